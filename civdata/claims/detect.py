"""Finds the language of a text among those that can be read."""

from __future__ import annotations

from collections.abc import Iterable

from civdata.claims.words import Words


def language_of(text: str, lexicons: Iterable[Words]) -> str:
    """Return the language whose common words and record words stand most in a text.

    A letter that an alphabet lacks speaks against the language of that alphabet.
    """
    best, lead = "", -1.0
    for words in lexicons:
        alphabet = set(words.alphabet)
        score = 0.0
        tokens = words.tokens(text)
        for token in tokens:
            score += 1.0 * (token.text in words.stopwords) + 0.5 * (token.stem in words.stems)
            letters = set(token.text) - set("'’-")
            score -= 1.0 * bool(alphabet and not token.text.isdigit() and letters - alphabet)
        score /= len(tokens) or 1
        if score > lead:
            best, lead = words.lang, score
    return best
