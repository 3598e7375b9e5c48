"""What the tests of claims read texts by: the tiny record in English."""

from __future__ import annotations

from functools import cache

from civdata.claims.lexical import Lexicon, lexicon
from civdata.claims.mentions import Mention, mentions
from civdata.claims.page import Page, cut_up
from civdata.claims.sentences import Stretch, sentences
from tests.tiny import tiny_collection


@cache
def english() -> Lexicon:
    """Return the lexicon of the tiny record in English."""
    return lexicon(tiny_collection(), "en")


def page(text: str, published: str = "") -> Page:
    """Return a text with all that is found in it."""
    return cut_up(text, english(), published)


def first(text: str) -> tuple[Page, Stretch]:
    """Return a text and its first sentence."""
    made = page(text)
    cut = sentences(text, english().words, [(f.start, f.end) for f in made.figures])
    return made, cut[0]


def mention(text: str, printed: str, published: str = "") -> Mention:
    """Return a figure of a text in its place."""
    found = mentions(text, english(), published)
    return next(one for one in found if one.figure.text.startswith(printed))
