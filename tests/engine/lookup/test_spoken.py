"""Numbers said in words within a query."""

from __future__ import annotations

import pytest

from civdata.languages import get
from civdata.lookup.keys import Keys
from civdata.lookup.spoken import in_digits

KNOWN = Keys((get("kk"), get("ru"), get("en")))


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("двадцать три тысячи НПО", "23000 НПО"),
        ("полтора миллиарда", "1500000000"),
        ("в две тысячи двадцать втором году", "в 2022 году"),
        ("жиырма уш мыннан астам", "23000 астам"),
        ("екі жүз алпыс үш кеңес", "263 кеңес"),
        ("two hundred and sixty-three councils", "263 councils"),
        ("one point nine billion", "1900000000"),
        ("twenty twenty two", "2022"),
        ("1 млрд 900 млн", "1900000000"),
    ],
)
def test_a_number_in_words_becomes_digits(said: str, digits: str) -> None:
    """A number said in words, also with a scale after a scale, is written in digits."""
    assert in_digits(KNOWN, said) == digits


@pytest.mark.parametrize("text", ["один совет", "spent on two projects", "1,9 млрд", "миллион"])
def test_other_words_and_digits_stay(text: str) -> None:
    """A lone small number, a lone scale and what is written in digits stay as they are."""
    assert in_digits(KNOWN, text) == text
