"""Phrases by which readers ask for a page, found within what they type.

The words by which a page is asked for count like those of its name. A whole phrase of them tells
more than its words do: `how old` beside other words still asks for the page about an age.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from civdata.languages.wordforms import words
from civdata.lookup.keys import Way

if TYPE_CHECKING:
    from civdata.lookup.documents import Library

Typed = Sequence[tuple[tuple[str, ...], bool]]
"""The words of a query as keys, each with whether it tells nothing."""


@dataclass(frozen=True)
class Asked:
    """Phrases of several words, as keys, each with the number of the page that it asks for."""

    phrases: tuple[tuple[int, Way], ...] = ()

    @classmethod
    def of(cls, library: Library) -> Asked:
        """Read the phrases of a record's pages."""
        return cls(tuple(dict.fromkeys(_phrases(library))))

    def find(self, typed: Typed) -> frozenset[int]:
        """Return the pages that the longest phrases within a query ask for.

        Words that tell nothing may stand between those of a phrase, and one other for two of them.
        """
        known = {key for keys, _ in typed for key in keys}
        size, found = 0, set[int]()
        for number, way in self.phrases:
            if len(way) < size or known.isdisjoint(way[0]) or not _is_within(typed, way):
                continue
            found = {number} if len(way) > size else {*found, number}
            size = len(way)
        return frozenset(found)


def _phrases(library: Library) -> Iterator[tuple[int, Way]]:
    for number, document in enumerate(library.documents):
        for language, text in library.synonyms.asks.get(document.path, ()):
            listed = [word for word in words(text) if len(word) > 1]
            way = tuple(library.keys.whole(word, language) for word in listed)
            if len(way) > 1:
                yield number, way


def _is_within(typed: Typed, way: Way) -> bool:
    """Say whether the words of a phrase stand in a query, in their order."""
    return any(_begins(typed[at:], way) for at in range(len(typed) - len(way) + 1))


def _begins(typed: Typed, way: Way) -> bool:
    at, spare = 0, len(way) // 2
    for wanted in way:
        while at and at < len(typed) and not _is_one(typed[at][0], wanted):
            if not typed[at][1]:
                if not spare:
                    return False
                spare -= 1
            at += 1
        if at == len(typed) or not _is_one(typed[at][0], wanted):
            return False
        at += 1
    return True


def _is_one(keys: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(key in wanted for key in keys)
