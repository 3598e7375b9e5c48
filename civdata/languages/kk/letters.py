"""The Latin and Arabic alphabets of Kazakh, spelt anew in Cyrillic as far as figure words need."""

from __future__ import annotations

import re

_LETTER = re.compile("[a-z\u00e0-\u024f]")
_ARABIC_LETTER = re.compile("[\u0600-\u06ff]")

# The Latin alphabets of 2018 and 2021.
_LATIN = {
    "sh": "ш", "ch": "ч", "a": "а", "á": "ә", "ä": "ә", "b": "б", "d": "д", "e": "е", "f": "ф",
    "g": "г", "ǵ": "ғ", "ğ": "ғ", "h": "х", "i": "і", "ı": "и", "j": "ж", "k": "к", "l": "л",
    "m": "м", "n": "н", "ń": "ң", "ñ": "ң", "o": "о", "ó": "ө", "ö": "ө", "p": "п", "q": "қ",
    "r": "р", "s": "с", "ş": "ш", "t": "т", "u": "ұ", "ú": "ү", "ü": "ү", "ū": "ұ", "v": "в",
    "w": "у", "x": "х", "y": "ы", "ý": "у", "z": "з",
}  # fmt: skip
_LATIN_PART = re.compile("sh|ch|.")

# The Arabic alphabet; a hamza turns the vowels of its word into front vowels.
_ARABIC = str.maketrans("ابپتجدرزسشعفقكگلمنڭهوۇۋۆىيەحچ", "абптждрзсшғфқкглмңңһоұуүыйехч")
_ARABIC_FIXES = str.maketrans({"ن": "н", "ۆ": "в"})
_FRONT = str.maketrans("аоұы", "әөүі")


def to_cyrillic(word: str) -> str:
    """Spell a word of one alphabet in Cyrillic; a Cyrillic one stays as it is.

    >>> to_cyrillic("myńnan"), to_cyrillic("مىڭنان"), to_cyrillic("мың")
    ('мыңнан', 'мыңнан', 'мың')
    """
    if _LETTER.search(word):
        return _LATIN_PART.sub(lambda part: _LATIN.get(part[0], part[0]), word)
    if _ARABIC_LETTER.search(word):
        return _from_arabic(word)
    return word


def _from_arabic(word: str) -> str:
    spelt = word.replace("ء", "").translate(_ARABIC_FIXES).translate(_ARABIC)
    front = "ء" in word or not {"е", "к", "г"}.isdisjoint(spelt)
    return spelt.translate(_FRONT) if front else spelt
