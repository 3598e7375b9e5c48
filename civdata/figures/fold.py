"""One spelling for a word: lower case, one script, no accents that carry no meaning."""

from __future__ import annotations

import re
import unicodedata

from civdata.languages.lexicon import Lexicon

_IGNORED = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[a-z\u00e0-\u024f]")
_TO_CYRILLIC = str.maketrans("acekmhoptxybiəҝӛ", "асекмнортхувіəқә".replace("ə", "ә"))
_TO_LATIN = str.maketrans("асекмнортхувіу", "acekmhoptxybiy")


def fold(word: str, lexicon: Lexicon) -> str:
    """A word as the lexicon spells it.

    Letters that only look like those of the script of the language are mended in a word of both;
    a word wholly in another alphabet of the language is spelt anew.
    """
    word = _IGNORED.sub("", word).lower()
    if word.isascii():
        return lexicon.respell(word) if lexicon.respell else word
    if _ACCENTS.search(word):
        word = _ACCENTS.sub("", unicodedata.normalize("NFC", word))
    word = word.replace("ё", "е")
    cyrillic, latin = bool(_CYRILLIC.search(word)), bool(_LATIN.search(word))
    if cyrillic and latin:
        return word.translate(_TO_LATIN if lexicon.script == "latin" else _TO_CYRILLIC)
    return lexicon.respell(word) if lexicon.respell else word
