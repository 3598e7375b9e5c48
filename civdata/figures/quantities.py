"""Reads a quantity: a number with its scales, halves and parts, but without sign and unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from civdata.figures.decimals import (
    lone_decimals,
    mixed_fraction,
    spaced_decimal,
    with_decimals,
    with_fraction,
)
from civdata.figures.interval import exact_product, exact_sum
from civdata.figures.inverted import inverted_value, scale_first
from civdata.figures.parts import HALF, ONE, Part, closed, half_after, is_vague, part_at
from civdata.figures.scales import scale_at
from civdata.figures.tokens import Text
from civdata.figures.units import is_money

_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in the tokens from `first` up to, not including, `after`.

    `kind` is `cardinal`, `ordinal`, `times` (a word such as вдвое), `year` or `date`; `printed`
    is the value before its scale, `scale` the scale of its last part; `multiple` see `Part`.
    """

    kind: str
    value: Decimal
    step: Decimal
    first: int
    after: int
    printed: Decimal
    scale: Decimal = ONE
    unit: str | None = None
    qualifier: str | None = None
    value_max: Decimal | None = None
    period: str | None = None
    multiple: Decimal = ONE


def quantity(text: Text, index: int, *, repeats: bool = True) -> Number | None:
    """A number with its scales: `4 миллиарда 360 миллионов`, `two and a half thousand`."""
    found = _scaled(text, index, repeats=repeats)
    while found and found.scale > ONE:
        start = _over_join(text, found)
        following = _scaled(text, start, repeats=repeats)
        if following is None or not _continues(text, found, following):
            break
        if start > found.after and not _joins(text, found, following):
            break
        found = replace(
            following,
            value=exact_sum(found.value, following.value),
            first=found.first,
            qualifier=following.qualifier or found.qualifier,
        )
    return found


def _over_join(text: Text, first: Number) -> int:
    """The index behind an `and` or comma that may stand inside a number in words."""
    index = first.after
    words = text.lexicon.number_ands and text.at(index - 1).kind == "word"
    if not words or first.step < first.scale:
        return index
    comma = text.at(index).text == "," and text.tight(index) and text.at(index + 1).gap
    return index + bool(comma or text.word(index) in text.lexicon.number_ands)


def _joins(text: Text, first: Number, second: Number) -> bool:
    """Whether `and` or a comma joins: `one thousand and one`, `two million, three hundred`.

    `and` stands before tens and ones, a comma before hundreds or another scale; all in words.
    """
    words = all(text.at(number.first).kind == "word" for number in (first, second))
    if text.at(first.after).text == ",":
        return words and (second.scale > ONE or second.value >= _HUNDRED)
    return words and second.scale == ONE and second.value < _HUNDRED


# complex: one row of guards, a way in which the second is a number of its own each
def _continues(text: Text, first: Number, second: Number) -> bool:
    """Whether a second number goes on with the first: it is smaller than the unit of the first.

    Digits without a scale go on only with a thousand (`5 тысяч 200`), and behind a full stop only
    in three digits (`23 тыс. 335`).
    """
    token = text.at(second.first)
    if _of_its_own(text, first, second):
        return False
    if second.step == _CENT and token.kind == "number":  # 296 тыс. 326,53 сомов
        return second.value >= _HUNDRED and is_money(text, second.after, second.first)
    if second.step < 1 or second.scale > ONE or token.kind == "word":
        return second.step >= 1
    whole = text.at(second.first - 1).text != "." or len(token.text) == 3
    month = text.word(second.after) in text.lexicon.calendar.months
    return first.scale == 1000 and token.plain and whole and not month


def _of_its_own(text: Text, first: Number, second: Number) -> bool:
    """Whether a line, its size or an ending sets the second number apart from the first."""
    if text.at(second.first).line or closed(text, second.first):
        return True
    if second.value >= first.scale or first.step < first.scale:
        return True
    return second.kind == "ordinal" and _not_joined(text, first, second)


def _not_joined(text: Text, first: Number, second: Number) -> bool:
    """Whether an ordinal behind a scale is another number: `$280 million first mortgage`.

    So it is behind digits, a single word behind a lone scale, and before a hyphen (`first-time`).
    """
    start = text.at(first.first)
    alone = start.word in text.lexicon.scales and second.after == second.first + 1
    return start.kind != "word" or alone or text.dash(second.after)


def _scaled(text: Text, index: int, *, repeats: bool) -> Number | None:
    """One number with at most one scale, with its repetition in brackets unless it is one."""
    if text.word(index) in text.lexicon.articles:
        return _with_article(text, index, repeats=repeats)
    part = part_at(text, index) or lone_decimals(text, index)
    if part is None:
        return _scale_alone(text, index)
    part = with_fraction(text, with_decimals(text, spaced_decimal(text, index, part)))
    return _ordinal(text, index, part) or _cardinal(text, index, part, repeats=repeats)


def _ordinal(text: Text, index: int, part: Part) -> Number | None:
    """A part that is an ordinal, or that a scale as an ordinal follows."""
    if part.ordinal:
        return Number("ordinal", part.value, ONE, index, part.after, part.value)
    power = text.lexicon.ordinal_scales.get(text.word(part.after))
    if not power or part.digits or text.at(part.after).line:
        return None
    value = exact_product(part.value, Decimal(10**power))
    return Number("ordinal", value, ONE, index, part.after + 1, value)


