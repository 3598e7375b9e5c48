"""The book: one language's messages, templates and facts, and how a page is made of them."""

from __future__ import annotations

import json
import posixpath
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from civdata import languages
from civdata.model import (
    Collection,
    Finding,
    Indicator,
    Observation,
    Package,
    Row,
    Source,
    Table,
)
from civdata.model.settings import Settings
from civdata.pages.facts import Facts
from civdata.pages.words import Words, tied
from civdata.record.links import link
from civdata.storage import written


@dataclass(frozen=True, slots=True)
class Card:
    """What the picture of a page shows where it is shared; a text may be empty."""

    language: str
    topic: str
    name: str
    figure: str
    when: str
    source: str

    @property
    def text(self) -> str:
        """The same in words, for readers who do not see the picture."""
        said = (self.topic, self.name, self.figure, self.when, self.source)
        return " · ".join(part for part in said if part)


Subject = Package | Indicator | Table | Source | None
"""What a page may be about."""

SOURCES = "sources"
"""The package of the sources, which has pages of its own."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page ready to be written: its address below the language, what is said about it, its body.

    `kind` names its template and its looks, `subject` is what it is about, if that is one thing.
    `meta` goes before the Markdown as front matter; `card` is there where the page has a picture
    of its own.
    """

    language: str
    path: str
    title: str
    meta: Mapping[str, str]
    body: str
    kind: str
    subject: Subject = None
    changed: str = ""
    card: Card | None = None

    @property
    def package(self) -> str:
        """The package that the page is about, or nothing."""
        match self.subject:
            case None:
                return ""
            case Package(name=name):
                return name
            case Source():
                return SOURCES
            case Indicator(package=name) | Table(package=name):
                return name

    @property
    def markdown(self) -> str:
        """The whole text of the page's Markdown file."""
        head = "".join(
            f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in self.meta.items()
        )
        return f"---\n{head}---\n{self.body}\n"


@dataclass(frozen=True, slots=True)
class File:
    """A download: its address below the site, what it is, its size and checksum."""

    path: str
    format: str
    table: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An observation in the words of a page's language, with the addresses that prove it.

    `region` is the area where that is not the whole country, and `when` says period, region and a
    plan together, so that no list can leave the region out. `against` are the figures that deny
    it; `case` is the address of an open question about it, `settled` that of one that is explained
    or corrected; both are empty where all adds up. `proved` figures stand in a text that is held.
    """

    id: str
    path: str
    period: str
    value: str
    number: Markup
    printed: str
    printed_language: str
    status: str
    planned: bool
    area: str
    region: str
    when: str
    institution: str
    note: str
    source: Source
    publisher: str
    source_path: str
    place: str
    place_path: str
    link: str
    against: tuple[Observation, ...]
    case: str
    settled: str
    proved: bool


@dataclass(frozen=True)
class Book:
    """Everything that pages of one language are made of.

    `site_url` is the address of the site, or `/` where it has none yet; `findings` is what the
    checks found in a record that is published all the same, `written` names the pages that were
    written by hand.
    """

    language: str
    words: Words
    facts: Facts
    environment: Environment
    downloads: Mapping[str, tuple[File, ...]]
    linked_data: Mapping[tuple[str, str], str]
    site_url: str
    as_of: str = ""
    """The day of the record's newest change, from which days are counted."""
    findings: tuple[Finding, ...] = ()
    written: frozenset[str] = frozenset()

    @property
    def collection(self) -> Collection:
        """The packages that the pages are about."""
        return self.facts.collection

    @property
    def name(self) -> str:
        """The short name of the record."""
        settings = self.collection.settings
        return settings.name or settings.titled(self.language)

    @property
    def placed(self) -> bool:
        """Whether the site has an address of its own, so that other sites can lead to it."""
        return "://" in self.site_url

    @cached_property
    def checkable(self) -> bool:
        """Whether texts can be checked: there are figures, and a language that is read."""
        known = languages.read_codes()
        return self.facts.has_figures and any(code in known for code in self.collection.languages)

    def page(
        self,
        kind: str,
        path: str,
        title: str,
        description: str,
        /,
        *,
        subject: Subject = None,
        template: str = "",
        **values: Any,
    ) -> Page:
        """Render the template of a kind as the page at `path` (such as `grants/`; home is empty).

        `subject` is what the page is about; `template` is another one than that of the kind.
        """

        def url(target: str) -> str:
            return relative(path, target)

        known = {"book": self, "words": self.words, "say": self.words.say, "url": url}
        text = self.environment.get_template(template or f"{kind}.md").render(
            path=path, title=title, **known, **values
        )
        meta = {"title": title, "description": shortened(description), "kind": kind}
        return Page(self.language, path, title, meta, text.strip(), kind, subject)

    def show(self, observation: Observation) -> Shown:
        """Put an observation in words; the same one is put in words once."""
        shown = self._shown.get(observation.id)
        if shown is None:
            shown = self._shown[observation.id] = self._show(observation)
        return shown

    @cached_property
    def _shown(self) -> dict[str, Shown]:
        return {}

    def _show(self, o: Observation) -> Shown:
        words, source = self.words, self.collection.sources[o.source]
        counted = self.collection.indicators[o.indicator]
        before, number, after = words.parts(
            o.value,
            o.value_max,
            o.qualifier,
            counted.unit,
            words.form(counted),
        )
        period, status = words.period(o.time_period), words.name("statuses", o.obs_status)
        region = self.region(o)
        planned = status if o.obs_status == "planned" else ""
        return Shown(
            id=o.id,
            path=observation_path(o),
            period=period,
            value=f"{before}{number}{after}",
            number=Markup('{}<b class="n">{}</b>{}').format(before, number, after),
            printed=o.as_printed,
            printed_language=source.language,
            status=status,
            planned=o.obs_status == "planned",
            area=words.name("areas", o.ref_area),
            region=region,
            when=", ".join(part for part in (region, period, planned) if part),
            institution=words.name("institutions", o.institution) if o.institution else "",
            note=tied(o.notes.get(self.language, "")),
            source=source,
            publisher=source.publisher.name(self.language),
            source_path=f"sources/{source.id}/",
            place=words.place(o.locator),
            place_path=f"sources/{source.id}/#{anchor(o.locator)}",
            link=link(source, o),
            against=self.facts.against.get(o.id, ()),
            case=self._case(o),
            settled=self._settled(o),
            proved=source.held,
        )

    def region(self, o: Observation) -> str:
        """Name the area of a figure where that is not the whole country, else say nothing."""
        if o.ref_area == self.collection.country:
            return ""
        return self.words.name("areas", o.ref_area)

    def name_of(self, o: Observation) -> str:
        """Name what a figure counts, and where, if that is not the whole country."""
        name = self.collection.indicators[o.indicator].names[self.language]
        return ", ".join(part for part in (name, self.region(o)) if part)

    def other_language(self, text: str, said: Mapping[str, str]) -> str:
        """Return the language of words that this one cannot write; `said` is them by language.

        A name that nobody has translated stands in its own letters on every page.
        """
        return other_language(text, self.language, self.collection.languages, said)

    def name_language(self, row: Row) -> str:
        """Return the language of what a row is called, if it is none that this one can write."""
        names = {code: row[f"name_{code}"] for code in self.collection.languages}
        return self.other_language(row.called(self.language), names)

    def _case(self, o: Observation) -> str:
        if o.id not in self.facts.contested:
            return ""
        declared = self.facts.discrepancies.get(o.id, ())
        found = next((d.id for d in declared if d.state == "open"), "")
        return f"add-up/#{found}" if found else "add-up/"

    def _settled(self, o: Observation) -> str:
        if o.id in self.facts.contested:
            return ""
        declared = self.facts.discrepancies.get(o.id, ())
        return next((f"add-up/#{d.id}" for d in declared), "")

    def show_all(self, observations: Iterable[Observation]) -> tuple[Shown, ...]:
        """Put several observations in words."""
        return tuple(self.show(o) for o in observations)


