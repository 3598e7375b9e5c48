"""Rows that somebody wants in the data, each with the place that it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from civdata import storage
from civdata.model import Finding, Place, fault

Cells = Mapping[str, str]


def owner(table: str, package: str) -> str:
    """Return the package that holds a table for rows of `package`: sources belong to all.

    >>> owner("publishers", "grants"), owner("indicators", "grants")
    ('sources', 'grants')
    """
    return "sources" if table in ("sources", "publishers") else package


@dataclass(frozen=True, slots=True)
class Proposed:
    """A row for a table of a package, and the file and line at which an editor mends it.

    `columns` leads from columns of the table to those of the file, where they differ.
    """

    package: str
    table: str
    cells: Cells
    file: str = ""
    line: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)

    def finding(
        self, code: str, column: str, message: str, expected: str, got: str, hint: str = ""
    ) -> Finding:
        """Return an error at the place of this row."""
        place = Place(self.package, self.file, self.line, self.columns.get(column, column))
        return fault(place, code, message, expected=expected, got=got, hint=hint)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row of a batch that is not published: its key, figure and address, and the reason."""

    key: str
    reason: str
    value: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Proposed rows in order, what was left out, and what is wrong with the files themselves."""

    rows: tuple[Proposed, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    findings: tuple[Finding, ...] = ()

    def __add__(self, other: Batch) -> Batch:
        return Batch(
            self.rows + other.rows,
            self.skipped + other.skipped,
            self.findings + other.findings,
        )


def no_rows(path: Path) -> Finding:
    """Return the fault of a file that proposes nothing: a row is likely read as its header."""
    place = Place("", path.name, 1)
    return fault(place, "empty-table", "no row", expected="a row", got="a header")


def _no_package(path: Path) -> Finding:
    return fault(
        Place("", path.name, 1, "package"),
        "no-package",
        f"{path.name} does not say where its rows belong",
        expected="a column",
        got="none",
        hint="Add the column",
    )


# complex: one row of guards, a way to propose nothing in silence each
def read_rows(path: Path, table: str, package: str = "", identity: str = "id") -> Batch:
    """Read a CSV file with the columns of a table, all or some of them, as proposed rows.

    Without `package`, the file says in a column of that name where each row belongs. A file
    without its header, or without a row, is a finding: it would propose nothing in silence.
    """
    columns, rows, findings = storage.read_csv(path)
    if columns and identity not in columns:
        message, got = f"no column {identity} in the header", ", ".join(columns)
        header = fault(
            Place("", path.name, 1, identity), "header", message, expected=identity, got=got
        )
        return Batch((), (), (*findings, header))
    if columns and not rows and not findings:
        return Batch((), (), (no_rows(path),))
    if columns and not package and "package" not in columns:
        return Batch((), (), (*findings, _no_package(path)))
    made = []
    for row in rows:
        cells = {name: cell for name, cell in row.cells.items() if name != "package" or package}
        made.append(Proposed(package or row["package"], table, cells, path.name, row.line))
    return Batch(tuple(made), (), findings)
