"""What holds for every text that the reader is given."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civdata.figures import LANGUAGES, read

PIECES = [
    "5", "12", "2021", "2 500", "5,5", "1,234,567", "14.06.2022", "08", "%", "-", "–", ".", ",",
    "(", ")", "/", "$", "+", "*", "№", "т.г.", "тг", "тенге", "KZT", "US$", "млн", "тыс.", "тысяч",
    "million", "bn", "мыңнан", "жарым", "с половиной", "half", "a", "полтора", "сто", "двадцать",
    "hundred", "жүз", "первый", "third", "бірінші", "X", "VII", "I", "Q1", "мая", "May", "мамырда",
    "году", "жылғы", "жылдар", "year", "квартал", "тоқсан", "от", "до", "с", "по", "from", "to",
    "between", "and", "или", "астам", "жуық", "дейін", "көп", "емес", "более чем", "almost",
    "почти", "раз", "есе", "times", "doubled", "проектов", "projects", "кеңестен", "-ти", "-ден",
    "th", "\n",
    "п.п.", "процентных пункта", "семью", "мил лионов", "Т", "U.S. dollars", "АҚШ доллары",
    "половина", "две трети", "пятая часть", "third of", "quarter of", "үштен бірі", "жартысы",
    "½", "1/2", "пол", "сотни", "factor of", "x", "m", "ок.", "бастап",
]  # fmt: skip
printed = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", " ", "\u00a0"])), max_size=12
).map(lambda pieces: "".join(piece + space for piece, space in pieces))
texts = st.one_of(st.text(), printed)
languages = st.sampled_from(LANGUAGES)


@given(texts, languages)
def test_spans(text: str, lang: str) -> None:
    """Spans lie in the text in order without overlap, and `text` is what stands there."""
    end = 0
    for figure in read(text, lang):
        assert end <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        end = figure.end


@pytest.mark.parametrize("text", ["2020 год", "2020-2025 годы", "5 мая", "V форум", "5-й", "пятый"])
def test_years_dates_and_ordinals_count_by_one(text: str) -> None:
    """The last digit of a year, a day or an ordinal stands for one."""
    [figure] = read(text, "ru")
    assert figure.step == 1


@given(texts, languages)
def test_every_digit_is_read(text: str, lang: str) -> None:
    """No ASCII digit stands outside a figure."""
    read_digits = sum(sum("0" <= sign <= "9" for sign in f.text) for f in read(text, lang))
    assert read_digits == sum("0" <= sign <= "9" for sign in text)


@given(texts, languages)
def test_figures_are_consistent(text: str, lang: str) -> None:
    """Values are finite and not negative, ranges run upwards, the interval can be made."""
    for figure in read(text, lang):
        assert figure.value.is_finite()
        assert figure.value >= 0
        assert figure.value_max is None or figure.value < figure.value_max
        assert figure.step > 0
        assert (figure.period is not None) == (figure.unit in {"year", "date"})
        if figure.qualifier == "exact":
            assert figure.interval.contains(figure.value)


@given(st.integers(0, 10**15), languages)
def test_plain_digits(number: int, lang: str) -> None:
    """Digits without anything around are their own value, exactly."""
    [figure] = read(str(number), lang)
    assert figure.value == number
    assert figure.text == str(number)


@given(st.integers(1000, 10**15), st.sampled_from(" \u00a0\u202f\u2009'"), languages)
def test_grouped_digits(number: int, space: str, lang: str) -> None:
    """Groups of three behind any kind of space are one number."""
    [figure] = read(f"{number:,}".replace(",", space), lang)
    assert figure.value == number
    assert figure.unit is None


@given(st.decimals(0, 999, places=2), st.sampled_from(["ru", "kk"]))
def test_decimal_comma(number: Decimal, lang: str) -> None:
    """A decimal comma is one in Russian and Kazakh, and the step is the last digit."""
    [figure] = read(f"{number:.2f}".replace(".", ",") + " млн теңге", lang)
    assert figure.value == number * 1_000_000
    assert figure.step == 10_000
    assert figure.unit == "KZT"


def test_unknown_language() -> None:
    """A language that is not read is misuse and the message says which are."""
    with pytest.raises(ValueError, match=f"one of {', '.join(LANGUAGES)}, got 'xx'"):
        read("5", "xx")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "piece",
    ["1 ", "1,", "1.", "9", "111 ", "5 (бес ", "мың ", "сто ", "a ", "с 5 до ", "(((", "\n"],
)
def test_long_texts_take_linear_time(piece: str, lang: str) -> None:
    """Four times the text takes no more than about four times the time."""

    def seconds(repeats: int) -> float:
        start = time.process_time()
        read(piece * repeats, lang)
        return time.process_time() - start

    assert seconds(4000) < 12 * seconds(1000) + 0.5
