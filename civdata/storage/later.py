"""Large delimited files: the header is read now, the rows when somebody asks for them.

Only plain CSV in UTF-8, packed by gzip or not, is left for later: what a database reads as well.
"""

from __future__ import annotations

import stat
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from civdata.model import NULL, FilePart, Finding, LaterRows, Rows, Table, Tally
from civdata.storage import elsewhere
from civdata.storage.delimited import UnreadableError, records
from civdata.storage.descriptor import fields_of, missing_of
from civdata.storage.dialect import Dialect, dialect_of
from civdata.storage.gathered import Gathered
from civdata.storage.packed import GZIP, bare_name, said_of_bytes
from civdata.storage.streaming import stream_of
from civdata.storage.tables import PackageFolder, table_of

LATER = 8 * 1024 * 1024
"""From which size on a file is left for later; packed, an eighth of it."""

FIRST = 1 << 20
PARQUET = (".parquet", ".pq")
UTF8 = ("utf-8", "utf8", "utf_8", "UTF-8")

Reader = Callable[[Gathered], Table | None]


# complex: one row of guards, a way to be read at once each
def later_table(
    made: Gathered, paths: Sequence[str], kind: str, read: Reader, far: str = ""
) -> Table | None:
    """Return a table whose rows are left for later, or None where they can be read at once.

    `read` reads the whole table into what was gathered. A table in several files is left for later
    where all together are large, or where they lie elsewhere, below the address `far`.
    """
    dialect, _ = dialect_of(made.resource.get("dialect"), "\t" if kind in ("tsv", "tab") else ",")
    if dialect is None or not _is_plain(made, dialect):
        return None
    known = _known(made, paths, far)
    wanted = [column.name for column in fields_of(made.schema)]
    if not known or len(set(wanted)) < len(wanted) or not all(wanted):
        return None
    if any(_header(file, dialect.delimiter) != wanted for file in known):
        return None  # a header at fault is told by the whole reading
    if len(known) == 1 and not far:
        place = made.package.place(paths[0])
        made.package.findings.extend(said_of_bytes(made.resource, Path(known[0].address), place))
    missing = [texts | {NULL} for texts in missing_of(made.schema, wanted, dialect.null)]
    parts = known if len(known) > 1 or far else ()
    rows = LaterRows(
        wanted,
        missing,
        loader(made.package, made.resource, read),
        Path(known[0].address),
        dialect.delimiter,
        parts,
        stream_of(known, dialect.delimiter, len(wanted)),
    )
    return table_of(made.package, {**made.resource, "path": paths[0]}, rows)


def _is_plain(made: Gathered, dialect: Dialect) -> bool:
    """Return whether a table is written as every reader of CSV reads it, in UTF-8 with a schema."""
    usual = dialect.plain and dialect.cased and dialect.header_rows == (1,)
    if not usual or dialect.quote is None or not dialect.delimiter.isascii():
        return False
    return made.resource.get("encoding", "utf-8") in UTF8 and made.schema is not None


def _known(made: Gathered, paths: Sequence[str], far: str) -> list[FilePart]:
    """Return the files of a table, where all stand there and are large or lie elsewhere."""
    files = [stands(made.package, path, far) for path in paths]
    known = [file for file in files if file]
    large = far or sum(map(_weight, known)) > LATER
    return known if len(known) == len(files) and large else []


def _weight(file: FilePart) -> int:
    return file.size * 8 if file.packed else file.size


def loader(
    package: PackageFolder, resource: Mapping[str, Any], read: Reader
) -> Callable[[], tuple[Rows | None, tuple[Finding, ...]]]:
    """Return what reads a table when its rows are asked for."""

    def load() -> tuple[Rows | None, tuple[Finding, ...]]:
        other = replace(package, findings=Tally())
        table = read(Gathered(other, resource))
        rows = table.rows if table else None
        return (rows if isinstance(rows, Rows) else None), other.findings.all()

    return load


def stands(package: PackageFolder, path: str, far: str = "") -> FilePart | None:
    """Return a plain file of the package, or one at an address, with its size; None for others."""
    packed, place = path.lower().endswith(".gz"), package.place(path).file
    kind = "parquet" if bare_name(path).lower().endswith(PARQUET) else "csv"
    if far:
        return elsewhere.stands(FilePart(f"{far}/{path}", place, kind, 0, packed))
    file = package.folder / path
    try:
        status = file.lstat()
        folder = package.folder.resolve()
        inside = folder in [file.parent.resolve(), *file.parent.resolve().parents]
        if not stat.S_ISREG(status.st_mode) or file.parent.is_symlink() or not inside:
            return None
        with file.open("rb") as opened:
            if (opened.read(2) == GZIP) != packed:
                return None
    except (OSError, ValueError):
        return None
    return FilePart(str(file), place, kind, status.st_size, packed)


def _header(file: FilePart, delimiter: str) -> list[str] | None:
    """Return the names in the first line of a file, if they can be told."""
    try:
        with elsewhere.opened(file.address) as opened:
            first = opened.read(FIRST)
        if file.packed:
            first = zlib.decompressobj(wbits=31).decompress(first, FIRST)
        line, found, _ = first.partition(b"\n")
        if not found or line.startswith(b"\xef\xbb\xbf") or b'"' in line:
            return None
        dialect, _ = dialect_of({"delimiter": delimiter}, delimiter)
        assert dialect
        return next(records(line.decode() + "\n", dialect))[2]
    except (OSError, EOFError, zlib.error, UnicodeError, UnreadableError, StopIteration):
        return None
