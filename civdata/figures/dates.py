"""Reads years, dates, months and quarters as ISO 8601 periods."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from civdata.figures.ordinals import roman_value
from civdata.figures.quantities import Number
from civdata.figures.tokens import Text
from civdata.figures.years import in_range, year_at, year_number, year_word_after

_ONE = Decimal(1)
_Found = tuple[str, int]  # a period, such as 2020-08-27 or --08-27, and the index behind it


def date_at(text: Text, index: int) -> Number | None:
    """The year, date, month or quarter that begins at an index, or `None`."""
    first = _period(text, index)
    if first is None:
        return year_at(text, index)
    period, after = first
    joined = after + 1
    post, calendar = text.lexicon.post, text.lexicon.calendar
    if text.word(after - 1).endswith(post.ablative):
        joined = after
    until = text.word(after) in calendar.until - calendar.ands and not text.at(after).line
    if joined == after or text.dash(after) or until:
        second = _period(text, joined)
        if second:
            both = _span(period, second[0])
            if both:
                period, after = both, second[1]
    return _number(period, index, after)


def _number(period: str, first: int, after: int) -> Number:
    start, _, end = period.partition("/")
    value, last = _value(start), _value(end) if end else None
    return Number(
        "date", value, _ONE, first, after, value, unit="date", period=period,
        value_max=last if last and last > value else None,
    )  # fmt: skip


def _value(period: str) -> Decimal:
    """The year of a period, or the day where it has no year."""
    return Decimal(period[-2:] if period.startswith("--") else period[:4])


def _span(first: str, second: str) -> str | None:
    """The period from a first date to a second one, which may carry the year of both."""
    if "/" in first or "Q" in first + second:
        return None
    if first.startswith("--") and not second.startswith("--"):
        year = second[:4]
        first = f"{year}-{first[2:]}"
    elif second.startswith("--") and not first.startswith("--"):
        second = f"{first[:4]}-{second[2:]}"
    same_kind = len(first) == len(second) and first.startswith("--") == second.startswith("--")
    return f"{first}/{second}" if same_kind and first < second else None


def _period(text: Text, index: int) -> _Found | None:
    token = text.at(index)
    if token.period:
        return token.period, index + 1
    readers: tuple[Callable[[Text, int], _Found | None], ...] = (
        _quarter, _year_first, _day_first, _month_first,
    )  # fmt: skip
    if token.kind in {"number", "word"}:
        for reader in readers:
            found = reader(text, index)
            if found:
                return found
    return None


def _month(text: Text, index: int) -> int | None:
    """The month at an index; with a capital where may and march are other words without."""
    token, calendar = text.at(index), text.lexicon.calendar
    month = calendar.months.get(token.word)
    if month is None or (calendar.month_capital and token.text[0].islower()):
        return None
    return month


def _after_month(text: Text, index: int) -> int:
    """The index behind the full stop of `Dec.`, or the word for month behind its name."""
    if text.at(index).text == "." and len(text.word(index - 1)) <= 4 and text.tight(index):
        return index + 1 if text.at(index + 1).kind == "number" else index
    return index + text.word(index).startswith(text.lexicon.calendar.month_nouns)


def _day(text: Text, index: int) -> tuple[int, int] | None:
    """A day of the month in digits or as an ordinal word, and the index behind its ending."""
    token = text.at(index)
    lexicon = text.lexicon
    if lexicon.calendar.by_ordinal and token.word in lexicon.ordinals:
        day = lexicon.ordinals[token.word]
        following = lexicon.ordinals.get(text.word(index + 1), 0)
        return None if following else (day, index + 1)
    if not token.plain or len(token.text) > 2:
        return None
    endings = lexicon.ordinal_endings | lexicon.cardinal_endings
    if text.word(index + 1) in endings and text.tight(index + 1):
        return int(token.text), index + 2
    ending = text.hyphen(index + 1) and text.word(index + 2) in endings
    after = index + 3 if ending else index + 1
    return int(token.text), after


def _year_after(text: Text, index: int) -> tuple[int, int] | None:
    """A year at an index, over a comma, `of` or a word for year before it, and the index behind."""
    if text.at(index).text == "," or text.word(index) in text.lexicon.calendar.of:
        index += 1
    year = year_number(text, index)
    if year is None or text.at(index).line:
        return None
    following = text.at(index + 1)
    counts = following.kind == "word" and following.word not in text.lexicon.stopwords
    doubtful = year % 100 == 0 or not in_range(year)
    if doubtful and counts and not year_word_after(text, index + 1):
        return None
    return year, index + 1


def _days(text: Text, index: int) -> tuple[int, int, int] | None:
    """First and last day of `22`, `22-26`, `22 по 26` and the index behind them."""
    first = _day(text, index)
    if first is None:
        return None
    day, after = first
    second = _second_day(text, index, after)
    listed = text.word(after) in text.lexicon.calendar.ands and second and second[0] != day + 1
    if second and second[0] > day and not listed:
        return day, second[0], second[1]
    return day, day, after


def _second_day(text: Text, index: int, after: int) -> tuple[int, int] | None:
    """The day that a dash, a word or a case joins to the one before it, and the index behind."""
    if text.dash(after) or text.word(after) in text.lexicon.calendar.until:
        return _day(text, after + 1)
    by_case = bool(text.lexicon.post) and after > index + 1
    return _day(text, after) if by_case else None


def _dated(first: int, last: int, month: int, year: int | None) -> str | None:
    """The period of days in a month, `None` for a day that the month does not have."""
    try:
        begin, end = (date(year or 2000, month, day) for day in (first, last))
    except ValueError:
        return None
    pattern = "%Y-%m-%d" if year else "--%m-%d"
    texts = [day.strftime(pattern) for day in (begin, end)]
    return "/".join(dict.fromkeys(texts))


def _day_first(text: Text, index: int) -> _Found | None:
    """`27 августа 2020`, `22-26 ноября`, `29 - Июня, 2020`, `24th of December 2021`."""
    days = _days(text, index)
    if days is None:
        return None
    first, last, after = days
    start = after + (text.dash(after) or text.word(after) in text.lexicon.calendar.of)
    month = None if text.at(start).line else _month(text, start)
    if month is None:
        return None
    after = _after_month(text, start + 1)
    year = _year_after(text, after)
    period = _dated(first, last, month, year[0] if year else None)
    return (period, year[1] if year else after) if period else None


def _month_first(text: Text, index: int) -> _Found | None:
    """`December 24, 2021`, `декабре 2021`, `январь – март 2022`."""
    month = _month(text, index)
    if month is None:
        return None
    after = _after_month(text, index + 1)
    if text.lexicon.calendar.month_leads:
        days = _days(text, after)
        if days and not text.at(after).line:
            year = _year_after(text, days[2])
            period = _dated(days[0], days[1], month, year[0] if year else None)
            if period:
                return period, year[1] if year else days[2]
    last, after = _last_month(text, index, after)
    year = _year_after(text, after)
    if year is None:
        return None
    period = f"{year[0]}-{month:02}"
    return (f"{period}/{year[0]}-{last:02}" if last else period), year[1]


def _last_month(text: Text, index: int, after: int) -> tuple[int | None, int]:
    """The second month of `январь – март` and the index behind it."""
    calendar = text.lexicon.calendar
    listed = text.word(after) in calendar.ands and text.word(index - 1) not in calendar.betweens
    joins = (text.dash(after) or text.word(after) in calendar.until) and not listed
    last = _month(text, after + 1) if joins and not text.at(after + 1).line else None
    return (last, _after_month(text, after + 2)) if last else (None, after)


# complex: one row of guards in the order of the print: year, quarter, day, month
def _year_first(text: Text, index: int) -> _Found | None:
    """`2024 жылғы 20 мамырда`, `2021 жылдың желтоқсанында`, `2023 жылғы 1-тоқсан`."""
    year = year_number(text, index)
    after = year and year_word_after(text, index + 1)
    if not year or not after or not text.lexicon.calendar.year_leads:
        return None
    quarter = _part_of_year(text, after)
    if quarter:
        return f"{year}-Q{quarter[0]}" if quarter[1] == "Q" else _half(year, quarter[0]), quarter[2]
    days = _days(text, after)
    start = after
    if days:
        start = days[2] + text.dash(days[2])
    month = None if text.at(start).line else _month(text, start)
    if month is None:
        return None
    after = _after_month(text, start + 1)
    if not days:
        last, after = _last_month(text, index, after)
        return f"{year}-{month:02}" + (f"/{year}-{last:02}" if last else ""), after
    period = _dated(days[0], days[1], month, year)
    return (period, after) if period else None


def _quarter(text: Text, index: int) -> _Found | None:
    """`первый квартал 2023`, `Q1 2023`, `II полугодие 2022`."""
    found = _part_of_year(text, index)
    if found is None:
        return None
    number, kind, after = found
    year = _year_after(text, after)
    if year is None:
        return None
    return (f"{year[0]}-Q{number}" if kind == "Q" else _half(year[0], number)), year[1]


def _half(year: int, number: int) -> str:
    return f"{year}-01/{year}-06" if number == 1 else f"{year}-07/{year}-12"


_PARTS = {"Q": ("1", "2", "3", "4"), "H": ("1", "2")}
"""Quarters and half-years by the letter that marks them."""


def _part_of_year(text: Text, index: int) -> tuple[int, str, int] | None:
    """The number of a quarter or half-year, `Q` or `H`, and the index behind it."""
    letter, digit = text.at(index).text, text.at(index + 1)
    if letter in _PARTS and digit.plain and not digit.gap:
        known = digit.text in _PARTS[letter]
        return (int(digit.text), letter, index + 2) if known else None
    return _named_part(text, index)


def _named_part(text: Text, index: int) -> tuple[int, str, int] | None:
    """The same of a number before the word for a quarter or half-year."""
    number, after = _place(text, index), _behind_ending(text, index + 1)
    if not number or text.at(after).line:
        return None
    word, calendar = text.word(after), text.lexicon.calendar
    if word in calendar.quarter_words and number <= 4:
        after += 1
        return number, "Q", after + (word in calendar.marked and text.at(after).text == ".")
    return (number, "H", after + 1) if word in calendar.half_year_words and number <= 2 else None


def _place(text: Text, index: int) -> int | None:
    """Which one, as an ordinal word, a Roman numeral or a digit."""
    token = text.at(index)
    if token.kind == "word":
        return text.lexicon.ordinals.get(token.word) or roman_value(token.text)
    return int(token.text) if token.plain and len(token.text) == 1 else None


def _behind_ending(text: Text, index: int) -> int:
    """The index behind the ending of an ordinal and a hyphen, if they stand at an index."""
    endings = text.lexicon.ordinal_endings
    if text.dash(index) and text.word(index + 1) in endings:
        index += 2
    elif text.word(index) in endings and text.tight(index):
        index += 1
    return index + text.dash(index)
