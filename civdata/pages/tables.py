"""Views and records as grids: cells in the words of a language, each number with its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from civdata.model import LANGUAGES, Field, Package, Row, Table
from civdata.pages.book import Book, anchor, observation_path
from civdata.views import Cell, Column, View, derive


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its text, where it leads, its language if another than the page's, its marks."""

    text: str = ""
    path: str = ""
    language: str = ""
    numeric: bool = False
    contested: bool = False
    planned: bool = False


@dataclass(frozen=True, slots=True)
class GridHead:
    """The head of a column: its title and, for figures, the unit."""

    title: str
    unit: str = ""
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to be shown: its anchor, title, heads and rows; a row is an anchor and cells."""

    id: str
    title: str
    heads: tuple[GridHead, ...]
    rows: tuple[tuple[str, tuple[GridCell, ...]], ...]


def views(book: Book, package: Package) -> Iterator[tuple[View, Grid]]:
    """Show the derived tables of figures of a package; tables of records are shown by `records`."""
    for spec in package.views:
        if spec["rows"] == "record":
            continue
        made = derive(book.collection, package, spec)
        shape = _by_period if made.kind == "time_period" else _by_indicator
        heads, rows = shape(book, package, made)
        yield made, Grid(made.name, made.titles[book.language], heads, rows)


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
    return GridCell(
        text, observation_path(o), "", True, cell.contested, o.obs_status == "planned"
    )


def _by_indicator(book: Book, package: Package, view: View) -> _Body:
    words = book.words
    names = ("indicator", "value", "time_period", "as_printed", "source")
    heads = tuple(GridHead(words.column(name), numeric=name == "value") for name in names)
    rows = []
    for row in view.rows:
        cell = next(cell for cell in row if cell.observation)
        assert cell.observation is not None
        shown = book.show(cell.observation)
        indicator = package.indicators[cell.observation.indicator]
        period = f"{shown.period}, {shown.status}" if shown.planned else shown.period
        cells = (
            GridCell(indicator.names[book.language], f"{package.name}/{indicator.id}/"),
            GridCell(shown.value, shown.path, "", True, cell.contested, shown.planned),
            GridCell(period),
            GridCell(shown.printed, language=shown.printed_language),
            GridCell(shown.source.title, shown.place_path, shown.source.language),
        )
        rows.append(("", cells))
    return heads, tuple(rows)


def records(book: Book, package: Package) -> Iterator[Grid]:
    """Show every table about things: a row a record, with its anchor, source and place."""
    for table in package.records:
        fields = list(_folded(table))
        title = table.titles.get(book.language, table.name)
        for spec in package.views:
            if spec["rows"] == "record" and spec["table"] == table.name:
                title = spec["titles"][book.language]
        heads = tuple(GridHead(_title(book, name)) for name, _ in fields)
        rows = tuple(
            (row["id"], tuple(_record_cell(book, row, name, field) for name, field in fields))
            for row in table.rows
        )
        yield Grid(table.name.replace("_", "-"), title, heads, rows)


def _folded(table: Table) -> Iterator[tuple[str, Field]]:
    """Columns worth showing: three languages folded to one, no ids, no empty columns."""
    for field in table.fields:
        stem, _, tail = field.name.rpartition("_")
        if tail in LANGUAGES and stem:
            if tail == LANGUAGES[0] and any(row[field.name] for row in table.rows):
                yield stem, field
        elif field.name not in ("id", "locator") and any(row[field.name] for row in table.rows):
            yield field.name, field


def _title(book: Book, name: str) -> str:
    columns = book.collection.reference("columns")
    if name not in columns and f"{name}_{book.language}" in columns:
        return book.words.column(f"{name}_{book.language}").partition(" (")[0]
    return book.words.column(name)


def _record_cell(book: Book, row: Row, name: str, field: Field) -> GridCell:
    words, value = book.words, row[name] or row[f"{name}_{book.language}"]
    if name == "source":
        source = book.collection.sources[value]
        path = f"sources/{value}/#{anchor(row['locator'])}"
        return GridCell(f"{source.title}, {words.place(row['locator'])}", path, source.language)
    if name == "indicator" and value:
        indicator = book.collection.indicators[value]
        return GridCell(indicator.names[book.language], f"{indicator.package}/{value}/")
    if field.type == "date":
        return GridCell(words.date(value))
    if field.type in ("integer", "number"):
        return GridCell(value, numeric=True)
    if name in ("institution", "publisher") and value in book.collection.reference("institutions"):
        return GridCell(words.name("institutions", value))
    return GridCell(_linked(book, words.code(name, value)))


def _linked(book: Book, value: str) -> str:
    """Name a record that a cell points to, else return the cell."""
    found = book.collection.records.get(value)
    if found is None:
        return value
    _, row = found
    return row["name"] or row[f"name_{book.language}"] or value


def dictionary(book: Book, tables: Iterable[Table]) -> list[tuple[str, list[tuple[str, str, str, str]]]]:
    """List the columns of tables: name, title, type and meaning."""
    known = book.collection.reference("columns")
    made = []
    for table in tables:
        lines = []
        for field in table.fields:
            row = known.get(field.name)
            meaning = row[f"description_{book.language}"] if row else ""
            kind = book.words.say(f"type.{field.type}")
            lines.append((field.name, book.words.column(field.name), kind, meaning))
        made.append((table.titles.get(book.language, table.name), lines))
    return made
