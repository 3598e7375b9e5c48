"""Finds the minus before a number: a word, a sign, or a hyphen where it can be one."""

from __future__ import annotations

from civdata.figures.qualifiers import plus_minus
from civdata.figures.tokens import DASHES, Text, Token
from civdata.figures.units import sign_before, unit_after

_BRACKETS = frozenset("([{|…")
_INTRODUCING = frozenset(':=≈~«“",;')
_NAME = 3  # letters of a short name before a hyphen and number: `Ту -154`


def minus(text: Text, index: int) -> bool:
    """Whether a minus stands before an index: the word, or a sign straight before the number.

    A hyphen is a minus behind a blank or bracket only; behind a number, its scale or its unit, all
    are dashes, and so are hyphens that open lines of a list or join a name.
    """
    token, before = text.at(index - 1), text.at(index - 2)
    if text.at(index).line or before.kind in {"number", "date"}:
        return False
    if token.word in text.lexicon.minus:
        return not plus_minus(text, index)
    if token.text == "−":
        return text.tight(index)
    digits = text.at(index).kind == "number" or sign_before(text, index) is not None
    if token.text != "-" or not text.tight(index) or not digits:
        return False
    return _is_hyphen_minus(text, index, token, before)


# complex: each guard rules out a hyphen that is no minus
def _is_hyphen_minus(text: Text, index: int, token: Token, before: Token) -> bool:
    """Whether a hyphen straight before digits is a minus by what stands before it."""
    if token.line:
        return sum(mark.line and mark.text in DASHES for mark in text.tokens) == 1
    if before.kind == "mark":
        return before.text in _BRACKETS or (token.gap and before.text in _INTRODUCING)
    if not token.gap or before.word in text.lexicon.scales:
        return False
    name = before.text.isupper() or (before.text[:1].isupper() and len(before.text) <= _NAME)
    return not name and unit_after(text, index - 2, 0) is None
