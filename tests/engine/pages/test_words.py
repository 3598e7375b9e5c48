"""Figures, periods and counts in the words of a language."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from civdata.pages import Book, series
from civdata.pages.words import Words

Make = Callable[[str], Words]


def plain(text: str) -> str:
    """Make no-break spaces visible."""
    return text.replace("\xa0", "_")


@pytest.mark.parametrize(
    ("language", "value", "qualifier", "unit", "printed"),
    [
        ("kk", "1900000000", "exact", "KZT", "1,9_млрд_теңге"),
        ("ru", "1900000000", "exact", "KZT", "1,9_млрд_тенге"),
        ("en", "1900000000", "exact", "KZT", "1.9_billion_tenge"),
        ("ru", "500000", "exact", "KZT", "500_000_тенге"),
        ("ru", "1234567", "exact", "KZT", "1_234_567_тенге"),
        ("ru", "920400000", "exact", "KZT", "920,4_млн_тенге"),
        ("ru", "1", "exact", "councils", "1_совет"),
        ("ru", "2", "exact", "councils", "2_совета"),
        ("ru", "258", "exact", "councils", "258_советов"),
        ("ru", "2.5", "exact", "years", "2,5_года"),
        ("ru", "21", "more_than", "persons", "более 21_человека"),
        ("ru", "258", "more_than", "councils", "более 258_советов"),
        ("ru", "4000", "almost", "persons", "почти 4_000_человек"),
        ("kk", "258", "more_than", "councils", "258_кеңестен астам"),
        ("kk", "4000", "almost", "persons", "4_000_адамға жуық"),
        ("kk", "3000", "about", "projects", "шамамен 3_000_жоба"),
        ("kk", "84", "exact", "percent", "84%"),
        ("kk", "20", "more_than", "percent", "20_пайыздан астам"),
        ("ru", "66.7", "exact", "percent", "66,7%"),
        ("ru", "20", "more_than", "percent", "более 20%"),
        ("en", "66.7", "exact", "percent", "66.7%"),
        ("ru", "9", "more_than", "times", "более чем в 9_раз"),
        ("ru", "3", "almost", "times", "почти в 3_раза"),
        ("kk", "9", "more_than", "times", "9_еседен астам"),
        ("en", "1", "exact", "councils", "1_council"),
        ("en", "2000000", "exact", "persons", "2_million_people"),
    ],
)
def test_figures_print_as_the_language_wants(
    words: Make, language: str, value: str, qualifier: str, unit: str, printed: str
) -> None:
    """A figure prints with its qualifier, scale, unit and grammar, in each language."""
    parts = words(language).parts(Decimal(value), None, qualifier, unit)
    assert plain("".join(parts)) == printed


def test_a_range_prints_both_ends(words: Make) -> None:
    """A printed range keeps both ends, with a dash and no spaces."""
    parts = words("ru").parts(Decimal(5000), Decimal(6000), "exact", "persons")
    assert plain("".join(parts)) == "5_000–6_000_человек"


@pytest.mark.parametrize(
    ("period", "kk", "ru", "en"),
    [
        ("2022", "2022", "2022", "2022"),
        ("2020/2022", "2020–2022", "2020–2022", "2020–2022"),
        ("2023-Q1", "2023 жылғы 1-тоқсан", "1 квартал 2023 года", "Q1 2023"),
        ("2020-11", "2020 жылғы қараша", "ноябрь 2020 года", "November 2020"),
        ("2024-05-20", "2024 жылғы 20 мамыр", "20 мая 2024 года", "20 May 2024"),
        (
            "2021-11-22/2021-11-24",
            "2021 жылғы 22–24 қараша",
            "22–24 ноября 2021 года",
            "22–24 November 2021",
        ),
        ("", "кезең көрсетілмеген", "период не указан", "period not stated"),
    ],
)
def test_periods_are_said_in_words(words: Make, period: str, kk: str, ru: str, en: str) -> None:
    """An ISO period is said as the language says it; a missing one is named as missing."""
    assert [words(language).period(period) for language in ("kk", "ru", "en")] == [kk, ru, en]


def test_short_dates_are_for_tables(words: Make) -> None:
    """Dates in tables are short in Kazakh and Russian; an empty date stays empty."""
    assert words("kk").date("2024-05-20", short=True) == "20.05.2024"
    assert words("en").date("2024-05-20", short=True) == "20 May 2024"
    assert words("ru").date("") == ""


def test_counts_follow_plural_rules(words: Make) -> None:
    """Messages that count take the CLDR form of the number."""
    ru = words("ru")
    assert [ru.count("count.figures", n) for n in (1, 3, 5, 21)] == [
        "1 число",
        "3 числа",
        "5 чисел",
        "21 число",
    ]
    assert words("kk").count("count.figures", 5) == "5 сан"
    assert words("en").count("count.figures", 1) == "1 figure"


def test_sizes_are_said_by_thousands(words: Make) -> None:
    """A file size is given in bytes, kilobytes or megabytes, in the language's own numerals."""
    assert plain(words("ru").size(512)) == "512_байт"
    assert plain(words("ru").size(1500)) == "1,5_КБ"
    assert plain(words("en").size(2_340_000)) == "2.3_MB"


@pytest.mark.parametrize(("language", "said"), [("kk", "№_8"), ("ru", "№_8"), ("en", "No._8")])
def test_an_ordinal_counts_nothing(book: Callable[[str], Book], language: str, said: str) -> None:
    """The number of a meeting is no number of meetings, and has neither change nor highest."""
    made = book(language)
    one = made.collection.indicators["sdg-council-meeting-number"]
    latest = made.facts.latest(one)
    assert latest
    assert plain(made.show(latest).value) == said
    assert series.sentence(made, one).count("8") == 1


@pytest.mark.parametrize(("language", "said"), [("kk", "1_рет"), ("ru", "1_раз"), ("en", "1_time")])
def test_how_often_is_said_as_it_is_spoken(
    book: Callable[[str], Book], language: str, said: str
) -> None:
    """A forum is held one time in its interval, not on one occasion of some count."""
    made = book(language)
    latest = made.facts.latest(made.collection.indicators["participation-forum-frequency"])
    assert latest
    assert plain(made.show(latest).value) == said
