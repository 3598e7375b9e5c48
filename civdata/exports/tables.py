"""The tables that an exported package holds: its own, its views, and what it needs of the others.

A package in `datapackages/` leans on `sources` and `reference`. An exported one stands alone: it
carries the rows of those two that it uses, and real foreign keys lead to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from civdata.figures.digits import exact
from civdata.model import DECIMAL, Collection, Field, ForeignKey, Package, Row, Source, Table
from civdata.record import views

Value = str | int | Decimal | date | bool | None

SHARED = {
    "source": ("sources", "sources"),
    "ref_area": ("reference", "areas"),
    "unit": ("reference", "units"),
    "qualifier": ("reference", "qualifiers"),
    "obs_status": ("reference", "statuses"),
    "institution": ("reference", "institutions"),
    "reason": ("reference", "reasons"),
}
"""Columns that lead out of a package, with package and table to which they lead."""

INDICATOR_KIND = ("reference", "kinds")
"""Where `kind` leads in the table of indicators; in others it draws on the list of codes."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The tables of one self-contained package; names are unique over all three groups."""

    own: tuple[Table, ...]
    views: tuple[Table, ...]
    shared: tuple[Table, ...]

    @property
    def all(self) -> tuple[Table, ...]:
        """All tables, the package's own first."""
        return (*self.own, *self.views, *self.shared)

    def sources(self, collection: Collection) -> list[Source]:
        """The sources that the tables rest on."""
        ids = [row["id"] for table in self.all if table.name == "sources" for row in table.rows]
        return [collection.sources[id] for id in ids if id in collection.sources]


def path_of(table: Table, suffix: str) -> str:
    """Return where a table lies in an export of many files: flat, views in their own folder."""
    if table.file.startswith("views/"):
        return table.file.removesuffix("csv") + suffix
    return f"{table.name}.{suffix}"


def title_of(package: Package, table: Table, lang: str) -> str:
    """Return the title of a table in a language, else the one without a language, else its name."""
    if table.titles.get(lang):
        return table.titles[lang]
    listed = package.descriptor.get("resources", ())
    named = (item for item in listed if isinstance(item, Mapping) and item["name"] == table.name)
    return str(next(named, {}).get("title") or next(iter(table.titles.values()), table.name))


# complex: one loop over tables, whose foreign keys lead to rows elsewhere
def bundle(collection: Collection, package: Package) -> Bundle:
    """Return the tables of a package that stands alone, with foreign keys among them."""
    names = {table.name for table in package.tables}
    used: dict[tuple[str, str], set[str]] = {}
    own = []
    for table in package.tables:
        keys = []
        for column, target in _leads(table):
            cells = {row[column] for row in table.rows if row[column]}
            ids = {id for cell in cells for id in cell.split()}
            if ids and target[1] not in names and collection.table(*target):
                if ids == cells:  # a cell of several areas is no key
                    keys.append(ForeignKey((column,), target[1], ("id",)))
                used.setdefault(target, set()).update(ids)
        own.append(replace(table, foreign_keys=(*table.foreign_keys, *keys)))
    shared = list(_subsets(collection, used))
    derived = _derived(collection, package, names | {table.name for table in shared})
    # The words of code lists and columns come last: they describe all the tables before them.
    wording = _wording(collection, [*own, *derived, *shared], names)
    return Bundle(tuple(own), derived, (*shared, *wording))


def _leads(table: Table) -> Iterator[tuple[str, tuple[str, str]]]:
    for column in table.columns:
        if column in SHARED:
            yield column, SHARED[column]
        elif column == "kind" and table.name == "indicators":
            yield column, INDICATOR_KIND


def _subsets(collection: Collection, used: Mapping[tuple[str, str], set[str]]) -> Iterator[Table]:
    """Return the rows in use of other packages' tables, and of the tables that these lead to."""
    for (package, name), ids in used.items():
        table = collection.table(package, name)
        assert table is not None
        made = replace(table, rows=_kept(row for row in table.rows if row["id"] in ids))
        yield made
        for key in (key for key in table.foreign_keys if key.table not in ("", name)):
            further = {row[key.fields[0]] for row in made.rows} - {""}
            yield from _subsets(collection, {(package, key.table): further})


