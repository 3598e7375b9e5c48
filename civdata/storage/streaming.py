"""The rows of a large table, some at a time: read as often as wanted, and never held together.

What is no row is left out, as it is when the whole table is read: lines of another number of cells,
blank lines, rows of nothing but empty cells. The checks tell of them.
"""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from civdata.model import Batch, FilePart
from civdata.storage import elsewhere, parquet


def stream_of(
    files: Sequence[FilePart], delimiter: str, width: int
) -> Callable[[int], Iterator[Batch]]:
    """Return what reads the rows of a table of so many columns; it is given the size of a batch."""
    return partial(_batches, tuple(files), delimiter, width)


def _batches(files: Sequence[FilePart], delimiter: str, width: int, size: int) -> Iterator[Batch]:
    several = len(files) > 1
    for file in files:
        name = file.file if several else ""
        yield from _packed(_records(file, delimiter), name, width, size)


def _records(file: FilePart, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the records of a file without its header, each with the line that it begins at."""
    if file.kind == "parquet":
        with parquet.connected() as con:
            yield from enumerate(parquet.texts_in(con, parquet.quoted(file.address)), 2)
        return
    with elsewhere.opened(file.address) as opened:
        raw: Any = gzip.GzipFile(fileobj=opened) if file.packed else opened
        # Bytes that are no text were told by the checks; here they must not stop the rest.
        text = io.TextIOWrapper(raw, "utf-8", errors="replace", newline="")
        reader = csv.reader(text, delimiter=delimiter)
        line = 1
        try:
            for number, record in enumerate(reader):
                if number:
                    yield line, record
                line = reader.line_num + 1
        except (OSError, EOFError, zlib.error, csv.Error):
            return  # told by the checks as well


def _packed(
    records: Iterable[tuple[int, list[str]]], file: str, width: int, size: int
) -> Iterator[Batch]:
    """Yield batches of the records that are rows."""
    rows: list[list[str]] = []
    lines = array("I")
    for line, record in records:
        if len(record) == width and (width == 1 or any(record)):
            rows.append(record)
            lines.append(line)
            if len(rows) == size:
                yield Batch([*zip(*rows, strict=True)], lines, file)
                rows, lines = [], array("I")
    if rows:
        yield Batch([*zip(*rows, strict=True)], lines, file)
