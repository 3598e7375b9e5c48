"""What the bytes of a large file say of how it can be read, and the database that takes it in."""

from __future__ import annotations

import codecs
import gzip
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from civdata.checks.shape import proofs

MEMORY = "600MB"
THREADS = 2
"""How many work on a large file; a file that is held in memory is quickest with one."""

HELD = 200_000_000
"""Up to which size a file is held in memory by DuckDB; a larger one goes to a folder of its own."""

PIECE = 1 << 22


class DoubtError(Exception):
    """What DuckDB cannot be sure of; Python reads the file then."""


@dataclass
class Scan:
    """What the bytes of a file say of how it can be read."""

    size: int = 0
    lines: int = 0
    returns: int = 0
    pairs: int = 0
    quotes: int = 0
    plain: bool = True


def believe(found: Scan) -> None:
    """Raise DoubtError where the bytes of a file say that readers may differ on it."""
    if not found.plain or (found.returns and found.returns != found.pairs) or found.quotes % 2:
        raise DoubtError
    if found.returns and found.returns != found.lines:
        raise DoubtError


def connected(size: int, folder: Path) -> Any:
    """Return a database for a file of this size; a large one goes to a folder of its own."""
    import duckdb

    con = duckdb.connect(":memory:" if size < HELD else str(folder / "t.db"))
    for name, value in (
        ("force_compression", "'uncompressed'"),
        ("memory_limit", f"'{MEMORY}'"),
        ("threads", str(1 if size < HELD else THREADS)),
        ("temp_directory", proofs.text(str(folder))),
        ("enable_progress_bar", "false"),
        # Looking for these takes time that grows with the square of the columns.
        ("disabled_optimizers", "'common_subexpressions'"),
    ):
        con.execute(f"SET {name}={value}")
    return con


# complex: one loop over a file, for all that is counted in it
def scan(path: Path, columns: int = 1) -> Scan:
    """Read a file once, for its lines, quotes and encoding.

    Blank lines show in the number of rows, where there are several `columns`.
    """
    alone = columns < 2
    made = Scan()
    decoder = codecs.getincrementaldecoder("utf-8")()
    last = b""
    with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as file:
        try:
            while piece := file.read(PIECE):
                made.size += len(piece)
                made.lines += piece.count(b"\n")
                if b'"' in piece:  # looking is much quicker than counting
                    made.quotes += piece.count(b'"')
                edge = last + piece[:1]
                if b"\r" in piece or edge == b"\r\n":
                    made.returns += piece.count(b"\r")
                    made.pairs += piece.count(b"\r\n") + (edge == b"\r\n")
                    made.plain &= b"\n\r" not in piece and edge != b"\n\r"
                if b"\0" in piece or (alone and (b"\n\n" in piece or edge == b"\n\n")):
                    made.plain = False
                if not piece.isascii():
                    decoder.decode(piece)
                elif decoder.getstate()[0]:
                    raise DoubtError
                last = piece[-1:]
            decoder.decode(b"", True)
        except (UnicodeDecodeError, EOFError, OSError) as error:
            raise DoubtError from error
    made.plain &= last == b"\n"
    return made