def _kept(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(Row(line, row.cells) for line, row in enumerate(rows, 2))


def _wording(collection: Collection, tables: list[Table], names: set[str]) -> list[Table]:
    """Return the rows of `codes` and `columns` that explain the given tables."""
    made = []
    codes = collection.table("reference", "codes")
    if codes and codes.name not in names and (rows := _codes_met(codes, tables)):
        made.append(replace(codes, rows=rows))
    columns = collection.table("reference", "columns")
    if columns and columns.name not in names:
        met = {column for table in [*tables, *made, columns] for column in table.columns}
        rows = _kept(row for row in columns.rows if row["id"] in met)
        made.append(replace(columns, rows=rows))
    return made


def _codes_met(codes: Table, tables: list[Table]) -> tuple[Row, ...]:
    """Return the rows of codes that stand in a cell of these tables."""
    cells = {(column, row[column]) for t in tables for column in t.columns for row in t.rows}
    return _kept(row for row in codes.rows if (row["column"], row["id"]) in cells)


# complex: one table a view, its schema beside its rows
def _derived(collection: Collection, package: Package, taken: set[str]) -> tuple[Table, ...]:
    """Return the views as tables, named `NAME-view` where a table has the name already.

    `-` and `_` count as the same here, since SQL knows the underscore alone.
    """
    made = []
    units = {name: indicator.unit for name, indicator in collection.indicators.items()}
    taken = {name.replace("-", "_") for name in taken}
    for view, spec in zip(views.views(collection, package), package.views, strict=True):
        types = _types(package, spec.table)
        fields = tuple(
            Field(c.name, "number" if c.indicator else types.get(c.name, "string"))
            for c in view.columns
        )
        rows = tuple(
            Row(line, {f.name: plain(cell.value) for f, cell in zip(fields, row, strict=True)})
            for line, row in enumerate(view.rows, 2)
        )
        name = f"{view.name}-view" if view.name.replace("-", "_") in taken else view.name
        key = () if view.kind == "record" else (fields[0].name,)
        described = [
            {
                "name": f.name,
                "type": f.type,
                "title": c.titles.get(collection.settings.language) or c.name,
                "titles": c.titles,
                **({"unit": units[c.indicator]} if c.indicator in units else {}),
            }
            for f, c in zip(fields, view.columns, strict=True)
        ]
        table = Table(package.name, name, f"views/{view.name}.csv", fields, rows, key)
        made.append(replace(table, titles=view.titles, schema={"fields": described}))
    return tuple(made)


def _types(package: Package, name: str) -> dict[str, str]:
    table = package.table(name)
    return {field.name: field.type for field in table.fields} if table else {}


def plain(value: Decimal | str | None) -> str:
    """Return the cell text of a value: exact digits, never an exponent, empty for None.

    >>> plain(Decimal("1E+3")), plain(Decimal("66.7")), plain(None)
    ('1000', '66.7', '')
    """
    return exact(value) if isinstance(value, Decimal) else value or ""


def typed(field: Field, cell: str) -> Value:
    """Return a cell as its field's type; an empty cell is None, a bad one stays text.

    >>> typed(Field("value", "number"), "66.70"), typed(Field("year", "year"), "2020")
    (Decimal('66.70'), 2020)
    """
    if not cell:
        return None
    if field.type == "number":
        return Decimal(cell) if DECIMAL.fullmatch(cell) else cell
    if field.type in ("integer", "year"):
        digits = cell.removeprefix("-")
        return int(cell) if digits.isascii() and digits.isdigit() else cell
    if field.type == "boolean":
        return {"true": True, "false": False}.get(cell, cell)
    if field.type == "date":
        try:
            return date.fromisoformat(cell)
        except ValueError:
            return cell
    return cell


def fits_int64(number: int) -> bool:
    """Tell whether 64 bits hold an integer.

    >>> fits_int64(2**63 - 1), fits_int64(2**63)
    (True, False)
    """
    return -(2**63) <= number < 2**63
