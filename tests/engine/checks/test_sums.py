"""Gate `sum`: undeclared contradictions fail, and so do declared ones that are gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from civdata.checks import sums
from tests.conftest import Edit
from tests.own import scope
from tests.small import collection, discrepancy, printed, relation
from tests.small import scope as small_scope

FIGURES = (
    printed("ten", "10 projects"),
    printed("six", "6 projects"),
    printed("four", "4 projects"),
    printed("above", "more than 6 projects"),
)
HOLDS = relation("sum", "ten", "six four", identity="holds")
WRONG = relation("sum", "six", "ten four", identity="wrong")
UNDECIDED = relation("bound", "ten", "above", identity="undecided")


def codes(*discrepancies: dict[str, str], relations: tuple[dict[str, str], ...]) -> list[str]:
    """Return the codes that the gate finds among these relations and discrepancies."""
    gate = sums.check(small_scope(collection(FIGURES, relations, discrepancies)))
    assert gate.checked == len(relations)
    assert gate.failed == len(gate.findings)
    return [finding.code for finding in gate.findings]


def test_what_civdata_publishes_adds_up_or_is_declared() -> None:
    """All relations of the founding documents compute, and every contradiction is declared."""
    gate = sums.check(scope(()))
    assert gate.findings == ()
    assert gate.checked > 100
    assert (gate.failed, gate.skipped) == (0, 0)


def test_an_undeclared_contradiction_is_named() -> None:
    """The finding names the relation, its members, its place and both intervals."""
    gate = sums.check(small_scope(collection(FIGURES, [HOLDS, WRONG])))
    (finding,) = gate.findings
    assert finding.code == "sum-contradicts"
    assert (finding.file, finding.row, finding.column) == (
        "p/data/reconciliations.csv",
        3,
        "result",
    )
    assert finding.message == "wrong does not add up: six, ten, four"
    assert (finding.expected, finding.got) == ("14", "6")
    assert finding.package == "p"
    assert finding.severity == "error"


def test_a_contradiction_of_order_says_what_was_demanded() -> None:
    """Kinds that compute nothing name their kind instead of an interval."""
    gate = sums.check(small_scope(collection(FIGURES, [relation("bound", "six", "ten")])))
    assert [(f.expected, f.got) for f in gate.findings] == [("as kind bound demands", "6")]


def test_a_relation_of_records_alone_names_its_terms() -> None:
    """Where no observation takes part, the terms are named as they were written."""
    records = [{"id": "a", "year": "2020"}, {"id": "b", "year": "2021"}]
    item = relation("equality", "a.year", "b.year")
    gate = sums.check(small_scope(collection((), [item], (), records)))
    assert [f.message for f in gate.findings] == ["relation does not add up: a.year b.year"]


@pytest.mark.parametrize(
    ("member", "state", "expected"),
    [
        ("wrong", "open", []),
        ("wrong", "explained", []),
        ("wrong", "corrected", []),
        ("undecided", "open", ["discrepancy-gone"]),
        ("undecided", "explained", []),
        ("undecided", "corrected", []),
        ("holds", "open", ["discrepancy-gone"]),
        ("holds", "explained", ["discrepancy-gone"]),
        ("holds", "corrected", []),
    ],
)
def test_a_declared_discrepancy_must_still_be_there(
    member: str, state: str, expected: list[str]
) -> None:
    """An open one must contradict, an explained one may be undecided, a corrected one is kept."""
    by_id = {"wrong": WRONG, "undecided": UNDECIDED, "holds": HOLDS}
    assert codes(discrepancy(member, state), relations=(by_id[member],)) == expected


def test_a_discrepancy_that_is_gone_says_what_it_was_declared_for() -> None:
    """The finding stands at its members, with the verdicts that would keep it."""
    gate = sums.check(
        small_scope(collection(FIGURES, [HOLDS], [discrepancy("holds", "explained")]))
    )
    (finding,) = gate.findings
    assert (finding.severity, finding.package, finding.column) == ("error", "p", "members")
    assert (finding.expected, finding.got) == (" or ".join(sums.BROKEN["explained"]), "holds")
    assert len(sums.BROKEN["explained"]) > 1


def test_a_member_that_does_not_exist_is_named() -> None:
    """A discrepancy whose member is neither observation nor relation points nowhere."""
    assert codes(discrepancy("wrong gone ten"), relations=(WRONG,)) == ["discrepancy-member"]


def test_a_relation_that_cannot_be_computed_is_named_once() -> None:
    """A wrong reference is one finding; a discrepancy about it is not blamed as well."""
    broken = relation("sum", "ten", "six five", identity="broken")
    gate = sums.check(small_scope(collection(FIGURES, [broken], [discrepancy("broken")])))
    (finding,) = gate.findings
    assert finding.code == "sum-reference"
    assert finding.got == "ten six five"
    assert (finding.severity, finding.column) == ("error", "operands")
    assert "five" in finding.message


def test_other_packages_are_not_blamed() -> None:
    """Only the packages in question are checked, whatever stands in the others."""
    what = collection(FIGURES, [WRONG, relation("sum", "ten", "nothing")], [discrepancy("gone")])
    sources = what.package("sources")
    aside = small_scope(what)
    reading = type(aside.readings[0])("sources", "", sources, ())
    gate = sums.check(type(aside)((reading,), what))
    assert (gate.checked, gate.findings) == (0, ())


def test_a_planted_contradiction_is_named(data: Path, edit: Edit) -> None:
    """A part changed consistently in value and print, texts absent, fails as a sum."""
    edit(
        "grants/data/observations.csv",
        lambda text: text.replace("actual,1742,,exact,1 742", "actual,1743,,exact,1 743"),
    )
    gate = sums.check(scope((data,)))
    assert [f.code for f in gate.findings] == ["sum-contradicts"]
    assert "grants-state-order-projects-local-2022" in gate.findings[0].message
