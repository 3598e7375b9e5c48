"""Signs and codes of currencies, which all languages share."""

from __future__ import annotations

import re

import pytest

from civdata.figures import read
from civdata.languages import money


def test_codes_are_those_of_the_standard() -> None:
    """Every code is three letters of ISO 4217 and stands for itself; an old one for the new."""
    assert all(re.fullmatch("[A-Z]{3}", code) for code in money.CODES.values())
    assert money.CODES["RUR"] == "RUB"
    assert all(code == unit for code, unit in money.CODES.items() if code != "RUR")


def test_names_and_dollars_are_money() -> None:
    """What a name, a stem, a sign or a dollar's letters lead to is one of the currencies."""
    units = {*money.WORDS.values(), *money.STEMS.values(), *money.DOLLARS.values()}
    assert units | {*money.LETTERS.values(), money.DOLLAR} <= money.MONEY
    assert set(money.WORDS) >= money.ABBREVIATED


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("US$5", "5", "USD"),
        ("HK$5", "5", "HKD"),
        ("5 EUR", "5", "EUR"),
        ("5M USD", "5000000", "USD"),
        ("5 tenge", "5", "KZT"),
    ],
)
def test_money_is_read_by_any_of_them(text: str, value: str, unit: str) -> None:
    """Signs, codes, glued scales and names say which money is meant."""
    (figure,) = read(text, "en")
    assert (f"{figure.value:f}", figure.unit) == (value, unit)
