"""One SQLite file: tables with keys that lead to each other, views as tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import date
from decimal import Decimal

from civdata.exports.tables import Value, bundle, fits_int64, typed
from civdata.figures.digits import exact, fits_float
from civdata.model import Collection, Field, Package, Table
from civdata.record.citation import cite, licence_of, publisher_of

TYPES = {"integer": "INTEGER", "year": "INTEGER", "boolean": "INTEGER", "number": "NUMERIC"}
"""Column types; others are text."""


def as_sqlite(collection: Collection, package: Package) -> dict[str, bytes]:
    """Return `NAME.sqlite`, with primary and foreign keys declared and checked.

    Figures are numbers, so that they add up and sort, and read back digit for digit; one that
    neither a 64-bit integer nor a double keeps whole is text. Views are tables with `-` as `_`.
    """
    tables = bundle(collection, package)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute("PRAGMA foreign_keys = OFF")  # tables may come before those they lead to
        base.execute("BEGIN")
        unique = keys_of(tables.all)
        for table in tables.all:
            base.execute(statement(table, unique))
            fill(base, table)
        _about(base, collection, package)
        base.execute("COMMIT")
        base.execute("VACUUM")
        return {f"{package.name}.sqlite": base.serialize()}


def _about(base: sqlite3.Connection, collection: Collection, package: Package) -> None:
    """Say what the file is, in the table `_about`."""
    lang, licence = collection.settings.language, licence_of(collection, package)
    base.execute("CREATE TABLE _about (name TEXT PRIMARY KEY, text TEXT NOT NULL)")
    told = {
        "package": package.name,
        "title": package.titled(lang),
        "version": package.version,
        "publisher": publisher_of(collection, lang),
        "licence": licence.name or licence.title,
        "licence_address": licence.path,
        "cite": cite(collection, package.name, "text", lang),
    }
    base.executemany("INSERT INTO _about VALUES (?, ?)", told.items())


def keys_of(tables: Iterable[Table]) -> dict[str, tuple[str, ...]]:
    """Return the primary keys that hold, by name of the table."""
    return {table.name: table.primary_key for table in tables if _holds(table)}


def statement(table: Table, unique: Mapping[str, tuple[str, ...]]) -> str:
    """Return the statement that makes a table; its keys lead to those of `unique`."""
    parts, taken = [], set[str]()
    for field in table.fields:  # SQLite tells no capitals from small letters
        name, number = field.name, 1
        while name.lower() in taken:
            number += 1
            name = f"{field.name}_{number}"
        taken.add(name.lower())
        parts.append(f"{quoted(name)} {_declared(field, table)}".rstrip())
    if table.primary_key and _holds(table):
        parts.append(f"PRIMARY KEY ({_list(table.primary_key)})")
    for key in table.foreign_keys:
        target = key.table or table.name
        if unique.get(target) == key.reference:
            leads = f"{quoted(_name(target))} ({_list(key.reference)})"
            parts.append(f"FOREIGN KEY ({_list(key.fields)}) REFERENCES {leads}")
    return f"CREATE TABLE {quoted(_name(table.name))} (\n  " + ",\n  ".join(parts) + "\n)"


def _holds(table: Table) -> bool:
    """Whether a declared key is one: data published with findings may repeat it."""
    columns = [table.column(name) for name in table.primary_key]
    return bool(columns) and len(set(zip(*columns, strict=True))) == len(table.rows)


def _declared(field: Field, table: Table) -> str:
    kind = TYPES.get(field.type, "TEXT")
    if kind in ("INTEGER", "NUMERIC"):
        values = (stored(typed(field, cell)) for cell in table.column(field.name))
        if any(isinstance(value, str) for value in values):
            kind = ""  # a typed column would make a double of what is kept as text
    return f"{kind} NOT NULL".lstrip() if field.required else kind


def fill(base: sqlite3.Connection, table: Table) -> None:
    """Write the rows of a table."""
    marks = ", ".join("?" * len(table.fields))
    columns = []
    for field in table.fields:
        cells = table.column(field.name)
        known = {cell: stored(typed(field, cell)) for cell in set(cells)}
        columns.append([known[cell] for cell in cells])
    base.executemany(
        f"INSERT INTO {quoted(_name(table.name))} VALUES ({marks})",
        zip(*columns, strict=True),
    )


def stored(value: Value) -> str | int | float | None:
    """Return a value as SQLite keeps it without losing a digit.

    >>> stored(Decimal("1900000000")), stored(Decimal("66.7"))
    (1900000000, 66.7)
    >>> stored(Decimal("0.1234567890123456"))
    '0.1234567890123456'
    """
    if isinstance(value, Decimal):
        if value == value.to_integral_value() and fits_int64(int(value)):
            return int(value)
        return float(value) if fits_float(value) else exact(value)
    if isinstance(value, int) and not fits_int64(value):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _name(table: str) -> str:
    return table.replace("-", "_")


def _list(names: Iterable[str]) -> str:
    return ", ".join(map(quoted, names))


def quoted(name: str) -> str:
    """Return a name as SQL takes it, whatever letters it has."""
    return '"' + name.replace('"', '""') + '"'
