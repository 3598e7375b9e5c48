"""Find packages, indicators, observations and records by words or figures, in all languages.

The command line searches the same documents by the same keys as the site's pages do. A figure in
the query (`1,9 млрд`, `1053`) or a year leads to the observations that were meant, a region to its
figure. Pure Python; what is read of a record is kept as long as the process runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from civdata.errors import UnknownName
from civdata.lookup.rank import Finder, Page

if TYPE_CHECKING:
    from pathlib import Path

    from civdata.lookup.shelf import Shelf
    from civdata.model import Collection

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
    score: float = 0.0
    path: str = ""

    def __repr__(self) -> str:
        from civdata.model.shown import cut

        return f"<{self.kind} {self.id}: {cut(self.title)}>"

    def _repr_html_(self) -> str:
        from civdata.model.shown import html_table

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
    from civdata.lookup.reading import shelf_of

    return found(shelf_of(collection, site), text, lang, limit)


def found(shelf: Shelf, text: str, lang: str = "", limit: int = 50) -> list[Hit]:
    """Return what fits `text` of what can be searched, as `search` does."""
    lang = lang or shelf.language
    if lang not in shelf.languages:
        raise UnknownName.among("language", lang, shelf.languages)
    finder, asked = Finder(shelf), text.strip()
    hits = list(_by_id(shelf, asked, lang))
    answer = finder.find(text)
    for page in answer.pages[:limit]:
        hits += [hit for hit in _hits(shelf, page, answer.areas, lang) if hit.id != asked]
        if len(hits) >= limit:
            break
    return hits[:limit]


def _by_id(shelf: Shelf, asked: str, lang: str) -> Iterator[Hit]:
    """Yield what has exactly this id."""
    if not asked or " " in asked:
        return
    for number, document in enumerate(shelf.documents):
        if document.id == asked and document.kind in ("package", "indicator", "source"):
            yield _scored(shelf, number, None, lang, 1000.0)
        for at, place in enumerate(document.places):
            if place.id == asked:
                yield _scored(shelf, number, at, lang, 1000.0)


def _hits(shelf: Shelf, page: Page, areas: tuple[str, ...], lang: str) -> Iterator[Hit]:
    """Yield the places of a page that were meant, or the page itself.

    Where an area is asked for, its figure; where it has none, the nearest one, said as such.
    """
    document = shelf.documents[page.document]
    places, missing = _meant(shelf, page, areas), ""
    if document.kind == "indicator" and areas and not set(areas) & document.areas.keys():
        missing = areas[0]
    for place in places[:SHOWN]:
        hit = _scored(shelf, page.document, place, lang, page.score)
        yield replace(hit, detail=_nearest(shelf, missing, lang) + hit.detail)
    if not places:
        yield _scored(shelf, page.document, None, lang, page.score)


# complex: one row of guards, a kind of page each
def _meant(shelf: Shelf, page: Page, areas: tuple[str, ...]) -> list[int]:
    """Return the places of a page that were meant; none where it is meant as a whole."""
    document, places = shelf.documents[page.document], page.places()
    if document.kind == "page" or (areas and document.kind == "package"):
        return []
    if document.kind != "indicator":
        return places
    if not areas:
        return _whole_first(shelf, page.document, places) if page.figures else []
    area = next(filter(document.areas.__contains__, areas), "")
    asked = places if area and page.figures else []
    there = [at for at in asked if document.places[at].area == area]
    return there or _standing(shelf, page.document, area)


def _whole_first(shelf: Shelf, number: int, places: list[int]) -> list[int]:
    """Put the figures of the whole country first; where none was found, the one that stands."""

    def whole_of(found: Iterable[int]) -> list[int]:
        known = shelf.documents[number].places
        return [at for at in found if shelf.is_whole(known[at].area)]

    whole = whole_of(places)
    if places and not whole:
        standing = _standing(shelf, number, "")
        whole = standing if whole_of(standing[:1]) else []
    return [*whole, *(at for at in places if at not in whole)]


def _standing(shelf: Shelf, number: int, area: str) -> list[int]:
    """Return the place of the figure that stands for an area, or for the whole."""
    chosen = shelf.standing(number, area)
    places = enumerate(shelf.documents[number].places)
    return [at for at, place in places if chosen and place.id == chosen]


def _nearest(shelf: Shelf, area: str, lang: str) -> str:
    """Say that nobody has published this for an area, before the nearest figure there is."""
    if not area:
        return ""
    pages = (one for one in shelf.documents if one.kind == "area" and one.id == area)
    named = next((page.names[lang] for page in pages), None)
    said = shelf.keys.by_code[lang].interface().get("search.area.none", "")
    return said.replace("{area}", named) + " " if named is not None and said else ""


def _scored(shelf: Shelf, number: int, place: int | None, lang: str, score: float) -> Hit:
    return replace(shelf.told(number, place, lang), score=round(score, 4))
