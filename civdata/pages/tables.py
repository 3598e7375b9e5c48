"""Views and records as grids: cells in the words of a language, each number with its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from civdata.lookup.paths import is_long, record_path
from civdata.model import DECIMAL, Field, Package, Row, Source, Table
from civdata.pages.book import Book, anchor, observation_path
from civdata.record.views import Cell, Column, View, derive

WRITTEN = ("title", "project", "nomination")
"""Columns that hold words of the source, in its language."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its text, where it leads, its language if another than the page's, its marks.

    `case` is the address of what explains why its figure does not add up.
    """

    text: str = ""
    path: str = ""
    language: str = ""
    numeric: bool = False
    case: str = ""
    planned: bool = False
    printed: bool = False
    note: str = ""
    sort: str = ""


@dataclass(frozen=True, slots=True)
class GridHead:
    """The head of a column: its title and, for figures, the unit."""

    title: str
    unit: str = ""
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to be shown: its anchor, title, heads and rows; a row is an anchor and cells.

    `sources` are named below it, with the marks that cells use; `stack` tables become cards on a
    narrow screen, the others scroll.
    """

    id: str
    title: str
    heads: tuple[GridHead, ...]
    rows: tuple[tuple[str, tuple[GridCell, ...]], ...]
    sources: tuple[tuple[str, Source], ...] = ()
    stack: bool = False


def views(book: Book, package: Package) -> Iterator[tuple[View, Grid]]:
    """Show the derived tables of figures of a package; tables of records are shown by `records`."""
    for spec in package.views:
        if spec.rows == "record":
            continue
        made = derive(book.collection, package, spec)
        title = made.titles[book.language]
        if made.kind == "time_period":
            yield made, Grid(made.name, title, *_by_period(book, package, made))
            continue
        chosen = [c.observation for row in made.rows for c in row if c.observation]
        marks = _marks(o.source for o in chosen)
        body = _by_indicator(book, package, made, marks)
        yield made, Grid(made.name, title, *body, _listed(book, marks), stack=True)


_Body = tuple[tuple[GridHead, ...], tuple[tuple[str, tuple[GridCell, ...]], ...]]


def _by_period(book: Book, package: Package, view: View) -> _Body:
    columns = [column for column in view.columns if column.indicator]
    heads = [GridHead(book.words.column("time_period"))]
    heads += [_figure_head(book, package, column) for column in columns]
    rows = []
    for row in view.rows:
        cells = [GridCell(book.words.period(str(row[0].value)))]
        cells += [_figure(book, cell) for cell in row[1 : len(columns) + 1]]
        rows.append(("", tuple(cells)))
    return tuple(heads), tuple(rows)


def _figure_head(book: Book, package: Package, column: Column) -> GridHead:
    unit = package.indicators[column.indicator].unit
    return GridHead(column.titles[book.language], book.words.unit(unit), numeric=True)


def _figure(book: Book, cell: Cell) -> GridCell:
    """A figure in a table whose head names the unit: the noun stays out where print allows."""
    o = cell.observation
    if o is None:
        return GridCell(numeric=True)
    unit = book.collection.indicators[o.indicator].unit
    plain = o.qualifier == "exact" and o.value_max is None
    text = book.words.short(o.value, unit) if plain else book.show(o).value
    planned = o.obs_status == "planned"
    region = book.region(o)
    text = f"{text} ({region})" if region else text
    return GridCell(text, observation_path(o), "", True, _case(book, cell), planned)


def _case(book: Book, cell: Cell) -> str:
    """The address of what explains a contested cell, else an empty text."""
    return book.show(cell.observation).case if cell.observation and cell.contested else ""


def _marks(used: Iterable[str]) -> dict[str, str]:
    """Number the sources of a table in order of use; a single one needs no number."""
    found = list(dict.fromkeys(used))
    return {name: str(place) if len(found) > 1 else "" for place, name in enumerate(found, 1)}


def _listed(book: Book, marks: dict[str, str]) -> tuple[tuple[str, Source], ...]:
    return tuple((mark, book.collection.sources[name]) for name, mark in marks.items())


def _place(book: Book, source: str, locator: str, marks: dict[str, str]) -> GridCell:
    mark = f"[{marks[source]}] " if marks[source] else ""
    text = f"{mark}{book.words.place(locator)}"
    return GridCell(text, f"sources/{source}/#{anchor(locator)}")


def _by_indicator(book: Book, package: Package, view: View, marks: dict[str, str]) -> _Body:
    words = book.words
    names = ("indicator", "value", "time_period", "as_printed", "locator")
    heads = tuple(GridHead(words.column(name), numeric=name == "value") for name in names)
    rows = []
    for row in view.rows:
        cell = next(cell for cell in row if cell.observation)
        assert cell.observation is not None
        shown = book.show(cell.observation)
        indicator = package.indicators[cell.observation.indicator]
        cells = (
            GridCell(indicator.names[book.language], f"{package.name}/{indicator.id}/"),
            GridCell(shown.value, shown.path, "", True, _case(book, cell), shown.planned),
            GridCell(shown.when),
            GridCell(shown.printed, language=shown.printed_language, printed=True),
            _place(book, shown.source.id, cell.observation.locator, marks),
        )
        rows.append(("", cells))
    return heads, tuple(rows)


def records(book: Book, package: Package) -> Iterator[Grid]:
    """Show the tables about things that stand on the package's own page."""
    for table in package.records:
        if not is_long(table):
            yield of_records(book, package, table)


