"""What an exported package holds."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet

from civdata.exports import FORMATS, contents
from civdata.exports.tables import bundle, typed
from civdata.figures.digits import fits_float
from civdata.model import Collection, Field, Package, Row, Table
from civdata.record.frames import frame
from tests.small import SETTINGS


def test_package_carries_only_what_it_uses(tiny: Collection, package: Package) -> None:
    """The shared tables hold the sources, areas and units that the package names, no others."""
    shared = {
        table.name: [row["id"] for row in table.rows] for table in bundle(tiny, package).shared
    }
    assert shared["sources"] == ["steppe-report-2023", "garden-news-2022"]
    assert shared["areas"] == ["KZ"]
    assert sorted(shared["units"]) == ["KZT", "gardens", "percent"]
    assert shared["institutions"] == ["ministry"]


def test_every_foreign_key_leads_to_a_row(tiny: Collection) -> None:
    """In the bundle of each package every filled foreign key finds its row."""
    for package in tiny.packages:
        tables = {table.name: table for table in bundle(tiny, package).all}
        for table in tables.values():
            for key in table.foreign_keys:
                known = {row[key.reference[0]] for row in tables[key.table].rows}
                assert {row[key.fields[0]] for row in table.rows} - {""} <= known


def test_names_are_unique_for_sql_too(tiny: Collection, package: Package) -> None:
    """A view with the name of a table gets another one, also where only `-` and `_` differ."""
    names = [table.name for table in bundle(tiny, package).all]
    assert "feasts" in names
    assert "feasts-view" in names
    assert len({name.replace("-", "_").lower() for name in names}) == len(names)


def test_view_of_records_keeps_types(tiny: Collection, package: Package) -> None:
    """A date in a view of records is a date there too; figures of a view are numbers."""
    views = {table.name: table for table in bundle(tiny, package).views}
    assert [field.type for field in views["feasts-view"].fields] == ["string", "date"]
    assert [f.type for f in views["gardens-by-year"].fields] == [
        "string",
        "number",
        "number",
        "string",
        "string",
    ]
    assert views["gardens-by-year"].rows[0].cells["contested"] == "gardens"


def test_package_stands_without_reference(package: Package) -> None:
    """Alone, without reference and sources, a package still exports, with its own keys only."""
    made = bundle(Collection((package,), SETTINGS), package)
    assert made.shared == ()
    assert [key.table for table in made.own for key in table.foreign_keys] == ["indicators"]


def test_bad_cell_stays_text() -> None:
    """A cell that is not of its type is kept as it stands, never turned into nothing."""
    assert typed(Field("date", "date"), "2022-02-30") == "2022-02-30"
    assert typed(Field("year", "year"), "about 2020") == "about 2020"
    assert typed(Field("value", "number"), "1e3") == "1e3"
    assert typed(Field("day", "date"), "2022-05-14") == date(2022, 5, 14)
    assert typed(Field("held", "boolean"), "true") is True


def test_float_fits_only_what_it_prints_again() -> None:
    """Fifteen digits go through a double and back; more do not pass."""
    assert fits_float(Decimal("0.1"))
    assert fits_float(Decimal("1900000000"))
    assert not fits_float(Decimal("9007199254740993"))


def test_empty_view_has_its_columns(tiny: Collection, package: Package) -> None:
    """A view without any figure is a table with a header and no rows."""
    bare = replace(package, tables=tuple(replace(t, rows=()) for t in package.tables))
    assert all(not table.rows and table.fields for table in bundle(tiny, bare).views)


def test_an_integer_beyond_64_bits_survives_every_format() -> None:
    """No format raises, rounds or turns over at a number that a machine word does not hold."""
    numbers = ["9223372036854775808", "-1180591620717411303424", "", "5"]
    rows = tuple(Row(n, {"id": str(n), "size": text}) for n, text in enumerate(numbers, 2))
    fields = (Field("id"), Field("size", "integer"))
    table = Table("p", "t", "p/data/t.csv", fields, rows, ("id",))
    package = Package("p", Path("p"), {"name": "p"}, {}, {}, (table,))
    made = {name: contents(Collection((package,), SETTINGS), package, name) for name in FORMATS}
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(made["sqlite"]["p.sqlite"])
        kept = [row[0] for row in base.execute("SELECT size FROM t")]
    assert ["" if number is None else str(number) for number in kept] == numbers
    read = pyarrow.parquet.read_table(io.BytesIO(made["parquet"]["t.parquet"]))
    assert read.column("size").to_pylist() == [Decimal(text) if text else None for text in numbers]
    assert [row["size"] for row in json.loads(made["json"]["p.json"])["tables"]["t"]] == [
        int(text) if text else None for text in numbers
    ]
    assert list(frame(table)["size"].dropna()) == [int(text) for text in numbers if text]
