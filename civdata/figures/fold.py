"""One spelling for a word: lower case, one script, no accents that carry no meaning."""

from __future__ import annotations

import re
import unicodedata

_IGNORED = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[a-z\u00e0-\u024f]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_TO_CYRILLIC = str.maketrans("acekmhoptxybiəҝӛ", "асекмнортхувіәқә")
_TO_LATIN = str.maketrans("асекмнортхувіу", "acekmhoptxybiy")

# The Kazakh Latin alphabets of 2018 and 2021, as far as figure words need them.
_KAZAKH_LATIN = {
    "sh": "ш", "ch": "ч", "a": "а", "á": "ә", "ä": "ә", "b": "б", "d": "д", "e": "е", "f": "ф",
    "g": "г", "ǵ": "ғ", "ğ": "ғ", "h": "х", "i": "і", "ı": "и", "j": "ж", "k": "к", "l": "л",
    "m": "м", "n": "н", "ń": "ң", "ñ": "ң", "o": "о", "ó": "ө", "ö": "ө", "p": "п", "q": "қ",
    "r": "р", "s": "с", "ş": "ш", "t": "т", "u": "ұ", "ú": "ү", "ü": "ү", "ū": "ұ", "v": "в",
    "w": "у", "x": "х", "y": "ы", "ý": "у", "z": "з",
}  # fmt: skip
_KAZAKH_LATIN_PART = re.compile("sh|ch|.")

# The Kazakh Arabic alphabet; a hamza turns the vowels of its word into front vowels.
_KAZAKH_ARABIC = str.maketrans("ابپتجدرزسشعفقكگلمنڭهوۇۋۆىيەحچ", "абптждрзсшғфқкглмңңһоұуүыйехч")
_ARABIC_FIXES = str.maketrans({"ن": "н", "ۆ": "в"})
_FRONT = str.maketrans("аоұы", "әөүі")


def fold(word: str, lang: str) -> str:
    """A word as the lexicons spell it.

    >>> fold("Трёх", "ru"), fold("екi", "kk"), fold("myńnan", "kk"), fold("مىڭنان", "kk")
    ('трех', 'екі', 'мыңнан', 'мыңнан')
    """
    word = _IGNORED.sub("", word).lower()
    if _ACCENTS.search(word):
        word = _ACCENTS.sub("", unicodedata.normalize("NFC", word))
    word = word.replace("ё", "е")
    cyrillic, latin = bool(_CYRILLIC.search(word)), bool(_LATIN.search(word))
    if cyrillic and latin:
        return word.translate(_TO_LATIN if lang == "en" else _TO_CYRILLIC)
    if lang != "kk":
        return word
    if latin:
        return _KAZAKH_LATIN_PART.sub(lambda part: _KAZAKH_LATIN.get(part[0], part[0]), word)
    if _ARABIC.search(word):
        return _from_arabic(word)
    return word


def _from_arabic(word: str) -> str:
    folded = word.replace("ء", "").translate(_ARABIC_FIXES).translate(_KAZAKH_ARABIC)
    front = "ء" in word or not {"е", "к", "г"}.isdisjoint(folded)
    return folded.translate(_FRONT) if front else folded
