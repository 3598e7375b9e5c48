"""Which sources still print what was keyed from them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from civdata.errors import UnknownName, did_you_mean
from civdata.intake.freshness.fetch import Manners, Page, allowed, fetch
from civdata.intake.freshness.text import comparable, nearest, stands
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
    pages = {page.url: page for group in groups for page in group}
    return Freshness(
        tuple(
            _sighting(place, observation, pages[place.url])
            for place in places
            for observation in place.observations
        )
    )


def _host(places: Sequence[Address], manners: Manners) -> list[Page]:
    """Fetch the pages of one host, each once, with a pause between any two requests."""
    rules: dict[str, RobotFileParser | str] = {}
    pages: list[Page] = []
    for url in dict.fromkeys(place.url for place in places):
        if pages:
            time.sleep(manners.delay)
        asked = len(rules)
        barred = allowed(url, manners, rules)
        if barred:
            pages.append(Page(url, "unreachable", "", barred))
            continue
        if len(rules) > asked:
            time.sleep(manners.delay)
        page = fetch(url, manners)
        pages.append(replace(page, url=url, text=comparable(page.text)))
    return pages


def _sighting(place: Address, observation: Observation, page: Page) -> Sighting:
    verdict: Verdict
    now, detail = "", page.detail
    if page.state != "read":
        verdict = page.state
    elif stands(print_ := comparable(observation.as_printed), page.text):
        verdict = "there"
    elif not page.whole:
        verdict, detail = "unreachable", "the page is too large to read to its end"
    else:
        verdict = "changed"
        now = nearest(print_, page.text)
    return Sighting(
        observation.id, place.source, place.url, observation.as_printed, verdict, detail, now
    )
