"""The page of what adds up and what does not."""

from __future__ import annotations

from dataclasses import replace

from civdata.pages import addup
from tests.engine.pages.given import Make, small_book
from tests.small import discrepancy, printed, relation

NAMED = {**discrepancy("a b"), "name_en": "An odd pair"}


def test_contradicting_sources_are_shown_on_both_sides(book: Make) -> None:
    """Both figures of a contradiction stand on the page of what does not add up."""
    text = addup.page(book("en")).markdown
    assert "grants-amount/#grants-amount-2020-2" in text
    assert 'grants-amount/#grants-amount-2020"' in text


def test_figures_that_deny_each_other_are_a_case() -> None:
    """What nobody has declared is an open case of its own, what is declared is none twice."""
    prints = (printed("a", "258 projects"), printed("b", "516 projects", language="ru"))
    (case,) = addup.cases(small_book(*prints))
    assert (case.id, case.state, [shown.id for shown in case.members]) == ("a", "open", ["a", "b"])
    assert case.name == "name, 2022"
    told = addup.cases(small_book(*prints, discrepancies=[NAMED]), "p")
    assert [(case.id, case.name) for case in told] == [("odd", "An odd pair")]
    assert addup.cases(small_book(*prints), "other") == []


def test_open_and_large_cases_come_first() -> None:
    """A figure three times another weighs more than one a little larger; settled ones come last."""
    book = small_book(
        printed("a", "100 projects", period="2020"),
        printed("b", "101 projects", period="2020"),
        printed("c", "100 projects", period="2021"),
        printed("d", "300 projects", period="2021"),
        printed("e", "100 projects"),
        printed("f", "900 projects"),
        discrepancies=[{**NAMED, "members": "e f", "state": "explained"}],
    )
    found = addup.cases(book)
    assert [(case.id, case.state) for case in found] == [
        ("c", "open"),
        ("a", "open"),
        ("odd", "explained"),
    ]
    assert [case.is_small for case in found] == [False, False, False]


def test_a_small_difference_that_is_explained_is_a_note() -> None:
    """Next to nothing with a reason is no case; an open one of any size is."""
    book = small_book(
        printed("a", "10000 projects"),
        printed("b", "10001 projects"),
        discrepancies=[{**NAMED, "members": "a b", "state": "explained"}],
    )
    (case,) = addup.cases(book)
    assert case.is_small
    assert not replace(case, state="open").is_small


def test_the_tally_counts_each_state() -> None:
    """The page says how many are open and explained, and how many relations hold."""
    book = small_book(
        printed("a", "10 projects"),
        printed("b", "6 projects", period="2021"),
        printed("c", "4 projects", period="2020"),
        reconciliations=[{**relation("sum", "a", "b c"), "name_en": "The sum"}],
    )
    text = addup.page(book).markdown
    assert "The sum" in text
    assert "6 projects" in text
