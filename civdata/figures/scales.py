"""Reads the scale of a number: thousand, million, billion in words, short forms and slips."""

from __future__ import annotations

from decimal import Decimal

from civdata.figures.tokens import Text
from civdata.figures.units import after_stop

_ADJECTIVES = (("тысячн", 3), ("миллионн", 6), ("миллиардн", 9))
_TENGE = frozenset(("тг", "тнг", "тенге"))  # `25 т.тг`: thousand tenge
_BROKEN = (("лион", 6), ("лиард", 9))  # `мил лионов`: a word broken by a bad scan


def scale_at(text: Text, index: int, *, digits: bool = False) -> tuple[Decimal, int] | None:
    """The scale at an index and the index behind it, its full stop and its case ending.

    `digits` says whether digits stand before, to which `m`, `bn` and `k` may be glued.
    """
    lexicon = text.lexicon
    token = text.at(index)
    hyphen = text.dash(index) and text.tight(index) and text.tight(index + 1)
    if hyphen:
        return _adjective(text.word(index + 1), index + 2) or _plain(text, index + 1)
    if digits and not token.gap and token.word in lexicon.glued_scales:
        return Decimal((0, (1,), lexicon.glued_scales[token.word])), index + 1
    return _plain(text, index)


def _plain(text: Text, index: int) -> tuple[Decimal, int] | None:
    word, after = text.word(index), index + 1
    power = text.lexicon.scales.get(word)
    if word == "т" and text.at(after).text == "." and text.word(index + 2) in _TENGE:
        return Decimal(1000), index + 2
    if power is None and word == "мил":
        rest = text.word(after)
        power = next((power for stem, power in _BROKEN if rest.startswith(stem)), None)
        after += 1
    if power is None:
        return None
    if word in text.lexicon.abbreviations:
        after = after_stop(text, after, word)
    if text.dash(after) and text.tight(after) and text.tight(after + 1):
        after += 2 * (text.word(after + 1) in text.lexicon.cardinal_endings)
    return Decimal((0, (1,), power)), after


def _adjective(word: str, after: int) -> tuple[Decimal, int] | None:
    """The scale of `50-тысячный`."""
    for stem, power in _ADJECTIVES:
        if word.startswith(stem):
            return Decimal((0, (1,), power)), after
    return None
