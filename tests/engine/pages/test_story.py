"""What a chart tells, in words."""

from __future__ import annotations

import pytest

from civdata.model import Indicator
from civdata.pages import Book, series, story
from civdata.pages.facts import Facts
from tests.engine.pages.given import Make, small_book
from tests.small import printed


def test_a_small_map_or_chart_names_who_is_denied(book: Make, facts: Facts) -> None:
    """The story of the contested grants of 2020 has both figures and both publishers."""
    drawn = series.of_indicator(book("en"), facts.collection.indicators["grants-amount"])[0]
    assert "Sources disagree (2020)" in drawn.chart.description
    assert any(key == "contested" for key, _ in drawn.keys)


def of(*observations: dict[str, str]) -> tuple[Book, Indicator]:
    """Return a book of figures of one thing, and that thing."""
    book = small_book(*observations)
    return book, book.collection.indicators["things"]


def test_a_sentence_says_what_is_known() -> None:
    """The latest figure, how far it lies from the first, and the highest stand in it."""
    book, things = of(
        printed("a", "100 projects", period="2020"),
        printed("b", "300 projects", period="2021"),
        printed("c", "250 projects"),
    )
    said = story.sentence(book, things, ["a", "b", "c"]).replace("\xa0", " ")
    assert said.startswith("2022: 250 projects.")
    assert "2.5 times" in said
    assert "2021: 300 projects" in said
    assert story.sentence(*of(), []) == ""


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("100", "258", "2.6 times"),
        ("100", "150", "50%"),
        ("100", "60", "40%"),
        ("100", "100", ""),
        ("0", "5", None),
    ],
)
def test_change_is_rounded_by_its_size(first: str, last: str, said: str | None) -> None:
    """Twice and more is told in times, less in percent; from zero there is no part."""
    book, _ = of(printed("a", f"{first} projects", period="2021"), printed("b", f"{last} projects"))
    known = book.collection.observations
    told = story.change(book, known["a"], known["b"], "projects").replace("\xa0", " ")
    assert (told == "") == (said is None)
    assert (said or "") in told


def test_percent_change_in_points() -> None:
    """A share of 60% after 50% is ten points more."""
    book, _ = of(printed("a", "50 projects", period="2021"), printed("b", "60 projects"))
    known = book.collection.observations
    assert "+10" in story.change(book, known["a"], known["b"], "percent")
    assert "\N{MINUS SIGN}10" in story.change(book, known["b"], known["a"], "percent")


def test_an_open_bound_leaves_the_highest_unsaid() -> None:
    """More than a little less may be more than the highest; then none is called so."""
    sure, things = of(printed("a", "90 projects", period="2021"), printed("b", "100 projects"))
    assert "ighest" in story.sentence(sure, things, ["a", "b"])
    open_, things = of(
        printed("a", "more than 90 projects", period="2021"), printed("b", "100 projects")
    )
    assert "ighest" not in story.sentence(open_, things, ["a", "b"])
