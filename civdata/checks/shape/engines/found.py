"""What was found in a part of a table, small enough to be sent, and how parts make the whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from civdata.checks.cells import Fault, Seen, Sightings
from civdata.checks.shape.engines.digests import Column
from civdata.model import Severity
from civdata.model.findings import most

Kind = tuple[str, Severity]


@dataclass(frozen=True)
class Begin:
    """Where a part begins: its file, the line of its first row, and its rows with line breaks."""

    file: str
    line: int
    breaks: Sequence[int]

    def line_of(self, row: int) -> int:
        """Return the line that a row of the part begins at."""
        return self.line + row + bisect_left(self.breaks, row)


@dataclass
class Partial:
    """The faults of a part, column by column: the first of each kind, and how many more."""

    rows_: int
    seen: dict[int, list[Seen]] = field(default_factory=dict)
    more: dict[int, dict[Kind, int]] = field(default_factory=dict)
    bad: bytearray = field(default_factory=bytearray)

    def rows(self, at: int, name: str, found: Iterable[tuple[int, str, Sequence[Fault]]]) -> None:
        """Note the faults of a column, as `Sightings` does for a whole table."""
        seen, more = self.seen.setdefault(at, []), self.more.setdefault(at, {})
        told: dict[Kind, int] = {}
        for row, cell, faults in found:
            for number, one in enumerate(faults):
                if one.severity == "error":
                    if not self.bad:
                        self.bad = bytearray(self.rows_)
                    self.bad[row] = 1
                kind = one.code, one.severity
                told[kind] = told.get(kind, 0) + 1
                if told[kind] <= most():
                    seen.append(Seen(row, at, number, name, cell, one))
                else:
                    more[kind] = more.get(kind, 0) + 1

    def counted(
        self,
        at: int,
        name: str,
        first: Iterable[tuple[int, str, Sequence[Fault]]],
        rows: Column,
    ) -> None:
        """Note the rows of a column that have one error each, of which the first ones are told."""
        self.rows(at, name, first)
        if len(rows):
            if not self.bad:
                self.bad = bytearray(self.rows_)
            np.frombuffer(self.bad, "u1")[rows] = 1
        (one,) = {seen.fault.code for seen in self.seen[at]} or {""}
        if len(rows) > most():
            self.more[at][one, "error"] = len(rows) - most()


def merge(whole: Sightings, parts: Sequence[tuple[int, Partial]]) -> None:
    """Put what was found in parts, each with the row at which it begins, into the whole table."""
    for start, part in parts:
        if part.bad:
            mine = np.frombuffer(whole.bad, "u1")[start : start + len(part.bad)]
            mine |= np.frombuffer(part.bad, "u1")
    for column in sorted({at for _, part in parts for at in part.seen}):
        told: dict[tuple[str, str, Severity], int] = {}
        for start, part in parts:
            file = whole.file(start)
            for one in part.seen.get(column, ()):
                key = file, one.fault.code, one.fault.severity
                told[key] = told.get(key, 0) + 1
                if told[key] <= most():
                    whole.seen.append(one._replace(row=start + one.row))
                else:
                    whole.more[key] = whole.more.get(key, 0) + 1
            for (code, severity), times in part.more.get(column, {}).items():
                key = file, code, severity
                whole.more[key] = whole.more.get(key, 0) + times
