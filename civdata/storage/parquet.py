"""Parquet as texts: each value is the text that a cell of its type has in CSV.

One set of rules judges both then. DuckDB reads the files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

INTEGERS = ("integer", "number", "year", "any")
KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"BOOLEAN", ("boolean", "any")),
    (r"U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?", INTEGERS),
    (r"DECIMAL.*|FLOAT|DOUBLE", ("number", "integer", "any")),
    (r"DATE", ("date", "any")),
    (r"TIMESTAMP.*", ("datetime", "any")),
    (r"TIME.*", ("time", "any")),
    (r"(?:STRUCT|MAP).*(?<!\])", ("object", "geojson", "geopoint", "any")),
    (r".*\]", ("array", "list", "geopoint", "any")),
)
"""Types of columns in a file, and the types of Table Schema that they can be of; texts, of any."""


def is_there() -> bool:
    """Return whether Parquet can be read."""
    return find_spec("duckdb") is not None


@contextmanager
def connected() -> Iterator[Any]:
    """Open a database that reads files of this machine, and those that fsspec knows."""
    import duckdb

    with duckdb.connect(":memory:") as con:
        con.execute("SET threads=1")
        con.execute("SET memory_limit='600MB'")
        yield con


def quoted(address: str) -> str:
    """Return an address as SQL writes it."""
    return "'" + address.replace("'", "''") + "'"


def columns_of(con: Any, path: str) -> list[tuple[str, str]]:
    """Return name and type of each column of a file; `path` is a text of SQL."""
    found = con.execute(f"DESCRIBE SELECT * FROM read_parquet({path})").fetchall()
    return [(str(row[0]), str(row[1])) for row in found]


def can_be(of: str, kind: str) -> bool:
    """Return whether a column of a type can hold values of a type of Table Schema.

    >>> can_be("BIGINT", "year"), can_be("BIGINT", "string"), can_be("VARCHAR", "date")
    (True, False, True)
    """
    for form, kinds in KINDS:
        if re.fullmatch(form, of):
            return kind in kinds
    return True


def as_texts(con: Any, path: str, names: Sequence[str]) -> str:
    """Return the columns of a file as texts, under other names; a null is the sign for it."""
    columns = columns_of(con, path)
    return ", ".join(
        f"coalesce({_text(_quoted(own), of)}, chr(0)) AS {name}"
        for (own, of), name in zip(columns, names, strict=True)
    )


def texts_in(con: Any, path: str) -> Iterator[list[str]]:
    """Yield the rows of a file as texts."""
    names = [f"c{at}" for at, _ in enumerate(columns_of(con, path))]
    cursor = con.execute(f"SELECT {as_texts(con, path, names)} FROM read_parquet({path})")
    while batch := cursor.fetchmany(20_000):
        for row in batch:
            yield [*row]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(column: str, of: str) -> str:
    if of.startswith("TIMESTAMP"):
        zone = "Z" if "ZONE" in of else ""
        plain = f"strftime({column}, '%Y-%m-%dT%H:%M:%S')"
        precise = f"strftime({column}, '%Y-%m-%dT%H:%M:%S.%f')"
        whole = f"date_trunc('second', {column}) = {column}"
        return f"CASE WHEN {whole} THEN {plain} ELSE {precise} END || '{zone}'"
    if of == "BLOB":
        return f"base64({column})"
    if of.startswith(("STRUCT", "MAP")) or of.endswith("]"):
        return f"CAST(to_json({column}) AS VARCHAR)"
    return f"CAST({column} AS VARCHAR)"
