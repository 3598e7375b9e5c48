"""Exports: one function a format, each from a package to files in memory, written all at once."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from civdata.errors import CivdataError
from civdata.exports.formats import FORMATS, Format
from civdata.exports.output import Files, write
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

    All files or none; old ones of the same names are replaced. Raises CivdataError for an unknown
    format, MissingExtra where a format needs one, OutputError where `out` cannot be written.
    """
    return write(Path(out), contents(collection, package, format))


def write_all(collection: Collection, package: Package, out: Path) -> tuple[Download, ...]:
    """Write a package in every format below `out`, which is the package's own folder."""
    made = {name: contents(collection, package, name) for name in FORMATS}
    write(Path(out), {path: data for files in made.values() for path, data in files.items()})
    return tuple(
        Download(path, name, _table(path, name), len(data), hashlib.sha256(data).hexdigest())
        for name, files in made.items()
        for path, data in files.items()
    )


def contents(collection: Collection, package: Package, format: str) -> Files:
    """Return the files of one format by path; two calls give the same bytes."""
    for name, kind in FORMATS.items():
        if name == format:
            return kind.make(collection, package)
    raise CivdataError(f"no format {format!r}; there are: {', '.join(FORMATS)}")


def _table(path: str, format: Format) -> str:
    of_table = FORMATS[format].tables and path != "datapackage.json"
    return PurePosixPath(path).stem if of_table else ""
