"""Reconciliations: declared relations between printed figures and dates, and what they come to.

A reconciliation names a result and operands; its verdict is computed from the intervals that the
print allows, never typed in:

* `holds`: every value that the operands allow is a value that the printed result allows;
* `holds_within_rounding`: some are, and what the operands allow has both bounds;
* `undecided`: some are, but an operand has an open bound ("more than"), or the sources do not
  state the period or scope, so that figures which differ may still both be true;
* `contradicts`: none is.

Kinds that compute: `sum`, `difference` (of two years: calendar years), `product`, `share` (first
operand in percent of the second), `ratio`, `count` (of records), `duration` (days, months or years
of a period, by its own precision, both ends counted) and `equality`, which holds both ways: the
same interval on both sides. Kinds that compare: `bound` (each operand is at most the result),
`part_sum` (all operands together are), `order` (result, then operands, never falling, or one not
after the other), `before` (the result's period is over when the operand's begins: the same printed
year contradicts) and `within` (each operand's period lies inside the result's).

An operand is an observation id; `ID.COLUMN`, a number or date of a record, or the `time_period` of
an observation; `ID.COLUMN.start` and `ID.COLUMN.end`, the ends of such a period; `A%B`, A percent
of B; or `PACKAGE/TABLE?COLUMN=VALUE&…`, how many records there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from itertools import pairwise
from typing import Literal

from civdata.compare import interval
from civdata.figures import Interval
from civdata.frames import period_ends
from civdata.model import DECIMAL, Collection, Observation, Row, Table, Texts, texts

Verdict = Literal["contradicts", "undecided", "holds_within_rounding", "holds"]
VERDICTS: tuple[Verdict, ...] = ("contradicts", "undecided", "holds_within_rounding", "holds")
"""Worst first."""

_QUERY = re.compile(r"([a-z0-9-]+)/([a-z0-9_]+)(?:\?(.+))?")
_PERCENT = Interval.point(Decimal("0.01"))
_DATE_TYPES = ("date", "year")


class BadReference(ValueError):
    """A result or operand of a reconciliation leads to nothing that can be computed with."""


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A declared relation, as it stands in `reconciliations.csv`."""

    id: str
    package: str
    file: str
    line: int
    kind: str
    result: str
    operands: tuple[str, ...]
    scope: str
    names: Texts
    notes: Texts


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


@dataclass(frozen=True, slots=True)
class Outcome:
    """A reconciliation computed: its terms, what the operands come to, verdict and reason.

    `computed` is None for kinds that compare in order rather than compute (`bound`, `order` …).
    `reason` says why a verdict is undecided: `open_bound`, `period_not_stated`, `scope_not_stated`.
    """

    reconciliation: Reconciliation
    result: Term
    operands: tuple[Term, ...]
    computed: Interval | None
    verdict: Verdict
    reason: str = ""

    @property
    def observations(self) -> tuple[str, ...]:
        """Ids of the observations that take part, each once."""
        terms = (self.result, *self.operands)
        return tuple(dict.fromkeys(o.id for term in terms for o in term.observations))


def declared(collection: Collection) -> Iterator[Reconciliation]:
    """Yield the reconciliations of all packages, in file order."""
    for package in collection.packages:
        table = package.table("reconciliations")
        for row in table.rows if table else ():
            assert table is not None
            yield _of(package.name, table.file, row)


def _of(package: str, file: str, row: Row) -> Reconciliation:
    return Reconciliation(
        row["id"],
        package,
        file,
        row.line,
        row["kind"],
        row["result"],
        tuple(row["operands"].split()),
        row["scope"],
        texts(row, "name"),
        texts(row, "note"),
    )


def compute(collection: Collection, item: Reconciliation) -> Outcome:
    """Compute one reconciliation; raises BadReference where a term or its kind leads nowhere."""
    result = term(collection, item.result)
    operands = tuple(term(collection, ref) for ref in item.operands)
    _fitting(item.kind, result, operands)
    try:
        computed = _COMPUTED[item.kind](operands) if item.kind in _COMPUTED else None
    except ValueError as error:
        raise BadReference(str(error)) from error
    verdict = _verdict(item.kind, result, operands, computed)
    reason = "open_bound" if verdict == "undecided" else ""
    if item.scope != "stated" and verdict != "holds":
        verdict, reason = "undecided", item.scope
    return Outcome(item, result, operands, computed, verdict, reason)


def outcomes(collection: Collection) -> tuple[Outcome, ...]:
    """Compute every reconciliation that has its terms; gate `sum` names those that lack them."""
    found = []
    for item in declared(collection):
        try:
            found.append(compute(collection, item))
        except BadReference:
            continue
    return tuple(found)


def _total(operands: tuple[Term, ...]) -> Interval:
    return reduce(lambda a, b: a + b, (operand.interval for operand in operands))


def _difference(operands: tuple[Term, ...]) -> Interval:
    one, other = operands
    if one.is_date:
        return Interval.point(Decimal(_year(one) - _year(other)))
    return one.interval - other.interval


def _year(term: Term) -> int:
    """Return the calendar year of a date; raises where it may be more than one."""
    years = {end[:4] for end in term.period.split("/")}
    if len(years) != 1:
        raise BadReference(f"{term.ref} spans more than one year: take its start or end")
    return int(years.pop())


