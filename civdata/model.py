"""The words of civdata as frozen dataclasses: packages, tables, observations, sources, findings.

Nothing here reads a file. Cells stay text as they stand in the CSV; `Observation` and the other
typed views are made from a row that has the right shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from civdata.figures import QUALIFIERS

LANGUAGES = ("kk", "ru", "en")

Severity = Literal["error", "warning", "note"]
Texts = Mapping[str, str]

DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_POINT = re.compile(r"[0-9]{4}(?:-Q[1-4]|-[0-9]{2}(?:-[0-9]{2})?)?")


def is_period(text: str) -> bool:
    """Return whether a text is an ISO 8601 period that exists in the calendar.

    A year, quarter, month or day, or two of them joined by `/`, the earlier first.

    >>> [is_period(text) for text in ("2023-Q1", "2020/2022", "2023-02-30", "2022/2020", "")]
    [True, True, False, False, False]
    """
    ends = text.split("/")
    if len(ends) > 2 or not all(map(_POINT.fullmatch, ends)):
        return False
    try:
        for end in ends:
            if "Q" not in end:
                date.fromisoformat((end + "-01-01")[:10])
    except ValueError:
        return False
    return ends == sorted(ends)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check reports: where, what, what was expected and got, and what to do.

    `row` is the line of the file (the header is 1), `None` where the fault has no line;
    `file` is relative to the folder that holds the packages.
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

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.row, self.column) if part)
        text = f"{place or self.package or 'civdata'}: {self.message}"
        if self.expected:
            text += f"; expected {self.expected}"
        if self.got:
            text += f"; got {self.got}"
        if self.hint:
            text += f". {self.hint}"
        return f"{self.severity} [{self.code}] {text}"


@dataclass(frozen=True, slots=True)
class Gate:
    """The outcome of one gate: how many things it checked, failed and could not check."""

    name: str
    checked: int
    failed: int
    skipped: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table, as its schema describes it."""

    name: str
    type: str = "string"
    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a CSV file: `line` counts from 1, the header being line 1; cells are raw text."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns of a table that lead to the key of another table of the same package."""

    fields: tuple[str, ...]
    table: str
    reference: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table of a package with its schema and its raw rows."""

    package: str
    name: str
    file: str
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    titles: Texts = field(default_factory=dict)
    descriptions: Texts = field(default_factory=dict)
    schema: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.fields)

    @property
    def is_records(self) -> bool:
        """True for a table of records about things: it carries `id`, `source` and `locator`."""
        return self.name not in STANDARD_TABLES and {"id", "source", "locator"} <= set(self.columns)


STANDARD_TABLES = ("observations", "indicators", "reconciliations", "discrepancies")


def texts(cells: Mapping[str, str] | Row, stem: str) -> dict[str, str]:
    """Return the three language columns of `stem` as a dictionary: `name_kk` becomes `kk`."""
    get = cells.cells.get if isinstance(cells, Row) else cells.get
    return {language: get(f"{stem}_{language}", "") for language in LANGUAGES}


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted: its unit, kind (stock, flow or ratio), names and definitions."""

    id: str
    package: str
    unit: str
    kind: str
    names: Texts
    definitions: Texts

    @classmethod
    def of(cls, package: str, row: Row) -> Indicator:
        """Make an indicator from its row."""
        return cls(
            row["id"],
            package,
            row["unit"],
            row["kind"],
            texts(row, "name"),
            texts(row, "definition"),
        )


@dataclass(frozen=True, slots=True)
class Observation:
    """One printed number with its evidence. `value` is in the indicator's base unit."""

    id: str
    package: str
    file: str
    line: int
    indicator: str
    time_period: str
    ref_area: str
    obs_status: str
    value: Decimal
    value_max: Decimal | None
    qualifier: str
    as_printed: str
    source: str
    locator: str
    institution: str
    notes: Texts

    @classmethod
    def of(cls, table: Table, row: Row) -> Observation | None:
        """Make an observation from its row, or None where the row has not the right shape."""
        value, value_max = row["value"], row["value_max"]
        if not DECIMAL.fullmatch(value) or (value_max and not DECIMAL.fullmatch(value_max)):
            return None
        if row["time_period"] and not is_period(row["time_period"]):
            return None
        if row["qualifier"] not in QUALIFIERS or (
            value_max and Decimal(value_max) < Decimal(value)
        ):
            return None
        return cls(
            id=row["id"],
            package=table.package,
            file=table.file,
            line=row.line,
            indicator=row["indicator"],
            time_period=row["time_period"],
            ref_area=row["ref_area"],
            obs_status=row["obs_status"],
            value=Decimal(value),
            value_max=Decimal(value_max) if value_max else None,
            qualifier=row["qualifier"],
            as_printed=row["as_printed"],
            source=row["source"],
            locator=row["locator"],
            institution=row["institution"],
            notes=texts(row, "note"),
        )

    @property
    def paragraph(self) -> int | None:
        """The number in a locator such as `¶57`, or None for another kind of place."""
        return paragraph(self.locator)


def paragraph(locator: str) -> int | None:
    """Return the number of a paragraph locator, or None where it is not one.

    >>> paragraph("¶57"), paragraph("p. 4")
    (57, None)
    """
    match = re.fullmatch(r"¶([1-9][0-9]*)", locator)
    return int(match[1]) if match else None


