"""Typed views of rows: indicators, observations, sources, discrepancies, indexed figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from civdata.figures import QUALIFIERS
from civdata.model.findings import Place
from civdata.model.rows import Row
from civdata.model.settings import Texts
from civdata.model.tables import DECIMAL, Table, is_period, texts


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

    def place(self, column: str = "") -> Place:
        """Return where it stands, for findings."""
        return Place(self.package, self.file, self.line, column)

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas that it counts together, one or several: `ref_area` joins them by blanks."""
        return tuple(self.ref_area.split())

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
class Publisher:
    """Who issued a document or page; `kind` (state body, state media …) helps to weigh its word."""

    id: str
    names: Texts
    kind: str

    @classmethod
    def of(cls, row: Row) -> Publisher:
        """Make a publisher from its row."""
        return cls(row["id"], texts(row, "name"), row["publisher_kind"])

    def name(self, language: str) -> str:
        """Return the name in a language, or the id where it has none."""
        return self.names.get(language) or self.id


@dataclass(frozen=True, slots=True)
class Source:
    """A document or page that prints figures; `held` when its text's sha256 is recorded.

    `kept` is the day on which a page was taken as evidence: it is accounted for in the paragraphs
    that were keyed from, not as a whole.
    """

    id: str
    title: str
    publisher: Publisher
    date: str
    language: str
    url: str
    mirror_url: str
    status: str
    sha256: str
    filename: str
    notes: Texts
    line: int
    kept: str = ""

    @classmethod
    def of(cls, row: Row, publishers: Mapping[str, Publisher]) -> Source:
        """Make a source from its row; a publisher that is not known has only its id."""
        publisher = row["publisher"]
        return cls(
            id=row["id"],
            title=row["title"],
            publisher=publishers.get(publisher) or Publisher(publisher, {}, ""),
            date=row["date"],
            language=row["language"],
            url=row["url"],
            mirror_url=row["mirror_url"],
            status=row["status"],
            sha256=row["sha256"],
            filename=row["filename"],
            notes=texts(row, "note"),
            line=row.line,
            kept=row["kept"],
        )

    @property
    def held(self) -> bool:
        """True when civdata's editors hold the text, so that figures can be proved against it."""
        return self.status == "held"

    @property
    def tabular(self) -> bool:
        """True when it is a table, or a folder of tables (`data/`), rather than a text."""
        return self.filename.lower().endswith(("/", ".csv", ".tsv", ".xlsx"))

    @property
    def address(self) -> str:
        """The best web address known: the publisher's own, else a reprint; may be empty."""
        return self.url or self.mirror_url


STATES = ("open", "explained", "corrected")
"""States of a discrepancy, the gravest first."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Observations or reconciliations that cannot all be true, explained in three languages.

    `state` is `open`, `explained` (the sources mean different things) or `corrected` (by the
    publisher), `state_date` the day on which the record gave it; `readings` are possible readings,
    marked as such.
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
    state_date: str = ""

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
            row["state_date"],
        )

    def place(self, column: str = "") -> Place:
        """Return where it stands, for findings."""
        return Place(self.package, self.file, self.line, column)


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
