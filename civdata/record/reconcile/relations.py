"""Relations: what is declared in `reconciliations.csv`, computed kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache, reduce
from itertools import pairwise

from civdata.figures import Interval
from civdata.model import Collection, Row, Texts, texts
from civdata.record.reconcile import verdicts
from civdata.record.reconcile.terms import BadReference, Term, term
from civdata.record.reconcile.verdicts import Verdict


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
    reason: str

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


@lru_cache(maxsize=4)
def outcomes(collection: Collection) -> tuple[Outcome, ...]:
    """Compute every reconciliation that has its terms; gate `sum` names those that lack them."""
    found = []
    for item in declared(collection):
        with suppress(BadReference):
            found.append(compute(collection, item))
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
_ALIKE = frozenset(("equality", "bound", "order"))


def _fitting(kind: str, result: Term, operands: tuple[Term, ...]) -> None:
    """Raise BadReference where the kind cannot be computed with these terms."""
    if kind not in KINDS:
        raise BadReference(f"no kind of reconciliation {kind!r}")
    wanted = _OPERANDS.get(kind, len(operands) or 1)
    if len(operands) != wanted:
        raise BadReference(f"{kind} takes {wanted} operands, not {len(operands)}")
    if message := _misfit(kind, result.is_date, {operand.is_date for operand in operands}):
        raise BadReference(message)


def _misfit(kind: str, result: bool, operands: set[bool]) -> str:
    """Say why a kind does not go with dates, or with numbers, on its two sides, or nothing."""
    sides = operands | {result}
    rules = (
        (kind in _OF_NUMBERS and sides != {False}, f"{kind} is computed with numbers, not dates"),
        (kind in _OF_DATES and sides != {True}, f"{kind} compares dates, not numbers"),
        (len(operands) > 1, "a date cannot be compared with a number"),
        (kind in _ALIKE and operands != {result}, "a date cannot be compared with a number"),
        (
            kind == "duration" and (result or operands != {True}),
            "duration compares the length of a period with a number",
        ),
        (kind == "difference" and result, "a difference is a number"),
    )
    return next((message for broken, message in rules if broken), "")


# complex: a flat dispatch: each kind compares other ends of its terms
def _verdict(
    kind: str, result: Term, operands: tuple[Term, ...], computed: Interval | None
) -> Verdict:
    """Return the worst of what the kind demands."""
    # A flat dispatch: each kind compares other ends of its terms, and no two share a rule.
    if kind == "equality":
        (one,) = operands
        ends = [(one.start, result.start), (one.end, result.end)]
        return verdicts.worst(verdicts.same(own, other) for own, other in ends)
    if kind == "bound":
        return verdicts.worst(verdicts.at_most(operand.end, result.end) for operand in operands)
    if kind == "order":
        steps = pairwise((result, *operands))
        return verdicts.worst(verdicts.at_most(one.end, other.start) for one, other in steps)
    if kind == "before":
        return verdicts.before(result.end, operands[0].start)
    if kind == "within":
        sides = (side for operand in operands for side in (operand.start, operand.end))
        return verdicts.worst(verdicts.compare(side, result.interval) for side in sides)
    assert computed is not None
    if kind == "part_sum":
        return verdicts.at_most(computed, result.interval)
    return verdicts.compare(computed, result.interval)
