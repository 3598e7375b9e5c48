"""Tables of other people: a page each, with a chart, the first rows and what was found in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from civdata.model import DECIMAL, Field, Finding, Package, Row, Table
from civdata.pages import registers, tables
from civdata.pages.book import Book, Page
from civdata.pages.charts.lines import draw
from civdata.pages.charts.marks import Chart, Point
from civdata.pages.tables import Grid, GridCell, GridHead

FIRST_ROWS = 50
FEWEST = 3
"""A chart wants at least so many years."""

SHOWN = 100
"""How many findings a page lists; it counts the rest."""

YEARS = ("year", "time_period", "time", "date")
VALUES = ("value", "obs_value", "amount")


def pages(book: Book, package: Package) -> Iterator[Page]:
    """Make a page for each table that is neither one of ours nor empty of columns."""
    for table in plain_tables(package):
        yield page(book, package, table)


def plain_tables(package: Package) -> tuple[Table, ...]:
    """Return the tables of a package of other people."""
    return tuple(t for t in package.tables if t.columns) if package.foreign else ()


def path_of(table: Table) -> str:
    """Return the address of a table's page, below the language."""
    return f"{table.package}/{slug(table.name)}/"


def slug(name: str) -> str:
    """Return a name as it stands in addresses.

    >>> slug("SDG 1_1"), slug("a.b")
    ('sdg-1-1', 'a-b')
    """
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in name.lower())
    return "-".join(filter(None, kept.split("-"))) or "table"


def page(book: Book, package: Package, table: Table) -> Page:
    """Make the page of one table."""
    title, about = table.titled(book.language), table.described(book.language)
    found = [f for f in book.findings if f.file == table.file]
    files = [f for f in book.downloads.get(package.name, ()) if f.table == table.name]
    large = table in package.registers
    chart = None if large else chart_of(book, table)
    return book.page(
        "plain",
        path_of(table),
        title,
        about or book.words.count("count.rows", len(table.rows)),
        subject=table,
        package=package,
        table=table,
        about=about,
        chart=chart,
        drawing=draw(chart) if chart else "",
        grid=first_rows(book, table),
        first=min(FIRST_ROWS, len(table.rows)),
        files=[] if large else files,
        register=registers.told(book, table, files) if large else None,
        dictionary=tables.dictionary(book, [table]),
        findings=found[:SHOWN],
        more=max(len(found) - SHOWN, 0),
    )


def first_rows(book: Book, table: Table) -> Grid:
    """Show the first rows of a table, cells as they stand but for numbers."""
    heads = tuple(GridHead(book.words.column(name)) for name in table.columns)
    rows = tuple(
        ("", tuple(_cell(book, row[field.name], field) for field in table.fields))
        for row in table.rows[:FIRST_ROWS]
    )
    return Grid("rows", table.titled(book.language), heads, rows)


def _cell(book: Book, cell: str, field: Field) -> GridCell:
    if field.type in ("integer", "number") and DECIMAL.fullmatch(cell):
        return GridCell(book.words.number(Decimal(cell)), numeric=True, sort=cell)
    return GridCell(cell)


# complex: one row of guards, a kind of table without a chart each
def chart_of(book: Book, table: Table) -> Chart | None:
    """Draw a value a year, where a table has both: of the total, else of the longest part.

    The other columns part a table into series. The total is the one in which they are all empty.
    """
    year, value = _column(table, YEARS), _column(table, VALUES)
    if year is None or value is None:
        return None
    rest = [name for name in table.columns if name not in (year, value)]
    chosen = _series(_parts(table, year, value, rest), year)
    if not chosen:
        return None
    told = {row[year]: Decimal(row[value]) for row in chosen}
    points = tuple(
        Point(y, y, float(y), v, v, v, book.words.scaled(v)[0], line=True)
        for y, v in sorted(told.items())
    )
    title = table.titled(book.language)
    named = [cell for name in rest if (cell := chosen[0][name])]
    said = "; ".join(f"{point.tick}: {point.text}" for point in points)
    return Chart(
        f"chart-{slug(table.name)}",
        ", ".join([title, *named]),
        said,
        points,
        lambda tick: book.words.scaled(tick)[0],
    )


def _column(table: Table, names: tuple[str, ...]) -> str | None:
    known = {name.lower(): name for name in table.columns}
    return next((known[name] for name in names if name in known), None)


def _parts(
    table: Table, year: str, value: str, rest: list[str]
) -> dict[tuple[str, ...], list[Row]]:
    """Part the rows that have a year and a value by what stands in the other columns."""
    parts: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in table.rows:
        if len(row[year]) == 4 and row[year].isdigit() and DECIMAL.fullmatch(row[value]):
            parts[tuple(row[name] for name in rest)].append(row)
    return parts


def _series(parts: dict[tuple[str, ...], list[Row]], year: str) -> list[Row]:
    """Return the rows of one series: each year once, the total before the longest part."""
    once = {
        key: rows
        for key, rows in parts.items()
        if max(Counter(row[year] for row in rows).values()) == 1 and len(rows) >= FEWEST
    }
    if not once:
        return []
    return once[max(once, key=lambda key: (not any(key), len(once[key]), key))]


def faults(book: Book) -> Page:
    """Make the page of everything that the checks found in a record published all the same."""
    say = book.words.say
    counted = Counter(f.file for f in book.findings)
    places = {t.file: path_of(t) for p in book.facts.packages for t in plain_tables(p)}
    rows = [
        (file, places.get(file, ""), n, [f for f in book.findings if f.file == file][:SHOWN])
        for file, n in sorted(counted.items())
    ]
    return book.page(
        "findings", "findings/", say("findings.title"), say("findings.lead"), rows=rows
    )


def telling(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings that readers of a page should see: notes are for editors."""
    return tuple(f for f in findings if f.severity != "note")
