"""Reads one number at a place in a text: its parts, scales, currency sign and unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from civdata.figures.interval import exact_product, exact_sum
from civdata.figures.ordinals import digit_ordinal, roman
from civdata.figures.parts import HALF, ONE, closed, half_after, is_vague, part_at
from civdata.figures.scales import scale_at
from civdata.figures.tokens import Text
from civdata.figures.units import is_money, sign_before, unit_after

_HUNDRED = Decimal(100)


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


def number_at(text: Text, index: int) -> Number | None:
    """The number that begins at an index, with its sign and unit, or `None`."""
    number = _unsigned(text, index)
    if number is None or number.kind != "cardinal" or not _minus(text, index):
        return number
    minus = Decimal(-1)
    value, printed = exact_product(number.value, minus), exact_product(number.printed, minus)
    return replace(number, value=value, printed=printed, first=index - 1)


def _minus(text: Text, index: int) -> bool:
    """Whether a minus stands before an index: the word, or the sign itself straight before digits.

    A hyphen or dash is none, for it also opens a line of a list; after a number all are dashes.
    """
    if text.at(index).line:
        return False
    if text.word(index - 1) in text.lexicon.minus:
        return text.at(index - 2).kind != "number"
    sign = text.at(index - 1).text == "−" and text.tight(index)
    return sign and text.at(index - 2).kind not in {"number", "date"}


def _unsigned(text: Text, index: int) -> Number | None:
    ordinal = roman(text, index) or digit_ordinal(text, index)
    if ordinal:
        value, after = ordinal
        return Number("ordinal", value, ONE, index, after, value)
    times = text.lexicon.times_words.get(text.word(index))
    if times:
        value = Decimal(times)
        return Number("times", value, ONE, index, index + 1, value, unit="times")
    sign = sign_before(text, index)
    if not sign:
        number = _whole(text, index)
        return _with_unit(text, number) if number and number.kind == "cardinal" else number
    unit, start = sign
    number = _whole(text, start)
    assert number is not None  # a sign stands before digits
    if number.kind == "ordinal":
        return replace(number, first=index)
    number = _lettered(text, number)
    again = unit_after(text, number.after, number.first)
    after = again[1] if again and again[0] == unit else number.after
    return replace(number, first=index, unit=unit, after=after)


def _whole(text: Text, index: int) -> Number | None:
    """A quantity with its repetition in brackets: `5 млн (пять миллионов)`."""
    number = _quantity(text, index)
    if number is None or number.kind != "cardinal":
        return number
    digits = text.at(index).kind == "number"
    return replace(number, after=_repeated(text, number.after, number.value, digits=digits))


def _lettered(text: Text, number: Number) -> Number:
    """Money with the letter of its scale apart: `$12.5 m`, `1.5 m euros`."""
    power = text.lexicon.glued_scales.get(text.word(number.after))
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


def _with_unit(text: Text, number: Number) -> Number:
    index = number.after
    if is_money(text, index + 1, number.first):
        number = _lettered(text, number)
        index = number.after
    for phrase in text.lexicon.times_before:
        if text.near(number.first - len(phrase), *phrase):
            return replace(number, unit="times")
    if text.dash(index) and text.tight(index) and text.tight(index + 1):
        glued = unit_after(text, index + 1, number.first)
        if glued:
            return replace(number, unit=glued[0], after=glued[1])
    if (
        text.word(index) in text.lexicon.of
        and not text.at(index).line
        and is_money(text, index + 1, number.first)
    ):
        index += 1  # 3 millions of tenge
    found = unit_after(text, index, number.first)
    if not found:
        return number
    unit, after = found
    if unit == "times" and number.value == 1 and text.lexicon.units.once:
        return number  # один раз is once
    if text.dash(after) and text.tight(after) and text.tight(after + 1):
        after += 2 * (text.word(after + 1) in text.lexicon.cardinal_endings)
    return replace(number, unit=unit, after=after)


def _quantity(text: Text, index: int, *, repeats: bool = True) -> Number | None:
    """A number with its scales: `4 миллиарда 360 миллионов`, `two and a half thousand`."""
    found = _scaled(text, index, repeats=repeats)
    while found and found.scale > ONE:
        following = _scaled(text, found.after, repeats=repeats)
        if following is None or not _continues(text, found, following):
            break
        found = replace(
            following,
            value=exact_sum(found.value, following.value),
            first=found.first,
            qualifier=following.qualifier or found.qualifier,
        )
    return found


def _continues(text: Text, first: Number, second: Number) -> bool:
    """Whether a second number goes on with the first: it is smaller than the unit of the first.

    Digits without a scale go on only with a thousand (`5 тысяч 200`), and behind a full stop only
    in three digits (`23 тыс. 335`).
    """
    token = text.at(second.first)
    if token.line or second.value >= first.scale or first.step < first.scale:
        return False
    if closed(text, second.first):
        return False
    if second.step < 1 or second.scale > ONE or token.kind == "word":
        return second.step >= 1
    whole = text.at(second.first - 1).text != "." or len(token.text) == 3
    month = text.word(second.after) in text.lexicon.calendar.months
    return first.scale == 1000 and token.plain and whole and not month


def _scaled(text: Text, index: int, *, repeats: bool) -> Number | None:
    """One number with at most one scale, with its repetition in brackets unless it is one."""
    if text.word(index) in text.lexicon.articles:
        return _with_article(text, index, repeats=repeats)
    part = part_at(text, index)
    if part is None:
        return _scale_alone(text, index)
    if part.ordinal:
        return Number("ordinal", part.value, ONE, index, part.after, part.value)
    after = part.after
    if repeats:
        after = _repeated(text, after, part.value, digits=part.digits)
    if not part.digits and text.word(after).startswith(text.lexicon.uncounted):
        return None
    qualifier = None
    for phrase in text.lexicon.odd_phrases:
        start = after + (text.dash(after) and text.tight(after))
        if text.near(start, *phrase):
            after, qualifier = start + len(phrase), "more_than"
    apart = text.at(after).line or closed(text, after)
    scale = None if apart else scale_at(text, after, digits=part.digits)
    number = Number(
        "cardinal", part.value, part.step, index, after, part.value,
        qualifier=qualifier, multiple=part.multiple,
    )  # fmt: skip
    return _times(text, number, *scale) if scale else number


def _times(text: Text, number: Number, scale: Decimal, after: int) -> Number:
    """The number with a scale and a half of it behind: `миллион с половиной`."""
    value, step = number.value, number.step
    half = half_after(text, after)
    if half and step == 1:
        value, step, after = exact_sum(value, HALF), HALF, half
    return replace(
        number,
        value=exact_product(value, scale),
        step=exact_product(step, scale),
        after=after,
        scale=scale,
    )


def _repeated(text: Text, index: int, value: Decimal, *, digits: bool) -> int:
    """The index behind the same number once more in brackets, as contracts print: `5 (пять)`."""
    start = index + (text.at(index).text == "." and text.tight(index))  # 1,5 млн. (полтора …)
    if text.at(start).text != "(" or text.at(start + 1).kind != ("word" if digits else "number"):
        return index
    again = _quantity(text, start + 1, repeats=False)
    same = again and again.value == value and text.at(again.after).text == ")"
    return again.after + 1 if again and same else index


def _with_article(text: Text, index: int, *, repeats: bool) -> Number | None:
    """`a hundred`, `a million and a half`, `a dozen`, `a half million`."""
    lexicon = text.lexicon
    word = text.word(index + 1)
    if text.at(index + 1).line:
        return None
    if word not in {*lexicon.alone, *lexicon.multiples, *lexicon.half_before_scale}:
        return None
    number = _scaled(text, index + 1, repeats=repeats)
    return number and replace(number, first=index)


def _scale_alone(text: Text, index: int) -> Number | None:
    """A scale that means one of it, or that a half multiplies: `миллион`, `half a million`."""
    lexicon = text.lexicon
    word = text.word(index)
    if word in lexicon.half_before_scale:
        start = index + 1 + (text.word(index + 1) in lexicon.articles or text.dash(index + 1))
        multiple = lexicon.multiples.get(text.word(start))
        scale = (multiple, start + 1) if multiple else scale_at(text, start)
        if not scale or text.at(start).line:
            return None
        half = exact_product(HALF, scale[0])
        step = ONE if multiple else half
        return Number("cardinal", half, step, index, scale[1], HALF, scale[0])
    if word in lexicon.lone_genitives:
        hundreds = lexicon.numbers.get(text.word(index + 1), ONE)
        more = _HUNDRED <= hundreds < 1000 and hundreds % _HUNDRED == 0  # тысячи двухсот
        if more or text.word(index - 1) in lexicon.before_genitive:
            value = Decimal(lexicon.lone_genitives[word])
            step = value if value == 1000 else ONE
            return Number("cardinal", value, step, index, index + 1, ONE, value)
    scale = scale_at(text, index) if word in lexicon.alone else None
    if not scale or is_vague(text, index):
        return None
    return _times(text, Number("cardinal", ONE, ONE, index, index, ONE), *scale)
