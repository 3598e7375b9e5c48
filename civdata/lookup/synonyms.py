"""What things, pages and areas are also called: by the languages and by `site/search.csv`.

kind,target,<a column a language>
thing,ngo,…           phrases for one thing, parted by semicolons; an id of a language's own
                      things adds to them
page,developers/,…    words by which readers ask for a page
area,XX-10,…          other names of an area: its centre, an older name
empty,,…              words that tell nothing in this record
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from civdata.errors import CivdataError
from civdata.languages import Language
from civdata.languages.wordforms import words
from civdata.lookup.keys import Keys, Thing

FILE = "search.csv"
KINDS = ("thing", "page", "area", "empty")
SHORT, LONG = 3, 6
"""The first letters of so many words, at least and at most, are a name."""

Phrases = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Synonyms:
    """Things of many names, words of pages, other names of areas, words that tell nothing."""

    things: tuple[Thing, ...]
    asks: Mapping[str, Phrases]
    areas: Mapping[str, Phrases]
    idle: Phrases

    @classmethod
    def read(
        cls,
        site: Path | None,
        languages: Sequence[Language],
        institutions: Mapping[str, Mapping[str, str]] | None = None,
    ) -> Synonyms:
        """Join what the languages know with the file of a record, where it has one.

        `institutions` are names by language of bodies that readers call by their first letters.
        """
        told: dict[str, dict[str, list[tuple[str, str]]]] = {kind: {} for kind in KINDS}
        codes = [language.code for language in languages]
        for kind, target, found in (
            *_of_bodies(languages, institutions or {}),
            *_of_languages(languages),
            *_rows(site, codes),
        ):
            told[kind].setdefault(target, []).extend(found)
        things, pages, areas, empty = (_frozen(told[kind]) for kind in KINDS)
        idle = tuple(one for phrases in empty.values() for one in phrases)
        return cls(tuple(Thing(phrases) for phrases in things.values()), pages, areas, idle)

    def empty(self, languages: Sequence[Language]) -> frozenset[str]:
        """Return the keys of words that tell nothing in this record."""
        known = Keys(tuple(languages))
        return frozenset(
            key for x, text in self.idle for word in words(text) for key in known.of_word(word, x)
        )


def _frozen(told: Mapping[str, Sequence[tuple[str, str]]]) -> dict[str, Phrases]:
    return {target: tuple(phrases) for target, phrases in told.items()}


Named = tuple[str, str, list[tuple[str, str]]]
"""Phrases with what they name, and of which kind that is."""


def _of_bodies(
    languages: Sequence[Language], institutions: Mapping[str, Mapping[str, str]]
) -> Iterable[Named]:
    """Yield the bodies that are called by their first letters, as things."""
    for name, names in institutions.items():
        called = [one for x in languages for one in _shortened(x, names.get(x.code, ""))]
        if called:
            yield "thing", name, called


def _of_languages(languages: Sequence[Language]) -> Iterable[Named]:
    """Yield the things of many names, and the words of pages, that languages know."""
    for language in languages:
        for kind, known in (("thing", language.things), ("page", language.asks)):
            for target, phrases in known.items():
                yield kind, target, _parted(language.code, phrases, ",")


# complex: each guard rules out a name without initials
def _shortened(language: Language, name: str) -> list[tuple[str, str]]:
    """Return the name of a body and its first letters, where it has at least three words.

    >>> from civdata.languages import get
    >>> _shortened(get("en"), "Bureau of National Statistics (since 2020)")
    [('en', 'Bureau of National Statistics'), ('en', 'BNS')]
    """
    plain = re.sub(r"\([^)]*\)", "", name).strip()
    telling = [word for word in words(plain) if word.lower() not in language.stopwords]
    alike = language.letters and all(c.lower() in language.letters for c in "".join(telling))
    if len(telling) < SHORT or not alike or re.search(r"[«»\"“”\d]", plain):
        return []
    letters = "".join(word[0] for word in telling).upper()
    return [(language.code, one) for one in (plain, letters)[: 2 if len(letters) <= LONG else 1]]


def _parted(language: str, phrases: str, mark: str) -> list[tuple[str, str]]:
    return [(language, one.strip()) for one in phrases.split(mark) if one.strip()]


def _rows(site: Path | None, codes: Sequence[str]) -> Iterable[Named]:
    path = site / FILE if site else None
    if path is None or not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), 2):
            if row.get("kind") not in KINDS:
                raise CivdataError(
                    f"{path}:{line}: kind: expected {', '.join(KINDS)}; got {row.get('kind')!r}"
                )
            found = [one for x in codes for one in _parted(x, row.get(x) or "", ";")]
            yield row["kind"], row.get("target") or "", found
