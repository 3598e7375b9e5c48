"""Periods that a text names."""

from __future__ import annotations

import pytest

from civdata.claims.times import calendar
from civdata.claims.words import Words
from civdata.figures import read

WORDS = Words("en")


def _periods(text: str, published: str = "") -> list[str]:
    figures = read(text, "en")
    found = calendar(WORDS).find(text, WORDS.tokens(text), figures, published)
    return [time.period for time in found]


@pytest.mark.parametrize(
    ("text", "published", "periods"),
    [
        ("It was so in 2022.", "", ["2022"]),
        ("It was so in 2020-2022.", "", ["2020/2022"]),
        ("It was so last year.", "2023-05-01", ["2022"]),
        ("It was so in May.", "2023-06-01", ["2023-05"]),
        ("It was so on 4 March 2021.", "", ["2021-03-04"]),
    ],
)
def test_words_of_time_become_periods(text: str, published: str, periods: list[str]) -> None:
    """A year of its own stands as it is, what only points is counted from the day of the text."""
    assert _periods(text, published) == periods


def test_last_year_looks_away_from_the_text() -> None:
    """Such a time is an aside: what follows it is rather of this year."""
    text = "It was so last year."
    [found] = calendar(WORDS).find(text, WORDS.tokens(text), (), "2023-05-01")
    assert found.aside
