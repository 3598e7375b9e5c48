"""Registers: the first rows as CSV, all of them as Parquet in parts, other formats without them.

Rows are read some at a time, twice: once to count and to see of what type each column is, once to
write. What was counted is kept with the rows, for the page of the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from civdata.exports.arrays import Column, array_of
from civdata.exports.columnar import about_package, words_of
from civdata.exports.descriptor import register_descriptor
from civdata.exports.formats import Format
from civdata.exports.tables import title_of
from civdata.model import Collection, Counted, Package, Rows, Table
from civdata.model import registers as limits
from civdata.model.steps import step

PART = 500_000
"""How many rows a file of Parquet has at most."""

BATCH = 50_000
"""How many rows are in memory at a time."""

SHORTENED: tuple[Format, ...] = ("csv", "zip")
"""Formats that have the first rows of a register."""

WITHOUT: tuple[Format, ...] = ("excel-csv", "xlsx", "json", "jsonl", "sqlite")
"""Formats that go without registers: a sheet has a million rows, and the others hold a table in one
piece, several times as large as Parquet does."""


def fitting(package: Package, format: Format) -> Package:
    """Return a package as a format has it: registers shortened, or left out."""
    known = {table.name for table in package.registers}
    if not known:
        return package
    tables = []
    for table in package.tables:
        if table.name not in known:
            tables.append(table)
        elif format in SHORTENED:
            tables.append(shortened(table, known))
    return replace(package, tables=tuple(tables))


def name_of_first(table: Table) -> str:
    """Return the name of the table that has the first rows of a register alone."""
    return f"{table.name}-first-{limits.REGISTER}"


def shortened(table: Table, registers: set[str]) -> Table:
    """Return the first rows of a register, as a table whose name and words say so.

    Keys that lead to rows of registers are gone: those rows need not be among the first.
    """
    told = (
        f"The first {limits.REGISTER} of {len(table.rows)} rows; {table.name}/ has all, as Parquet."
    )
    keys = [k for k in table.foreign_keys if k.table and k.table not in registers]
    return replace(
        table,
        name=name_of_first(table),
        rows=table.rows[: limits.REGISTER],
        foreign_keys=tuple(keys),
        titles={},
        title="",
        descriptions={},
        description=told,
    )


def count(table: Table) -> tuple[Counted, ...]:
    """Return what is counted in each column of a register; its rows are read the first time."""
    return tuple(column.counted() for column in _columns(table))


def _columns(table: Table) -> list[Column]:
    rows = table.rows
    assert isinstance(rows, Rows)
    if rows.counted is None:
        columns = [Column(field) for field in table.fields]
        for arrays in _arrays(rows):
            for column, array in zip(columns, arrays, strict=True):
                column.see(array)
        rows.counted = columns
    found: list[Column] = rows.counted
    return found


def _arrays(rows: Rows) -> Iterator[list[Any]]:
    for batch in rows.batches(BATCH):
        yield [array_of(c, m) for c, m in zip(batch.columns, rows.missing, strict=True)]


def write_parts(collection: Collection, package: Package, table: Table, out: Path) -> list[str]:
    """Write a register below `out`: Parquet in parts, with a descriptor; return their paths."""
    from pyarrow import RecordBatch, parquet, schema

    columns = _columns(table)
    about = {**about_package(collection, package), "table": table.name}
    about["title"] = title_of(package, table, collection.settings.language)
    fields = [words_of(collection, table, column.of, column.type) for column in columns]
    shape = schema(fields, metadata=about)
    rows, paths, writer, room = table.rows, list[str](), None, 0
    assert isinstance(rows, Rows)
    (out / table.name).mkdir(parents=True, exist_ok=True)
    try:
        for arrays in _arrays(rows):
            if room < len(arrays[0]):
                if writer:
                    writer.close()
                paths.append(f"{table.name}/part-{len(paths) + 1:04d}.parquet")
                step(paths[-1])
                writer, room = parquet.ParquetWriter(out / paths[-1], shape), PART
            cast = [column.cast(array) for column, array in zip(columns, arrays, strict=True)]
            made = RecordBatch.from_arrays(cast, schema=shape)
            assert writer
            writer.write_batch(made)
            room -= len(made)
    finally:
        if writer:
            writer.close()
    described = f"{table.name}/datapackage.json"
    content = register_descriptor(collection, package, table, paths)
    (out / described).write_bytes(content)
    return [*paths, described]
