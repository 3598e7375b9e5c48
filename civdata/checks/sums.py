"""Gate `sum`: every declared relation between printed figures is computed.

A contradiction that a source prints is no fault of ours, so it must be declared in
`discrepancies.csv`; an undeclared one fails, and so does a declared one that is gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from civdata.checks.scope import Scope
from civdata.model import Finding, Gate
from civdata.reconcile import BadReference, compute, declared


def check(scope: Scope) -> Gate:
    """Compute every reconciliation of the packages in question."""
    mine = {package.name for package in scope.targets}
    known = scope.collection.discrepancy_members
    findings: list[Finding] = []
    checked = failed = 0
    contradicting: set[str] = set()
    for item in declared(scope.collection):
        if item.package not in mine:
            continue
        checked += 1

        def fault(
            code: str,
            column: str,
            message: str,
            expected: str,
            got: str,
            hint: str,
            file: str = item.file,
            line: int = item.line,
            package: str = item.package,
        ) -> Finding:
            return Finding("error", code, message, package, file, line, column, expected, got, hint)

        try:
            outcome = compute(scope.collection, item)
        except BadReference as error:
            hint = "Name an observation, a cell of a record, or a query of records"
            findings.append(
                fault("sum-reference", "operands", str(error), "a term", item.result, hint)
            )
            failed += 1
            continue
        if outcome.verdict == "contradicts":
            contradicting.add(item.id)
            if item.id not in known:
                findings.append(
                    fault(
                        "sum-contradicts",
                        "result",
                        f"{item.id} does not add up: {', '.join(outcome.observations)}",
                        str(outcome.computed) if outcome.computed else "in order",
                        str(outcome.result.interval),
                        "Read the source again; what it really prints so, declare in discrepancies",
                    )
                )
                failed += 1
    gone = list(_gone(scope, contradicting))
    return Gate("sum", checked, failed + len(gone), 0, (*findings, *gone))


def _gone(scope: Scope, contradicting: set[str]) -> Iterator[Finding]:
    """Yield members of discrepancies that are reconciliations and contradict no more."""
    ids = {item.id for item in declared(scope.collection)}
    for package in scope.targets:
        table = package.table("discrepancies")
        for row in table.rows if table else ():
            for member in row["members"].split():
                if member in ids and member not in contradicting and row["state"] == "open":
                    assert table is not None
                    yield Finding(
                        "error",
                        "discrepancy-gone",
                        f"{row['id']}: {member} contradicts no more",
                        package.name,
                        table.file,
                        row.line,
                        "members",
                        "a contradiction",
                        "none",
                        "Take the discrepancy out, or set its state",
                    )