@dataclass(frozen=True, slots=True)
class Source:
    """A document or page that prints figures; `held` when its text's sha256 is recorded."""

    id: str
    title: str
    publisher: str
    publisher_kind: str
    date: str
    language: str
    url: str
    mirror_url: str
    status: str
    sha256: str
    filename: str
    notes: Texts
    line: int

    @classmethod
    def of(cls, row: Row) -> Source:
        """Make a source from its row."""
        return cls(
            id=row["id"],
            title=row["title"],
            publisher=row["publisher"],
            publisher_kind=row["publisher_kind"],
            date=row["date"],
            language=row["language"],
            url=row["url"],
            mirror_url=row["mirror_url"],
            status=row["status"],
            sha256=row["sha256"],
            filename=row["filename"],
            notes=texts(row, "note"),
            line=row.line,
        )

    @property
    def held(self) -> bool:
        """True when civdata's editors hold the text, so that figures can be proved against it."""
        return self.status == "held"

    @property
    def address(self) -> str:
        """The best web address known: the publisher's own, else a reprint; may be empty."""
        return self.url or self.mirror_url


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Observations or reconciliations that cannot all be true, explained in three languages.

    `state` is `open`, `explained` (the sources mean different things) or `corrected` (by the
    publisher); `readings` are possible readings, marked as such.
    """

    id: str
    package: str
    file: str
    line: int
    members: tuple[str, ...]
    state: str
    names: Texts
    explanations: Texts
    readings: Texts

    @classmethod
    def of(cls, package: str, file: str, row: Row) -> Discrepancy:
        """Make a discrepancy from its row."""
        return cls(
            row["id"],
            package,
            file,
            row.line,
            tuple(row["members"].split()),
            row["state"],
            texts(row, "name"),
            texts(row, "explanation"),
            texts(row, "reading"),
        )


@dataclass(frozen=True, slots=True)
class IndexedFigure:
    """A row of the index of figures: a figure that stands in a held text, and its account."""

    source: str
    locator: str
    position: int
    printed: str
    account: str
    refs: tuple[str, ...]
    reason: str
    line: int

    @classmethod
    def of(cls, row: Row) -> IndexedFigure | None:
        """Make an indexed figure from its row, or None where its position is not a number."""
        if not re.fullmatch(r"[1-9][0-9]*", row["position"]):
            return None
        return cls(
            row["source"],
            row["locator"],
            int(row["position"]),
            row["printed"],
            row["account"],
            tuple(row["refs"].split()),
            row["reason"],
            row.line,
        )


@dataclass(frozen=True)
class Package:
    """A Frictionless data package: one folder in `datapackages/`."""

    name: str
    folder: Path
    descriptor: Mapping[str, Any] = field(repr=False)
    titles: Texts
    descriptions: Texts
    tables: tuple[Table, ...] = field(repr=False)

    @property
    def version(self) -> str:
        """The version of the data."""
        return str(self.descriptor.get("version", ""))

    @property
    def views(self) -> tuple[Mapping[str, Any], ...]:
        """Declarations of the wide tables that are derived at build time."""
        views = self.descriptor.get("views", ())
        return tuple(views) if isinstance(views, list) else ()

    def table(self, name: str) -> Table | None:
        """Return the table of this name, or None."""
        return next((table for table in self.tables if table.name == name), None)

    @property
    def records(self) -> tuple[Table, ...]:
        """The tables about things rather than numbers."""
        return tuple(table for table in self.tables if table.is_records)

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """All well-formed observations, in file order."""
        table = self.table("observations")
        made = (Observation.of(table, row) for row in table.rows) if table else iter(())
        return tuple(observation for observation in made if observation)

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Indicators by id."""
        table = self.table("indicators")
        rows = table.rows if table else ()
        return {row["id"]: Indicator.of(self.name, row) for row in rows}


@dataclass(frozen=True)
class Collection:
    """All packages together: what a reader of one package needs from the others."""

    packages: tuple[Package, ...]

    def package(self, name: str) -> Package | None:
        """Return the package of this name, or None."""
        return next((package for package in self.packages if package.name == name), None)

    def table(self, package: str, name: str) -> Table | None:
        """Return a table of a package, or None."""
        found = self.package(package)
        return found.table(name) if found else None

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        table = self.table("sources", "sources")
        return {row["id"]: Source.of(row) for row in table.rows} if table else {}

    @cached_property
    def figures(self) -> tuple[IndexedFigure, ...]:
        """The index of figures of the held texts, in order."""
        table = self.table("sources", "figures")
        made = (IndexedFigure.of(row) for row in table.rows) if table else iter(())
        return tuple(figure for figure in made if figure)

    @cached_property
    def observations(self) -> Mapping[str, Observation]:
        """Observations of all packages by id."""
        return {o.id: o for package in self.packages for o in package.observations}

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Indicators of all packages by id."""
        return {i: v for package in self.packages for i, v in package.indicators.items()}

    @cached_property
    def records(self) -> Mapping[str, tuple[Table, Row]]:
        """Records of all packages by id, with the table in which each stands."""
        return {row["id"]: (table, row) for table, row in self._record_rows()}

    def _record_rows(self) -> Iterator[tuple[Table, Row]]:
        for package in self.packages:
            for table in package.records:
                for row in table.rows:
                    yield table, row

    @cached_property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """What is declared not to add up, in all packages."""
        return tuple(
            Discrepancy.of(package.name, table.file, row)
            for package in self.packages
            if (table := package.table("discrepancies"))
            for row in table.rows
        )

    @cached_property
    def discrepancy_members(self) -> Mapping[str, tuple[Discrepancy, ...]]:
        """Declared discrepancies by the ids of the observations and reconciliations they name."""
        found: dict[str, tuple[Discrepancy, ...]] = {}
        for item in self.discrepancies:
            for member in item.members:
                found[member] = (*found.get(member, ()), item)
        return found

    def reference(self, name: str) -> Mapping[str, Row]:
        """Return a table of the reference package by id: areas, units, qualifiers …"""
        table = self.table("reference", name)
        return {row["id"]: row for row in table.rows} if table else {}
