"""Where the cells stand that a check found fault with: told line by line, and capped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from civdata.model import NULL, Finding, LaterRows, Row, Rows, Severity, Table, Tally, fault
from civdata.model.findings import most


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell, wherever it stands."""

    code: str
    message: str
    expected: str
    got: str | None = None
    hint: str = ""
    severity: Severity = "error"


class Seen(NamedTuple):
    """A fault of a row: the row, the column, and its place among the faults of the cell."""

    row: int
    column: int
    number: int
    name: str
    cell: str
    fault: Fault


class Noted(Protocol):
    """What takes the faults of a table column by column."""

    def rows(self, at: int, name: str, found: Iterable[tuple[int, str, Sequence[Fault]]]) -> None:
        """Note the faults of a column: a row, what stands there, and what is wrong with it."""


@dataclass
class Sightings:
    """Gathers the faults of a table column by column."""

    table: Table
    seen: list[Seen] = field(default_factory=list)
    more: dict[tuple[str, str, Severity], int] = field(default_factory=dict)
    bad: bytearray = field(init=False)

    def __post_init__(self) -> None:
        self.bad = bytearray(len(self.table.rows))

    def column(
        self, at: int, name: str, cells: Sequence[str], faults: Mapping[str, Sequence[Fault]]
    ) -> None:
        """Note each row of a column whose cell is one of those at fault."""
        if faults:
            hits = ((row, cell) for row, cell in enumerate(cells) if cell in faults)
            self.rows(at, name, ((row, cell, faults[cell]) for row, cell in hits))

    def rows(self, at: int, name: str, found: Iterable[tuple[int, str, Sequence[Fault]]]) -> None:
        """Note the faults of a column: a row, what stands there, and what is wrong with it."""
        told: dict[tuple[str, str, Severity], int] = {}
        for row, cell, faults in found:
            for number, one in enumerate(faults):
                if one.severity == "error":
                    self.bad[row] = 1
                key = self.file(row), one.code, one.severity
                told[key] = told.get(key, 0) + 1
                if told[key] <= most():
                    self.seen.append(Seen(row, at, number, name, cell, one))
                else:
                    self.more[key] = self.more.get(key, 0) + 1

    def file(self, row: int) -> str:
        """Return the file of a row, where the table stands in several."""
        rows = self.table.rows
        return rows.file(row) if isinstance(rows, Rows) else ""

    def place(self, row: int) -> Row:
        """Return a row for its place alone."""
        rows = self.table.rows
        if isinstance(rows, LaterRows):
            return rows.place(row)
        if isinstance(rows, Rows):
            return Row(rows.lines[row], {}, rows.file(row))
        return rows[row]

    def findings(self) -> tuple[Finding, ...]:
        """Return the first findings of each code, line by line, and how many more there are."""
        tally = Tally()
        for one in sorted(self.seen, key=lambda seen: seen[:3]):
            place = self.table.at(self.place(one.row), one.name)
            if tally.counted(place.file, one.fault.code, one.fault.severity):
                cell = "" if one.cell == NULL else one.cell
                got = cell if one.fault.got is None else one.fault.got
                tally.take(
                    fault(
                        place,
                        one.fault.code,
                        one.fault.message,
                        expected=one.fault.expected,
                        got=got or "empty",
                        hint=one.fault.hint,
                        severity=one.fault.severity,
                    )
                )
        for (file, code, severity), times in self.more.items():
            tally.counted(file or self.table.file, code, severity, times)
        return tally.all()


def distinct(cells: Iterable[str]) -> list[str]:
    """Return the different texts of a column, in order."""
    return list(dict.fromkeys(cells))
