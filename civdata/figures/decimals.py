"""Reads decimals and fractions in words: `пять целых девять десятых`, `three point four`."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from civdata.figures.interval import exact_product, exact_sum
from civdata.figures.parts import ONE, Part, part_at
from civdata.figures.scales import scale_at
from civdata.figures.tokens import Text, Token
from civdata.figures.units import is_money, unit_after

_CENT = Decimal("0.01")
_Tail = tuple[int, int, int]  # the decimals as a whole number, how many digits, the index behind


def with_decimals(text: Text, part: Part) -> Part:
    """The part with the decimals that words behind it tell, or as it was."""
    index, lexicon = part.after, text.lexicon
    if part.ordinal or part.step != 1 or text.at(index).line:
        return part
    joined = text.word(index) in lexicon.ands and not lexicon.decimal_before
    if text.word(index) not in lexicon.decimal_words and not (joined and lexicon.decimal_parts):
        return part
    tail = _tail(text, part, index + (not joined))
    if tail is None:
        return part
    number, digits, after = tail
    step = Decimal((0, (1,), -digits))
    value = exact_sum(part.value, exact_product(Decimal(number), step))
    return replace(part, value=value, step=step, after=after)


def spaced_decimal(text: Text, index: int, part: Part) -> Part:
    """The part with a decimal behind a comma and a blank, as bad typing has it: `43, 8 million`.

    Only before a scale and money, where a list would be odd.
    """
    whole, mark, tenth = (text.at(index + offset) for offset in range(3))
    behind = part.after == index + 1 and text.at(index - 1).kind == "word"
    if not behind or not _is_spaced(whole, mark, tenth):
        return part
    scale = scale_at(text, index + 3)
    if not scale or not is_money(text, scale[1], index):
        return part
    step = Decimal("0.1")
    value = exact_sum(whole.value, exact_product(tenth.value, step))
    return replace(part, value=value, step=step, after=index + 3)


def _tail(text: Text, part: Part, index: int) -> _Tail | None:
    """The decimals behind the word for them, by the grammar of the language."""
    lexicon = text.lexicon
    if not lexicon.decimal_parts:
        return None if part.digits else _digit_by_digit(text, part.after + 1)
    if lexicon.decimal_before:
        return _after_name(text, part.after + 1)
    return _before_name(text, index)


def _printed_digits(text: Text, part: Part, first: int) -> int:
    """How many digits a part prints, when a scale or a unit behind shows that it is a number."""
    told = scale_at(text, part.after) or unit_after(text, part.after, first)
    return len(str(part.value)) if told else 0


def _is_spaced(whole: Token, mark: Token, tenth: Token) -> bool:
    """Whether at most three digits, a comma and, behind a blank, one digit follow each other."""
    plain = whole.plain and tenth.plain and len(whole.text) <= 3 and len(tenth.text) == 1
    return plain and mark.text == "," and not mark.gap and not tenth.line


def with_fraction(text: Text, part: Part) -> Part:
    """The part with the fraction that `and` adds: `twenty and three fifths`, or as it was."""
    if part.digits or part.ordinal or part.step != 1:
        return part
    more = mixed_fraction(text, part.after)
    if more is None:
        return part
    return replace(part, value=exact_sum(part.value, more[0]), step=more[1], after=more[2])


def lone_decimals(text: Text, index: int) -> Part | None:
    """Decimals with no number before: `point five percent`, but not `at this point five people`."""
    lexicon = text.lexicon
    if text.word(index) not in lexicon.decimal_words or lexicon.decimal_parts:
        return None
    tail = _digit_by_digit(text, index + 1)
    if tail is None or text.word(index - 1) in lexicon.before_noun:
        return None
    number, digits, after = tail
    if not scale_at(text, after) and not unit_after(text, after, index):
        return None
    step = Decimal((0, (1,), -digits))
    return Part(exact_product(Decimal(number), step), step, after)


def _digit_by_digit(text: Text, index: int) -> _Tail | None:
    """`point four five`, and `point twenty-five` as two digits."""
    numbers, found = text.lexicon.numbers, ""
    while text.word(index) in numbers and numbers[text.word(index)] < 10:
        found += str(numbers[text.word(index)])
        index += 1
    if found:
        return int(found), len(found), index
    part = part_at(text, index)
    if part is None or part.digits or part.ordinal or not 10 <= part.value < 100:
        return None
    return int(part.value), 2, part.after


def _before_name(text: Text, index: int) -> _Tail | None:
    """`девять десятых`, `и двадцать одна сотая`: the number, then what it counts."""
    index += text.word(index) in text.lexicon.ands
    part = part_at(text, index)
    if part is None or part.ordinal or part.step != 1:
        return None
    digits = text.lexicon.decimal_parts.get(text.word(part.after))
    if digits is None or text.at(part.after).line or part.value >= 10**digits:
        return None
    return int(part.value), digits, part.after + 1


def _after_name(text: Text, index: int) -> _Tail | None:
    """`оннан тоғыз`, `жүзден жиырма бес`: what is counted, then the number.

    Without the name the digits are as many as printed (`үш бүтін төрт миллиард`), when a scale or
    a unit shows that a number is meant.
    """
    parts, word = text.lexicon.decimal_parts, text.word(index)
    digits = parts.get(f"{word} {text.word(index + 1)}")
    start = index + (2 if digits else 1)
    digits = digits or parts.get(word)
    part = part_at(text, start if digits else index)
    if part is None or part.ordinal or part.step != 1:
        return None
    if digits is None:
        digits = _printed_digits(text, part, index)
    if not digits or part.value >= 10**digits:
        return None
    return int(part.value), digits, part.after


# complex: one row of guards in the order of the print
def mixed_fraction(text: Text, index: int) -> tuple[Decimal, Decimal, int] | None:
    """A fraction that `and` adds to a whole number: `five and a quarter`, `and three fifths`.

    Gives its value, one part of it and the index behind, to two decimals where no decimal holds
    them; none where it is of something, for then it is a share.
    """
    lexicon, shares = text.lexicon, text.lexicon.shares
    if not shares.ones or text.word(index) not in lexicon.number_ands:
        return None
    top, name = text.word(index + 1), text.word(index + 2)
    numerator = ONE if top in shares.ones else lexicon.numbers.get(top, Decimal(0))
    parts = lexicon.fractions.get(name)
    if parts is None or any(text.at(index + back).line for back in range(3)):
        return None
    plural = name.endswith(shares.plural)
    if (
        not 1 <= numerator < parts
        or (numerator > 1) != plural
        or text.word(index + 3) in lexicon.of
    ):
        return None
    part = ONE / parts
    if exact_product(part, Decimal(parts)) == 1:
        return exact_product(part, numerator), part, index + 3
    return (numerator / parts).quantize(_CENT), part.quantize(_CENT), index + 3
