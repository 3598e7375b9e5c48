"""Areas in a query: their names in any form, cities and regions apart.

What most areas of a kind have in common in their names (Region, область, қаласы) is the word of
that kind; the rest is what the area is called. A name without its kind means all areas that are
called so, those of the rarer kind first: a city before the region around it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from civdata.languages.wordforms import words
from civdata.lookup.documents import Library, is_whole
from civdata.lookup.keys import Way, meets

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
            if not is_whole(library.collection, code)
        }
        kinds: dict[str, set[str]] = {}
        named: list[tuple[str, str, list[tuple[str, ...]]]] = []
        for kind in dict.fromkeys(row["kind"] for row in rows.values()):
            common: set[str] = set()
            for language in library.keys.by_code:
                names = {
                    code: [
                        library.keys.whole(word, language)
                        for word in words(row[f"name_{language}"])
                    ]
                    for code, row in rows.items()
                    if row["kind"] == kind
                }
                counts = Counter(key[0] for name in names.values() for key in set(name) if key)
                common |= {k for k, n in counts.items() if n > 1 and n * COMMON >= len(names)}
                named += [(code, kind, name) for code, name in names.items() if any(name)]
            kinds[kind] = common
        for code, phrases in library.synonyms.areas.items():
            if code in rows:
                named += [
                    (code, rows[code]["kind"], [library.keys.whole(w, x) for w in words(text)])
                    for x, text in phrases
                ]
        return cls(
            tuple(
                Called(code, kind, way)
                for code, kind, name in named
                if (way := tuple(keys for keys in name if keys and not set(keys) & kinds[kind]))
            ),
            {kind: frozenset(found) for kind, found in kinds.items()},
        )

    def find(self, asked: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], list[int]]:
        """Return the areas that words ask about, and which words are left.

        The longest name counts; a word of a kind beside it leaves the areas of that kind.
        """
        best: tuple[int, int, dict[str, str]] = (0, 0, {})
        for at in range(len(asked)):
            for one in self.called:
                size = len(one.way)
                if size < best[0] or not meets(asked[at : at + size], one.way):
                    continue
                if size > best[0] or at != best[1]:
                    if size == best[0] and best[2]:
                        continue  # the first of two that are as long
                    best = (size, at, {})
                best[2][one.code] = one.kind
        size, at, codes = best
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
