"""Terms: what a result or an operand of a reconciliation leads to, as an interval."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from civdata.figures import Interval
from civdata.model import DECIMAL, Collection, Observation, Table
from civdata.record.compare import interval
from civdata.record.frames import period_ends

_QUERY = re.compile(r"([a-z0-9-]+)/([a-z0-9_]+)(?:\?(.+))?")
_PERCENT = Interval.point(Decimal("0.01"))
_DATE_TYPES = ("date", "year")


class BadReference(ValueError):
    """A result or operand of a reconciliation leads to nothing that can be computed with."""


@dataclass(frozen=True, slots=True)
class Term:
    """A result or operand with what it says.

    `observation` is there where the term is one, `period` (ISO 8601) where it is a date, whose
    interval counts in years, and `parts` where it is computed from two others.
    """

    ref: str
    interval: Interval
    observation: Observation | None = None
    period: str = ""
    parts: tuple[Term, ...] = ()

    @property
    def is_date(self) -> bool:
        """Whether the term is a date or period rather than a number."""
        return bool(self.period)

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The observations that the term is or is computed from."""
        own = (self.observation,) if self.observation else ()
        return (*own, *(found for part in self.parts for found in part.observations))

    @property
    def start(self) -> Interval:
        """When a period begins, as far as its print says; a number stays as it is."""
        return _dates(self.period.partition("/")[0]) if self.period else self.interval

    @property
    def end(self) -> Interval:
        """When a period ends, as far as its print says; a number stays as it is."""
        return _dates(self.period.rpartition("/")[2]) if self.period else self.interval


def term(collection: Collection, ref: str) -> Term:
    """Return what a result or operand says; raises BadReference where it leads nowhere."""
    if ref in collection.observations:
        return _observed(collection, collection.observations[ref])
    if "%" in ref:
        share, _, whole = ref.partition("%")
        parts = (term(collection, share), term(collection, whole))
        if parts[0].is_date or parts[1].is_date:
            raise BadReference(f"{ref}: a date has no percentage")
        return Term(ref, parts[0].interval * parts[1].interval * _PERCENT, parts=parts)
    if "/" in ref:
        return Term(ref, Interval.point(Decimal(_count(collection, ref))))
    return _cell(collection, ref)


def _observed(collection: Collection, observation: Observation) -> Term:
    indicator = collection.indicators.get(observation.indicator)
    source = collection.sources.get(observation.source)
    if indicator is None or source is None:
        raise BadReference(f"{observation.id} has no indicator or source")
    span = interval(observation, indicator.unit, source.language)
    return Term(observation.id, span, observation)


# complex: one row of guards, a kind of reference each
def _cell(collection: Collection, ref: str) -> Term:
    """Return a number or date of a record, or the period of an observation."""
    identity, _, path = ref.partition(".")
    column, _, end = path.partition(".")
    cell, dated = "", False
    if identity in collection.records:
        table, row = collection.records[identity]
        cell, dated = row[column], _dated(table, column)
    elif identity in collection.observations and column == "time_period":
        cell, dated = collection.observations[identity].time_period, True
    if not cell or (end and (not dated or end not in ("start", "end"))):
        raise BadReference(f"{ref!r} is no observation, no filled cell and no query of records")
    if dated:
        if end:
            first, slash, last = cell.partition("/")
            cell = last if slash and end == "end" else first
        return Term(ref, _dates(cell), period=cell)
    if not DECIMAL.fullmatch(cell):
        raise BadReference(f"{cell!r} is neither a number nor a period")
    return Term(ref, Interval.point(Decimal(cell)))


def _dated(table: Table, column: str) -> bool:
    """Whether a column of records holds dates or periods."""
    kinds = (field.type for field in table.fields if field.name == column)
    dated = any(kind in _DATE_TYPES for kind in kinds)
    return dated or column == "period" or column.endswith("_period")


def _dates(period: str) -> Interval:
    """Return a period as an interval of years: 2021-07-02 is 2021 and half a year."""
    start, slash, end = period.partition("/")
    end = end if slash else start
    try:
        first = None if start == ".." else _years(period_ends(start)[0])
        last = None if end == ".." else _years(period_ends(end)[1])
        return Interval(first, last)
    except ValueError as error:
        raise BadReference(f"{period!r} is no period of the calendar") from error


def _years(day: str | None) -> Decimal:
    """Return a day as a number of years with four decimals, so that days stay apart."""
    then = date.fromisoformat(day or "")
    gone = (then - date(then.year, 1, 1)).days
    return then.year + (Decimal(gone) / 366).quantize(Decimal("0.0001"))


# complex: one row of guards, a part of a query each
def _count(collection: Collection, query: str) -> int:
    match = _QUERY.fullmatch(query)
    table = collection.table(match[1], match[2]) if match else None
    if match is None or table is None:
        raise BadReference(f"{query!r} names no table of records")
    conditions = [part.partition("=") for part in (match[3] or "").split("&") if part]
    unknown = [column for column, _, _ in conditions if column not in table.columns]
    if unknown:
        raise BadReference(f"{query!r}: no column {', '.join(unknown)}")
    return sum(all(row[c] == value for c, _, value in conditions) for row in table.rows)