def _duration(operands: tuple[Term, ...]) -> Interval:
    """Count the days, months or years of a period, by its own precision, both ends included."""
    start, _, end = operands[0].period.partition("/")
    first, last = ([int(part) for part in day.split("-")] for day in (start, end or start))
    if len(first) != len(last):
        raise BadReference(f"{operands[0].ref} has ends of different precision")
    if len(first) == 3:
        length = (date(*last) - date(*first)).days
    elif len(first) == 2:
        length = (last[0] - first[0]) * 12 + last[1] - first[1]
    else:
        length = last[0] - first[0]
    return Interval.point(Decimal(length + 1))


_COMPUTED: dict[str, Callable[[tuple[Term, ...]], Interval]] = {
    "sum": _total,
    "part_sum": _total,
    "difference": _difference,
    "product": lambda terms: reduce(lambda a, b: a * b, (term.interval for term in terms)),
    "share": lambda terms: terms[0].interval.share(terms[1].interval),
    "ratio": lambda terms: terms[0].interval.ratio(terms[1].interval),
    "count": lambda terms: terms[0].interval,
    "duration": _duration,
    "equality": lambda terms: terms[0].interval,
}
_COMPARED = ("bound", "order", "before", "within")
KINDS = (*_COMPUTED, *_COMPARED)
_OPERANDS = {
    "difference": 2,
    "share": 2,
    "ratio": 2,
    "count": 1,
    "duration": 1,
    "equality": 1,
    "before": 1,
}
# Whether result and operands are dates: both, or either way but alike where the kind is not here.
_OF_NUMBERS = frozenset(("sum", "part_sum", "product", "share", "ratio", "count"))
_OF_DATES = frozenset(("before", "within"))


def _fitting(kind: str, result: Term, operands: tuple[Term, ...]) -> None:
    """Raise BadReference where the kind cannot be computed with these terms."""
    if kind not in KINDS:
        raise BadReference(f"no kind of reconciliation {kind!r}")
    wanted = _OPERANDS.get(kind, len(operands) or 1)
    if len(operands) != wanted:
        raise BadReference(f"{kind} takes {wanted} operands, not {len(operands)}")
    dates = {operand.is_date for operand in operands}
    if kind in _OF_NUMBERS and (dates | {result.is_date}) != {False}:
        raise BadReference(f"{kind} is computed with numbers, not dates")
    if kind in _OF_DATES and (dates | {result.is_date}) != {True}:
        raise BadReference(f"{kind} compares dates, not numbers")
    if len(dates) > 1 or (kind in ("equality", "bound", "order") and dates != {result.is_date}):
        raise BadReference("a date cannot be compared with a number")
    if kind == "duration" and (result.is_date or dates != {True}):
        raise BadReference("duration compares the length of a period with a number")
    if kind == "difference" and result.is_date:
        raise BadReference("a difference is a number")


def _verdict(
    kind: str, result: Term, operands: tuple[Term, ...], computed: Interval | None
) -> Verdict:
    """Return the worst of what the kind demands."""
    if kind == "equality":
        (one,) = operands
        ends = [(one.start, result.start), (one.end, result.end)]
        return _worst(_same(own, other) for own, other in ends)
    if kind == "bound":
        return _worst(_at_most(operand.end, result.end) for operand in operands)
    if kind == "order":
        steps = pairwise((result, *operands))
        return _worst(_at_most(one.end, other.start) for one, other in steps)
    if kind == "before":
        return _before(result.end, operands[0].start)
    if kind == "within":
        sides = (side for operand in operands for side in (operand.start, operand.end))
        return _worst(_compare(side, result.interval) for side in sides)
    assert computed is not None
    if kind == "part_sum":
        return _at_most(computed, result.interval)
    return _compare(computed, result.interval)


def _worst(verdicts: Iterator[Verdict]) -> Verdict:
    return min(verdicts, key=VERDICTS.index)


def _compare(computed: Interval, stated: Interval) -> Verdict:
    if not computed.meets(stated):
        return "contradicts"
    if computed.within(stated):
        return "holds"
    return "undecided" if None in (computed.low, computed.high) else "holds_within_rounding"


def _same(one: Interval, other: Interval) -> Verdict:
    """Whether two prints of one thing say the same."""
    if one == other:
        return "holds"
    return min(
        (_compare(a, b) for a, b in ((one, other), (other, one)) if not a.within(b)),
        key=VERDICTS.index,
    )


def _at_most(one: Interval, other: Interval) -> Verdict:
    """Whether `one` is at most `other`."""
    if one.high is not None and other.low is not None and one.high <= other.low:
        return "holds"
    if one.low is not None and other.high is not None:
        if one.low > other.high or (one.low == other.high and (one.low_open or other.high_open)):
            return "contradicts"
        if None not in (one.high, other.low):
            return "holds_within_rounding"
    return "undecided"


def _before(one: Interval, other: Interval) -> Verdict:
    """Whether the period `one` is over when the period `other` begins."""
    if one.low is None or one.high is None or other.low is None:
        return "undecided"
    if one.high < other.low:
        return "holds"
    return "contradicts" if other.low <= one.low else "holds_within_rounding"


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
    kind = next((field.type for field in table.fields if field.name == column), "")
    return kind in _DATE_TYPES or column == "period" or column.endswith("_period")


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
