"""Periods that a whole text says of its figures."""

from __future__ import annotations

from civdata.claims.mentions import mentions
from civdata.intake.drafting.dating import dating
from tests.engine.claims.given import english


def dated(text: str, figure: str, published: str, kind: str, unit: str) -> tuple[str, str]:
    """Return the period of a figure of a text, and the year that the whole text is of."""
    lexicon = english()
    found = mentions(text, lexicon, "")
    made = dating(text, lexicon.words.tokens(text), found, lexicon, published)
    one = next(m for m in found if m.figure.text.startswith(figure))
    return made.period(one, kind, unit), made.now


def test_the_period_beside_a_figure_goes_before_all() -> None:
    """What stands in its sentence is of it, whatever the text is about."""
    text = "In 2022 the country had 258 gardens."
    assert dated(text, "258", "2023", "stock", "gardens") == ("2022", "2023")


def test_a_length_of_years_is_of_a_year_at_most() -> None:
    """Named by a day, it takes the year alone."""
    text = "On 4 March 2021 a plan for 5 years was made."
    assert dated(text, "5", "", "", "years")[0] == "2021"
