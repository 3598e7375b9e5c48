"""Reads a part of a whole: half, two thirds, пятая часть, үштен бірі, 2/3, ½."""

from __future__ import annotations

from decimal import Decimal

from civdata.figures.interval import exact_product
from civdata.figures.ordinals import roman_value
from civdata.figures.parts import HALF, ONE, part_at
from civdata.figures.qualifiers import qualifier_before
from civdata.figures.quantities import Number
from civdata.figures.scales import scale_at
from civdata.figures.tokens import VULGAR, Text, Token
from civdata.figures.units import unit_after
from civdata.figures.years import year_at

_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")
_Found = tuple[int, int, int]  # numerator, denominator, the index behind the share


def share_at(text: Text, index: int) -> Number | None:
    """The share that begins at an index, or `None`.

    A share is in percent (`треть` is 33.33: two decimals where no decimal is exact) unless it is
    one of a scale (`a quarter of a million`) or of a percent (`half a percent`). The unit of the
    last printed digit is one part: a third of the whole for `две трети`. A half of a year or of
    another span of time, and the first or second half of anything, are no shares.
    """
    if text.word(index).startswith(text.lexicon.shares.half_percent):
        return Number("cardinal", HALF, HALF, index, index + 1, HALF, unit="percent")
    found = _found(text, index)
    if found is None:
        return None
    numerator, denominator, after = found
    scaled, percent = _scale(text, after), _percent(text, after)
    scale, whole, unit = ONE, _HUNDRED, "percent"
    if scaled:
        scale, after = scaled
        whole, (unit, after) = scale, unit_after(text, after, index) or ("", after)
    elif percent:
        whole, (unit, after) = ONE, percent
    value = _part(exact_product(whole, Decimal(numerator)), denominator)
    step = _part(whole, denominator)
    return Number("cardinal", value, step, index, after, value, scale=scale, unit=unit or None)


def _part(whole: Decimal, parts: int) -> Decimal:
    """One part of so many, exact or to two decimals."""
    value = whole / parts
    exact = exact_product(value, Decimal(parts)) == whole
    return exact_product(value, ONE) if exact else value.quantize(_CENT)


def _found(text: Text, index: int) -> _Found | None:
    found = _mark(text, index) or _slashed(text, index)
    if found is None:
        reader = _GRAMMARS.get(text.lexicon.shares.grammar)
        found = reader(text, index) if reader else None
    return None if found is None or _timed(text, found[2]) else found


def _timed(text: Text, index: int) -> bool:
    """Whether the share is one of a span of time: `половина срока`, `half of the year`, `2023`."""
    shares = text.lexicon.shares
    while text.word(index) in shares.skipped:
        index += 1
    if text.at(index).line:
        return False
    return text.word(index) in shares.times or year_at(text, index) is not None


def _mark(text: Text, index: int) -> _Found | None:
    """`½` and its like, where no number stands before."""
    fraction = VULGAR.get(text.at(index).text)
    return (*fraction, index + 1) if fraction else None


_NO_SHARE = frozenset("№#/")
"""Marks before a slash that is of an address or a longer chain."""


# complex: each guard rules out a slash that is no share
def _slashed(text: Text, index: int) -> _Found | None:
    """`2/3 голосов`, `не менее 2/3`: up to tenths, with a noun or qualifier, in no address."""
    found, end = _in_digits(text, index), index + 3
    before, after = text.at(index - 1), text.at(end)
    if found is None or before.text in _NO_SHARE or before.kind == "number" or after.text == "/":
        return None
    if text.hyphen(end):
        ends = text.word(end + 1) in text.lexicon.cardinal_endings
        return (*found, end + 2) if ends else None
    counted = after.kind == "word" and not after.line and not before.text[:1].isupper()
    by = before.word in text.lexicon.shares.before
    return (*found, end) if counted or by or qualifier_before(text, index) else None


# complex: each guard rules out a stroke that is no share
def _in_digits(text: Text, index: int) -> tuple[int, int] | None:
    """Numerator and denominator around a stroke, small enough for a share; 8/10 is a mark."""
    part, stroke, whole = (text.at(index + offset) for offset in range(3))
    if stroke.text != "/" or stroke.gap or whole.gap or not (part.plain and whole.plain):
        return None
    if len(part.text) != 1 or len(whole.text) > 2:
        return None
    numerator, denominator = int(part.text), int(whole.text)
    largest = 10 if numerator == 1 else 5
    return (numerator, denominator) if 1 <= numerator < denominator <= largest else None


