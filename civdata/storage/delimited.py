"""Split delimited text into records, each with the line that it begins at."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from typing import Any

from civdata.storage.dialect import Dialect

MAX_COLUMNS = 20_000
"""How many cells a record may have; a spreadsheet holds 16,384."""

_FEED = re.compile(r"[^\n]*\n|[^\n]+")
_ANY_END = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")

csv.field_size_limit(2**31 - 1)  # shapes of countries and texts of laws stand in cells


class UnreadableError(Exception):
    """A record that cannot be told: the line that it begins at, and why."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line, self.why = line, why


class _Lines:
    """Feeds a reader with lines, counts them, and leaves out comments between the records."""

    def __init__(self, text: str, dialect: Dialect) -> None:
        form = _ANY_END if "\r" in text else _FEED
        self.lines = (match.group() for match in form.finditer(text))
        self.dialect = dialect
        self.number = 0
        self.record = 0
        self.kept = 0
        self.begins = 1
        self.fresh = True

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        comment, skipped = self.dialect.comment, self.dialect.comment_rows
        while True:
            line = next(self.lines)
            self.number += 1
            if not self.fresh:
                return line
            self.record += 1
            if (comment and line.startswith(comment)) or self.record in skipped:
                continue
            self.kept += 1
            self.fresh = False
            self.begins = self.number
            if line.count(self.dialect.delimiter) > MAX_COLUMNS and not (
                self.dialect.quote and self.dialect.quote in line
            ):
                raise UnreadableError(self.number, f"more than {MAX_COLUMNS} cells")
            return line


def records(text: str, dialect: Dialect) -> Iterator[tuple[int, int, list[str]]]:
    """Yield each record: its number without comments, the line that it begins at, its cells.

    Raise UnreadableError at the first that cannot be told.
    """
    lines = _Lines(text, dialect)
    options: dict[str, Any] = {
        "delimiter": dialect.delimiter,
        "doublequote": dialect.double,
        "escapechar": dialect.escape,
        "skipinitialspace": dialect.skip_space,
        "strict": True,
    }
    if dialect.quote:
        options["quotechar"] = dialect.quote
    else:
        options["quoting"] = csv.QUOTE_NONE
    try:
        reader = csv.reader(lines, **options)
    except (TypeError, ValueError) as error:
        raise UnreadableError(1, str(error)) from None
    while True:
        lines.fresh = True
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableError(lines.begins, str(error)) from None
        if len(record) > MAX_COLUMNS:
            raise UnreadableError(lines.begins, f"more than {MAX_COLUMNS} cells")
        yield lines.kept, lines.begins, record


# complex: a name may reach over the blank cells to its right
def joined(rows: Sequence[Sequence[str]], join: str, filled: bool = False) -> list[str]:
    """Return the names of columns whose header stands in several rows.

    A cell that repeats the one above adds nothing; `filled` lets a name reach over the blank cells
    to its right, as a merged cell does.

    >>> joined([["fruit"], ["id", "name"]], " ", filled=True), joined([["a", ""], ["b", "c"]], "-")
    (['fruit id', 'fruit name'], ['a-b', 'c'])
    """
    if len(rows) == 1:
        return list(rows[0])
    width = max(map(len, rows), default=0)
    names: list[list[str]] = [[] for _ in range(width)]
    for row in rows:
        last = ""
        above = row is not rows[-1]
        for at in range(width):
            cell = row[at] if at < len(row) else ""
            last = cell or (last if filled and above else "")
            if last and last not in names[at][-1:]:
                names[at].append(last)
    return [join.join(parts) for parts in names]
