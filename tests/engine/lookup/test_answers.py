"""Which figures answer a question, or why none does."""

from __future__ import annotations

import pytest

from civdata.errors import UnknownName
from civdata.lookup.answers import answer
from tests.tiny import tiny_collection


def told(question: str, lang: str = "en") -> tuple[str, tuple[str, ...], str]:
    """Return indicator, ids of figures and reason of an answer."""
    found = answer(tiny_collection(), question, lang)
    return found.indicator, tuple(o.id for o in found.figures), found.reason


def test_a_question_is_answered_by_figures() -> None:
    """The figures of the year asked for answer, in whichever language it is asked."""
    both = ("tiny-gardens", ("tiny-gardens-2022", "tiny-gardens-2022-2"), "")
    assert told("How many gardens were there in 2022?") == both
    assert told("сколько садов в 2022", "ru") == both


def test_without_a_year_the_newest_answers() -> None:
    """The latest period with a figure is what is asked for."""
    assert told("gardens")[:2] == ("tiny-gardens", ("tiny-gardens-2023",))


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("gardens in 2011", "period"),
        ("gardens in Almaty city", "area"),
        ("how many bicycles", "nothing"),
        ("", "nothing"),
    ],
)
def test_why_there_is_no_figure_is_said(question: str, reason: str) -> None:
    """Another year, another place and another thing are told apart; no figure stands for them."""
    _, figures, why = told(question)
    assert (figures, why) == ((), reason)


def test_what_was_asked_and_what_is_near_is_told() -> None:
    """Years and area of the question come back, with the indicators nearest to it."""
    found = answer(tiny_collection(), "gardens in Almaty city in 2022")
    assert (found.years, found.area) == (("2022",), "KZ-75")
    assert "tiny-gardens" in found.near


def test_a_language_is_one_of_the_record() -> None:
    """A language that the record does not speak is misuse."""
    with pytest.raises(UnknownName, match="xx"):
        answer(tiny_collection(), "gardens", "xx")
