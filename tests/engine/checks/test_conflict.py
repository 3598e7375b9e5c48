"""Gate `conflict`: figures about the same thing that cannot all be true are found undeclared."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from civdata.checks import conflict
from civdata.model import Finding
from civdata.record.hints import Kind
from tests.conftest import Edit
from tests.own import scope
from tests.small import collection, discrepancy, printed, relation
from tests.small import scope as small_scope

ONE = printed("one", "10 projects")
OTHER = printed("other", "12 projects")
ABOUT = printed("about", "about 10 projects")
ABOVE = printed("above", "more than 5 projects")
HIGHER = printed("higher", "more than 8 projects")


def found(*observations: dict[str, str], odd: tuple[dict[str, str], ...] = ()) -> list[Finding]:
    """Return what the gate finds among these observations and discrepancies."""
    gate = conflict.check(small_scope(collection(observations, (), odd)))
    assert gate.checked == len(observations)
    assert gate.failed == sum(finding.severity == "error" for finding in gate.findings)
    assert gate.skipped == 0
    return list(gate.findings)


def test_what_civdata_publishes_has_no_undeclared_conflict() -> None:
    """Near conflicts are told as notes; none of them fails the gate."""
    gate = conflict.check(scope(()))
    assert {finding.severity for finding in gate.findings} <= {"note"}
    assert gate.failed == 0


def test_a_conflict_is_named_with_both_places() -> None:
    """Two figures that do not meet are one finding, at the later of them."""
    (finding,) = found(ONE, OTHER)
    assert (finding.code, finding.severity, finding.row) == ("conflict", "error", 3)
    assert "“10 projects” in en ¶1, “12 projects” in en ¶1" in finding.message
    assert (finding.column, finding.expected, finding.got) == ("value", "10", "12")


def test_figures_that_can_meet_are_no_conflict() -> None:
    """About 10 allows 10, and a figure for another time or status is another thing."""
    later = printed("later", "12 projects", period="2023")
    planned = printed("undated", "12 projects", period="")
    assert found(ONE, ABOUT, later, planned) == []


@pytest.mark.parametrize("state", ["open", "explained", "corrected"])
def test_a_declared_conflict_passes(state: str) -> None:
    """A pair named in one discrepancy is published, not failed."""
    assert found(ONE, OTHER, odd=(discrepancy("one other", state),)) == []


def test_a_pair_must_stand_in_one_discrepancy() -> None:
    """Naming each figure in a discrepancy of its own does not declare the pair."""
    apart = (discrepancy("one", "corrected", "a"), discrepancy("other", "corrected", "b"))
    assert [finding.code for finding in found(ONE, OTHER, odd=apart)] == ["conflict"]


@pytest.mark.parametrize(
    ("state", "codes"),
    [("open", ["discrepancy-gone"]), ("explained", ["discrepancy-gone"]), ("corrected", [])],
)
def test_a_declared_conflict_that_is_gone_is_named(state: str, codes: list[str]) -> None:
    """A discrepancy whose figures agree again fails, unless it is kept as corrected."""
    findings = found(ONE, ABOUT, odd=(discrepancy("one about", state),))
    assert [finding.code for finding in findings] == codes


def test_a_near_conflict_is_a_note_until_it_is_explained() -> None:
    """Two open bounds are told; explained they are silent, and declared open they are refused."""
    (note,) = found(ABOVE, HIGHER)
    assert (note.code, note.severity, note.row) == ("near-conflict", "note", 3)
    assert (note.column, note.expected, note.got) == ("value", "(5, ∞)", "(8, ∞)")
    assert found(ABOVE, HIGHER, odd=(discrepancy("above higher", "explained"),)) == []
    refused = found(ABOVE, HIGHER, odd=(discrepancy("above higher"),))
    assert [finding.code for finding in refused] == ["discrepancy-gone"]
    assert (refused[0].column, refused[0].got) == ("members", "none")


def test_every_kind_of_near_conflict_has_its_words() -> None:
    """What a note says begins with the words for its kind, and no kind lacks them."""
    assert set(conflict.SAYS) == set(get_args(Kind))
    (note,) = found(ABOVE, HIGHER)
    assert note.message == f"{conflict.SAYS['open_bounds']}: above and higher"


def test_a_near_conflict_is_covered_through_its_reconciliation() -> None:
    """A discrepancy that names the relation between the figures covers their note."""
    what = collection(
        [ABOVE, HIGHER],
        [relation("equality", "higher", "above")],
        [discrepancy("relation", "explained")],
    )
    assert conflict.check(small_scope(what)).findings == ()


def test_other_packages_are_not_blamed() -> None:
    """Conflicts, notes and discrepancies of packages that are not in question stay silent."""
    what = collection([ONE, OTHER, ABOVE, HIGHER], (), [discrepancy("one", "open")])
    aside = small_scope(what)
    reading = type(aside.readings[0])("sources", "", what.package("sources"), ())
    assert conflict.check(type(aside)((reading,), what)).findings == ()
    near = collection([ABOVE, HIGHER])
    reading = type(aside.readings[0])("sources", "", near.package("sources"), ())
    assert conflict.check(type(aside)((reading,), near)).findings == ()


def test_a_dangling_observation_is_left_to_gate_shape() -> None:
    """An observation without source or indicator has no interval and is passed over."""
    what = collection([ONE, {**OTHER, "source": "gone"}, {**OTHER, "indicator": "gone"}])
    gate = conflict.check(small_scope(what))
    assert (gate.checked, gate.findings) == (1, ())


def test_a_planted_conflict_is_named(data: Path, edit: Edit) -> None:
    """A repeat changed consistently in value and print, texts absent, fails."""
    edit(
        "programmes/data/observations.csv",
        lambda text: text.replace("actual,15,,exact,15 such", "actual,16,,exact,16 such"),
    )
    errors = [f for f in conflict.check(scope((data,))).findings if f.severity == "error"]
    assert [finding.code for finding in errors] == ["conflict"]
    assert "programmes-neet-departments-2021-2" in errors[0].message


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        ("22 000 projects", "more than 22 thousand projects", ["same-number"]),
        ("about 43 projects", "43.699 projects", ["same-number"]),
        ("680 projects", "more than 680 projects", ["same-number"]),
        ("18,204 projects", "18,205 projects", ["conflict"]),
        ("258 projects", "264 projects", ["conflict"]),
        ("22 000 projects", "more than 23 thousand projects", ["conflict"]),
    ],
)
def test_one_number_told_in_two_ways_is_a_note(one: str, other: str, codes: list[str]) -> None:
    """N and more than n, and a number shortened, contradict nothing; other numbers do."""
    what = collection([printed("a", one), printed("b", other)])
    told = [f.code for f in conflict.check(small_scope(what)).findings]
    assert [code for code in told if code in ("same-number", "conflict")] == codes
