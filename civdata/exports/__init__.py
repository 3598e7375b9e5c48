"""Exports: one function a format, each from a package to files in memory, written all at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from civdata.errors import CivdataError, UnknownName
from civdata.exports import registers
from civdata.exports.formats import FORMATS, Format
from civdata.exports.output import Files, Put, write, write_made
from civdata.model import Collection, Package

__all__ = ["FORMATS", "Download", "Format", "contents", "export", "write_all"]


@dataclass(frozen=True, slots=True)
class Download:
    """A file that was written: where (below the output folder), what it holds, size and sha256.

    `table` is the name of the table or view in it, empty for a file that holds the whole package.
    """

    path: str
    format: str
    table: str
    bytes: int
    sha256: str

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def export(collection: Collection, package: Package, format: str, out: Path) -> list[Path]:
    """Write a package in one format below `out` and return the paths of its files.

    All files or none; old ones of the same names are replaced. Of a register, CSV has the first
    rows and Parquet all of them in parts. Raises CivdataError for an unknown format and where a
    format can have nothing of the package, MissingExtra where a format needs one, OutputError where
    `out` cannot be written.
    """
    files = contents(collection, package, format)
    parts = _parts(collection, package, Path(out)) if format == "parquet" else []
    if package.registers and not (files or parts):
        raise CivdataError(f"tables of {package.name} are too large for {format}: take parquet")
    return [*write(Path(out), files), *(Path(out) / path for path, _ in parts)]


def write_all(
    collection: Collection,
    package: Package,
    out: Path,
    make: Callable[[str], Files] | None = None,
    put: Put = write,
) -> tuple[Download, ...]:
    """Write a package in every format below `out`, which is the package's own folder.

    `make` returns the files of a format, where they need not be made anew; `put` writes them.
    """
    make = make or partial(contents, collection, package)
    made = {name: make(name) for name in FORMATS}
    put(Path(out), {path: data for files in made.values() for path, data in files.items()})
    first = {registers.name_of_first(table): table.name for table in package.registers}
    written = [
        Download(
            path,
            name,
            first.get(table := _table(path, name), table),
            len(data),
            hashlib.sha256(data).hexdigest(),
        )
        for name, files in made.items()
        for path, data in files.items()
    ]
    for path, table in _parts(collection, package, Path(out)):
        with (Path(out) / path).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            written.append(Download(path, "parquet", table, file.tell(), digest))
    return tuple(written)


def _parts(collection: Collection, package: Package, out: Path) -> list[tuple[str, str]]:
    """Write the registers of a package as Parquet in parts; return their paths with the tables."""
    made = []
    for table in package.registers:
        write = partial(registers.write_parts, collection, package, table)
        made += [(path, table.name) for path in write_made(out, write)]
    return made


def contents(collection: Collection, package: Package, format: str) -> Files:
    """Return the files of one format by path; two calls give the same bytes.

    Registers are shortened in them, or left out; a format of which nothing is left has no file.
    """
    for name, kind in FORMATS.items():
        if name == format:
            fitting = registers.fitting(package, name)
            return kind.make(collection, fitting) if fitting.tables or not package.tables else {}
    raise UnknownName.among("format", format, FORMATS)


def _table(path: str, format: Format) -> str:
    of_table = FORMATS[format].tables and path != "datapackage.json"
    return PurePosixPath(path).stem if of_table else ""
