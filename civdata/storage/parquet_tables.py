"""Tables that stand in Parquet: names and types of columns are read now, the rows later.

A row has the number that it would have as a line of CSV: the first one is 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from civdata.model import NULL, FilePart, LaterRows, Table
from civdata.storage import parquet
from civdata.storage.descriptor import fields_of, listed_of, missing_of
from civdata.storage.disk import MAX_BYTES
from civdata.storage.gathered import Gathered
from civdata.storage.later import loader, stands
from civdata.storage.packed import said_of_bytes
from civdata.storage.streaming import stream_of
from civdata.storage.tables import table_of

PARQUET = ("parquet", "pq")
NEEDED = 'pip install "civdata[scale]"'


# complex: one loop over files, each of which may be at fault
def parquet_table(made: Gathered, paths: Sequence[str]) -> Table | None:
    """Return the table that stands in one file of Parquet or in several, its rows unread."""
    package = made.package
    if not parquet.is_there():
        message = f"{made.resource['name']}: Parquet, which needs an extra; it was not checked"
        package.fault("not-read", message, expected=NEEDED, got=str(paths[0]), severity="warning")
        return None
    files: list[FilePart] = []
    for path in paths:
        file = stands(package, path, package.far)
        if file is None:
            if package.content(path) is not None:
                made.fault("file-kind", package.place(path), "no plain file", "Parquet", path)
            continue
        if len(paths) == 1 and not package.far:
            package.findings.extend(
                said_of_bytes(made.resource, Path(file.address), package.place(path))
            )
        if _columns(made, file, path):
            files.append(file)
    if not files or not made.names:
        return None
    schema = made.schema
    if not any(True for _ in fields_of(schema)):
        schema = {"fields": [{"name": name, "type": "any"} for name in made.names]}
    missing = [texts | {NULL} for texts in missing_of(schema, made.names)]
    load = loader(package, made.resource, lambda other: _whole(other, files, paths))
    stream = stream_of(files, ",", len(made.names))
    rows = LaterRows(made.names, missing, load, Path(files[0].address), ",", files, stream)
    return table_of(package, {**made.resource, "schema": schema, "path": str(paths[0])}, rows)


def _columns(made: Gathered, file: FilePart, path: str) -> bool:
    """Take the names of the columns from a file; note what is wrong with them."""
    import duckdb

    place = made.package.place(path)
    try:
        with parquet.connected() as con:
            found = parquet.columns_of(con, parquet.quoted(file.address))
    except (duckdb.Error, OSError) as error:
        got = str(error).partition("\n")[0]
        made.fault("parquet", place, "not to be read as Parquet", "a file of Parquet", got)
        return False
    names = [name for name, _ in found]
    if made.names:
        if names == made.names:
            return True
        message = "columns are not those of the first file of the table"
        made.fault("header", place.at(1), message, ",".join(made.names), ",".join(names))
        return False
    made.name(place, 1, names)
    kinds = {
        str(item.get("name")): str(item.get("type", "any"))
        for item in listed_of(made.schema.get("fields") if isinstance(made.schema, dict) else None)
        if isinstance(item, dict)
    }
    for name, of in found:
        kind = kinds.get(name, "any")
        if not parquet.can_be(of, kind):
            message = f"a column of {of} for a field of type {kind}"
            made.fault("type", place.at(1, name), message, f"a column of type {kind}", of)
    return True


def _whole(made: Gathered, files: Sequence[FilePart], paths: Sequence[str]) -> Table | None:
    """Read the rows of a table that was left for later."""

    for file, path in zip(files, paths, strict=False):
        place = made.package.place(path)
        if file.size > MAX_BYTES:
            made.fault(
                "file-size", place, "file too large", f"{MAX_BYTES} bytes", f"{file.size} bytes"
            )
            continue
        _rows(made, file, place)
    return made.table(str(paths[0]))


def _rows(made: Gathered, file: FilePart, place: Any) -> None:
    import duckdb

    made.parts.append((len(made.lines), place.file))
    try:
        with parquet.connected() as con:
            address = parquet.quoted(file.address)
            if not made.names:
                names = [name for name, _ in parquet.columns_of(con, address)]
                made.names, made.raw, made.line = names, [[] for _ in names], 1
            for number, row in enumerate(parquet.texts_in(con, address), 2):
                if not made.record(place, number, row):
                    return
    except (duckdb.Error, OSError) as error:
        got = str(error).partition("\n")[0]
        made.fault("parquet", place, "not to be read as Parquet", "a file of Parquet", got)
