"""Tables of a held source as they were published: cells as text, and one sha256 for all files.

They are other people's files, so a byte order mark, CRLF or ragged rows are fine. Only regular
files below the folder are read, and each only when a cell of it is asked for.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
from dataclasses import dataclass, field
from pathlib import Path

from civdata.errors import MissingExtra
from civdata.model import Place
from civdata.storage.disk import read_bytes

TABLES = (".csv", ".tsv", ".xlsx")
_BOOK = ".xlsx"


@dataclass(frozen=True)
class Grids:
    """The files of a source by path; `sha256` is that of the file, or of the list of all files."""

    sha256: str
    files: dict[str, bytes] = field(repr=False)
    _read: dict[str, list[list[str]]] = field(default_factory=dict, repr=False)

    def rows(self, path: str) -> list[list[str]] | None:
        """Return the rows of a file or of a sheet of a workbook, or None where there is none.

        An empty path is the only file.
        """
        if not path and len(self.files) == 1:
            (path,) = self.files
        if path not in self._read:
            self._load(path)
        return self._read.get(path)

    def _load(self, path: str) -> None:
        book, _, sheet = path.partition(f"{_BOOK}/")
        name = book + _BOOK if sheet else path
        content = self.files.get(name)
        if content is None:
            return
        if name.endswith(_BOOK):
            for title, rows in _sheets(content).items():
                self._read.setdefault(name, rows)  # without a name: the first sheet
                self._read[f"{name}/{title}"] = rows
            return
        text = content.decode("utf-8-sig", "replace")
        delimiter = "\t" if name.endswith(".tsv") else ","
        try:
            self._read[name] = list(csv.reader(io.StringIO(text, ""), delimiter=delimiter))
        except csv.Error:
            return


def read_grids(path: Path) -> tuple[Grids | None, str]:
    """Read a table, or every table in a folder; return why there is none beside it.

    The sha256 of a folder is that of a list with a line `SHA256  PATH` for each file, in order of
    path, as `sha256sum` prints it.
    """
    real = Path(os.path.realpath(path))
    if not real.is_dir():
        content, broken = read_bytes(real, Place(file=path.name))
        if broken:
            return None, broken.got
        return Grids(hashlib.sha256(content).hexdigest(), {path.name: content}), ""
    return _read_folder(real)


def _read_folder(real: Path) -> tuple[Grids | None, str]:
    """Read every table in a folder."""
    files: dict[str, bytes] = {}
    for item in sorted(real.rglob("*")):
        if item.suffix.lower() in TABLES and not item.is_symlink() and item.is_file():
            content, broken = read_bytes(item, Place(file=item.name))
            if broken:
                return None, f"{item.name}: {broken.got}"
            files[item.relative_to(real).as_posix()] = content
    if not files:
        return None, "no tables in the folder"
    sums = {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)}
    listed = "".join(f"{sums[name]}  {name}\n" for name in sums)
    return Grids(hashlib.sha256(listed.encode()).hexdigest(), files), ""


def _sheets(content: bytes) -> dict[str, list[list[str]]]:
    """Return the cells of a workbook by sheet, as they are shown: whole numbers without `.0`."""
    try:
        import openpyxl  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingExtra("Reading a workbook", "draft") from error
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return {
            sheet.title: [
                [_shown(cell) for cell in row] for row in sheet.iter_rows(values_only=True)
            ]
            for sheet in book.worksheets
        }
    except (ValueError, KeyError, OSError, TypeError):
        return {}  # no workbook: no place in it is found


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
