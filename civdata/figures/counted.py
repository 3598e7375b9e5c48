"""Finds the word that a number counts."""

from __future__ import annotations

from civdata.figures.ordinals import roman_value
from civdata.figures.qualifiers import postposition, qualifier_after
from civdata.figures.quantities import Number
from civdata.figures.tokens import Text, Token
from civdata.languages.lexicon import Lexicon

_RESERVED = {"year": "years", "date": "dates", "ordinal": "ordinals"}  # names of units of ours
_SKIPPED = frozenset("*_`«»\"“”„'‘’")


def counted_word(text: Text, number: Number) -> str | None:
    """The word behind a number as printed, in lower case, or `None` where nothing is counted.

    A word joined by a hyphen counts as well: `30-летия` gives `летия`. A word that is the name of
    a unit of ours gives way to another one.
    """
    before = text.at(number.first - 1)
    if before.text in {"№", "#"}:
        return None
    index = number.after
    if text.hyphen(index):
        return _noun(text, index + 1)
    after = qualifier_after(text, index)
    if after and not _nouns_between(text, index):
        index = after[1]
    index += text.word(index) in text.lexicon.classifiers and not text.at(index).line
    while text.at(index).text in _SKIPPED and index < number.after + 4:
        index += 1
    return None if text.at(index).line else _noun(text, index)


def _nouns_between(text: Text, index: int) -> bool:
    """Whether the qualifier stands behind the noun (`258 кеңестен астам`), not before it."""
    if text.lexicon.post:
        if text.word(index) in text.lexicon.classifiers:
            return False
        return postposition(text, index) is None
    return text.at(index).text != "+" and text.word(index) not in text.lexicon.qualifiers_after


def _is_no_noun(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is one of grammar or a number itself."""
    word = token.word
    if word in lexicon.stopwords or word in lexicon.post.adverbs:
        return True
    return word in lexicon.numbers or word in lexicon.ordinals or bool(roman_value(token.text))


def _noun(text: Text, index: int) -> str | None:
    token = text.at(index)
    lexicon = text.lexicon
    if token.kind != "word":
        return None
    if token.word in lexicon.units.counted_letters:
        noun = text.at(index + 1)  # 5 т нефти, but т. д. is none
        counts = len(noun.word) > 1 and noun.word not in lexicon.stopwords and not noun.line
        return token.text.lower() if counts else None
    if _is_no_noun(token, lexicon):
        return None
    word = token.text.lower()
    return _RESERVED.get(word, word)
