"""Ordinals in digits and Roman numerals."""

from __future__ import annotations

import re
from decimal import Decimal

from civdata.figures.parts import cardinal_after
from civdata.figures.tokens import Text
from civdata.languages.lexicon import Lexicon

_ROMAN = re.compile("(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_TO_LATIN = str.maketrans("ХІСӀ", "XICI")
_NOT_ROMAN = frozenset(("CV", "CC", "CI", "CL", "XL", "LI", "LV"))


def roman_value(word: str) -> int | None:
    """The value of a Roman numeral below 400, or `None`; Cyrillic Х and І count as Latin.

    >>> roman_value("XIV"), roman_value("ХІІ"), roman_value("IIX")
    (14, 12, None)
    """
    latin = word.translate(_TO_LATIN)
    if not latin or not set(latin) <= set(_VALUES):
        return None
    hundreds = len(latin) - len(latin.lstrip("C"))
    if hundreds > 3 or not _ROMAN.fullmatch(latin, hundreds):
        return None
    values = [_VALUES[letter] for letter in latin]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def roman(text: Text, index: int) -> tuple[Decimal, int] | None:
    """The Roman numeral that stands as a word at an index, and the index behind it."""
    token = text.at(index)
    if token.kind != "word" or len(token.text) > 8 or not _stands_alone(text, index):
        return None
    value = roman_value(token.text)
    if value is None or token.text in _NOT_ROMAN:
        return None
    if len(token.text) == 1 and not _lone(text, index):
        return None
    after = index + 1
    if text.hyphen(after):
        endings = text.lexicon.cardinal_endings | text.lexicon.ordinal_endings
        after += 2 * (text.word(after + 1) in endings)
    return Decimal(value), after


def _lone(text: Text, index: int) -> bool:
    """Whether one letter is a numeral: V and X are, Cyrillic Х before forum and the like."""
    letter = text.at(index).text
    initial = text.at(index + 1).text == "." and text.tight(index + 1)
    behind = len(text.word(index - 2)) == 1 and text.tight(index - 1)  # of a name: J. V Smith
    if initial or (text.at(index - 1).text == "." and (behind or text.tight(index))):
        return False
    if letter == "Х":
        return text.word(index + 1).startswith(text.lexicon.after_roman)
    return letter in {"V", "X"}


def _stands_alone(text: Text, index: int) -> bool:
    """Not next to digits, as in `X5`."""
    return not (text.at(index + 1).kind == "number" and text.tight(index + 1)) and not (
        text.at(index - 1).kind == "number" and text.tight(index)
    )


def _is_glued(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is an ending that stands right behind digits: `10th`."""
    return word in (lexicon.glued_ordinals or lexicon.ordinal_endings)


def digit_ordinal(text: Text, index: int) -> tuple[Decimal, int] | None:
    """An ordinal in digits and the index behind it: `10th`, `30-е`, Kazakh `5-ші`, `5-отырыс`."""
    token = text.at(index)
    if token.kind != "number" or token.step != 1:
        return None
    lexicon = text.lexicon
    following = text.at(index + 1)
    if following.kind == "word" and not following.gap:
        return (token.value, index + 2) if _is_glued(following.word, lexicon) else None
    word = text.word(index + 2) if text.hyphen(index + 1) else ""
    if not word:
        return None
    if word in lexicon.ordinal_endings:
        cardinal = cardinal_after(lexicon, word, token.text)
        return None if cardinal else (token.value, index + 3)
    return _hyphened(text, index, word)


def _hyphened(text: Text, index: int, word: str) -> tuple[Decimal, int] | None:
    """An ordinal whose hyphen alone says so: `5-отырыс`, the fifth session."""
    lexicon, token = text.lexicon, text.at(index)
    if not lexicon.hyphen_ordinals or word in lexicon.cardinal_endings or word in lexicon.scales:
        return None
    if len(token.text) > 3 or text.word(index - 1) in lexicon.not_ordinal_after:
        return None
    units = lexicon.units
    counted = word in lexicon.numbers or word in units.words or word.startswith(tuple(units.stems))
    return None if counted else (token.value, index + 1)
