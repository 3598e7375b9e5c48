"""Periods that a whole text says of its figures."""

from __future__ import annotations

from civdata.claims.mentions import mentions
from civdata.intake.drafting.dating import dating
from tests.engine.claims.given import english


def test_the_period_beside_a_figure_goes_before_all() -> None:
    """What stands in its sentence is of it, whatever the text is about."""
    text = "In 2022 the country had 258 gardens."
    lexicon = english()
    found = mentions(text, lexicon, "")
    made = dating(text, lexicon.words.tokens(text), found, lexicon, "2023")
    one = next(m for m in found if m.figure.text.startswith("258"))
    assert made.period(one, "stock", "gardens") == "2022"
    assert made.now == "2023"


def test_a_length_of_years_is_of_a_year_at_most() -> None:
    """Named by a day, it takes the year alone."""
    text = "On 4 March 2021 a plan for 5 years was made."
    lexicon = english()
    found = mentions(text, lexicon, "")
    made = dating(text, lexicon.words.tokens(text), found, lexicon, "")
    one = next(m for m in found if m.figure.text.startswith("5"))
    assert made.period(one, "", "years") == "2021"
