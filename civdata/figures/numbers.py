"""Reads one number at a place in a text: its parts, scales, currency sign and unit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from civdata.figures.interval import exact_product, exact_sum
from civdata.figures.ordinals import digit_ordinal, roman
from civdata.figures.parts import ONE, Part, part_at
from civdata.figures.qualifiers import postposition
from civdata.figures.quantities import Number, lettered, quantity, repeated, times
from civdata.figures.scales import scale_at
from civdata.figures.signs import minus
from civdata.figures.tokens import Text
from civdata.figures.units import is_cents, is_money, scaled_code, sign_before, unit_after
from civdata.languages.money import CODES, MONEY

_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")
_MINUS = Decimal(-1)


def number_at(text: Text, index: int) -> Number | None:
    """The number that begins at an index, with its sign and unit, or `None`."""
    number = _with_cents(text, _unsigned(text, index))
    if number is None or number.kind != "cardinal" or not minus(text, index):
        return number
    value, printed = (exact_product(part, _MINUS) for part in (number.value, number.printed))
    return replace(number, value=value, printed=printed, first=index - 1)


def _unsigned(text: Text, index: int) -> Number | None:
    ordinal = roman(text, index) or digit_ordinal(text, index)
    if ordinal:
        value, after = ordinal
        return Number("ordinal", value, ONE, index, after, value)
    multiple = text.lexicon.times_words.get(text.word(index))
    if multiple:
        value = Decimal(multiple)
        return Number("times", value, ONE, index, index + 1, value, unit="times")
    sign = sign_before(text, index)
    if not sign:
        number = _whole(text, index)
        return _with_unit(text, number) if number and number.kind == "cardinal" else number
    return _behind_sign(text, index, *sign)


def _behind_sign(text: Text, index: int, unit: str, start: int) -> Number:
    """The number behind a sign or code of money, `MAUD 60` with the scale in its code."""
    coded = scaled_code(text.at(index).text)
    number = _whole(text, start)
    assert number is not None  # a sign stands before digits
    if number.kind == "ordinal":
        return replace(number, first=index)
    if coded and number.scale == ONE:
        number = times(text, number, Decimal((0, (1,), coded[1])), number.after)
    number = lettered(text, number)
    again = unit_after(text, number.after, number.first)
    after = again[1] if again and again[0] == unit else number.after
    return replace(number, first=index, unit=unit, after=after)


def _whole(text: Text, index: int) -> Number | None:
    """A quantity with its repetition in brackets: `5 млн (пять миллионов)`."""
    number = quantity(text, index)
    if number is None or number.kind != "cardinal":
        return number
    digits = text.at(index).kind == "number"
    return replace(number, after=repeated(text, number.after, number.value, digits=digits))


def _with_unit(text: Text, number: Number) -> Number:
    """The number with the unit behind it, whatever stands between."""
    index = number.after
    if is_money(text, index + 1, number.first):
        number = lettered(text, number)
        index = number.after
    for phrase in text.lexicon.times_before:
        if text.near(number.first - len(phrase), *phrase):
            return replace(number, unit="times")
    if text.hyphen(index):
        glued = unit_after(text, index + 1, number.first)
        if glued:
            return replace(number, unit=glued[0], after=glued[1])
    index += _of_money(text, index, number)
    found = unit_after(text, index, number.first)
    if found:
        return _measured(text, number, index, *found)
    return _coded(text, number, index) or _behind_qualifier(text, number)


def _measured(text: Text, number: Number, index: int, unit: str, after: int) -> Number:
    """The number with a unit at an index, with a scale or ending that stands behind that."""
    if unit in MONEY and number.scale == ONE and text.at(index).text in CODES:
        scale = None if text.at(after).line else scale_at(text, after)
        if scale:  # 75 USD million
            return replace(times(text, number, *scale), unit=unit)
    if unit == "times" and number.value == 1 and text.lexicon.units.once:
        return number  # один раз is once
    return replace(number, unit=unit, after=_behind_ending(text, after))


def _behind_ending(text: Text, after: int) -> int:
    """The index behind the ending of a unit, which a hyphen or a sign joins to it."""
    endings = text.lexicon.cardinal_endings
    if text.hyphen(after):
        return after + 2 * (text.word(after + 1) in endings)
    if text.at(after - 1).kind == "mark" and text.tight(after):  # 46%га
        return after + (text.word(after) in endings)
    return after


def _of_money(text: Text, index: int, number: Number) -> bool:
    """Whether a word like of stands before money: `3 millions of tenge`."""
    joined = text.word(index) in text.lexicon.of and not text.at(index).line
    return joined and is_money(text, index + 1, number.first)


def _coded(text: Text, number: Number, index: int) -> Number | None:
    """The number with a code that scales it as well: `120 MEUR`."""
    token = text.at(index)
    coded = scaled_code(token.text) if token.kind == "word" and not token.line else None
    if coded is None or number.scale != ONE:
        return None
    return replace(
        times(text, number, Decimal((0, (1,), coded[1])), index + 1), unit=coded[0], after=index + 1
    )


def _behind_qualifier(text: Text, number: Number) -> Number:
    """A unit that stands behind the qualifier: `5 миллиардтан астам теңге`."""
    position = number.after + (text.word(number.after) in text.lexicon.post.adverbs)
    qualifier = postposition(text, position) if text.lexicon.post else None
    if qualifier is None or text.at(qualifier[1]).line:
        return number
    found = unit_after(text, qualifier[1], number.first)
    return replace(number, unit=found[0]) if found else number


def _cents_at(text: Text, index: int) -> Part | None:
    """A whole part below a hundred before a word for hundredths, all in one line."""
    part = None if text.at(index).line else part_at(text, index)
    if part is None or part.ordinal or part.step != 1 or not 0 < part.value < _HUNDRED:
        return None
    return part if is_cents(text, part.after) and not text.at(part.after).line else None


def _with_cents(text: Text, number: Number | None) -> Number | None:
    """Money with its hundredths as one sum: `3 dollars 50 cents`, `1 доллара и 42 центов`."""
    if number is None or number.kind != "cardinal" or number.step != 1:
        return number
    lexicon, after, unit = text.lexicon, number.after, number.unit
    if unit is None and text.at(after).kind == "word" and text.word(after) not in lexicon.stopwords:
        unit, after = text.at(after).text.lower(), after + 1  # 3 pounds 20 pence
    elif unit not in MONEY:
        return number
    start = after + (unit in MONEY and text.word(after) in lexicon.ands)
    part = _cents_at(text, start)
    if part is None:
        return number
    value = exact_sum(number.value, exact_product(part.value, _CENT))
    return replace(number, value=value, printed=value, step=_CENT, unit=unit, after=part.after + 1)
