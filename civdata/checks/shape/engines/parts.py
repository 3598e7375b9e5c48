"""The parts of a large table: files, and pieces of files, each of which is judged on its own.

A part is opened where it stands: on this machine by its path, elsewhere through fsspec.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from civdata.model import FilePart, LaterRows
from civdata.storage.elsewhere import is_far, opened

PART = 16 * 1024 * 1024
"""How many bytes of a plain CSV file make a part."""

PIECE = 1 << 22


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a file, from one byte to another; `end` is 0 where it is the whole file."""

    number: int
    source: FilePart
    begin: int = 0
    end: int = 0

    @property
    def has_header(self) -> bool:
        """True for the part that begins with the names of the columns."""
        return self.begin == 0


def files_of(rows: LaterRows) -> tuple[FilePart, ...]:
    """Return the files of a table that is read later."""
    if rows.files:
        return rows.files
    packed = rows.path.suffix.lower() == ".gz"
    return (FilePart(str(rows.path), "", "csv", rows.path.stat().st_size, packed),)


def parts_of(files: Sequence[FilePart]) -> list[Part]:
    """Return the parts of files in order; a plain CSV file is cut behind line ends."""
    made: list[Part] = []
    for file in files:
        if file.kind != "csv" or file.packed or file.size <= PART:
            made.append(Part(len(made), file))
            continue
        begin = 0
        for end in _cuts(file):
            made.append(Part(len(made), file, begin, end))
            begin = end
    return made


def _cuts(file: FilePart) -> Iterator[int]:
    """Yield the byte at which each part of a file ends: behind a line end."""
    at = 0
    with opened(file.address) as source:
        while at + PART < file.size:
            at += PART
            source.seek(at)
            while piece := source.read(PIECE):
                found = piece.find(b"\n")
                if found >= 0:
                    at += found + 1
                    break
                at += len(piece)
            if at < file.size:
                yield at
    yield file.size


def at_hand(part: Part, folder: Path) -> Path:
    """Return a file of this machine that holds a part: its own where it can, or a copy."""
    source = part.source
    if not part.end and not is_far(source.address):
        return Path(source.address)
    endings = ".parquet" if source.kind == "parquet" else ".csv"
    path = folder / f"part{endings}{'.gz' if source.packed else ''}"
    with opened(source.address) as file, path.open("wb") as made:
        if not part.end:
            shutil.copyfileobj(file, made, PIECE)
            return path
        file.seek(part.begin)
        left = part.end - part.begin
        while left and (piece := file.read(min(PIECE, left))):
            made.write(piece)
            left -= len(piece)
    return path