def _cardinal(text: Text, index: int, part: Part, *, repeats: bool) -> Number | None:
    """A part with what a print has behind it: repetition, odd rest, scale."""
    after = part.after
    if repeats:
        after = repeated(text, after, part.value, digits=part.digits)
    if not part.digits and text.word(after).startswith(text.lexicon.uncounted):
        return None
    odd = _odd(text, after)
    after, qualifier = (odd, "more_than") if odd else (after, None)
    apart = text.at(after).line or closed(text, after)
    scale = None if apart else scale_at(text, after, digits=part.digits)
    number = Number(
        "cardinal", part.value, part.step, index, after, part.value,
        qualifier=qualifier, multiple=part.multiple,
    )  # fmt: skip
    return _with_odd(text, times(text, number, *scale)) if scale else number


def _with_odd(text: Text, number: Number) -> Number:
    """The number, or more than it where a dash joins a rest: `5 million-plus`."""
    odd = _odd(text, number.after) if text.dash(number.after) else None
    return replace(number, after=odd, qualifier="more_than") if odd else number


def _odd(text: Text, index: int) -> int | None:
    """The index behind a phrase that means a little more: `с лишним`, `-odd`, `-plus`."""
    start = index + (text.dash(index) and text.tight(index))
    for phrase in text.lexicon.odd_phrases:
        if text.near(start, *phrase):
            return start + len(phrase)
    return None


def times(text: Text, number: Number, scale: Decimal, after: int) -> Number:
    """The number with a scale and a half or other part of it behind: `миллион с половиной`."""
    value, step = number.value, number.step
    higher = None if text.at(after).line or closed(text, after) else scale_at(text, after)
    if higher and higher[0] > scale:  # three thousand millions
        scale, after = exact_product(scale, higher[0]), higher[1]
    half = half_after(text, after)
    more = mixed_fraction(text, after)
    if half and step == 1:
        value, step, after = exact_sum(value, HALF), HALF, half
    elif more and step == 1:
        value, step, after = exact_sum(value, more[0]), more[1], more[2]
    return replace(
        number,
        value=exact_product(value, scale),
        step=exact_product(step, scale),
        after=after,
        scale=scale,
    )


def repeated(text: Text, index: int, value: Decimal, *, digits: bool) -> int:
    """The index behind the same number once more in brackets, as contracts print: `5 (пять)`."""
    start = index + (text.at(index).text == "." and text.tight(index))  # 1,5 млн. (полтора …)
    if text.at(start).text != "(" or text.at(start + 1).kind != ("word" if digits else "number"):
        return index
    again = quantity(text, start + 1, repeats=False)
    same = again and again.value == value and text.at(again.after).text == ")"
    return again.after + 1 if again and same else index


def _with_article(text: Text, index: int, *, repeats: bool) -> Number | None:
    """`a hundred`, `a million and a half`, `a dozen`, `a half million`."""
    lexicon = text.lexicon
    word = text.word(index + 1)
    if text.at(index + 1).line:
        return None
    counted = word in lexicon.alone or word in lexicon.multiples
    if not counted and word not in lexicon.half_before_scale:
        return None
    number = _scaled(text, index + 1, repeats=repeats)
    return number and replace(number, first=index)


def _scale_alone(text: Text, index: int) -> Number | None:
    """A scale that means one of it, or that a half multiplies: `миллион`, `half a million`."""
    lexicon = text.lexicon
    word = text.word(index)
    if word in lexicon.half_before_scale:
        return _half_of_scale(text, index)
    inverted = scale_first(text, index)
    if word in lexicon.lone_genitives and not inverted and _is_lone_genitive(text, index):
        value = Decimal(lexicon.lone_genitives[word])
        step = value if value == 1000 else ONE
        return Number("cardinal", value, step, index, index + 1, ONE, value)
    if inverted:
        value, step = inverted_value(inverted)
        printed, scale_of, after = inverted
        return Number("cardinal", value, step, index, after, printed, scale_of, qualifier="about")
    scale = scale_at(text, index) if word in lexicon.alone else None
    if not scale or is_vague(text, index):
        return None
    return _with_odd(text, times(text, Number("cardinal", ONE, ONE, index, index, ONE), *scale))


def _is_lone_genitive(text: Text, index: int) -> bool:
    """Whether a scale in the genitive means one of it: round hundreds or a preposition tell."""
    hundreds = text.lexicon.numbers.get(text.word(index + 1), ONE)
    more = _HUNDRED <= hundreds < 1000 and hundreds % _HUNDRED == 0  # тысячи двухсот
    return more or text.word(index - 1) in text.lexicon.before_genitive


def _half_of_scale(text: Text, index: int) -> Number | None:
    """The half of a scale: `half a million`, `жарты миллион`."""
    lexicon = text.lexicon
    start = index + 1 + (text.word(index + 1) in lexicon.articles or text.dash(index + 1))
    multiple = lexicon.multiples.get(text.word(start))
    scale = (multiple, start + 1) if multiple else scale_at(text, start)
    if not scale or text.at(start).line:
        return None
    half = exact_product(HALF, scale[0])
    step = ONE if multiple else half
    return Number("cardinal", half, step, index, scale[1], HALF, scale[0])


def lettered(text: Text, number: Number) -> Number:
    """Money with the letter of its scale apart: `$12.5 m`, `1.5 m euros`."""
    power = text.lexicon.glued_scales.get(text.at(number.after).text)
    line = text.at(number.after).line
    if power is None or number.scale > ONE or line or text.at(number.after - 1).kind != "number":
        return number
    scale = Decimal((0, (1,), power))
    return replace(
        number,
        value=exact_product(number.value, scale),
        step=exact_product(number.step, scale),
        after=number.after + 1,
        scale=scale,
    )
