"""Parquet, read back by pyarrow."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pyarrow
import pyarrow.parquet

from civdata.exports.columnar import as_parquet
from civdata.exports.tables import bundle, typed
from civdata.model import Collection, Package, Row


def _read(data: bytes) -> Any:
    return pyarrow.parquet.read_table(io.BytesIO(data))


def test_tables_come_back_exactly(tiny: Collection, package: Package) -> None:
    """Every table and view comes back with its types and each value exact."""
    files = as_parquet(tiny, package)
    tables = bundle(tiny, package).all
    assert len(files) == len(tables)
    for table, data in zip(tables, files.values(), strict=True):
        expected = [{f.name: typed(f, row[f.name]) for f in table.fields} for row in table.rows]
        assert _read(data).to_pylist() == expected


def test_types_follow_the_schema(tiny: Collection, package: Package) -> None:
    """Numbers are decimals with nine places in every file, dates are dates."""
    files = as_parquet(tiny, package)
    assert _read(files["observations.parquet"]).schema.field("value").type == pyarrow.decimal128(
        38, 9
    )
    assert _read(files["feasts.parquet"]).schema.field("date").type == pyarrow.date32()
    assert _read(files["observations.parquet"]).schema.metadata[b"package"] == b"tiny"


def test_number_too_long_for_a_decimal_is_text(tiny: Collection, package: Package) -> None:
    """A column with a number of more than 38 digits is text, with every digit."""
    long = "1" * 30 + "." + "2" * 30
    table = package.table("observations")
    assert table
    rows = tuple(Row(row.line, {**row.cells, "value": long}) for row in table.rows)
    changed = replace(package, tables=(replace(table, rows=rows), *package.tables[1:]))
    data = as_parquet(tiny, changed)["observations.parquet"]
    assert _read(data).column("value").to_pylist() == [long] * len(rows)
    assert Decimal(long)
