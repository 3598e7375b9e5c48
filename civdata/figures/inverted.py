"""Reads what an inverted order says: `тысяч пять` and `человек сто` are about so many."""

from __future__ import annotations

from decimal import Decimal

from civdata.figures.interval import exact_product
from civdata.figures.parts import ONE, Part, part_at
from civdata.figures.scales import scale_at
from civdata.figures.tokens import Text

_Found = tuple[Decimal, Decimal, int]  # the number before its scale, the scale, the index behind


def scale_first(text: Text, index: int) -> _Found | None:
    """A scale that stands before its number, or one of a pair: `тысяч пять`, `пара тысяч`."""
    lexicon, word = text.lexicon, text.word(index)
    if word in lexicon.pairs:
        return _pair(text, index)
    if word not in lexicon.scales_first or _counted(text, index - 1):
        return None
    scale = scale_at(text, index)
    part = _in_words(text, scale[1]) if scale else None
    if scale is None or part is None or not _multiplies(text, part, lexicon.scales_first[word]):
        return None
    return part.value, scale[0], part.after


def _in_words(text: Text, index: int) -> Part | None:
    """A whole number in words at an index, in the line of what stands before it."""
    part = None if text.at(index).line else part_at(text, index)
    if part is None or part.digits or part.ordinal or part.step != 1:
        return None
    return part


def _multiplies(text: Text, part: Part, few: object) -> bool:
    """Whether the scale before a part counts it: no scale of its own, and few where few are."""
    follows = text.at(part.after)
    if part.value <= 1 or (follows.word in text.lexicon.scales and not follows.line):
        return False
    return not few or (2 <= part.value <= 4 and _ends(text, part.after))


def _pair(text: Text, index: int) -> _Found | None:
    lexicon, word = text.lexicon, text.word(index + 1)
    if text.at(index + 1).line or word in lexicon.alone:
        return None
    multiple = lexicon.multiples.get(word)
    if multiple is None:
        scale = scale_at(text, index + 1)
        return (Decimal(2), scale[0], scale[1]) if scale else None
    further = None if text.at(index + 2).line else scale_at(text, index + 2)
    if further:  # пара сотен тысяч
        return Decimal(2), exact_product(multiple, further[0]), further[1]
    return Decimal(2), multiple, index + 2


def noun_first(text: Text, first: int, after: int) -> str | None:
    """The noun that stands before the number in words that counts it: `человек сто`."""
    lexicon, noun = text.lexicon, text.word(first - 1)
    if noun not in lexicon.inverted or text.at(first).kind != "word" or text.at(first).line:
        return None
    return None if _counted(text, first - 2) or not _ends(text, after) else noun


def _counted(text: Text, index: int) -> bool:
    """Whether a number stands at an index, exact or vague, that counts what follows it."""
    lexicon, token = text.lexicon, text.at(index)
    known = token.word in lexicon.numbers or token.word in lexicon.scales
    vague = token.word in lexicon.vague or token.word in lexicon.multiples
    return token.kind == "number" or known or vague


def _ends(text: Text, index: int) -> bool:
    """Whether no noun follows that the number could count instead."""
    token = text.at(index)
    ends = token.kind != "word" or token.line or token.word in text.lexicon.stopwords
    return ends or token.word in text.lexicon.behind_inverted


def inverted_value(found: _Found) -> tuple[Decimal, Decimal]:
    """The value of a number with its scale and the unit of its last digit."""
    return exact_product(found[0], found[1]), exact_product(ONE, found[1])
