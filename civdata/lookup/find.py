"""Find packages, indicators, observations and records by words or figures, in all languages.

The command line searches the same documents by the same keys as the site's pages do. A figure in
the query (`1,9 млрд`, `1053`) or a year leads to the observations that were meant, a region to its
figure. Pure Python; what is read of a record is kept as long as the process runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from civdata.errors import UnknownName
from civdata.lookup.documents import Document, Place, is_whole, library
from civdata.lookup.paths import record_path
from civdata.lookup.rank import Finder, Page
from civdata.model import Collection
from civdata.model.shown import cut, html_table

Kind = Literal["package", "indicator", "observation", "record", "table", "source", "area", "page"]
SHOWN = 3
"""At most so many places of a page are shown."""


@dataclass(frozen=True, slots=True, repr=False)
class Hit:
    """Something that was found, with a title and a detail in the reader's language.

    `path` is the address on the site, below the language.
    """

    kind: Kind
    id: str
    package: str
    title: str
    detail: str
    score: float
    path: str = ""

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id}: {cut(self.title)}>"

    def _repr_html_(self) -> str:
        rows = (("title", self.title), ("detail", self.detail), ("package", self.package))
        return html_table(f"{self.kind} {self.id}", (row for row in rows if row[1]))

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def search(
    collection: Collection,
    text: str,
    lang: str = "",
    limit: int = 50,
    site: Path | None = None,
) -> list[Hit]:
    """Return what fits `text`, best first, at most `limit` things; titles are in `lang`.

    `text` may be in any language of the record, whatever `lang` is. `site` is the source folder
    of the record's site, whose written pages are found as well.
    """
    lang = lang or collection.settings.language
    if lang not in collection.languages:
        raise UnknownName.among("language", lang, collection.languages)
    finder = _finder(_Held(collection, site))
    asked = text.strip()
    hits = list(_by_id(finder, asked, lang))
    found = finder.find(text)
    for page in found.pages[:limit]:
        hits += [hit for hit in _hits(finder, page, found.areas, lang) if hit.id != asked]
        if len(hits) >= limit:
            break
    return hits[:limit]


def _by_id(finder: Finder, asked: str, lang: str) -> Iterator[Hit]:
    """Yield what has exactly this id."""
    if not asked or " " in asked:
        return
    for document in finder.index.documents:
        if document.id == asked and document.kind in ("package", "indicator", "source"):
            yield _hit(finder, document, None, lang, 1000.0)
        for place in document.places:
            if place.id == asked:
                yield _hit(finder, document, place, lang, 1000.0)


def _hits(finder: Finder, page: Page, areas: tuple[str, ...], lang: str) -> Iterator[Hit]:
    """Yield the places of a page that were meant, or the page itself.

    Where an area is asked for, its figure; where it has none, the nearest one, said as such.
    """
    document = finder.index.documents[page.document]
    places, missing = _meant(finder, page, areas), ""
    if document.kind == "indicator" and areas and not set(areas) & document.areas.keys():
        missing = areas[0]
    for place in places[:SHOWN]:
        hit = _hit(finder, document, place, lang, page.score)
        yield replace(hit, detail=_nearest(finder, missing, lang) + hit.detail)
    if not places:
        yield _hit(finder, document, None, lang, page.score)


def _meant(finder: Finder, page: Page, areas: tuple[str, ...]) -> list[Place]:
    """Return the places of a page that were meant; none where it is meant as a whole."""
    document = finder.index.documents[page.document]
    places = [document.places[at] for at in page.places()]
    if document.kind == "page" or (areas and document.kind == "package"):
        return []
    if document.kind != "indicator":
        return places
    if not areas:
        return _whole_first(finder, document, places) if page.figures else []
    area = next(filter(document.areas.__contains__, areas), "")
    there = [place for place in places if place.area == area] if area and page.figures else []
    return there or _standing(finder, document, area)


def _whole_first(finder: Finder, document: Document, places: list[Place]) -> list[Place]:
    """Put the figures of the whole country first; where none was found, the one that stands."""
    collection = finder.library.collection
    whole = [place for place in places if is_whole(collection, place.area)]
    if places and not whole:
        standing = _standing(finder, document, "")
        whole = [place for place in standing[:1] if is_whole(collection, place.area)] and standing
    return [*whole, *(place for place in places if place not in whole)]


def _standing(finder: Finder, document: Document, area: str) -> list[Place]:
    """Return the place of the figure that stands for an area, or for the whole."""
    chosen = finder.library.standing(document, area or None)
    return [place for place in document.places if chosen and place.id == chosen.id]


def _nearest(finder: Finder, area: str, lang: str) -> str:
    """Say that nobody has published this for an area, before the nearest figure there is."""
    row = finder.library.collection.reference("areas").get(area)
    said = finder.library.keys.by_code[lang].interface().get("search.area.none", "")
    return said.replace("{area}", row[f"name_{lang}"]) + " " if row and said else ""


def _hit(finder: Finder, document: Document, place: Place | None, lang: str, score: float) -> Hit:
    score = round(score, 4)
    title = _named(document.names, lang) or document.id
    package = document.topic if document.topic != "pages" else ""
    if place is None:
        detail = _detail(finder, document, lang)
        return Hit(document.kind, document.id, package, title, detail, score, document.path)
    path = f"{document.path}#{place.id}"
    if place.kind != "observation":
        record = finder.library.collection.records.get(place.id)
        if record is None:
            return Hit("page", place.id, package, _named(place.names, lang), title, score, path)
        table, _ = record
        detail, path = _named(table.titles, lang) or table.name, record_path(table, place.id)
        return Hit("record", place.id, package, _named(place.names, lang), detail, score, path)
    title, detail = _said(finder.library.collection, place.id, title, lang)
    return Hit("observation", place.id, package, title, detail, score, path)


def _said(collection: Collection, name: str, title: str, lang: str) -> tuple[str, str]:
    """Return the title of a figure, with its area and period, and who printed it how and where."""
    o, known = collection.observations[name], collection.reference("areas")
    parts = [area for area in o.areas if area in known and not is_whole(collection, area)]
    where = ", ".join(known[area][f"name_{lang}"] for area in parts)
    source = collection.sources.get(o.source)
    publisher = source.publisher.name(lang) if source else o.source
    titled = ", ".join(filter(None, (title, where, o.time_period)))
    return titled, f"“{o.as_printed}” — {publisher}, {o.locator}"


def _detail(finder: Finder, document: Document, lang: str) -> str:
    collection = finder.library.collection
    if document.kind == "package" and (package := collection.package(document.id)):
        return package.descriptions.get(lang, "")
    if indicator := collection.indicators.get(document.id):
        return indicator.definitions.get(lang, "")
    if source := collection.sources.get(document.id):
        return source.publisher.name(lang)
    return ""


def _named(names: Any, lang: str) -> str:
    return names.get(lang) or next(filter(None, names.values()), "")


@dataclass(frozen=True, eq=False)
class _Held:
    """A collection as a key: the same only as itself, since its contents cannot be hashed."""

    collection: Collection
    site: Path | None

    def __hash__(self) -> int:
        return hash((id(self.collection), self.site))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Held):
            return False
        return self.collection is other.collection and self.site == other.site


@lru_cache(maxsize=4)
def _finder(held: _Held) -> Finder:
    return Finder(library(held.collection, held.site))
