"""What the site prints, the reader reads: value, qualifier and unit survive in three languages."""

from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civdata.checks.printed import is_printed
from civdata.figures import QUALIFIERS, Figure, interval_of, read
from civdata.pages import messages
from civdata.pages.words import Words
from tests.conftest import ROOT
from tests.own import LANGUAGES, OWN

SITE = ROOT / "site"
SCALED = {"per-100000", "million-usd"}
"""Units whose names hold a number: what is printed in them is two figures, or a scaled one."""

UNITS = tuple(unit for unit in OWN.collection.reference("units") if unit not in SCALED)

whole = st.integers(0, 10**13).map(Decimal)
small = st.integers(0, 3000).map(Decimal)
round_ones = st.builds(
    lambda digits, power: Decimal(digits) * 10**power, st.integers(1, 9999), st.integers(2, 12)
)
fractions = st.decimals(0, 10**6, places=3)
values = st.one_of(small, whole, round_ones, fractions)
hundredths = st.decimals(0, 10**6, places=2)
counts = st.one_of(small, whole, round_ones, hundredths)  # 1,234 people are no decimals


@cache
def words(language: str) -> Words:
    """What the pages of a language print with."""
    return Words(language, messages(SITE, language, OWN.settings), OWN.collection)


def read_again(
    language: str, value: Decimal, value_max: Decimal | None, qualifier: str, unit: str
) -> Figure:
    """Print a figure as the site does and read it; there must be just one."""
    text = "".join(words(language).parts(value, value_max, qualifier, unit))
    (figure,) = read(text, language)
    return figure


def same_qualifier(language: str, qualifier: str) -> str:
    """What a qualifier is read as: Kazakh `жуық` is printed for almost and may mean about."""
    return "about" if (language, qualifier) == ("kk", "almost") else qualifier


@given(
    st.sampled_from(LANGUAGES),
    values,
    st.sampled_from(QUALIFIERS),
    st.sampled_from([unit for unit in UNITS if is_printed(unit.replace("-", "_"))]),
)
def test_a_figure_with_a_printed_unit_reads_as_it_was(
    language: str, value: Decimal, qualifier: str, unit: str
) -> None:
    """Money, shares and multiples come back exactly (once, `1 раз`, is no multiple)."""
    value += value == 1 and unit == "times"
    figure = read_again(language, value, None, qualifier, unit)
    assert (figure.value, figure.value_max) == (value, None)
    assert figure.qualifier == same_qualifier(language, qualifier)
    assert figure.unit == unit.replace("-", "_")


@given(
    st.sampled_from(LANGUAGES),
    counts,
    st.sampled_from(QUALIFIERS),
    st.sampled_from([unit for unit in UNITS if not is_printed(unit.replace("-", "_"))]),
)
def test_a_count_reads_as_it_was(language: str, value: Decimal, qualifier: str, unit: str) -> None:
    """Counts come back exactly, and the unit is the first word of the printed noun.

    Two words say more than one thing: Russian `3 раза` is also a multiple, and Kazakh `іс`, alone
    or in `іс-шара`, also means in fact, so that it is no noun of its own.
    """
    text = "".join(words(language).parts(value, None, qualifier, unit))
    (figure,) = read(text, language)
    assert (figure.value, figure.value_max) == (value, None)
    assert figure.qualifier == same_qualifier(language, qualifier)
    if (language, unit) == ("ru", "occasions"):
        assert figure.unit in {"times", "раз", "раза"}
    elif (language, unit) == ("kk", "events"):
        assert figure.unit is None
    else:
        noun = text[figure.end :].lower().replace("-", " ").split()[0]
        noun = None if noun == "іс" else noun
        assert figure.unit == {"year": "years"}.get(noun, noun)


@given(
    st.sampled_from(LANGUAGES),
    counts,
    counts,
    st.sampled_from(QUALIFIERS),
    st.sampled_from(UNITS),
)
def test_a_range_reads_as_it_was(
    language: str, first: Decimal, further: Decimal, qualifier: str, unit: str
) -> None:
    """Both ends of a range come back, whatever scale words stand beside them."""
    value, value_max = first, first + further + Decimal("0.5")
    figure = read_again(language, value, value_max, qualifier, unit)
    assert (figure.value, figure.value_max) == (value, value_max)
    assert figure.qualifier == same_qualifier(language, qualifier)


@pytest.mark.parametrize(
    ("value", "value_max", "printed"),
    [
        (5, 2_000_000, "5–2 000 000 тенге"),
        (1_500_000, 1_500_001, "1 500 000–1 500 001 тенге"),
        (5_000_000, 10_000_000, "5 млн–10 млн тенге"),
        (500_000_000, 2_000_000_000, "500 млн–2 млрд тенге"),
    ],
)
def test_scale_words_stand_at_both_ends_or_none(value: int, value_max: int, printed: str) -> None:
    """`5–2 млн` would be five million: without a scale word at one end, there is none at all."""
    parts = words("ru").parts(Decimal(value), Decimal(value_max), "exact", "KZT")
    assert "".join(parts).replace("\u00a0", " ") == printed


@given(values, st.sampled_from(["KZT", "percent", None]))
def test_about_allows_whatever_almost_allows(value: Decimal, unit: str | None) -> None:
    """Reading `жуық` as about is safe: nothing that almost allows is left out."""
    if value:
        assert interval_of(value, None, "almost", unit=unit).within(
            interval_of(value, None, "about", unit=unit)
        )