def _scale(text: Text, index: int) -> tuple[Decimal, int] | None:
    """The scale of which a share is one: `четверть миллиона`, `a quarter of a million`."""
    lexicon = text.lexicon
    if text.word(index) in lexicon.of and text.word(index + 1) in lexicon.shares.ones:
        index += 2
    return None if text.at(index).line else scale_at(text, index)


def _percent(text: Text, index: int) -> tuple[str, int] | None:
    """The percent of which a share is one: `половина процента`, `half a percent`."""
    index += text.word(index) in text.lexicon.of
    index += text.word(index) in text.lexicon.shares.ones
    unit = unit_after(text, index, index)
    return unit if unit and unit[0] in {"percent", "percentage_points"} else None


def _numerator(text: Text, index: int) -> int:
    """The value of a number word, 0 for another word."""
    return int(text.lexicon.numbers.get(text.word(index), 0))


def _one_of_two(text: Text, index: int) -> bool:
    """Whether an ordinal before makes a half the first or second: `второй половины`."""
    before = text.at(index - 1)
    return before.word in text.lexicon.ordinals or roman_value(before.text) is not None


def _by_ordinals(text: Text, index: int) -> _Found | None:
    """`половина`, `две трети`, `одна пятая`, `десятая часть`."""
    word, following = text.word(index), text.word(index + 1)
    if word in text.lexicon.fractions:
        return _one_part(text, index)
    if text.at(index + 1).line:
        return None
    ordinals, shares = text.lexicon.ordinals, text.lexicon.shares
    if word in ordinals and 3 <= ordinals[word] <= 10:
        part = word.endswith(shares.one) and following in shares.part_words
        inside = text.word(index - 1) in shares.inside  # в третьей части доклада
        return (1, ordinals[word], index + 2) if part and not inside else None
    return _decimal(text, index) or _counted_parts(text, index)


def _one_part(text: Text, index: int) -> _Found | None:
    """`половина`, but neither `три с половиной` nor `половина` of a pair."""
    word = text.word(index)
    preposition, half = text.lexicon.shares.with_half
    with_half = half and word.startswith(half) and text.word(index - 1) == preposition
    if with_half or _one_of_two(text, index):
        return None
    return 1, text.lexicon.fractions[word], index + 1


def _counted_parts(text: Text, index: int) -> _Found | None:
    """`две трети`, `три пятых части`: a number of parts, whose name agrees with it."""
    fractions, shares = text.lexicon.fractions, text.lexicon.shares
    word, following = text.word(index), text.word(index + 1)
    numerator = _numerator(text, index)
    parts = fractions.get(following) or text.lexicon.ordinals.get(following)
    if not parts or not 1 <= numerator < parts <= 10:
        return None
    pieces = text.word(index + 2).startswith(shares.part)
    if following in fractions:
        return numerator, parts, index + 2 + pieces
    ends = shares.one if word.startswith(shares.one_words) else shares.many
    persons = following.startswith(shares.persons) and not pieces  # двух третьих лиц
    agrees = following.endswith(ends) and not persons
    return (numerator, parts, index + 2 + pieces) if agrees else None


def _decimal(text: Text, index: int) -> _Found | None:
    """`сорок пять сотых`, `двадцать тысячных`: decimals finer than tenths, with no whole before."""
    part = part_at(text, index)
    if part is None or part.ordinal or part.digits or part.step != 1 or text.at(part.after).line:
        return None
    digits = text.lexicon.decimal_parts.get(text.word(part.after), 0)
    if digits < 2 or not 1 <= part.value < 10**digits:
        return None
    return int(part.value), 10**digits, part.after + 1


