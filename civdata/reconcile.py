"""Reconciliations: declared arithmetic between printed figures, and what it comes to.

A reconciliation names a result and operands; its verdict is computed from the intervals that the
print allows, never typed in:

* `holds`: every value that the operands allow is a value that the printed result allows;
* `holds_within_rounding`: some are, and all figures are printed with both bounds;
* `undecided`: some are, but a bound is open ("more than"), or the sources do not state the period
  or scope, so that figures which differ may still both be true;
* `contradicts`: none is.

An operand is an observation id, `ID.COLUMN` (a number or date of a record, or the `time_period` of
an observation), or `PACKAGE/TABLE?COLUMN=VALUE&…` (how many records there are).
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
from civdata.model import DECIMAL, Collection, Observation, Row, Texts, texts

Verdict = Literal["contradicts", "undecided", "holds_within_rounding", "holds"]
VERDICTS: tuple[Verdict, ...] = ("contradicts", "undecided", "holds_within_rounding", "holds")
KINDS = (
    "sum",
    "difference",
    "product",
    "share",
    "ratio",
    "count",
    "equality",
    "bound",
    "order",
)

_QUERY = re.compile(r"([a-z0-9-]+)/([a-z0-9_]+)(?:\?(.+))?")


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
    """A result or operand with what it says: an interval, and the observation if it is one."""

    ref: str
    interval: Interval
    observation: Observation | None = None
    is_date: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """A reconciliation computed: its terms, what the operands come to, verdict and reason.

    `computed` is None for kinds that compare in order rather than compute (`bound`, `order`).
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
        """Ids of the observations that take part."""
        terms = (self.result, *self.operands)
        return tuple(term.observation.id for term in terms if term.observation)


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
    """Compute one reconciliation; raises BadReference where a term leads nowhere."""
    result = term(collection, item.result)
    operands = tuple(term(collection, ref) for ref in item.operands)
    if item.kind in ("bound", "order"):
        chain = (*operands, result) if item.kind == "bound" else (result, *operands)
        pairs = (
            [(operand, result) for operand in operands]
            if item.kind == "bound"
            else list(pairwise(chain))
        )
        verdict = min((_at_most(low, high) for low, high in pairs), key=VERDICTS.index)
        return _outcome(item, result, operands, None, verdict)
    computed = _computed(item, operands)
    return _outcome(item, result, operands, computed, _compare(computed, result.interval))


def outcomes(collection: Collection) -> tuple[Outcome, ...]:
    """Compute every reconciliation that has its terms; gate `sum` names those that lack them."""
    found = []
    for item in declared(collection):
        try:
            found.append(compute(collection, item))
        except BadReference:
            continue
    return tuple(found)


def _outcome(
    item: Reconciliation,
    result: Term,
    operands: tuple[Term, ...],
    computed: Interval | None,
    verdict: Verdict,
) -> Outcome:
    reason = "open_bound" if verdict == "undecided" else ""
    if item.scope != "stated" and verdict != "holds":
        verdict, reason = "undecided", item.scope
    return Outcome(item, result, operands, computed, verdict, reason)


def _compare(computed: Interval, stated: Interval) -> Verdict:
    if not computed.meets(stated):
        return "contradicts"
    if computed.within(stated):
        return "holds"
    bounded = None not in (computed.low, computed.high, stated.low, stated.high)
    return "holds_within_rounding" if bounded else "undecided"


def _at_most(low: Term, high: Term) -> Verdict:
    """Whether `low` is at most `high`."""
    one, other = low.interval, high.interval
    if one.high is not None and other.low is not None and one.high <= other.low:
        return "holds"
    if one.low is not None and other.high is not None:
        if one.low > other.high or (one.low == other.high and (one.low_open or other.high_open)):
            return "contradicts"
        if None not in (one.high, other.low):
            return "holds_within_rounding"
    return "undecided"


def _computed(item: Reconciliation, operands: tuple[Term, ...]) -> Interval:
    spans = [operand.interval for operand in operands]
    makers: dict[str, Callable[[], Interval]] = {
        "sum": lambda: reduce(lambda a, b: a + b, spans),
        "product": lambda: reduce(lambda a, b: a * b, spans),
        "difference": lambda: spans[0] - spans[1],
        "ratio": lambda: spans[0].ratio(spans[1]),
        "share": lambda: spans[0].share(spans[1]),
        "count": lambda: spans[0],
        "equality": lambda: spans[0],
    }
    wanted = {"difference": 2, "ratio": 2, "share": 2, "count": 1, "equality": 1}.get(item.kind)
    if wanted is not None and len(spans) != wanted:
        raise BadReference(f"{item.kind} takes {wanted} operands, not {len(spans)}")
    try:
        return makers[item.kind]()
    except KeyError:
        raise BadReference(f"no kind of reconciliation {item.kind!r}") from None
    except ValueError as error:
        raise BadReference(str(error)) from error


def term(collection: Collection, ref: str) -> Term:
    """Return what a result or operand says; raises BadReference where it leads nowhere."""
    observation = collection.observations.get(ref)
    if observation:
        indicator = collection.indicators.get(observation.indicator)
        source = collection.sources.get(observation.source)
        if indicator is None or source is None:
            raise BadReference(f"{ref} has no indicator or source")
        return Term(ref, interval(observation, indicator.unit, source.language), observation)
    if "/" in ref:
        return Term(ref, Interval.point(Decimal(_count(collection, ref))))
    identity, dot, column = ref.partition(".")
    cell = ""
    if identity in collection.records:
        cell = collection.records[identity][1][column]
    elif dot and identity in collection.observations and column == "time_period":
        cell = collection.observations[identity].time_period
    if not dot or not cell:
        raise BadReference(f"{ref!r} is no observation, no filled cell and no query of records")
    if DECIMAL.fullmatch(cell):
        return Term(ref, Interval.point(Decimal(cell)))
    return Term(ref, _dates(cell), is_date=True)


def _dates(cell: str) -> Interval:
    """Return a period as an interval of years: 2021-07-02 is 2021 and half a year."""
    first, last = period_ends(cell)
    if first is None or last is None:
        raise BadReference(f"{cell!r} is neither a number nor a period")
    try:
        return Interval(_years(first), _years(last))
    except ValueError as error:
        raise BadReference(f"{cell!r} is no period of the calendar") from error


def _years(day: str) -> Decimal:
    """Return a day as a number of years with four decimals, so that days stay apart."""
    then = date.fromisoformat(day)
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
