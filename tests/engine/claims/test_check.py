"""Texts against a tiny record: verdicts, places, language, and what must not be linked."""

from __future__ import annotations

import pytest

from civdata.claims import Claim, check
from civdata.errors import CivdataError
from tests.tiny import tiny_collection


def _claim(text: str, printed: str, lang: str | None = None, published: str = "") -> Claim:
    checked = check(tiny_collection(), text, lang, published)
    return next(claim for claim in checked.figures if claim.printed == printed)


@pytest.mark.parametrize(
    ("text", "lang", "printed", "verdict", "observation"),
    [
        ("In 2022 the country had 258 gardens.", "en", "258", "contested", "tiny-gardens-2022"),
        ("In 2022 the country had 285 gardens.", "en", "285", "differs", "tiny-gardens-2022"),
        ("20 new gardens were planted in 2022.", "en", "20", "agrees", "tiny-gardens-new-2022"),
        ("В 2022 году посадили 20 новых садов.", "ru", "20", "agrees", "tiny-gardens-new-2022"),
        ("В 2022 году посадили 2 новых сада.", "ru", "2", "differs", "tiny-gardens-new-2022"),
        ("2022 жылы елде 285 бақ болды.", "kk", "285", "differs", "tiny-gardens-2022"),
        ("2022 жылы 20 жаңа бақ отырғызылды.", "kk", "20", "agrees", "tiny-gardens-new-2022"),
        ("In 2023 there will be 400 gardens.", "en", "400", "agrees", "tiny-gardens-2023"),
    ],
)
def test_verdict_by_words(
    text: str, lang: str, printed: str, verdict: str, observation: str
) -> None:
    """The words lead to the observation, and the intervals give the verdict."""
    claim = _claim(text, printed)
    assert (claim.verdict, claim.observations[:1]) == (verdict, (observation,))
    assert check(tiny_collection(), text).lang == lang


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("In 2021 the country had 258 gardens.", "258"),  # another year
        ("In 2022 the country had 258 parking lots.", "258"),  # another thing
        ("In 2023 the country had 400 gardens.", "400"),  # the record has a plan only
        ("The match of 2022 drew 258 people.", "258"),  # another topic
    ],
)
def test_near_miss_is_left_alone(text: str, printed: str) -> None:
    """The number of the record says nothing about another year, thing or status."""
    assert _claim(text, printed).verdict == "not_in_record"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("See article 5 of the Law.", "5"),
        ("Call 8-800-080-12-12.", "800"),
        ("Open from 9:00.", "00"),
        ("In 2022 there were gardens.", "2022"),
        ("Gardeners are 30 years old.", "30"),
    ],
)
def test_number_that_counts_nothing_is_no_claim(text: str, printed: str) -> None:
    """Years, articles, telephones, times and ages are no claims."""
    assert _claim(text, printed, "en").verdict == "not_a_claim"


def test_relative_year_counts_from_the_day_of_the_text() -> None:
    """This year is that of the day, last year the one before; without a day nothing is meant."""
    text = "This year the country has 285 gardens."
    assert _claim(text, "285", "en", "2022-07-01").verdict == "differs"
    assert _claim(text, "285", "en", "2021-07-01").verdict == "not_in_record"
    assert _claim(text, "285", "en").verdict == "not_in_record"
    last = "Last year the country had 285 gardens."
    assert _claim(last, "285", "en", "2023-02-01").verdict == "differs"


def test_places_are_those_of_the_text() -> None:
    """Every figure stands at its start and end, whatever letters are around it."""
    text = "🌱 In\u00a02022, 20 new gardens; 258 gardens.\n\n«1,053» more."
    for claim in check(tiny_collection(), text, "en").figures:
        assert text[claim.start : claim.end] == claim.printed


def test_day_and_language_are_checked() -> None:
    """A day that is none and a language without a reader are refused with what is allowed."""
    with pytest.raises(CivdataError, match="2024-02-14"):
        check(tiny_collection(), "x", "en", "yesterday")
    with pytest.raises(CivdataError, match="reader"):
        check(tiny_collection(), "x", "tlh")


def test_empty_text_has_no_figures() -> None:
    """A text without figures gives none."""
    assert check(tiny_collection(), "").figures == ()
    assert check(tiny_collection(), "\n\n — …").figures == ()
