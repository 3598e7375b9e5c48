"""Which sources still print what was keyed from them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from civdata.errors import UnknownName, did_you_mean
from civdata.intake.freshness.fetch import Mark, Page, Rules, fetch
from civdata.intake.freshness.manners import Manners
from civdata.model import Collection, Observation

Verdict = Literal["there", "changed", "gone", "unreachable"]
VERDICTS: tuple[Verdict, ...] = ("there", "changed", "gone", "unreachable")
NEWS = frozenset(("changed", "gone"))
HOSTS_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Address:
    """A web address of a source and the observations that its page should print."""

    source: str
    url: str
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """What an address says about an observation: the verdict, its reason, and what stands now.

    `now` is the passage with another number in nearly the same words, where there is one.
    """

    observation: str
    source: str
    url: str
    as_printed: str
    verdict: Verdict
    detail: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Freshness:
    """All sightings, in the order of sources and of their observations."""

    sightings: tuple[Sighting, ...]

    @property
    def ok(self) -> bool:
        """True when nothing changed and nothing is gone; what was not reached proves neither."""
        return not any(sighting.verdict in NEWS for sighting in self.sightings)

    @property
    def counts(self) -> dict[str, int]:
        """How many observations, by verdict."""
        found = Counter(sighting.verdict for sighting in self.sightings)
        return {verdict: found[verdict] for verdict in VERDICTS}

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "ok": self.ok,
            "counts": self.counts,
            "sightings": [asdict(sighting) for sighting in self.sightings],
        }


def addresses(collection: Collection, ids: Iterable[str] = ()) -> tuple[Address, ...]:
    """Return the addresses of sources, all or those named, that some observation rests on.

    A source with a mirror has two. Raises UnknownName for a source that does not exist.
    """
    wanted = list(ids)
    for name in wanted:
        if name not in collection.sources:
            tip = did_you_mean(name, collection.sources, "; see sources/data/sources.csv")
            raise UnknownName(f"no source {name!r}{tip}")
    resting: dict[str, list[Observation]] = {}
    for observation in collection.observations.values():
        resting.setdefault(observation.source, []).append(observation)
    return tuple(
        Address(source.id, url, tuple(resting[source.id]))
        for source in collection.sources.values()
        if source.id in resting and (not wanted or source.id in wanted)
        for url in dict.fromkeys((source.url, source.mirror_url))
        if url
    )


def check(places: Sequence[Address], manners: Manners) -> Freshness:
    """Fetch every address, one at a time of each host, and look for every print."""
    hosts: dict[str, list[Address]] = {}
    for place in places:
        hosts.setdefault(urlsplit(place.url).netloc.lower(), []).append(place)
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        groups = list(pool.map(lambda group: _host(group, manners), hosts.values()))
    pages = {url: page for group in groups for url, page in group.items()}
    return Freshness(tuple(sighting for place in places for sighting in _sightings(place, pages)))


Looked = tuple[Page, dict[str, Mark]]


def _host(places: Sequence[Address], manners: Manners) -> dict[str, Looked]:
    """Look at the pages of one host, each once, with a pause between any two requests."""
    rules: Rules = {}
    pages: dict[str, Looked] = {}
    prints: dict[str, dict[str, None]] = {}
    for place in places:
        sought = dict.fromkeys(observation.as_printed for observation in place.observations)
        prints.setdefault(place.url, {}).update(sought)
    for url, sought in prints.items():
        if pages:
            time.sleep(manners.delay)
        page = fetch(url, manners, rules, list(sought), text=False)
        pages[url] = page, dict(zip(sought, page.marks, strict=False))
    return pages


def _sightings(place: Address, pages: dict[str, Looked]) -> Iterator[Sighting]:
    page, marks = pages[place.url]
    for observation in place.observations:
        print_ = observation.as_printed
        verdict, detail, now = _verdict(page, marks.get(print_))
        yield Sighting(observation.id, place.source, place.url, print_, verdict, detail, now)


def _verdict(page: Page, mark: Mark | None) -> tuple[Verdict, str, str]:
    """Say what a page shows of a print; a page that is not clear to its end shows no absence."""
    if page.state != "read":
        return page.state, page.detail, ""
    if mark and mark.there:
        return "there", page.detail, ""
    if mark is None or not page.whole:
        return "unreachable", "the page is too large to read to its end", ""
    if not page.sure:
        return "unreachable", "neither server nor page says its encoding", ""
    return "changed", page.detail, mark.now