def other_language(text: str, language: str, codes: Sequence[str], said: Mapping[str, str]) -> str:
    """Return in which of some languages words are that another one cannot write, or nothing."""
    own = languages.get(language).letters
    strange = {x for x in text.lower() if x.isalpha() and x not in own} if own else set()
    known = {code: languages.get(code).letters for code in codes}
    fits = [code for code, letters in known.items() if strange and strange <= letters]
    fits.sort(key=lambda code: (said.get(code) != text, len(known[code])))
    return fits[0] if fits else ""


def shortened(text: str, most: int = 200) -> str:
    """Cut a description for search results after a whole word.

    >>> shortened("One two three.", 9)
    'One two…'
    """
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0].rstrip(' ,;:.')}…"


def observation_path(observation: Observation) -> str:
    """The permanent address of an observation, below the language."""
    return f"{observation.package}/{observation.indicator}/#{observation.id}"


def anchor(locator: str) -> str:
    """The anchor of a place on a source's page: that of `¶57` is `p57`.

    Marks such as `#` and `=` would be read as parts of the address, so a locator that has any
    keeps its words and gets a checksum, which sets it apart from others with the same words.
    """
    plain = locator.removeprefix("¶")
    words = re.sub(r"[^\w.]+", "-", plain)
    return f"p{words}" if words == plain else f"p{words}-{zlib.crc32(plain.encode()):08x}"


@lru_cache(maxsize=200_000)
def relative(page: str, target: str) -> str:
    """The address of `target` as seen from `page`, both below the language; `/x` is below the site.

    >>> relative("grants/grants-amount/", "sources/report/#p3")
    '../../sources/report/#p3'
    >>> relative("grants/", "/data/grants/grants.zip"), relative("", ""), relative("a/", "a/#b")
    ('../../data/grants/grants.zip', './', '#b')
    """
    address, mark, fragment = target.partition("#")
    if mark and address == page:
        return f"#{fragment}"
    if address.startswith("/"):
        made = posixpath.relpath(address, f"/l/{page}")
    else:
        made = posixpath.relpath(f"/l/{address}", f"/l/{page}")
    if made == ".":
        made = "./"
    elif not address or address.endswith("/"):
        made += "/"
    return f"{made}{mark}{fragment}"


_FORM = re.compile(r"^(noun|date)\.|\.(zero|one|two|few|many|other)$")
"""Keys that each language has in its own number: no other language's word may stand in."""


def messages(folder: Path, language: str, settings: Settings) -> dict[str, str]:
    """Read the interface words of one language; those of the site's own folder go before.

    What a language has no word for stands in the default language, so that a page is never broken.
    """
    first = languages.get(languages.DEFAULT).interface()
    found = {key: text for key, text in first.items() if not _FORM.search(key)}
    found |= languages.get(language).interface()
    found |= _of_record(language, settings)
    own = folder / "messages" / f"{language}.json"
    if own.is_file():
        found |= written(own)
    return {str(key): str(text) for key, text in found.items()}


def _of_record(language: str, settings: Settings) -> dict[str, str]:
    """Return what the pages say of the record as a whole, by its settings."""
    title = settings.titled(language)
    about = settings.description.get(language, "") or title
    return {
        "home.title": title,
        "home.heading": title,
        "home.description": about,
        "footer.about": about,
    }
