"""Reads the scale of a number: thousand, million, billion in words, short forms and slips."""

from __future__ import annotations

from decimal import Decimal

from civdata.figures.tokens import Text
from civdata.figures.units import after_stop, is_money


def scale_at(text: Text, index: int, *, digits: bool = False) -> tuple[Decimal, int] | None:
    """The scale at an index and the index behind it, its full stop and its case ending.

    `digits` says whether digits stand before, to which `m`, `bn` and `k` may be glued.
    """
    lexicon = text.lexicon
    token = text.at(index)
    hyphen = text.dash(index) and text.tight(index) and text.tight(index + 1)
    if hyphen:
        return _adjective(text, index + 1) or _plain(text, index + 1)
    if digits and not token.gap and token.text in lexicon.glued_scales:
        following = text.word(index + 1 + text.dash(index + 1))
        if following in lexicon.not_glued.get(token.word, ()) or _coded(text, index):
            return None
        return Decimal((0, (1,), lexicon.glued_scales[token.text])), index + 1
    return _plain(text, index)


def _coded(text: Text, index: int) -> bool:
    """Whether a letter behind digits belongs to a code: `KZ86 125K`, `4К2`."""
    if text.at(index + 1).kind == "number" and text.tight(index + 1):
        return True
    back = index - 1
    while text.at(back - 1).kind == "number":
        back -= 1
    glued = back < index - 1 and text.tight(back)
    return glued and text.at(back - 1).text.isupper()


def _broken(text: Text, index: int) -> int | None:
    """The power of a scale that a bad scan broke in two: `мил лионов`."""
    word, following = text.word(index), text.word(index + 1)
    for first, rest, power in text.lexicon.broken_scales:
        if word == first and following.startswith(rest):
            return power
    return None


def _plain(text: Text, index: int) -> tuple[Decimal, int] | None:
    lexicon, word, after = text.lexicon, text.word(index), index + 1
    power = lexicon.scales.get(word)
    letter = word in lexicon.letter_scales and text.at(after).text == "."
    if letter and is_money(text, after + 1, index):  # `25 т.тг`: thousand tenge
        return Decimal((0, (1,), lexicon.letter_scales[word])), after + 1
    if power is None:
        power, after = _broken(text, index), after + 1
    if power is None:
        return None
    if word in lexicon.abbreviations:
        after = after_stop(text, after, word)
    if text.hyphen(after):
        after += 2 * (text.word(after + 1) in lexicon.cardinal_endings)
    return Decimal((0, (1,), power)), after


def _adjective(text: Text, index: int) -> tuple[Decimal, int] | None:
    """The scale of `50-тысячный`."""
    for stem, power in text.lexicon.adjective_scales:
        if text.word(index).startswith(stem):
            return Decimal((0, (1,), power)), index + 1
    return None