def title_of(book: Book, package: Package, table: Table) -> str:
    """The title of a table about things: that of its view, where there is one."""
    title = table.titles.get(book.language, table.name)
    for spec in package.views:
        if spec.rows == "record" and spec.table == table.name:
            title = spec.titled(book.language)
    return title


def of_records(book: Book, package: Package, table: Table) -> Grid:
    """Show a table about things: a row a record, with its anchor, source and place."""
    fields = list(_folded(table, book.collection.languages))
    title = title_of(book, package, table)
    marks = _marks(row["source"] for row in table.rows)
    heads = (*(_title(book, name) for name, _ in fields), book.words.column("locator"))
    rows = tuple(
        (row["id"], (*_record_cells(book, row, fields), _record_place(book, table, row, marks)))
        for row in table.rows
    )
    anchor_name = table.name.replace("_", "-")
    listed = _listed(book, marks)
    return Grid(anchor_name, title, tuple(map(GridHead, heads)), rows, listed, stack=True)


def _record_place(book: Book, table: Table, row: Row, marks: dict[str, str]) -> GridCell:
    """Lead to the place on the source's page; a long table is named there as a whole."""
    cell = _place(book, row["source"], row["locator"], marks)
    return replace(cell, path=f"sources/{row['source']}/") if is_long(table) else cell


def _folded(table: Table, codes: tuple[str, ...]) -> Iterator[tuple[str, Field]]:
    """Columns worth showing, the name first: three languages folded to one, no empty columns."""
    for field in sorted(table.fields, key=lambda field: field.name.partition("_")[0] != "name"):
        stem, _, tail = field.name.rpartition("_")
        if tail in codes and stem:
            if tail == codes[0] and stem != "note" and _used(table, field):
                yield stem, field
        elif field.name not in ("id", "source", "locator") and _used(table, field):
            yield field.name, field


def _used(table: Table, field: Field) -> bool:
    return any(row[field.name] for row in table.rows)


def _title(book: Book, name: str) -> str:
    columns = book.collection.reference("columns")
    if name not in columns and f"{name}_{book.language}" in columns:
        return book.words.column(f"{name}_{book.language}").partition(" (")[0]
    return book.words.column(name)


def _record_cells(book: Book, row: Row, fields: Iterable[tuple[str, Field]]) -> Iterator[GridCell]:
    """Put a record's cells in words; its note stands below its first cell."""
    note = row[f"note_{book.language}"]
    for name, field in fields:
        yield replace(_record_cell(book, row, name, field), note=note)
        note = ""


# complex: a flat dispatch over types of columns
def _record_cell(book: Book, row: Row, name: str, field: Field) -> GridCell:
    words, value = book.words, row[name] or row[f"{name}_{book.language}"]
    if field.type == "date":
        return GridCell(words.date(value, short=True), sort=value)
    if name.endswith("period") and value:
        return GridCell(words.period(value), sort=value)
    if name.endswith("_printed") or name in WRITTEN:
        language = book.collection.sources[row["source"]].language
        printed = name.endswith("_printed") and bool(value)
        return GridCell(value, language=language, printed=printed)
    if name == "url":
        return GridCell(value, path=value)
    if field.type in ("integer", "number"):
        text = words.number(Decimal(value)) if DECIMAL.fullmatch(value) else value
        return GridCell(text, numeric=True, sort=value)
    return _named_cell(book, name, value) or _worded(book, row, name, value)


def _worded(book: Book, row: Row, name: str, value: str) -> GridCell:
    """Show words as they are; those that nobody has translated say their language."""
    cell = _linked(book, book.words.code(name, value))
    if cell.text != value:
        return cell
    said = {code: row[f"{name}_{code}"] for code in book.collection.languages}
    return replace(cell, language=book.other_language(value, said))


def _named_cell(book: Book, name: str, value: str) -> GridCell | None:
    """Name what a code stands for, where its column says of which list it is."""
    if name == "indicator" and value:
        indicator = book.collection.indicators[value]
        return GridCell(indicator.names[book.language], f"{indicator.package}/{value}/")
    if name in _NAMED and value:
        return GridCell(book.words.name(_NAMED[name], value))
    if name in ("institution", "publisher") and value in book.collection.reference("institutions"):
        return GridCell(book.words.name("institutions", value))
    return None


_NAMED = {"obs_status": "statuses", "ref_area": "areas"}
"""Columns of codes, and the table that has their names."""


def _linked(book: Book, value: str) -> GridCell:
    """Name a record that a cell points to and lead there, else show the cell."""
    found = book.collection.records.get(value)
    if found is None:
        return GridCell(value)
    table, row = found
    name = row.called(book.language) or value
    return GridCell(name, record_path(table, value), language=book.name_language(row))


Meanings = list[tuple[str, str, str, str]]


def dictionary(book: Book, tables: Iterable[Table]) -> list[tuple[str, Meanings]]:
    """List the columns of tables: name, title, type and meaning."""
    known = book.collection.reference("columns")
    made = []
    for table in tables:
        lines = []
        for field in table.fields:
            row = known.get(field.name)
            meaning = row[f"description_{book.language}"] if row else ""
            # Other people's tables have types that the languages have no word for.
            kind = book.words.messages.get(f"type.{field.type}", field.type)
            lines.append((field.name, book.words.column(field.name), kind, meaning))
        made.append((table.titles.get(book.language, table.name), lines))
    return made
