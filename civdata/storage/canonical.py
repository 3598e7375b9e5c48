"""Canonical CSV, read strictly and written the same way; white space and lines of held texts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from civdata.model import Finding, Place, Row, fault
from civdata.storage.disk import decode, read_bytes

MAX_CELL = 20_000
MAX_QUOTED = 100_000
"""How long a line with quotes may be; Python's own reader gives up a little above."""

MAX_COLUMNS = 10_000
MOST_FAULTY = 10_000
"""After so many lines at fault the rest of a file tells nothing new, and is not read."""

MAX_SHOWN = 120
QUOTES = "csv-quotes"
"""The code of quotes that are needless, or missing: such a line can be read all the same."""

DIALECT: dict[str, object] = {
    "delimiter": ",",
    "lineTerminator": "\n",
    "quoteChar": '"',
    "doubleQuote": True,
}


@dataclass
class _Reader:
    """Splits the lines of one file and gathers what is wrong with them."""

    place: Place
    header: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)

    def fault(
        self,
        code: str,
        line: int,
        message: str,
        expected: str,
        got: str,
        hint: str = "",
        at: int = -1,
    ) -> None:
        """Note a fault; `at` is the number of the cell, where there is one."""
        column = self.header[at] if 0 <= at < len(self.header) else ""
        place = self.place.at(line, column)
        self.faults.append(fault(place, code, message, expected=expected, got=got, hint=hint))

    def line(self, number: int, line: str) -> None:
        """Take a line as the header or as a row."""
        record = self.cells(number, line)
        if record is None:
            return
        if number == 1:
            self.header = record
        elif not record:
            hint = "Take the line out"
            self.fault("ragged-row", number, "blank line", f"{len(self.header)} cells", "", hint)
        elif len(record) != len(self.header):
            cells = f"{len(record)} cells"
            wanted = f"{len(self.header)} cells"
            self.fault("ragged-row", number, "wrong number of cells", wanted, cells)
        else:
            self.rows.append(Row(number, dict(zip(self.header, record, strict=True))))

    # complex: one row of guards, a way in which a line is not canonical each
    def cells(self, number: int, line: str) -> list[str] | None:
        """Return the cells of a line, or None where they cannot be told."""
        for sign, name in (("\r", "CR"), ("\0", "NUL")):
            if sign in line:
                message = "wrong line end or control character"
                self.fault("line-end", number, message, "LF only", name)
                return None
        if line.count(",") >= MAX_COLUMNS and not self.header:
            got = f"{line.count(',') + 1} cells"
            self.fault("file-size", number, "too many columns", f"{MAX_COLUMNS} at most", got)
            return None
        if '"' not in line:
            record = line.split(",") if line else []
        elif len(line) > MAX_QUOTED:
            self.fault(
                "huge-cell", number, "line too long", f"{MAX_CELL} characters a cell", "more"
            )
            return None
        else:
            try:
                record = next(csv.reader(io.StringIO(line), strict=True))
            except csv.Error as error:
                expected = "balanced quotes, no line breaks"
                self.fault("csv", number, "not canonical CSV", expected, str(error))
                return None
            if (written := _line(record)) != line:
                message = "quotes where canonical CSV has none"
                self.fault(QUOTES, number, message, written[:MAX_SHOWN], line)
        for at, cell in enumerate(record):
            if len(cell) > MAX_CELL:
                got = f"{len(cell)} characters"
                self.fault("huge-cell", number, "cell too long", f"{MAX_CELL} at most", got, at=at)
                return None
        return record


# complex: one row of guards, a way in which a file is not canonical each
def split_rows(text: str, place: Place) -> tuple[list[str], tuple[Row, ...], list[Finding]]:
    """Split canonical CSV: LF line ends, no line breaks inside cells, as many cells as columns.

    A line at fault is left out; the others are read. Without a readable header there are no rows.
    """
    reader = _Reader(place)
    if text and not text.endswith("\n"):
        last = text.count("\n") + 1
        reader.fault("line-end", last, "last line has no end", "LF at the end", "none")
    if carried := text.count("\r\n") + text.endswith("\r"):
        message = "line end of another system" if carried == 1 else "line ends of another system"
        first = text.count("\n", 0, text.index("\r\n") if "\r\n" in text else None) + 1
        reader.fault("line-end", first, message, "LF only", f"CR LF on {carried} lines")
        text = text.replace("\r\n", "\n").removesuffix("\r")
    if not text or text.startswith("\n"):
        reader.fault("empty-file", 1, "no header row", "a header row", "nothing")
        return [], (), reader.faults
    for number, line in enumerate(io.StringIO(text, newline="\n"), 1):
        reader.line(number, line.removesuffix("\n"))
        if not reader.header:
            break
        if len(reader.faults) > MOST_FAULTY:
            message = "so many lines at fault that the rest of the file was not read"
            reader.fault("csv", number, message, "a table", f"{len(reader.faults)} faults")
            break
    return reader.header, tuple(reader.rows), reader.faults


def _line(record: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(record)
    return out.getvalue()


def read_csv(path: Path) -> tuple[tuple[str, ...], tuple[Row, ...], tuple[Finding, ...]]:
    """Read a CSV file outside any package: its columns, rows and what is wrong.

    As strictly as a table of a package, but for needless quotes.
    """
    place = Place(file=path.name)
    content, problem = read_bytes(path, place)
    text = ""
    if not problem:
        text, problem = decode(content, place)
    if problem:
        return (), (), (problem,)
    header, rows, found = split_rows(text, place)
    faults = [finding for finding in found if finding.code != QUOTES]
    if twice := next((name for name in header if header.count(name) > 1), None):
        message = f"the column {twice} stands twice"
        faults.append(fault(place.at(1, twice), "header", message, expected="once"))
        rows = ()
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
