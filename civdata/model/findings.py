"""What checks report: findings, the outcome of a gate, the report of all gates."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

from civdata.model.advice import ADVICE
from civdata.model.shown import html_table

Severity = Literal["error", "warning", "note"]

HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")

LONGEST = 300
"""How much of a broken cell, a name or a list of allowed values a finding repeats."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a package, a file of it, a line of the file, a column.

    `file` is relative to the folder that holds the packages; the header of a table is line 1.
    """

    package: str = ""
    file: str = ""
    row: int | None = None
    column: str = ""

    def at(self, row: int | None = None, column: str = "") -> Place:
        """Return a line and column of the same file."""
        return Place(self.package, self.file, row, column)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check reports: where, what, what was expected and got, and what to do.

    `row` is the line of the file (the header is 1), `None` where the fault has no line;
    `file` is relative to the folder that holds the packages. An error without a hint of its own
    gets the advice for its code; long texts are cut.
    """

    severity: Severity
    code: str
    message: str
    package: str = ""
    file: str = ""
    row: int | None = None
    column: str = ""
    expected: str = ""
    got: str = ""
    hint: str = ""

    def __post_init__(self) -> None:
        for name in ("message", "expected", "got"):
            text = getattr(self, name)
            if len(text) > LONGEST:
                object.__setattr__(self, name, text[: LONGEST - 1] + "…")
        if self.severity == "error" and not self.hint:
            object.__setattr__(self, "hint", ADVICE.get(self.code, ""))

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.row, self.column) if part)
        text = f"{place or self.package or 'civdata'}: {self.message}"
        if self.expected:
            text += f"; expected {self.expected}"
        if self.got:
            text += f"; got {self.got}"
        if self.hint:
            text += f". {self.hint}"
        return f"{self.severity} [{self.code}] {visible(text)}"


def fault(
    place: Place,
    code: str,
    message: str,
    *,
    expected: str = "",
    got: str = "",
    hint: str = "",
    severity: Severity = "error",
) -> Finding:
    """Make a finding: the one way to say that something at a place is wrong, or worth a note.

    >>> print(fault(Place("p", "p/t.csv", 2, "a"), "type", "not a year", got="19x", hint="Mend it"))
    error [type] p/t.csv:2:a: not a year; got 19x. Mend it
    """
    return Finding(
        severity,
        code,
        message,
        place.package,
        place.file,
        place.row,
        place.column,
        expected,
        got,
        hint,
    )


def visible(text: str) -> str:
    """Return text in one line: control characters, lone surrogates and the like as escapes.

    >>> visible("a\\nb\\u202ec")
    'a\\\\nb\\\\u202ec'
    """
    if text.isprintable():
        return text
    return "".join(
        c.encode("unicode_escape").decode() if unicodedata.category(c) in HIDDEN else c
        for c in text
    )


MOST = 100
"""How many findings of a code are told of one file, unless somebody asks for more."""

ALL = 10**12
"""More findings than there are."""

_most: ContextVar[int] = ContextVar("most", default=MOST)


def most() -> int:
    """Return how many findings of a code are told of one file."""
    return _most.get()


@contextmanager
def telling(number: int) -> Iterator[None]:
    """Let so many findings of a code be told of one file while the body runs.

    >>> with telling(2):
    ...     most()
    2
    """
    before = _most.set(number)
    try:
        yield
    finally:
        _most.reset(before)


class Tally:
    """Gathers findings: the first of each code in a file, and how many more there were.

    >>> tally = Tally()
    >>> tally.extend(fault(Place("p", "f", n), "type", "m") for n in range(250))
    >>> len(tally), tally.all()[-1].message
    (101, '150 more of this kind in the file')
    """

    def __init__(self, limit: int | None = None) -> None:
        self.most = most() if limit is None else limit
        self._told: list[Finding] = []
        self._count: dict[tuple[str, str, Severity], int] = {}
        self._package: dict[str, str] = {}

    def append(self, finding: Finding) -> None:
        """Take a finding, or only count it."""
        if self.counted(finding.file, finding.code, finding.severity):
            self.take(finding)

    def take(self, finding: Finding) -> None:
        """Take a finding that was counted before."""
        self._told.append(finding)
        self._package.setdefault(finding.file, finding.package)

    def extend(self, findings: Iterable[Finding]) -> None:
        """Take findings in order."""
        for finding in findings:
            self.append(finding)

    def counted(self, file: str, code: str, severity: Severity = "error", times: int = 1) -> bool:
        """Count something found, and return whether it is among the first, to be told."""
        key = file, code, severity
        self._count[key] = self._count.get(key, 0) + times
        return self._count[key] <= self.most

    def __len__(self) -> int:
        return len(self.all())

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.all())

    def all(self) -> tuple[Finding, ...]:
        """Return what is told, and what is only counted as one finding a file and code."""
        rest = [
            fault(
                Place(self._package.get(file, ""), file),
                code,
                f"{count - self.most} more of this kind in the file",
                severity=severity,
            )
            for (file, code, severity), count in self._count.items()
            if count > self.most and file
        ]
        return (*self._told, *rest)


@dataclass(frozen=True, slots=True)
class Gate:
    """The outcome of one gate: how many things it checked, failed and could not check."""

    name: str
    checked: int
    failed: int
    skipped: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """The outcome of validation: every gate in order, and all findings."""

    gates: tuple[Gate, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Findings of all gates, in gate order."""
        return tuple(finding for gate in self.gates for finding in gate.findings)

    @property
    def ok(self) -> bool:
        """True when nothing failed; notes and warnings do not fail."""
        return not any(finding.severity == "error" for finding in self.findings)

    def __repr__(self) -> str:
        failed = sum(gate.failed for gate in self.gates)
        told = "ok" if self.ok else "not ok"
        return f"<report {told}: {len(self.gates)} gates, {failed} failed>"

    def _repr_html_(self) -> str:
        head = ("gate", "checked", "failed", "skipped")
        rows = [(g.name, str(g.checked), str(g.failed), str(g.skipped)) for g in self.gates]
        found = [(f.severity, str(f)) for f in self.findings]
        caption = "ok" if self.ok else "not ok"
        return html_table(caption, rows, head) + (html_table("findings", found) if found else "")
