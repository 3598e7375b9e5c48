"""The rows of a large table, some at a time: read as often as wanted, and never held together.

What is no row is left out, as it is when the whole table is read: lines of another number of cells,
blank lines, rows of nothing but empty cells. The checks tell of them.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import compress, islice
from typing import Any

from civdata.model import Batch, FilePart
from civdata.storage import elsewhere, parquet


def stream_of(
    files: Sequence[FilePart], delimiter: str, width: int
) -> Callable[[int], Iterator[Batch]]:
    """Return what reads the rows of a table of so many columns; it is given the size of a batch."""
    return partial(_batches, tuple(files), delimiter, width)


def _batches(files: Sequence[FilePart], delimiter: str, width: int, size: int) -> Iterator[Batch]:
    for file in files:
        name = file.file if len(files) > 1 else ""
        if file.kind == "parquet":
            yield from _of_parquet(file, name, width, size)
        else:
            yield from _of_text(file, delimiter, name, width, size)


def _of_parquet(file: FilePart, name: str, width: int, size: int) -> Iterator[Batch]:
    with parquet.connected() as con:
        records = parquet.texts_in(con, parquet.quoted(file.address))
        line = 2
        while rows := list(islice(records, size)):
            yield from _batch(rows, range(line, line + len(rows)), name, width)
            line += len(rows)


def _of_text(file: FilePart, delimiter: str, name: str, width: int, size: int) -> Iterator[Batch]:
    with elsewhere.opened(file.address) as opened:
        raw: Any = gzip.GzipFile(fileobj=opened) if file.packed else opened
        # Bytes that are no text were told by the checks; here they must not stop the rest.
        text = io.TextIOWrapper(raw, "utf-8", errors="replace", newline="")
        reader = csv.reader(text, delimiter=delimiter)
        rows: list[list[str]] = []
        whole = True
        next(reader, None)
        while whole:
            rows, begins = [], reader.line_num + 1
            try:
                rows.extend(islice(reader, size))
                whole = bool(rows)
            except (OSError, EOFError, zlib.error, csv.Error):
                whole = False  # told by the checks as well
            if reader.line_num - begins + 1 == len(rows):
                yield from _batch(rows, range(begins, begins + len(rows)), name, width)
            else:
                yield from _batch(rows, [*_lines(rows, begins)], name, width)


def _lines(rows: Iterable[Sequence[str]], line: int) -> Iterator[int]:
    """Yield the line that each record begins at, where cells may have line breaks."""
    for row in rows:
        yield line
        line += 1 + sum(len(_END.findall(cell)) for cell in row)


def _batch(
    rows: Sequence[Sequence[str]], lines: Sequence[int], file: str, width: int
) -> Iterator[Batch]:
    """Yield the records that are rows."""
    if not (set(map(len, rows)) <= {width} and (width == 1 or all(map(any, rows)))):
        kept = [len(row) == width and (width == 1 or any(row)) for row in rows]
        rows, lines = [*compress(rows, kept)], [*compress(lines, kept)]
    if rows:
        yield Batch([*zip(*rows, strict=True)], array("I", lines), file)


_END = re.compile("\r\n|\r|\n")
