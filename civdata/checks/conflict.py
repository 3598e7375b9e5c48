"""Gate `conflict`: figures about the same indicator, period, area and status must be able to meet.

They are found without declaration. A pair that cannot both be true must be named in one row of
`discrepancies.csv`; a row whose members do not conflict any more fails too. Near conflicts
(`civdata.record.hints`) are told as notes, unless a discrepancy explains them; so is one number
told in two ways, n and more than n, or shortened.
"""

from __future__ import annotations

from collections.abc import Iterator

from civdata.checks.scope import Scope
from civdata.figures import Interval
from civdata.model import Discrepancy, Finding, Gate, Observation, fault
from civdata.record.compare import Key, Known, Pair, contradictions, interval, key
from civdata.record.hints import Hint, hints
from civdata.record.reconcile import outcomes

SAYS = {
    "planned_actual": "a planned and an actual figure for the same time differ",
    "overlapping_periods": "figures for periods that overlap differ",
    "falling": "a series that a source calls growing falls",
    "open_bounds": "printed twice with different bounds, one of them open",
    "unfinished": "so many figures share days that the rest of them was not compared; as far as",
}


def check(scope: Scope) -> Gate:
    """Compare every pair of observations about the same thing."""
    spans = list(_intervals(scope))
    pairs, alike = contradictions(spans)
    said = {observation.id: span for observation, span in spans}
    mine = {package.name for package in scope.targets}
    declared = scope.collection.discrepancies
    findings = []
    for one, other in pairs:
        together = [d for d in declared if {one.id, other.id} <= set(d.members)]
        if not together and mine & {one.package, other.package}:
            findings.append(_undeclared(one, other, said))
    near = hints(scope.collection)
    findings += _gone(scope, {frozenset((one.id, other.id)) for one, other in pairs}, near)
    notes = (*_trifles(scope, alike), *_notes(scope, near))
    checked = sum(observation.package in mine for observation, _ in spans)
    return Gate("conflict", checked, len(findings), 0, (*findings, *notes))


def _intervals(scope: Scope) -> Iterator[Known]:
    for observation in scope.collection.observations.values():
        indicator = scope.collection.indicators.get(observation.indicator)
        source = scope.collection.sources.get(observation.source)
        if indicator and source:
            yield observation, interval(observation, indicator.unit, source.language)


def _undeclared(one: Observation, other: Observation, spans: dict[str, Interval]) -> Finding:
    return fault(
        other.place("value"),
        "conflict",
        f"{one.id} and {other.id} cannot both be true: “{one.as_printed}” in {one.source} "
        f"{one.locator}, “{other.as_printed}” in {other.source} {other.locator}",
        expected=str(spans[one.id]),
        got=str(spans[other.id]),
        hint="Read both places again; what they really print, declare in discrepancies",
    )


def _trifles(scope: Scope, pairs: list[Pair]) -> Iterator[Finding]:
    """Yield notes on figures that tell one number in two ways, unless a discrepancy covers them."""
    mine = {package.name for package in scope.targets}
    told = [set(item.members) for item in scope.collection.discrepancies]
    for one, other in pairs:
        if mine & {one.package, other.package} and not any({one.id, other.id} <= t for t in told):
            yield fault(
                other.place("value"),
                "same-number",
                f"{one.id} and {other.id} tell one number in two ways",
                expected=one.as_printed,
                got=other.as_printed,
                severity="note",
            )


# complex: one condition of a discrepancy, in the words of the rule
def _gone(scope: Scope, pairs: set[frozenset[str]], near: tuple[Hint, ...]) -> Iterator[Finding]:
    """Yield discrepancies between observations that do not conflict any more.

    Those that are `explained` may also be near conflicts; those `corrected` are kept.
    """
    close = {frozenset(hint.members) for hint in near}
    for item in scope.collection.discrepancies:
        mine = any(package.name == item.package for package in scope.targets)
        members = {m for m in item.members if m in scope.collection.observations}
        sums = len(members) < len(item.members)  # a reconciliation among them: gate `sum` looks
        if mine and not sums and item.state != "corrected":
            told = pairs | close if item.state == "explained" else pairs
            if not any(pair <= members for pair in told):
                yield _nothing_left(item)


def _nothing_left(item: Discrepancy) -> Finding:
    return fault(
        item.place("members"),
        "discrepancy-gone",
        f"{item.id}: its members do not conflict any more",
        expected="a contradiction",
        got="none",
        hint="Take the discrepancy out",
    )


def _covered(scope: Scope) -> Iterator[set[Key]]:
    """Yield what each discrepancy is about, by its members and the terms of sums among them."""
    known = scope.collection.observations
    terms = {o.reconciliation.id: o.observations for o in outcomes(scope.collection)}
    for item in scope.collection.discrepancies:
        ids = {*item.members, *(o for member in item.members for o in terms.get(member, ()))}
        yield {key(known[o]) for o in ids if o in known}


def _notes(scope: Scope, near: tuple[Hint, ...]) -> Iterator[Finding]:
    """Yield near conflicts of the packages in question that no discrepancy covers."""
    mine = {package.name for package in scope.targets}
    known = scope.collection.observations
    covered = [*_covered(scope)]
    for hint in near:
        members = [known[member] for member in hint.members]
        *_, last = members
        low, *_, high = hint.intervals
        told = any({key(member) for member in members} <= about for about in covered)
        if not told and mine & {member.package for member in members}:
            yield fault(
                last.place("value"),
                "near-conflict",
                f"{SAYS[hint.kind]}: {' and '.join(hint.members)}",
                expected=low,
                got=high,
                severity="note",
            )
