"""Joins two numbers to a range, or keeps them apart as a change from one to another."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from civdata.figures.interval import exact_product
from civdata.figures.parts import ONE
from civdata.figures.qualifiers import is_growth, qualifier_before
from civdata.figures.quantities import Number
from civdata.figures.tokens import Text

_RANGE, _CHANGE, _OR = "range", "change", "or"
_WINDOW = 6
_HUNDRED = Decimal(100)


# complex: the cases of the docstring in a row: none, a minus of both, a change, a range
def join(text: Text, first: Number, second: Number) -> tuple[Number, ...]:
    """One number where the print gives a range, else both, the first with its scale and unit.

    A range: `20-25 млн`, `от 5 до 10`, `between 5 and 10`, `5-тен 10-ға дейін`, `16 or 17`; scale
    and unit of the second hold for the first as well. A change is two numbers: `с … до`,
    `from … to` unless it ranges or varies, any pair that a verb of change governs or that
    follows `саны` (number), a share or a level, and any pair that does not run upwards.
    """
    if first.kind != "cardinal" or second.kind != "cardinal" or first.value_max:
        return first, second
    relation = _relation(text, first, second)
    spread = _spread(text, first, second)
    if relation is None:
        return (spread if _listed(text, first, second) else first), second
    if text.dash(first.after) and _minus_of_both(text, first, second):
        minus = exact_product(second.value, Decimal(-1))
        return (replace(second, first=first.first, value=minus, value_max=spread.value),)
    units = {spread.unit, second.unit} - {None}
    upward = spread.value < second.value
    if relation == _CHANGE or not upward or len(units) > 1:
        start = spread if upward or relation == _CHANGE else first
        return _change(text, start, second)
    return (
        replace(
            second,
            first=first.first,
            value=spread.value,
            value_max=second.value,
            unit=second.unit or spread.unit,
            step=min(spread.step, second.step),
            qualifier="about" if relation == _OR else _of_range(text, first, second),
        ),
    )


def _minus_of_both(text: Text, first: Number, second: Number) -> bool:
    """Whether the word minus stands before a range: `минус 3–5 градусов` is from −5 to −3."""
    return text.word(first.first) in text.lexicon.minus and -second.value < first.value < 0


def _listed(text: Text, first: Number, second: Number) -> bool:
    """Whether `20 и 30%` or `4,1 и 5,3 тыс.` share unit and scale in a list."""
    joined = second.first == first.after + 1 and text.word(first.after) in text.lexicon.ands
    shared = (second.unit == "percent" and second.scale == ONE) or first.step < 1 < second.scale
    return joined and shared and first.scale == ONE and not first.unit


def _of_range(text: Text, first: Number, second: Number) -> str | None:
    """The qualifier of a range; the words that make it one (`от`, `дейін`) are none."""
    known = first.qualifier or second.qualifier
    if known or text.dash(first.after):
        return known
    before = qualifier_before(text, first.first) or qualifier_before(text, first.first - 1)
    return before or "exact"


def _pointed(text: Text, second: Number) -> bool:
    """Whether `до`, `to` or `дейін` says where a change ends, not a limit."""
    if text.lexicon.post:
        return qualifier_before(text, second.first) is None
    return text.word(second.first - 1) in text.lexicon.ranges.ends


def _change(text: Text, start: Number, second: Number) -> tuple[Number, Number]:
    """Both numbers of a change, without the qualifiers that words of its grammar look like."""
    qualifier = second.qualifier or ("exact" if _pointed(text, second) else None)
    if text.lexicon.ranges.limits.get(text.word(start.first - 1)) == "at_least":
        start = replace(start, qualifier=start.qualifier or "exact")
    return start, replace(second, qualifier=qualifier)


def _relation(text: Text, first: Number, second: Number) -> str | None:
    """`range`, `change`, `or`, or `None` where the numbers have nothing to do with each other."""
    between = range(first.after, second.first)
    if len(between) > 4 or any(text.at(index).line for index in (*between, second.first)):
        return None
    words = [text.word(index) for index in between]
    if len(between) == 1 and text.dash(first.after):
        return _dashed(text, first, second)
    if text.lexicon.post:
        return _by_cases(text, first, second, words)
    return _by_words(text, first, second, words) if words else None


def _by_words(text: Text, first: Number, second: Number, words: list[str]) -> str | None:
    """An alternative of two numbers, or what the words between them make of them."""
    if words[0] in text.lexicon.alternatives and len(words) == 1:
        return _OR if _following(text, first, second) and not first.unit else None
    return _worded(text, first, second, words)


def _following(text: Text, first: Number, second: Number) -> bool:
    """Whether the second number is the next one: `16 или 17`, `two or three hundred`."""
    next_one = exact_product(second.step, second.multiple)
    return second.value - _spread(text, first, second).value == next_one


# complex: a dash means many things: each guard rules out one that is no range
def _dashed(text: Text, first: Number, second: Number) -> str | None:
    """A dash joins a range, but not in a chain such as a telephone number, nor after a year."""
    index = first.after
    scaled_alone = first.scale > ONE and second.scale == ONE and not second.unit
    if scaled_alone or _in_chain(text, first, second):
        return None
    token = text.at(first.first)
    year = token.plain and len(token.text) == 4 and first.scale == ONE
    if text.hyphen(index):
        return None if year and 1900 <= first.value < 2100 else _RANGE
    told = second.unit or second.scale > ONE or text.at(second.after).kind == "word"
    return _RANGE if told and not year and text.at(index).gap else None


def _in_chain(text: Text, first: Number, second: Number) -> bool:
    """Whether more numbers are joined to the two on either side."""
    return _chained(text, first.first - 1, -1) or _chained(text, second.after, 1)


def _chained(text: Text, index: int, direction: int) -> bool:
    number = text.at(index + direction)
    return text.dash(index) and number.kind == "number" and text.tight(index)


# complex: a flat dispatch over the pair of words: a range, a change, or no opening
def _worded(text: Text, first: Number, second: Number, words: list[str]) -> str | None:
    """What words between two numbers make of them, with the word that opens them."""
    ranges = text.lexicon.ranges
    joins = [word for word in words if word]
    last = next((word for word in joins if word in ranges.joins), None)
    if last is None or len(joins) > 3:
        return None
    opening, counted = _opening(text, first.first), joins[: joins.index(last)]
    if (opening, last) in ranges.between:
        return _between(text, first, second, opening, last, counted)
    if (opening, last) in ranges.change:
        if counted:
            return _CHANGE
        ranging = last in ranges.range_joins or _aged(text, first.first)
        return _RANGE if ranging or _ranges(text, first, second) else _CHANGE
    return _bare(text, first, second) if joins == [last] and last in ranges.bare_joins else None


def _bare(text: Text, first: Number, second: Number) -> str | None:
    """A range that no word opens (`5 to 10 people`), unless it falls or something changes."""
    named = first.unit and text.at(first.first).kind == "number" and not second.unit
    upward = first.value < second.value and not named  # up 15% to 20,000
    return _RANGE if upward and not growth_before(text, first.first) else None


def _opening(text: Text, index: int) -> str:
    """The word that opens a range before an index, over a qualifier or `the ages of`."""
    ranges = text.lexicon.ranges
    opening = text.word(index - 1)
    for phrase in ranges.openings:  # between the ages of 14 and 35
        if text.near(index - len(phrase), *phrase):
            opening = text.word(index - len(phrase) - 1)
            break
    if not qualifier_before(text, index):
        return opening
    before = [text.word(index - back) for back in (2, 3)]
    return next((word for word in before if word in ranges.opens), opening)


def _between(
    text: Text, first: Number, second: Number, opening: str, last: str, counted: list[str]
) -> str | None:
    """A range unless different things are counted or a verb of change governs it."""
    ranges = text.lexicon.ranges
    if len(counted) > 1 or (counted and not _same_noun(text, counted[0], second)):
        return _CHANGE if last in ranges.change_joins else None
    steady = opening in ranges.steady or not growth_before(text, first.first)
    return _RANGE if steady else _CHANGE


def _aged(text: Text, index: int) -> bool:
    """Whether an age stands before an index: `в возрасте с 14 до 35`."""
    nouns = [text.word(index - back) for back in (2, 3)]
    return any(noun and noun.startswith(text.lexicon.ranges.aged) for noun in nouns)


def _same_noun(text: Text, noun: str, second: Number) -> bool:
    """Whether a noun is counted again behind the second number (`лет` and `года` too)."""
    again, same = text.word(second.after), text.lexicon.ranges.same_nouns
    return noun[:3] == again[:3] or (noun in same and again in same)


def _ranges(text: Text, first: Number, second: Number) -> bool:
    """Whether `from … to` spans a range: a word says so, or both ends share what follows.

    `from 5 to 10 million` is a range unless something changes nearby; `from 5 to 10` may be either
    and `from 5 million to 10 million` is rather a change.
    """
    ranges, opening = text.lexicon.ranges, first.first - 1
    if any(text.word(opening - back).startswith(ranges.ranging) for back in (1, 2, 3)):
        return True
    shared = _counts_something(text, second)
    whole = first.scale > ONE or (first.unit and second.scale == ONE)
    if whole or not shared or text.word(second.first - 1) not in ranges.bare_joins:
        return False
    return not _changes_nearby(text, range(opening - 2 * _WINDOW, second.after + _WINDOW))


def _counts_something(text: Text, number: Number) -> bool:
    """Whether a unit, a scale or a noun stands behind a number."""
    noun = text.word(number.after)
    told = number.unit is not None or number.scale > ONE
    return told or (noun != "" and noun not in text.lexicon.stopwords)


def _changes_nearby(text: Text, indices: range) -> bool:
    """Whether a word of direction or growth stands at one of the indices."""
    directions = text.lexicon.ranges.directions
    nearby = [text.word(index) for index in indices]
    return any(word in directions or is_growth(text, word) for word in nearby if word)


# complex: a flat dispatch over what joins: a word with one behind both, an alternative, a case
def _by_cases(text: Text, first: Number, second: Number, words: list[str]) -> str | None:
    """`5 пен 10 аралығында`, `5-тен 10-ға дейін`: the case of the first and a word behind both."""
    post = text.lexicon.post
    join = words[0] if len(words) == 1 else ""
    if join and join in post.joins:
        following = _words(text, second.after, 5)
        return _RANGE if any(word.startswith(post.between) for word in following) else None
    if join and join in text.lexicon.alternatives:
        return _OR if _following(text, first, second) else None
    if len(words) > 1 or not text.word(second.first - 1).endswith(post.ablative):
        return None
    end = _until(text, second.after)
    if end is None:
        return None
    return _CHANGE if _changes(text, first, end) else _RANGE


def _changes(text: Text, first: Number, end: int) -> bool:
    """Whether a level stands before two numbers, or a verb of growth behind them."""
    levels = text.lexicon.post.levels
    if any(word.startswith(levels) for word in _words(text, first.first - 2, 2)):
        return True
    return any(is_growth(text, word) for word in _words(text, end + 1, 3))


def _until(text: Text, index: int) -> int | None:
    """The index of the word or ending that means until, shortly behind a number."""
    post = text.lexicon.post
    for position in range(index, index + 4):
        if text.word(position) and text.word(position).startswith(post.until):
            return position
    return index - 1 if text.word(index - 1).endswith(post.reaching) else None


def _words(text: Text, index: int, count: int) -> list[str]:
    """The words among so many tokens from an index on."""
    return [word for word in (text.word(index + offset) for offset in range(count)) if word]


def growth_before(text: Text, index: int) -> bool:
    """Whether a word of change stands shortly before an index, in the same sentence."""
    for position in range(index - 1, index - 1 - _WINDOW, -1):
        token = text.at(position)
        if token.kind == "number" or token.text in {".", ";", ":"}:
            return False
        if token.word and is_growth(text, token.word):
            return True
    return False


def _multiplied(first: Number, second: Number) -> Number:
    """The first number in the hundreds or dozens of the second: `two or three hundred`."""
    if not first.multiple == ONE < second.multiple:
        return first
    if first.scale not in {ONE, second.scale} or first.printed >= second.printed / second.multiple:
        return first
    return replace(first, value=exact_product(first.value, second.multiple))


def _spread(text: Text, first: Number, second: Number) -> Number:
    """The first number with scale and unit of the second where it prints none of its own."""
    counted = any(text.word(index) for index in range(first.after, second.first - 1))
    if counted or (first.unit and second.unit and first.unit != second.unit):
        return first
    spread = _multiplied(first, second)
    if not spread.unit or text.at(spread.first).kind != "number":
        spread = _in_scale_of(second, spread)
    return replace(spread, unit=spread.unit or second.unit)


def _in_scale_of(second: Number, first: Number) -> Number:
    """The first number in the scale of the second, unless it has one or is larger without."""
    larger = first.value >= second.printed and first.value >= _HUNDRED
    if first.scale != ONE or second.scale <= ONE or larger:
        return first
    value = exact_product(first.value, second.scale)
    step = exact_product(first.step, second.scale)
    return replace(first, value=value, step=step, scale=second.scale)
