"""Regions and cities in a text, in any word form, from the areas of the reference package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from civdata.claims.words import Phrase, Token, Words, spotted
from civdata.model import Row


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a text; an `area` of "" is a region or city without a name."""

    start: int
    end: int
    area: str


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Names of areas as stems: `bare` without the word for region or city, by their first word."""

    country: str
    bare: Mapping[str, tuple[tuple[Phrase, str], ...]]
    whole: str
    kinds: Mapping[str, str]
    kind_words: Mapping[str, str]

    def find(self, tokens: Sequence[Token]) -> list[Place]:
        """Return the places of a text in order; a region and a city of one name by the word beside.

        The whole country counts where it is named, or a phrase such as nationwide stands.
        """
        found = [Place(start, end, self.country) for start, end in spotted(tokens, self.whole)]
        at = 0
        while at < len(tokens):
            place, step = self._at(tokens, at)
            if place:
                found.append(place)
            at += step
        return sorted(found, key=lambda place: place.start)

    def _at(self, tokens: Sequence[Token], at: int) -> tuple[Place | None, int]:
        best, size = self._longest(tokens, at)
        if not best:
            return None, 1
        first, last = at, at + size - 1
        near = self._kinds_near(tokens, first, last)
        wanted = next((kind for kind in near if any(self.kinds[a] == kind for a in best)), "")
        city = sorted(best, key=lambda a: (self.kinds[a] != (wanted or "city"), a))
        ends = [first, last, *([near[wanted]] if wanted else [])]
        place = Place(tokens[min(ends)].start, tokens[max(ends)].end, city[0])
        return place, max(ends) - at + 1

    def _longest(self, tokens: Sequence[Token], at: int) -> tuple[list[str], int]:
        """Return the areas of the longest name that begins at a word, and its number of words."""
        best: list[str] = []
        size = 0
        for phrase, area in self.bare.get(tokens[at].stem, ()):
            here = tokens[at : at + len(phrase)]
            if len(phrase) < size or len(here) < len(phrase):
                continue
            if [token.stem for token in here] == list(phrase):
                best = [*(best if len(phrase) == size else ()), area]
                size = len(phrase)
        return best, size

    def _kinds_near(self, tokens: Sequence[Token], first: int, last: int) -> dict[str, int]:
        """Return the kinds of areas that words right beside a name tell, each with its place."""
        near: dict[str, int] = {}
        for index in (last + 1, first - 1):
            if 0 <= index < len(tokens):
                kind = self.kind_words.get(tokens[index].stem)
                gap = self._gap(tokens, min(index, last), max(index, first))
                if kind and gap <= 2:
                    near.setdefault(kind, index)
        return near

    @staticmethod
    def _gap(tokens: Sequence[Token], one: int, other: int) -> int:
        return tokens[other].start - tokens[one].end if one != other else 0


def gazetteer(words: Words, areas: Mapping[str, Row], country: str) -> Gazetteer:
    """Make the gazetteer of a language from the table of areas and the names in its folder."""
    table = words.table.get("areas", {})
    kind_words = {
        token.stem: kind
        for kind in ("region", "city")
        for token in words.tokens(str(table.get(kind, "")))
    }
    bare: list[tuple[str, str]] = []
    for area, row in areas.items():
        names = [row.cells.get(f"name_{words.lang}", ""), *_aliases(table, area)]
        for name in names:
            left = [t for t in words.tokens(name) if t.stem not in kind_words]
            if left:
                bare.append((" ".join(t.text for t in left), area))
    return Gazetteer(
        country,
        words.index(bare, exact=True),
        str(words.table.get("whole", "")),
        {area: row.cells.get("kind", "") for area, row in areas.items()},
        kind_words,
    )


def _aliases(table: Mapping[str, object], area: str) -> Iterable[str]:
    names = table.get("names", {})
    given = names.get(area, "") if isinstance(names, Mapping) else ""
    return [name for name in str(given).split(" | ") if name]
