"""A sum of all that a collection holds, by which what was made of it is found again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from civdata.model import Collection, LaterRows, Package, Part, Rows, Table


@lru_cache(maxsize=64)
def fingerprint(collection: Collection) -> str:
    """Return a sum of settings, descriptors, and cells with their lines.

    Collections that say the same have the same, wherever they were read.
    """
    read = hashlib.sha256(repr(collection.settings).encode("utf-8", "surrogatepass"))
    if isinstance(collection, Part):
        told = (sorted(collection.published.items()), sorted(collection.counted.items()))
        read.update(repr((*told, collection.has_figures)).encode())
    for package in collection.packages:
        read.update(_sum(_Same(package)).encode())
    return read.hexdigest()


class _Same:
    """A package as the key of what was worked out of it: that very object, as parts share it."""

    __slots__ = ("package",)

    def __init__(self, package: Package) -> None:
        self.package = package

    def __hash__(self) -> int:
        return id(self.package)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.package is self.package


@lru_cache(maxsize=256)
def _sum(same: _Same) -> str:
    package = same.package
    told = (package.name, package.descriptor, package.titles, package.descriptions, package.foreign)
    read = hashlib.sha256(json.dumps(told, default=str, sort_keys=True).encode())
    for table in package.tables:
        for content in _table(table):
            read.update(len(content).to_bytes(8, "big"))
            read.update(content)
    return read.hexdigest()


def _table(table: Table) -> Iterator[bytes]:
    """Yield all that a table says."""
    about = (table.name, table.file, table.schema, table.titles, table.descriptions, table.title)
    keys = (table.description, table.primary_key, [repr(key) for key in table.foreign_keys])
    yield json.dumps((about, keys), default=str, sort_keys=True).encode()
    rows = table.rows
    if isinstance(rows, LaterRows) and (files := _files(rows)):
        yield from _contents(files)
    elif isinstance(rows, Rows):
        form = (rows.names, [sorted(one) for one in rows.missing], rows.parts, rows.header)
        yield json.dumps(form).encode()
        yield from (json.dumps(list(column)).encode() for column in rows.raw)
        yield ",".join(map(str, rows.lines)).encode()
    else:
        told = ((row.line, list(row.cells.items()), row.file) for row in rows)
        yield "\n".join(map(json.dumps, told)).encode()


def _files(rows: LaterRows) -> list[Path]:
    """Return the files of a table too large to be held; none where one is not on this disk."""
    found = [Path(part.address) for part in rows.files] or [rows.path]
    return found if all(path.is_file() for path in found) else []


def _contents(files: list[Path]) -> Iterator[bytes]:
    for path in files:
        with path.open("rb") as opened:
            while content := opened.read(1 << 20):
                yield content
