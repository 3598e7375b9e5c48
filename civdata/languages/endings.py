"""Word forms of languages with fixed endings, by a table of steps.

The table is `endings.json` in the folder of a language; the page's script (`endings.js`) reads the
same one. Snowball's algorithms can be written so; a test holds Russian equal to it.

    replace   pairs of texts that are exchanged before anything else
    vowels    endings come off only after the first of these; empty: off the whole word
    steps     what happens to the rest after that, in order
    whole     steps over the whole word, in the end
    drop      letters that go before `whole`
    latin     how words are spelled in Latin letters, where the language has others
    idle      parts of words behind an apostrophe that tell nothing

A step takes the longest ending of `ends`, or of `sure`, which must stand after one of the letters
`after`; `put` stands in its place, at least `least` letters stay, the word does not end in
`unless`. `region` asks that the ending lies behind the second syllable. `then` are steps after one
was taken, `else` where none was; `double` makes one letter of two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

_LATIN = re.compile("[a-z]")


class Endings:
    """The stemmer of one language, made of its table of steps."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        self.rules = rules
        vowels = rules.get("vowels", "")
        self._opening = re.compile(f"^.*?[{vowels}]") if vowels else None
        self._second = re.compile(f"^(?:.*?[{vowels}][^{vowels}]){{2}}") if vowels else None
        self._latin = rules.get("latin", {})
        self.stem = lru_cache(maxsize=50_000)(self._stem)

    def key(self, word: str) -> str:
        """Give the stem of a word, typed in the language's letters or spelled in Latin ones."""
        low = word.lower()
        return self.stem(self._spelled(low) if self._latin and _LATIN.search(low) else low)

    def _spelled(self, text: str) -> str:
        out, at = "", 0
        while at < len(text):
            size = next((n for n in (4, 3, 2) if text[at : at + n] in self._latin), 1)
            piece = text[at : at + size]
            out += self._latin.get(piece, piece)
            at += size
        return out

    def _stem(self, word: str) -> str:
        """Take the endings off a word in lower case."""
        for old, new in self.rules.get("replace", ()):
            word = word.replace(old, new)
        opening = self._opening.match(word) if self._opening else None
        if opening or not self._opening:
            head = opening[0] if opening else ""
            word = head + self._run(self.rules["steps"], head, word[len(head) :])
        for letter in self.rules.get("drop", ""):
            word = word.replace(letter, "")
        return self._run(self.rules.get("whole", ()), "", word)

    def _run(self, steps: Iterable[Mapping[str, Any]], head: str, text: str) -> str:
        for step in steps:
            left = self._taken(step, head, text)
            if left is None:
                text = self._run(step.get("else", ()), head, text)
            else:
                text = self._run(step.get("then", ()), head, left)
        return text

    # complex: one row of guards, a condition of a step each
    def _taken(self, step: Mapping[str, Any], head: str, text: str) -> str | None:
        """Return what a step leaves of the text, or None where it does not fit."""
        least = step.get("least", 0)
        if "double" in step:
            return _undoubled(text, step["double"], least)
        if "unless" in step and text.endswith(step["unless"]):
            return None
        free, sure = step.get("ends", "").split(), step.get("sure", "").split()
        fitting = [e for e in (*free, *sure) if text.endswith(e) and len(text) - len(e) >= least]
        if not fitting:
            return None
        ending = max(fitting, key=len)
        left = text[: len(text) - len(ending)]
        inside = "region" not in step or len(ending) <= self._region(head + text)
        fits = inside and (ending in free or left.endswith(tuple(step["after"])))
        return left + str(step.get("put", "")) if fits else None

    def _region(self, word: str) -> int:
        """Count the letters after the second consonant that follows a vowel."""
        found = self._second.match(word) if self._second else None
        return len(word) - found.end() if found else 0


def _undoubled(text: str, letters: str, least: int) -> str | None:
    """Return a text without the second of two equal letters at its end, or None."""
    twice = text[-1:] == text[-2:-1] and text[-1:] in letters
    return text[:-1] if text and twice and len(text) > least else None
