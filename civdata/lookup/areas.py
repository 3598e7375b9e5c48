"""Areas in a query: their names in any form, cities and regions apart.

What most areas of a kind have in common in their names (Region, область, қаласы) is the word of
that kind; the rest is what the area is called. A name without its kind means all areas that are
called so, those of the rarer kind first: a city before the region around it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from civdata.languages.wordforms import words
from civdata.lookup.keys import Way, meets

if TYPE_CHECKING:
    from civdata.lookup.documents import Library
    from civdata.model import Row

COMMON = 3
"""A word is of a kind where at least one of so many areas of the kind has it, and two have."""


@dataclass(frozen=True)
class Called:
    """One name of an area without the words of its kind, as keys."""

    code: str
    kind: str
    way: Way


@dataclass(frozen=True)
class Areas:
    """The areas of a record by their names, and the words of each kind of area."""

    called: tuple[Called, ...] = ()
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, library: Library) -> Areas:
        """Read the names of a record's areas."""
        rows = {
            code: row
            for code, row in library.collection.reference("areas").items()
            if not library.is_whole(code)
        }
        named = list(_by_kind(library, rows))
        kinds = {row["kind"]: _common(row["kind"], named) for row in rows.values()}
        called = []
        for code, name in (*_plain_names(named), *_other_names(library, rows)):
            kind = rows[code]["kind"]
            way = tuple(keys for keys in name if keys and not set(keys) & kinds[kind])
            if way:
                called.append(Called(code, kind, way))
        return cls(tuple(called), kinds)

    # complex: a word of a kind may stand on either side of a name
    def find(self, asked: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], list[int]]:
        """Return the areas that words ask about, and which words are left.

        The longest name counts; a word of a kind beside it leaves the areas of that kind.
        """
        at, size, codes = self._longest(asked)
        if not size:
            return (), list(range(len(asked)))
        used = set(range(at, at + size))
        for beside in (at + size, at - 1):
            if 0 <= beside < len(asked):
                kinds = {k for k, found in self.kinds.items() if found & set(asked[beside])}
                chosen = {code: kind for code, kind in codes.items() if kind in kinds}
                if chosen:
                    codes, used = chosen, used | {beside}
        fewest = Counter(one.kind for one in self.called)
        found = sorted(codes, key=lambda code: (fewest[codes[code]], code))
        return tuple(found), [n for n in range(len(asked)) if n not in used]

    def _longest(self, asked: Sequence[tuple[str, ...]]) -> tuple[int, int, dict[str, str]]:
        """Return where the longest name stands, the first of several, and what is called so."""
        met = [
            (len(one.way), -at, one)
            for at in range(len(asked))
            for one in self.called
            if meets(asked[at : at + len(one.way)], one.way)
        ]
        size, back = max(((size, back) for size, back, _ in met), default=(0, 0))
        codes = {one.code: one.kind for *place, one in met if place == [size, back]}
        return -back, size, codes


Name = list[tuple[str, ...]]


def _names(library: Library, rows: Mapping[str, Row]) -> Iterator[tuple[str, str, str]]:
    """Yield all names of the areas, each with the code and the language."""
    for code, row in rows.items():
        for language in library.keys.by_code:
            yield code, language, row[f"name_{language}"]
        for language, text in library.synonyms.areas.get(code, ()):
            yield code, language, text


def _plain_names(named: Sequence[tuple[str, Mapping[str, Name]]]) -> Iterator[tuple[str, Name]]:
    """Yield the areas by their names as keys."""
    for _, group in named:
        yield from group.items()


def _other_names(library: Library, rows: Mapping[str, Row]) -> Iterator[tuple[str, Name]]:
    """Yield the areas by other words for the same, and by names without their hyphens."""
    keys = library.keys
    for code, told in library.synonyms.areas.items():
        for language, text in told if code in rows else ():
            yield code, [keys.whole(word, language) for word in words(text)]
    for code, language, text in _names(library, rows):
        if "-" in text:
            yield code, [keys.whole(word, language) for word in words(text.replace("-", " "))]


def _by_kind(library: Library, rows: Mapping[str, Row]) -> Iterator[tuple[str, dict[str, Name]]]:
    """Yield the areas of each kind with their names in each language, word by word as keys."""
    for kind in dict.fromkeys(row["kind"] for row in rows.values()):
        for language in library.keys.by_code:
            names = {
                code: [
                    library.keys.whole(word, language) for word in words(row[f"name_{language}"])
                ]
                for code, row in rows.items()
                if row["kind"] == kind
            }
            yield kind, {code: name for code, name in names.items() if any(name)}


def _common(kind: str, named: Sequence[tuple[str, Mapping[str, Name]]]) -> frozenset[str]:
    """Return the words that most names of a kind share, in each language on its own."""
    common: set[str] = set()
    for names in (group for one, group in named if one == kind):
        counts = Counter(key[0] for name in names.values() for key in set(name) if key)
        common |= {k for k, n in counts.items() if n > 1 and n * COMMON >= len(names)}
    return frozenset(common)
