"""Seals: what somebody with the texts found at each place, in a form that gives no text away.

A row of `sources/data/seals.csv` is a place of a held source. `prints` holds a short hash of each
fragment that was keyed from there and found there; `figures` one hash of all figures in order.
The sha256 of the whole text goes into each hash, so a seal is of that text and no other. Who has
no text can tell that a keyed place or print is not the one that was found; a seal proves nothing
about a figure that nobody with the text has looked at.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from civdata.model import Collection, IndexedFigure, Row, Source, Table
from civdata.storage import fold

COLUMNS = ("source", "locator", "figures", "prints")
PROVED_TYPES = ("integer", "number", "year", "date")
PROVED_NAMES = ("number", "period", "valid_period", "in_force_period")
LENGTH = 10
PAGE = "page"
"""The place of what stands somewhere on a page, which has no seal."""
DAY = "date"
"""Stands for the place of a table's day, which no cell prints."""
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Seal:
    """What was found at one place."""

    line: int
    figures: str
    prints: frozenset[str]


def seals(collection: Collection) -> Mapping[Key, Seal]:
    """Return the seals by source and place; empty where the record has none."""
    table = collection.table("sources", "seals")
    return {
        (row["source"], row["locator"]): Seal(
            row.line, row["figures"], frozenset(row["prints"].split())
        )
        for row in (table.rows if table else ())
    }


def digest(sha256: str, *words: str) -> str:
    """Return the hash of words at a place of a text; white space does not count.

    >>> digest("5f", "¶1", "10  projects") == digest("5f", "¶1", "10 projects")
    True
    """
    text = "\0".join((sha256, *map(fold, words)))
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def figures_digest(sha256: str, figures: Iterable[IndexedFigure]) -> str:
    """Return the hash of the figures of a place in order, empty where there are none."""
    words = [word for f in figures for word in (f.locator, str(f.position), f.printed)]
    return digest(sha256, *words) if words else ""


def proved_columns(table: Table) -> list[str]:
    """The columns of a record table whose cells are printed figures: numbers and dates."""
    return [f.name for f in table.fields if f.type in PROVED_TYPES or f.name in PROVED_NAMES]


def cells_of(table: Table, row: Row) -> dict[str, str]:
    """Return the numbers and dates of a record by column, as far as it has them."""
    return {name: row[name] for name in proved_columns(table) if row[name]}


def numbers_of(cells: Mapping[str, str]) -> str:
    """Return numbers and dates by column as one text to seal: each must stay in its column.

    >>> numbers_of({"year": "2010", "value": "17.8"})
    'year 2010; value 17.8'
    """
    return "; ".join(f"{name} {cell}" for name, cell in cells.items() if cell)


def figures_by_place(collection: Collection) -> dict[Key, list[IndexedFigure]]:
    """Return the index of figures by source and place."""
    found: dict[Key, list[IndexedFigure]] = defaultdict(list)
    for figure in collection.figures:
        found[figure.source, figure.locator].append(figure)
    return found


def sealed(collection: Collection) -> Iterator[dict[str, str]]:
    """Yield the rows of the seals for a record whose every place was found: in order of source.

    Call it only when the gates have passed with the texts at hand.
    """
    held = {source.id: source for source in collection.sources.values() if source.held}
    prints: dict[Key, set[str]] = defaultdict(set)
    for source, locator, word in _keyed(collection, held):
        prints[source, locator].add(digest(held[source].sha256, locator, word))
    figures = figures_by_place(collection)
    order = {name: number for number, name in enumerate(held)}
    for source, locator in sorted(
        {*prints, *figures}, key=lambda place: (order.get(place[0], 0), _natural(place[1]))
    ):
        if source in held:
            yield {
                "source": source,
                "locator": locator,
                "figures": figures_digest(held[source].sha256, figures[source, locator]),
                "prints": " ".join(sorted(prints[source, locator])),
            }


def _keyed(collection: Collection, held: Mapping[str, Source]) -> Iterator[tuple[str, str, str]]:
    """Yield what was keyed from held sources: source, place and words.

    The cells of a table print no day of their own, so its day stands at a place of its own.
    """
    for o in collection.observations.values():
        if o.source in held and o.locator != PAGE:
            yield from _words(
                held[o.source], o.locator, o.as_printed, {"time_period": o.time_period}
            )
    for table, row in collection.records.values():
        source, locator = held.get(row["source"]), row["locator"]
        if source and locator != PAGE:
            yield from _words(source, locator, row["as_printed"], cells_of(table, row))
    for source in held.values():
        if source.tabular and source.date:
            yield source.id, DAY, source.date


def _words(
    source: Source, locator: str, printed: str, cells: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Yield a print and, where the source is a table, the numbers and dates beside it."""
    said = numbers_of(cells) if source.tabular else ""
    for word in filter(None, (printed, said)):
        yield source.id, locator, word


def _natural(locator: str) -> list[tuple[bool, int, str]]:
    """Return a key that sorts ¶9 before ¶10."""
    parts: list[str] = []
    for letter in locator:
        if parts and parts[-1][-1].isdigit() == letter.isdigit():
            parts[-1] += letter
        else:
            parts.append(letter)
    return [(p.isdigit(), int(p) if p.isdigit() else 0, p) for p in parts]
