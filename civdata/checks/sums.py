"""Gate `sum`: every declared relation between printed figures is computed.

A contradiction that a source prints is no fault of ours, so it must be declared in
`discrepancies.csv`; an undeclared one fails, and so does a declared one that is gone. A
discrepancy whose state is `explained` may also name a relation that is undecided; one that is
`corrected` is kept for the record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from civdata.checks.scope import Scope
from civdata.model import Discrepancy, Finding, Gate, Place, fault
from civdata.record.reconcile import BadReference, Outcome, Reconciliation, compute, declared

BROKEN: Mapping[str, tuple[str, ...]] = {
    "open": ("contradicts",),
    "explained": ("contradicts", "undecided"),
}


def check(scope: Scope) -> Gate:
    """Compute every reconciliation of the packages in question."""
    mine = {package.name for package in scope.targets}
    known = scope.collection.discrepancy_members
    findings: list[Finding] = []
    checked = 0
    verdicts: dict[str, str] = {}
    for item in declared(scope.collection):
        checked += item.package in mine
        try:
            outcome = compute(scope.collection, item)
        except BadReference as error:
            verdicts[item.id] = ""
            if item.package in mine:
                findings.append(_reference(item, str(error)))
            continue
        verdicts[item.id] = outcome.verdict
        undeclared = outcome.verdict == "contradicts" and item.id not in known
        if undeclared and item.package in mine:
            findings.append(_undeclared(outcome))
    for discrepancy in scope.collection.discrepancies:
        if discrepancy.package in mine:
            findings += _gone(scope, discrepancy, verdicts)
    return Gate("sum", checked, len(findings), 0, tuple(findings))


def _reference(item: Reconciliation, message: str) -> Finding:
    return fault(
        Place(item.package, item.file, item.line, "operands"),
        "sum-reference",
        f"{item.id}: {message}",
        expected="terms that can be computed with",
        got=" ".join((item.result, *item.operands)),
        hint="Name an observation, a cell of a record, or a query of records",
    )


def _undeclared(outcome: Outcome) -> Finding:
    item = outcome.reconciliation
    members = ", ".join(outcome.observations) or " ".join((item.result, *item.operands))
    return fault(
        Place(item.package, item.file, item.line, "result"),
        "sum-contradicts",
        f"{item.id} does not add up: {members}",
        expected=str(outcome.computed) if outcome.computed else f"as kind {item.kind} demands",
        got=str(outcome.result.interval),
        hint="Read the source again; what it really prints so, declare in discrepancies",
    )


def _gone(scope: Scope, discrepancy: Discrepancy, verdicts: Mapping[str, str]) -> Iterator[Finding]:
    """Yield members of a discrepancy that do not exist or contradict no more."""
    for member in discrepancy.members:
        if member in verdicts:
            wanted = BROKEN.get(discrepancy.state, ())
            if wanted and verdicts[member] and verdicts[member] not in wanted:
                yield fault(
                    discrepancy.place("members"),
                    "discrepancy-gone",
                    f"{discrepancy.id}: {member} contradicts no more",
                    expected=" or ".join(wanted),
                    got=verdicts[member],
                    hint="Take it out, or set the state of the discrepancy",
                )
        elif member not in scope.collection.observations:
            yield fault(
                discrepancy.place("members"),
                "discrepancy-member",
                f"{discrepancy.id}: {member} does not exist",
                expected="an observation or reconciliation",
                got=member,
                hint="Mend the id",
            )
