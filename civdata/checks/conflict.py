"""Gate `conflict`: figures about the same indicator, period, area and status must be able to meet.

They are found without declaration. A pair that cannot both be true must be named in one row of
`discrepancies.csv`; a row whose members do not conflict any more fails too.
"""

from __future__ import annotations

from collections.abc import Iterator

from civdata.checks.scope import Scope
from civdata.compare import conflicts, interval
from civdata.figures import Interval
from civdata.model import Discrepancy, Finding, Gate, Observation


def check(scope: Scope) -> Gate:
    """Compare every pair of observations about the same thing."""
    spans = list(_intervals(scope))
    pairs = conflicts(spans)
    mine = {package.name for package in scope.targets}
    declared = scope.collection.discrepancies
    findings = []
    for one, other in pairs:
        together = [d for d in declared if {one.id, other.id} <= set(d.members)]
        if not together and other.package in mine:
            findings.append(_undeclared(one, other, {o.id: s for o, s in spans}))
    findings += _gone(scope, pairs)
    return Gate("conflict", len(spans), len(findings), 0, tuple(findings))


def _intervals(scope: Scope) -> Iterator[tuple[Observation, Interval]]:
    for observation in scope.collection.observations.values():
        indicator = scope.collection.indicators.get(observation.indicator)
        source = scope.collection.sources.get(observation.source)
        if indicator and source:
            yield observation, interval(observation, indicator.unit, source.language)


def _undeclared(one: Observation, other: Observation, spans: dict[str, Interval]) -> Finding:
    return Finding(
        "error",
        "conflict",
        f"{one.id} and {other.id} cannot both be true: “{one.as_printed}” in {one.source} "
        f"{one.locator}, “{other.as_printed}” in {other.source} {other.locator}",
        other.package,
        other.file,
        other.line,
        "value",
        str(spans[one.id]),
        str(spans[other.id]),
        "Read both places again; what they really print, declare in discrepancies",
    )


def _gone(scope: Scope, pairs: list[tuple[Observation, Observation]]) -> Iterator[Finding]:
    """Yield open discrepancies between observations that do not conflict any more."""
    known = {frozenset((one.id, other.id)) for one, other in pairs}
    for item in scope.collection.discrepancies:
        mine = any(package.name == item.package for package in scope.targets)
        members = [m for m in item.members if m in scope.collection.observations]
        sums = len(members) < len(item.members)  # a reconciliation among them: gate `sum` looks
        if mine and not sums and not any(pair <= set(members) for pair in known):
            yield _nothing_left(item)


def _nothing_left(item: Discrepancy) -> Finding:
    return Finding(
        "error",
        "discrepancy-gone",
        f"{item.id}: its members do not conflict any more",
        item.package,
        item.file,
        item.line,
        "members",
        "a contradiction",
        "none",
        "Take the discrepancy out",
    )
