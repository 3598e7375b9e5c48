"""What can be found: a document for each page of a record, made for finding, not for reading.

The command line and the site search the same documents. One says everything that its page says,
names in all languages, so that a search in one language finds what is named in another. Places are
the single figures and records on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from civdata import languages
from civdata.languages.wordforms import words
from civdata.lookup import keys
from civdata.lookup.document import Document, Kind, Place, Said
from civdata.lookup.paths import is_long, table_path
from civdata.lookup.synonyms import Synonyms
from civdata.model import Collection, Indicator, Observation, Package, Row, Source, Table, Texts
from civdata.record.standing import national, preferred
from civdata.storage import written

NAME, TITLE, ASKED, RECORD, BODY, ASIDE = 8.0, 3.0, 5.0, 2.1, 0.4, 0.1
"""What a word counts: in a name that consists of it alone, likewise in the title of a source,
among the words by which a page is asked for, in the name of a record of one word, in a definition
or beside a figure, and in what is said in passing."""

CALLED = 2.0
"""What a word counts among those by which an indicator is asked for, beside its name."""

PUBLISHER = 1.0
"""What a word counts in the name of who published a source."""

FIGURE, MANY = 4.0, 5
"""What a figure counts; from how many figures on a page comes first among equals."""

TELLING = 400
"""How many rows of a table of records are searched by all their words, not by their names alone."""

HELPERS = ("reference", "sources")
HEADING = re.compile(r"#{2,3} .*\{#([\w-]+)\}")
"""A heading of a page that can be led to."""


_LETTER = re.compile(r"[^\W\d_]")
_NO_WORDS = re.compile(r"https?:|[a-z0-9-]+$")  # an address or an id


@dataclass(frozen=True)
class Library:
    """All documents of a record, with the keys of its languages and the words of its own."""

    collection: Collection
    keys: keys.Keys
    synonyms: Synonyms
    documents: tuple[Document, ...]

    def weight(self, document: Document) -> float:
        """Say what a word counts in the name of a document: more where it says little else."""
        base = TITLE if document.kind == "source" else ASKED if document.kind == "page" else NAME
        many = min(len(document.places), MANY) / MANY / 4 if document.kind == "indicator" else 0
        lengths = [self.keys.length(text, x) for x, text in document.names.items() if text]
        return base * (1 + many) / (sum(lengths) / len(lengths) if lengths else 1) ** 0.5

    def page(self, path: str, names: Texts, words: Texts) -> Document:
        """Make the document of a page that only the site has; its words count little."""
        texts = tuple((x, plain_text(text)) for x, text in words.items())
        asked = tuple(Said(ASKED, (one,)) for one in self.synonyms.asks.get(path, ()))
        named = Said(0, tuple((x, text) for x, text in names.items() if text))
        said = (named, *asked, Said(ASIDE, texts))
        area = self.area_of(path)
        if area:
            return Document(path, "area", area, "pages", names, said)
        return Document(path, "page", path.strip("/"), "pages", names, said)

    def is_whole(self, area: str) -> bool:
        """Say whether an area is the whole that the record is about."""
        return is_whole(self.collection, area)

    def area_of(self, path: str) -> str:
        """Return the area that a page is about by its address, which ends with the code."""
        last = path.strip("/").rpartition("/")[2].lower()
        areas = self.collection.reference("areas")
        return next((code for code in areas if code.lower() == last), "")

    # complex: figures are narrowed down step by step
    def standing(self, document: Document, area: str | None = None) -> Observation | None:
        """Return the figure that stands for an indicator: of the newest actual period, else any.

        Without an area it is one of the whole country, where there is one.
        """
        figures = [
            self.collection.observations[place.id]
            for place in document.places
            if place.kind == "observation" and area in (None, place.area)
        ]
        given = figures if area else national(self.collection, figures)
        pool = [o for o in given if o.obs_status == "actual" and o.time_period] or given
        newest = max((o.time_period.rpartition("/")[2] for o in pool), default="")
        chosen = [o for o in pool if o.time_period.rpartition("/")[2] == newest]
        return preferred(self.collection, chosen)


def library(collection: Collection, site: Path | None = None) -> Library:
    """Make the documents of a record; `site` is the source folder of its site, where it has one."""
    chosen = tuple(languages.get(code) for code in collection.languages)
    bodies = {
        code: {x: row[f"name_{x}"] for x in collection.languages}
        for code, row in collection.reference("institutions").items()
    }
    synonyms = Synonyms.read(site, chosen, bodies)
    empty = frozenset(
        key
        for code, row in collection.reference("areas").items()
        if is_whole(collection, code)
        for language in chosen
        for word in words(row[f"name_{language.code}"])
        for key in keys.Keys(chosen).of_word(word, language.code)
    )
    known = keys.Keys(chosen, synonyms.things, empty | synonyms.empty(chosen))
    made = _Maker(collection, known, synonyms, site)
    return Library(collection, known, synonyms, tuple(made.all()))


def is_whole(collection: Collection, area: str) -> bool:
    """Say whether an area is the whole that a record is about, which needs no word."""
    return area in ("", collection.settings.country)


class _Maker:
    """Makes the documents of a collection; what they share is worked out once."""

    def __init__(
        self, collection: Collection, known: keys.Keys, synonyms: Synonyms, site: Path | None
    ) -> None:
        self.collection, self.keys, self.synonyms, self.site = collection, known, synonyms, site
        self.codes = tuple(known.by_code)
        self.by_indicator: dict[str, list[Observation]] = {}
        for o in sorted(
            collection.observations.values(), key=lambda o: (not o.time_period, o.time_period)
        ):
            self.by_indicator.setdefault(o.indicator, []).append(o)

    def all(self) -> Iterator[Document]:
        """Yield the documents of all pages."""
        for package in self.collection.packages:
            if package.name in HELPERS:
                continue
            yield self._package(package)
            for indicator in package.indicators.values():
                yield self._indicator(package, indicator)
            for table in package.records:
                if is_long(table):
                    yield self._table(package, table)
        for source in self.collection.sources.values():
            yield self._source(source)
        yield from self._areas()
        yield from self._pages()

    def _package(self, package: Package) -> Document:
        said, places = [self._all(BODY, package.descriptions)], list[Place]()
        for table in package.records:
            if not is_long(table):
                self._records(table, said, places)
        for table in package.tables if package.foreign else ():
            said.append(self._all(BODY, table.titles))
            said.append(self._all(ASIDE, table.descriptions))
        path = f"{package.name}/"
        names = {code: package.titled(code) for code in self.codes}
        return self._made("package", path, package.name, package.name, names, said, places)

    def _table(self, package: Package, table: Table) -> Document:
        said, places = [self._all(BODY, table.descriptions)], list[Place]()
        self._records(table, said, places)
        path, names = table_path(table), {code: table.titled(code) for code in self.codes}
        return self._made("table", path, table.name, package.name, names, said, places)

    # complex: one loop over records, whose first ones say more
    def _records(self, table: Table, said: list[Said], places: list[Place]) -> None:
        """Add the records of a table: their names, and what else stands in words about them."""
        skipped = {
            "id",
            "source",
            "locator",
            *(f for key in table.foreign_keys for f in key.fields),
        }
        titles = tuple(table.titles.items())
        columns = [
            (column, code if stem and code in self.codes else "")
            for column in table.columns
            for stem, _, code in (column.rpartition("_"),)
            if column not in skipped and stem != "name"
        ]
        for row in table.rows:
            names = {code: row.called(code) for code in self.codes}
            places.append(Place(row["id"], "record", names))
            at = len(places) - 1
            long = max(len(name.split()) for name in names.values()) or 1
            said.append(Said(RECORD / long**0.5, tuple(names.items()), at))
            if not is_long(table):
                said.append(Said(ASIDE, titles, at))
            if at < TELLING:
                said.append(Said(ASIDE, tuple(self._cells(columns, row)), at))

    def _cells(self, columns: Iterable[tuple[str, str]], row: Row) -> Iterator[tuple[str, str]]:
        """Yield the words in the cells of a row, with their language; columns name it or not."""
        for column, code in columns:
            text = row[column]
            if not text or not _LETTER.search(text):
                continue
            if _NO_WORDS.match(text) and not text.isalpha():
                continue
            yield code or self._printed_in(row), text

    def _printed_in(self, row: Row) -> str:
        source = self.collection.sources.get(row["source"])
        return source.language if source else self.codes[0]

    def _indicator(self, package: Package, indicator: Indicator) -> Document:
        said = [self._all(ASIDE, indicator.definitions), self._all(BODY, package.titles)]
        places, figures = list[Place](), self.by_indicator.get(indicator.id, [])
        for o in figures:
            places.append(Place(o.id, "observation", {}, o.ref_area))
            said += self._observation(o, len(places) - 1)
        path, names = f"{package.name}/{indicator.id}/", indicator.names
        return self._made("indicator", path, indicator.id, package.name, names, said, places)

    # complex: all that is said about a figure, a line each
    def _observation(self, o: Observation, at: int) -> Iterator[Said]:
        source, collection = self.collection.sources.get(o.source), self.collection
        values = [key for v in (o.value, o.value_max) if v is not None for key in keys.of_value(v)]
        yield Said(FIGURE, (), at, tuple(values))
        yield Said(BODY, (), at, tuple(keys.of_period(o.time_period)))
        told = [("areas", area) for area in o.areas if not is_whole(collection, area)]
        for table, code in (*told, ("institutions", o.institution)):
            if row := collection.reference(table).get(code):
                yield Said(BODY, tuple((x, row[f"name_{x}"]) for x in self.codes), at)
        language = source.language if source else self.codes[0]
        printed = ((language, o.as_printed), *o.notes.items())
        yield Said(ASIDE, printed, at)
        if source:
            yield Said(ASIDE, tuple((x, source.publisher.name(x)) for x in self.codes), at)

    def _source(self, source: Source) -> Document:
        names = dict.fromkeys(self.codes, source.title)
        said = [
            Said(TITLE / 2.4, ((source.language, source.title),)),
            self._all(PUBLISHER, source.publisher.names),
            self._all(ASIDE, source.notes),
        ]
        return self._made("source", f"sources/{source.id}/", source.id, "pages", names, said, ())

    def _areas(self) -> Iterator[Document]:
        """Yield the pages of the areas, each with all figures of one."""
        for code, row in self.collection.reference("areas").items():
            if not is_whole(self.collection, code):
                names = {x: row[f"name_{x}"] for x in self.codes}
                said = (self._all(0, names),)
                yield Document(f"regions/{code.lower()}/", "area", code, "pages", names, said)

    def _pages(self) -> Iterator[Document]:
        """Yield the pages that are mostly words: the theme's and those of the record's own."""
        own = {x: _messages(self.site, x, self.keys) for x in self.codes}
        for path, stem in PAGES.items():
            names = {x: own[x].get(f"{stem}.title", "") for x in self.codes}
            if not any(names.values()) or (path == CHECK and not self._is_checkable):
                continue
            told = {x: own[x].get(f"{stem}.description", "") for x in self.codes}
            said, places = [self._all(BODY, told)], list[Place]()
            if path == "add-up/":
                for item in self.collection.discrepancies:
                    places.append(Place(item.id, "heading", item.names))
                    said.append(Said(ASIDE, tuple(item.names.items()), len(places) - 1))
            yield self._made("page", path, path.strip("/"), "pages", names, said, places)
        yield from self._written()

    @property
    def _is_checkable(self) -> bool:
        """Whether texts can be checked: there are figures, and a language that is read."""
        read = set(languages.read_codes()) & set(self.codes)
        return bool(self.collection.observations and read)

    # complex: one loop over lines: a title, a heading, or text
    def _written(self) -> Iterator[Document]:
        folder = self.site / "pages" if self.site else None
        if folder is None or not folder.is_dir():
            return
        for name in sorted({path.name for x in self.codes for path in (folder / x).glob("*.md")}):
            names: dict[str, str] = {}
            said, places = list[Said](), dict[str, Place]()
            for code, line in self._lines(folder, name):
                text = plain_text(line)
                if code not in names and line.startswith("# "):
                    names[code] = text
                elif heading := HEADING.match(line):
                    known = places.get(heading[1])
                    titles = {**(known.names if known else {}), code: text}
                    places[heading[1]] = Place(heading[1], "heading", titles)
                said.append(Said(ASIDE, ((code, text),)))
            stem = name.removesuffix(".md")
            yield self._made("page", f"{stem}/", stem, "pages", names, said, tuple(places.values()))

    def _lines(self, folder: Path, name: str) -> Iterator[tuple[str, str]]:
        """Yield the lines of a page in each language that has it."""
        for code in self.codes:
            path = folder / code / name
            if path.is_file():
                yield from ((code, line) for line in path.read_text("utf-8").splitlines())

    def _made(
        self,
        kind: Kind,
        path: str,
        id: str,
        topic: str,
        names: Texts,
        said: Iterable[Said],
        places: Sequence[Place],
    ) -> Document:
        named = () if kind == "source" else (self._all(0, names),)
        asked = tuple(_asked(kind, one) for one in self.synonyms.asks.get(path, ()))
        return Document(path, kind, id, topic, names, (*named, *asked, *said), tuple(places))

    def _all(self, weight: float, texts: Texts) -> Said:
        return Said(weight, tuple((x, texts[x]) for x in self.codes if texts.get(x)))


def _asked(kind: Kind, phrase: tuple[str, str]) -> Said:
    """Say by what a page is asked for; a phrase is known as one besides, its words count less."""
    weight = ASKED if len(words(phrase[1])) == 1 else ASKED / 2**0.5
    return Said(CALLED if kind == "indicator" else weight, (phrase,))


CHECK = "check/"
PAGES = {
    "add-up/": "addup",
    "changes/": "changes",
    "glossary/": "glossary",
    "sources/": "sources",
    "regions/": "regions",
    "about/": "about",
    "compare/": "compare",
    CHECK: "check",
}
"""The theme's own pages of words, and how their messages begin."""


def _messages(site: Path | None, code: str, known: keys.Keys) -> dict[str, str]:
    own = site / "messages" / f"{code}.json" if site else None
    more = written(own) if own and own.is_file() else {}
    return {**known.by_code[code].interface(), **more}


def plain_text(markdown: str) -> str:
    """Take the marks of Markdown and HTML off a text."""
    text = re.sub(r"<[^>]*>|\]\([^)]*\)|\{[#.{%][^}]*\}+", " ", markdown)
    return re.sub(r"[*`#\[\]\\|]", "", text).strip()
