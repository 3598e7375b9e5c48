"""Large delimited files: the header is read now, the rows when somebody asks for them.

Only plain CSV in UTF-8, packed by gzip or not, is left for later: what a database reads as well.
"""

from __future__ import annotations

import gzip
import stat
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from civdata.model import Finding, LaterRows, Rows, Table, Tally
from civdata.storage.delimited import UnreadableError, records
from civdata.storage.descriptor import fields_of, missing_of
from civdata.storage.dialect import dialect_of
from civdata.storage.gathered import NULL, Gathered
from civdata.storage.packed import GZIP, said_of_bytes
from civdata.storage.tables import PackageFolder, table_of

LATER = 8 * 1024 * 1024
"""From which size on a file is left for later; packed, an eighth of it."""

FIRST = 1 << 20
UTF8 = ("utf-8", "utf8", "utf_8", "UTF-8")

Reader = Callable[[Gathered], Table | None]


def later_table(made: Gathered, path: str, kind: str, read: Reader) -> Table | None:
    """Return a table whose rows are left for later, or None where they can be read at once.

    `read` reads the whole table into what was gathered.
    """
    file = _file(made.package, path)
    dialect, _ = dialect_of(made.resource.get("dialect"), "\t" if kind in ("tsv", "tab") else ",")
    if file is None or dialect is None or not dialect.plain or dialect.header_rows != (1,):
        return None
    if dialect.quote is None or not dialect.delimiter.isascii() or not dialect.cased:
        return None
    if made.resource.get("encoding", "utf-8") not in UTF8 or made.schema is None:
        return None
    header = _header(file, dialect.delimiter)
    wanted = [column.name for column in fields_of(made.schema)]
    if header is None or header != wanted or len(set(header)) < len(header) or not all(header):
        return None  # a header at fault is told by the whole reading
    place = made.package.place(path)
    made.package.findings.extend(said_of_bytes(made.resource, file, place))
    made.line, made.names = 1, header
    missing = [texts | {NULL} for texts in missing_of(made.schema, header, dialect.null)]
    loader = _loader(made.package, made.resource, read)
    rows = LaterRows(header, missing, loader, file, dialect.delimiter)
    return table_of(made.package, {**made.resource, "path": path}, rows)


def _loader(
    package: PackageFolder, resource: Mapping[str, Any], read: Reader
) -> Callable[[], tuple[Rows | None, tuple[Finding, ...]]]:
    def load() -> tuple[Rows | None, tuple[Finding, ...]]:
        other = PackageFolder(package.folder, package.package, package.descriptor, Tally())
        table = read(Gathered(other, resource))
        rows = table.rows if table else None
        return (rows if isinstance(rows, Rows) else None), other.findings.all()

    return load


def _file(package: PackageFolder, path: str) -> Path | None:
    """Return a plain file of the package that is large, or None."""
    file = package.folder / path
    try:
        status = file.lstat()
        folder = package.folder.resolve()
        inside = folder in [file.parent.resolve(), *file.parent.resolve().parents]
        if not stat.S_ISREG(status.st_mode) or file.parent.is_symlink() or not inside:
            return None
        with file.open("rb") as opened:
            packed = opened.read(2) == GZIP
    except (OSError, ValueError):
        return None
    if packed != path.lower().endswith(".gz"):
        return None
    return file if status.st_size > (LATER // 8 if packed else LATER) else None


def _header(file: Path, delimiter: str) -> list[str] | None:
    """Return the names in the first line of a file, if they can be told."""
    try:
        with gzip.open(file) if file.suffix.lower() == ".gz" else file.open("rb") as opened:
            first = opened.read(FIRST)
        line, found, _ = first.partition(b"\n")
        if not found or line.startswith(b"\xef\xbb\xbf") or b'"' in line:
            return None
        dialect, _ = dialect_of({"delimiter": delimiter}, delimiter)
        assert dialect
        return next(records(line.decode() + "\n", dialect))[2]
    except (OSError, EOFError, zlib.error, UnicodeError, UnreadableError, StopIteration):
        return None
