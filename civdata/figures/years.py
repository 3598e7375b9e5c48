"""Tells years from counts and reads ranges of years."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from civdata.figures.parts import Part, part_at
from civdata.figures.qualifiers import postposition, qualifier_before
from civdata.figures.quantities import Number
from civdata.figures.tokens import Text
from civdata.figures.units import unit_after
from civdata.languages.money import SIGNS

_ONE = Decimal(1)
_COUNT_LOOKAHEAD = 3
_NO_YEAR = frozenset(("№", "#", "+", "~", ">", "<", *SIGNS))


def year_number(text: Text, index: int) -> int | None:
    """The year that four plain digits may print, from 1000 to 2199, not followed by a unit."""
    token = text.at(index)
    if not token.plain or len(token.text) != 4 or not "1000" <= token.text < "2200":
        return None
    return int(token.text)


def year_word_after(text: Text, index: int) -> int | None:
    """The index behind the word for year at an index, an adjective may stand before it."""
    if text.at(index).line:
        return None
    calendar = text.lexicon.calendar
    hyphen = text.hyphen(index)
    if hyphen and text.word(index + 1) in text.lexicon.ordinal_endings:
        index += 2
    elif hyphen and calendar.year_leads and text.word(index + 1) in calendar.year_words:
        index += 1  # 2021-жылы
    if text.word(index).startswith(calendar.adjectives):
        index += 1
    if text.word(index) not in calendar.year_words:
        return None
    stop = text.word(index) in calendar.marked and text.at(index + 1).text == "."
    return index + 1 + stop


def _named(text: Text, index: int, year: int) -> bool:
    """Whether the word for year follows; `1500 г` are grams and `1500 жыл` a span of time."""
    after = year_word_after(text, index + 1)
    word = text.word(index + 1)
    return bool(after) and (in_range(year) or word not in text.lexicon.calendar.spans)


def year_at(text: Text, index: int) -> Number | None:
    """The year or range of years that begins at an index, or `None` for a count."""
    year = year_number(text, index)
    if year is None:
        return _spoken(text, index)
    span = _span(text, index, year) or _decade(text, index, year)
    if span:
        return span
    if not (_named(text, index, year) or _bare_year(text, index, year)):
        return None
    return _number(text, index, index + 1, year, None)


def _tens(text: Text, index: int) -> Part | None:
    """Number words from ten to a hundred at an index, in the same line."""
    part = None if text.at(index).line else part_at(text, index)
    if part is None or part.digits or part.ordinal or not 10 <= part.value < 100:
        return None
    return None if text.dash(part.after) else part


def _are_bare(text: Text, after: int, year: int, last: int) -> bool:
    """Whether two numbers are years though no word for year stands beside them."""
    return in_range(year) and _bare_year(text, after, last)


def _is_chain(text: Text, index: int) -> bool:
    """Whether a dash at an index joins one more number: a longer chain is no span."""
    return text.dash(index) and text.at(index + 1).kind == "number" and text.tight(index + 1)


def _spoken(text: Text, index: int) -> Number | None:
    """A year as two numbers in words, behind a preposition: `in nineteen eighty-four`."""
    lexicon = text.lexicon
    century = lexicon.numbers.get(text.word(index), Decimal(0))
    if not lexicon.calendar.spoken or not 16 <= century <= 20:
        return None
    part = _tens(text, index + 1)
    if part is None or text.word(index - 1) not in lexicon.calendar.in_words:
        return None
    counted = text.word(part.after) in lexicon.scales or unit_after(text, part.after, index)
    year = int(century) * 100 + int(part.value)
    return (
        None if counted else replace(_number(text, index, index + 1, year, None), after=part.after)
    )


def _number(text: Text, first: int, after: int, year: int, last: int | None) -> Number:
    if text.dash(after) and text.tight(after) and text.tight(after + 1):
        endings = text.lexicon.ordinal_endings | text.lexicon.cardinal_endings
        after += 2 * (text.word(after + 1) in endings)
    value = Decimal(year)
    period = f"{year:04}" if last is None else f"{year:04}/{last:04}"
    top = None if last is None else Decimal(last)
    return Number(
        "year", value, _ONE, first, after, value, unit="year", value_max=top, period=period
    )


def _span(text: Text, index: int, year: int) -> Number | None:
    """`2020-2025`, `2022/23`, `2016 по 2021`, `2017 жылдан 2021 жылға дейін`."""
    found = _short_span(text, index, year) or _worded_span(text, index, year)
    if found or not _joined(text, index):
        return found
    after = index + 2
    last = year_number(text, after)
    if last is None or last <= year or text.at(after).line or _is_chain(text, after + 1):
        return None
    sure = year_word_after(text, after + 1)
    if not sure and not _are_bare(text, after, year, last):
        return None
    return _number(text, index, after + 1, year, last)


def _joined(text: Text, index: int) -> bool:
    """Whether a dash, a stroke or a word joins the year at an index to another."""
    ranges, join = text.lexicon.ranges, text.word(index + 1)
    if text.dash(index + 1) or text.at(index + 1).text == "/":
        return True
    opened = (text.word(index - 1), join)
    joins = join in text.lexicon.calendar.year_joins
    return joins or opened in ranges.change or opened in ranges.between


def _short_span(text: Text, index: int, year: int) -> Number | None:
    """`2022/23`, `2023–25`: the last year in two digits."""
    join, short = text.at(index + 1), text.at(index + 2)
    if join.text not in {"/", "-", "–"} or join.gap or not in_range(year):
        return None
    if short.text == f"{(year + 1) % 100:02}" and not short.gap:
        return _number(text, index, index + 3, year, year + 1)
    last = _short_end(text, index + 2, year) if text.dash(index + 1) else None
    return _number(text, index, index + 3, year, last) if last else None


def _worded_span(text: Text, index: int, year: int) -> Number | None:
    """`2017 жылдан 2021 жылға дейін`, `с 2016 года по 2021`: the word for year at both ends."""
    start = year_word_after(text, index + 1)
    if not start or text.at(start).line:
        return None
    by_case = _span_by_case(text, index, start, year)
    if by_case:
        return by_case
    pair = text.word(index - 1), text.word(start)
    last = year_number(text, start + 1)
    if last and last > year and _opens(text, *pair):
        return _number(text, index, start + 2, year, last)
    return None


def _span_by_case(text: Text, index: int, start: int, year: int) -> Number | None:
    """`2017 жылдан 2021 жылға дейін`: cases on the word for year at both ends."""
    post = text.lexicon.post
    if not post or not text.word(start - 1).endswith(post.ablative):
        return None
    last = year_number(text, start)
    end = last and year_word_after(text, start + 1)
    if not last or not end or last <= year:
        return None
    until = text.word(end).startswith(post.until) or text.word(end - 1).endswith(post.reaching)
    return _number(text, index, start + 1, year, last) if until else None


def _opens(text: Text, opening: str, join: str) -> bool:
    """Whether two words open and join a change, in whatever pairs."""
    change = text.lexicon.ranges.change
    return any(opening == pair[0] for pair in change) and any(join == pair[1] for pair in change)


def _short_end(text: Text, index: int, year: int) -> int | None:
    """The last year of `2023–25`; up to 12 it may be a month unless the word for year follows."""
    token = text.at(index)
    if not token.plain or token.gap or len(token.text) != 2 or text.dash(index + 1):
        return None
    last = year - year % 100 + int(token.text)
    sure = year_word_after(text, index + 1) or int(token.text) > 12
    return last if sure and year < last <= year + 20 else None


def _decade(text: Text, index: int, year: int) -> Number | None:
    """`1990s`, `2000-х годов`, `к 1990-м годам`; `в 2020-м` is a year."""
    after = index + 1
    if year % 10:
        return None
    calendar = text.lexicon.calendar
    glued = calendar.decade_glued and text.tight(after) and in_range(year)
    if glued and text.word(after) == calendar.decade_glued:
        return _number(text, index, after + 1, year, year + 9)
    ending = text.word(after + 1)
    pair = (ending, text.word(after + 2))
    if text.hyphen(after) and ending and (ending in calendar.decade or pair == calendar.decade_if):
        return _number(text, index, after + 2, year, year + 9)
    return None


def in_range(year: int) -> bool:
    """Whether four digits are a year of our time, so that nothing else need say so."""
    return 1900 <= year <= 2099


def _bare_year(text: Text, index: int, year: int) -> bool:
    """Whether four digits without a word for year are one: no qualifier, sign or counted noun."""
    before = text.at(index - 1)
    if not in_range(year) or before.text in _NO_YEAR:
        return False
    if unit_after(text, index + 1, index) or text.word(index + 1) in text.lexicon.scales:
        return False
    following = _behind_marks(text, index + 1)
    token = text.at(following)
    qualified = qualifier_before(text, index) not in {None, "up_to", "at_least"}
    if qualified and (token.kind == "word" or not year % 10):
        return False
    if text.hyphen(following):
        return _with_ending(text, following)
    return _is_year_before(text, following, year)


def _is_year_before(text: Text, following: int, year: int) -> bool:
    """Whether four digits are a year by the word or mark behind them."""
    token = text.at(following)
    if token.kind != "word" or token.line:
        following_word = text.word(following + 1)
        return not (token.text == "(" and following_word.endswith(text.lexicon.calendar.not_year))
    calendar, word = text.lexicon.calendar, token.word
    if calendar.plural:
        return _before_noun(text, following, year)
    if word in text.lexicon.stopwords or word in calendar.months:
        return True
    return word.endswith(calendar.verb_ends)


def _behind_marks(text: Text, index: int) -> int:
    """The index behind the marks of notes and emphasis: `2023*`."""
    while text.at(index).text in {"*", "_"}:
        index += 1
    return index


def _with_ending(text: Text, hyphen: int) -> bool:
    """Whether a hyphen joins an ending to four digits that leaves them a year."""
    word = text.word(hyphen + 1)
    endings = text.lexicon.ordinal_endings | text.lexicon.cardinal_endings
    return not word or (word in endings and not _qualified_after(text, hyphen + 2))


def _qualified_after(text: Text, index: int) -> bool:
    found = postposition(text, index)
    return found is not None and found[0] in {"more_than", "about", "almost"}


def _before_noun(text: Text, following: int, year: int) -> bool:
    """A year unless a plural follows soon; after a preposition only round numbers can be counts."""
    token, calendar = text.at(following), text.lexicon.calendar
    if text.word(following - 2) in calendar.in_words and year % 100:
        return True
    if token.text[-1] == calendar.plural and len(token.text) > 2 and token.text[:-1].isupper():
        return False  # 2030 NGOs
    if token.word in text.lexicon.stopwords or token.text[0].isupper():
        return True
    return not _plural_soon(text, following)


def _plural_soon(text: Text, following: int) -> bool:
    """Whether a plural stands among the next words of a phrase, or a noun for people."""
    calendar = text.lexicon.calendar
    for index in range(following, following + _COUNT_LOOKAHEAD):
        word = text.word(index)
        if not word or word in text.lexicon.stopwords or text.at(index).line:
            return False
        plural = word.endswith(calendar.plural) and not word.endswith(2 * calendar.plural)
        if (plural and word not in calendar.not_plural) or word in calendar.people:
            return True
    return False
