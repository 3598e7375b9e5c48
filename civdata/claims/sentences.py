"""Cuts a text into sentences, and a sentence into the stretches that belong to one figure each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from civdata.claims.words import Words

_STOP = re.compile(r"[.!?…]+[\"»”)]*\s+(?=[\"«“(–—]*[^\W_])|\n\s*\n|\n(?=\s*[-*•#])|\n")
MOST = 100
"""How many figures a sentence may have."""
_WORD = 60  # letters of a word that are looked at
_BREAKS = ((";", 5), (":", 4), ("(", 4), (")", 4), (",", 3), ("–", 2), ("—", 2))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text from `start` to `end`."""

    start: int
    end: int

    def holds(self, start: int) -> bool:
        """Return whether a place begins in it."""
        return self.start <= start < self.end


# complex: one loop over full stops, with a guard for each that ends nothing
def sentences(text: str, words: Words, figures: Sequence[tuple[int, int]]) -> list[Stretch]:
    """Return the sentences of a text; an abbreviation or a figure does not end one."""
    short = set(str(words.table.get("abbreviations", "")).split())
    found = []
    start = 0
    within = {at for a, b in figures for at in range(a + 1, b)}
    for match in _STOP.finditer(text):
        inside = match.start() + 1 in within
        small = text[match.end() : match.end() + 1].islower()
        if inside or (small and (match[0].startswith(".") or match[0] == "\n")):
            continue
        if match[0].startswith(".") and "\n" not in match[0]:
            word = re.match(r"\w+", text[match.end() : match.end() + _WORD])
            begins = word and word[0].lower() in words.stopwords
            if not begins and _abbreviated(
                text[max(start, match.start() - _WORD) : match.start()], short
            ):
                continue
        found.append(Stretch(start, match.end()))
        start = match.end()
    if text[start:].strip():
        found.append(Stretch(start, len(text)))
    return _cut(found, [start for start, _ in figures])


def _cut(found: Sequence[Stretch], figures: Sequence[int]) -> list[Stretch]:
    """Return sentences of a bounded number of figures: one without end is a table, or an attack."""
    made = []
    for one in found:
        start = one.start
        inner = figures[bisect_left(figures, one.start) : bisect_left(figures, one.end)]
        for number in range(MOST, len(inner), MOST):
            made.append(Stretch(start, inner[number]))
            start = inner[number]
        made.append(Stretch(start, one.end))
    return made


def parts(
    text: str, sentence: Stretch, figures: Sequence[tuple[int, int]], words: Words
) -> list[Stretch]:
    """Return for each figure of a sentence the stretch that is nearest to it.

    Between two figures the strongest break parts them, of equal ones the last; without any, the
    first figure keeps the words up to two behind it.
    """
    if not figures:
        return []
    edges = [sentence.start]
    joins = set(str(words.table.get("conjunctions", "")).split())
    for (_, left), (right, _) in pairwise(figures):
        edges.append(_break(text, left, right, joins))
    edges.append(sentence.end)
    return [Stretch(a, b) for a, b in pairwise(edges)]


def _abbreviated(text: str, short: set[str]) -> bool:
    """Return whether a text ends with an abbreviation or an initial."""
    head = re.search(r"([^\W\d_]+)$", text)
    return bool(head and (head[1].lower() in short or len(head[1]) == 1))


def _break(text: str, left: int, right: int, joins: set[str]) -> int:
    between = text[left:right]
    at = _strongest_sign(between)
    if at >= 0:
        return left + at
    for match in re.finditer(r"[^\W\d_]+", between):
        if match[0].lower() in joins:
            return left + match.start()
    ends = [match.end() for match in re.finditer(r"[^\W\d_]+", between)]
    return left + (ends[min(1, len(ends) - 1)] if ends else len(between))


def _strongest_sign(between: str) -> int:
    """Return the place behind the sign that parts two figures best, or -1."""
    best, strength = -1, 0
    for sign, power in _BREAKS:
        at = between.rfind(sign)
        head, tail = between[:at].strip(), between[at + 1 :].strip()
        loose = sign in "–—(" and (not tail or not head)  # `заявок – 45`: the dash is no break
        if at >= 0 and power > strength and not loose:
            best, strength = at + 1, power
    return best