# complex: in the order of reading: half and quarter have rules of their own
def _by_nouns(text: Text, index: int) -> _Found | None:
    """`half of`, `a third of`, `two-thirds`, `three quarters`, `quarter of a million`."""
    shares, word = text.lexicon.shares, text.word(index)
    if word and word == shares.half:
        return _half(text, index)
    if word and word == shares.quarter:
        return (1, 4, index + 1) if _scale(text, index + 1) else None
    article = word in shares.ones
    numerator = 1 if article else _numerator(text, index)
    hyphen = text.dash(index + 1)
    at = index + 1 + hyphen
    parts = _parts_named(text, at, numerator)
    if parts is None or (article and text.dash(index - 1)):
        return None  # three-and-a-third
    whole = hyphen or not article or _of_whole(text, index, at)
    return (numerator, parts, at + 1) if whole else None


def _parts_named(text: Text, at: int, numerator: int) -> int | None:
    """How many parts make the whole by a noun that agrees with what counts it."""
    fractions, part = text.lexicon.fractions, text.word(at)
    if text.at(at).line or part not in fractions or text.dash(at + 1):
        return None
    parts, plural = fractions[part], part.endswith(text.lexicon.shares.plural)
    return parts if 1 <= numerator < parts and (numerator > 1) == plural else None


def _of_whole(text: Text, index: int, at: int) -> bool:
    """Whether `a third` is a share, not one more: no noun follows; a quarter is of something."""
    lexicon, shares, before = text.lexicon, text.lexicon.shares, text.word(index - 1)
    joined = before in lexicon.ands and text.word(index - 2) in lexicon.fractions
    if before in shares.sides and not joined:
        return False
    following = text.at(at + 1)
    if text.word(at) == shares.quarter:
        sure = before in shares.by or qualifier_before(text, index)
        return following.word in lexicon.of or bool(sure)
    ends = following.kind != "word" or following.word in text.lexicon.stopwords or following.line
    return ends or _scale(text, at + 1) is not None


def _half(text: Text, index: int) -> _Found | None:
    """`half of`, `half the`, `more than half`, but no half an hour, half-time or first half."""
    before, after = text.word(index - 1), index + 1
    following, shares = text.at(after), text.lexicon.shares
    if before in shares.sides or before in shares.ones:
        return None
    if before in shares.inside and following.word not in shares.half_of:
        return None
    if following.word in text.lexicon.articles:
        return (1, 2, after) if _percent(text, after) else None
    return (1, 2, after) if _is_share(text, index, following) else None


def _is_share(text: Text, index: int, following: Token) -> bool:
    """Whether a half is one of something: a phrase ends behind it, or a qualifier stands before."""
    if text.dash(index + 1) and text.tight(index + 1):
        return False
    if following.kind != "word" or following.word in text.lexicon.stopwords or following.line:
        return True
    return bool(qualifier_before(text, index)) and _scale(text, index + 1) is None


def _by_cases(text: Text, index: int) -> _Found | None:
    """`жартысы`, `ширегі`, `үштен бірі`, `үштің екісі`, `бестен бір бөлігі`, `жарты пайыз`."""
    lexicon, word = text.lexicon, text.word(index)
    if word in lexicon.fractions:
        timed = _one_of_two(text, index) or text.word(index - 1).startswith(lexicon.shares.of_time)
        return None if timed else (1, lexicon.fractions[word], index + 1)
    if word in lexicon.half_before_scale and _percent(text, index + 1):
        return 1, 2, index + 1
    if word and word == lexicon.shares.quarter and _scale(text, index + 1):
        return 1, 4, index + 1
    return _counted_by_case(text, index)


def _counted_by_case(text: Text, index: int) -> _Found | None:
    """`үштен бірі`, `үштің екісі`, `бестен бір бөлігі`: a whole in its case, then the parts."""
    lexicon, word = text.lexicon, text.word(index)
    if word not in lexicon.numbers or not word.endswith(lexicon.shares.wholes):
        return None
    whole, numerator = int(lexicon.numbers[word]), _numerator(text, index + 1)
    if not 1 <= numerator < whole <= 10 or text.at(index + 1).line:
        return None
    if text.word(index + 2).startswith(lexicon.shares.part):
        return numerator, whole, index + 3
    return (
        (numerator, whole, index + 2)
        if text.word(index + 1).startswith(lexicon.shares.pieces)
        else None
    )


_GRAMMARS = {"ordinals": _by_ordinals, "nouns": _by_nouns, "cases": _by_cases}
"""How a language names a part of a whole, see `Shares`."""
