"""Canonical CSV, read strictly and written the same way; white space and lines of held texts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from civdata.model import Finding, Row
from civdata.storage.disk import decode, make_fault, read_bytes

MAX_CELL = 20_000
DIALECT = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True}


def split_rows(
    text: str, package: str, file: str
) -> tuple[list[str], tuple[Row, ...], list[Finding]]:
    """Split canonical CSV: LF line ends, no line breaks inside cells, as many cells as columns."""
    faults: list[Finding] = []

    def fault(code: str, line: int, message: str, expected: str, got: str, hint: str = "") -> None:
        faults.append(make_fault(code, package, file, message, expected, got, hint, row=line))

    for line, content in enumerate(text.split("\n"), 1):
        if "\r" in content or "\0" in content:
            what = "CR" if "\r" in content else "NUL"
            fault("line-end", line, "wrong line end or control character", "LF only", what)
            return [], (), faults
    if text and not text.endswith("\n"):
        fault("line-end", text.count("\n") + 1, "last line has no end", "LF at the end", "none")
    header: list[str] = []
    rows: list[Row] = []
    for number, record in enumerate(_records(text, fault), 1):
        if number == 1:
            header = record
        elif len(record) != len(header):
            got = f"{len(record)} cells"
            hint = "Quote a cell that holds a comma"
            fault("ragged-row", number, "wrong number of cells", f"{len(header)} cells", got, hint)
        else:
            rows.append(Row(number, dict(zip(header, record, strict=True))))
    if not header:
        fault("empty-file", 1, "file is empty", "a header row", "nothing")
    return header, tuple(rows), faults


def _records(text: str, fault: Any) -> Iterator[list[str]]:
    for number, line in enumerate(text.split("\n")[: text.count("\n")] or [text], 1):
        try:
            parsed = list(csv.reader(io.StringIO(line), strict=True))
        except csv.Error as error:
            fault("csv", number, "not canonical CSV", "balanced quotes, no line breaks", str(error))
            yield []
            continue
        record = parsed[0] if parsed else []
        if any(len(cell) > MAX_CELL for cell in record):
            fault("huge-cell", number, "cell too long", f"{MAX_CELL} characters", "more")
        yield record


def read_csv(path: Path) -> tuple[tuple[str, ...], tuple[Row, ...], tuple[Finding, ...]]:
    """Read a CSV file outside any package, as strictly: its columns, rows and what is wrong."""
    content, fault = read_bytes(path, path.name)
    text = ""
    if not fault:
        text, fault = decode(content, path.name)
    if fault:
        return (), (), (fault,)
    header, rows, faults = split_rows(text, "", path.name)
    return tuple(header), rows, tuple(faults)


def write_csv(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Return canonical CSV: UTF-8 text, LF, quotes only where they are needed."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def text_lines(content: str) -> list[str]:
    """Return the non-blank lines of a held text: `¶1` is the first of them."""
    return [line for line in content.splitlines() if line.strip()]


def fold(text: str) -> str:
    """Fold every run of white space, the no-break ones included, to one blank.

    >>> fold(" 1\\u00a0756  проектов")
    '1 756 проектов'
    """
    return " ".join(text.split())
