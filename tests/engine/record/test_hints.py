"""Hints: near conflicts are computed from the observations, and nothing else."""

from __future__ import annotations

import pytest

from civdata.record.hints import Hint, hints
from tests.own import OWN
from tests.small import collection, printed, relation

STOCK = {"stock": ("councils", "stock")}


def kinds(*observations: dict[str, str], order: str = "") -> list[tuple[str, tuple[str, ...]]]:
    """Return kind and members of the hints; `order` declares a series that grows."""
    first, _, rest = order.partition(" ")
    relations = [relation("order", first, rest)] if order else []
    found = hints(collection(observations, relations, indicators=STOCK))
    return [(hint.kind, hint.members) for hint in found]


def test_a_hint_carries_what_each_member_says() -> None:
    """The intervals stand in the order of the members."""
    plan = printed("plan", "about 10 projects", status="planned")
    (hint,) = hints(collection([plan, printed("fact", "16 projects")]))
    assert hint == Hint("planned_actual", ("plan", "fact"), ("[5, 15]", "16"))


@pytest.mark.parametrize(
    ("plan", "fact", "expected"),
    [
        ("10 projects", "12 projects", [("planned_actual", ("plan", "fact"))]),
        ("10 projects", "10 projects", []),
        ("about 10 projects", "12 projects", []),
    ],
)
def test_a_plan_that_came_out_otherwise(
    plan: str, fact: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    """Planned and actual of one time are told only where they cannot be the same."""
    members = (printed("plan", plan, status="planned"), printed("fact", fact))
    assert kinds(*members) == expected


def test_a_plan_for_another_year_is_no_hint() -> None:
    """What was planned for one year says nothing about the next."""
    assert (
        kinds(
            printed("plan", "10 projects", status="planned"),
            printed("fact", "9 projects", period="2023"),
        )
        == []
    )


@pytest.mark.parametrize(
    ("indicator", "whole", "part", "is_told"),
    [
        ("things", "10 projects", "12 projects", True),
        ("things", "10 projects", "4 projects", False),
        ("things", "about 10 projects", "12 projects", False),
        ("stock", "10 councils", "4 councils", True),
        ("stock", "10 councils", "10 councils", False),
    ],
)
def test_periods_that_overlap(indicator: str, whole: str, part: str, is_told: bool) -> None:
    """A part of a period may not have more than the whole; a state may not differ at all."""
    members = (
        printed("whole", whole, indicator, "2020/2022"),
        printed("part", part, indicator, "2021"),
    )
    expected = [("overlapping_periods", ("whole", "part"))] if is_told else []
    assert kinds(*members) == expected
    assert [kind for kind, _ in kinds(*reversed(members))] == [kind for kind, _ in expected]


def test_flows_of_periods_that_only_touch_are_no_hint() -> None:
    """2020/2021 and 2021/2022 share a year, but neither is a part of the other."""
    one = printed("one", "10 projects", period="2020/2021")
    assert kinds(one, printed("other", "90 projects", period="2021/2022")) == []
    assert (
        kinds(
            printed("other", "90 projects", period="2020/2021"), {**one, "time_period": "2021/2022"}
        )
        == []
    )


def test_a_series_called_growing_that_falls() -> None:
    """Only neighbours in time are told, and only where a relation puts the indicator in order."""
    series = (
        printed("first", "10 projects", period="2017"),
        printed("second", "20 projects", period="2020", status="planned"),
        printed("third", "15 projects", period="2022"),
        printed("again", "15 projects", period="2022"),
        printed("fourth", "16 projects", period="2023"),
    )
    assert kinds(*series) == []
    assert kinds(*series, order="first third") == [
        ("falling", ("second", "third")),
        ("falling", ("second", "again")),
    ]


def test_an_order_of_different_indicators_claims_no_growth() -> None:
    """A funnel puts different things in order, not one thing in time."""
    series = (
        printed("first", "10 projects", period="2020"),
        printed("second", "5 projects", period="2021"),
        printed("councils", "30 councils", "stock"),
    )
    assert kinds(*series, order="second first councils") == []
    assert kinds(*series, order="second first") != []
    assert kinds(*series, order="second nothing") == []


def test_open_bounds_that_differ() -> None:
    """More than 5 and more than 8 may both be true; the same bound twice is no hint."""
    above = printed("above", "more than 5 projects")
    higher = printed("higher", "more than 8 projects")
    assert kinds(above, higher) == [("open_bounds", ("above", "higher"))]
    assert kinds(above, {**above, "id": "twice"}) == []
    assert kinds(above, {**higher, "time_period": "2021"}) == []
    assert kinds(printed("one", "9 projects"), higher) == [("open_bounds", ("one", "higher"))]


def test_figures_without_a_period_give_no_hint() -> None:
    """What the source does not date cannot be put beside anything."""
    undated = (printed("a", "5 projects", period=""), printed("b", "9 projects", period=""))
    assert kinds(*undated) == []


def test_the_founding_documents_give_their_hints() -> None:
    """The X Forum's recommendations and the falling grants are among the near conflicts."""
    found = {(hint.kind, hint.members) for hint in hints(OWN.collection)}
    recommendations = "participation-forum-recommendations-2021"
    assert ("open_bounds", (recommendations, f"{recommendations}-2")) in found
    assert ("falling", ("grants-amount-2022", "grants-amount-2023-planned")) in found


def test_what_is_not_looked_at_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more pairs than are looked at, the last hint says that the rest was left."""
    monkeypatch.setattr("civdata.record.hints.MOST", 2)
    few = [printed(name, "10 projects") for name in ("a", "b")]
    assert kinds(*few) == []
    assert kinds(*few, printed("c", "10 projects")) == [("unfinished", ("a", "c"))]
