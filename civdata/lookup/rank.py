"""Find documents: add up what each comes to for a query. `find.js` of the theme does the same."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from civdata.lookup import keys
from civdata.lookup.areas import Areas
from civdata.lookup.query import Group, Query, other_layouts, read
from civdata.lookup.shelf import Shelf

FORM, BEGINNING, SHORTENED = 0.15, 0.6, 0.3
SHORT = 3
"""A word with fewer letters is never taken for another one."""

LEAST = 0.2
"""Of the best page's score."""

PASSING = 0.2
"""A word whose best page has less is said in passing."""

NAMED = 0.15
"""A word whose best page has this score names something."""

BEHIND = 0.98
"""What has of the best page's score the page of an area, when more than the area is asked for, the
page of a record that has all words asked for, and a page asked for by a whole phrase."""

FEW = 3
"""A query whose words stand together in at most so many records of a page may name one of them."""

TITLED = 3
"""So many words may be a part of the title of a source."""

TRULY = 0.1
"""A page with less of the best page's score for a word lacks it, or says it in passing."""

RECORDED = ("package", "table", "source")
"""Kinds of pages that say what records are called, and in passing much else."""

WHOLE = 0.1
"""From this share on a word means the page itself, not places on it."""

ELSEWHERE, APART, LATER, REGIONAL = 0.5, 0.4, 0.9, 0.6
"""What is left of a page's score that has no figure of the area that is asked for, that has no
figures of its own, that has one of an area that may be meant less likely, or only figures of areas
when none is asked for."""


@dataclass(slots=True)
class Page:
    """A document as an answer: its score, and the places met by figures and by words."""

    document: int
    score: float = 0.0
    met: float = 0.0
    figures: list[frozenset[int]] = field(default_factory=list)
    words: list[frozenset[int]] = field(default_factory=list)
    named: list[frozenset[int]] = field(default_factory=list)

    def places(self) -> list[int]:
        """Return the places that were meant: those met by most groups, figures before words."""
        counts: dict[int, int] = {}
        for found in (*self.figures, *self.words):
            for place in found:
                counts[place] = counts.get(place, 0) + 1
        figured = frozenset().union(*self.figures) if self.figures else frozenset(counts)
        most = max(counts.values(), default=0)
        return sorted(place for place in counts if place in figured and counts[place] == most)


@dataclass(frozen=True)
class Found:
    """What a query finds: pages, best first; the areas asked for; what was searched instead."""

    pages: tuple[Page, ...] = ()
    areas: tuple[str, ...] = ()
    instead: str = ""


class Here(NamedTuple):
    """What a document has of a word: its score, the places that it means, and all that have it."""

    score: float = 0.0
    places: frozenset[int] = frozenset()
    all: frozenset[int] = frozenset()


Met = dict[int, Here]
"""What is met, by number of the document."""


def _records_with_all(page: Page, words: int) -> int:
    """Return how many records of a page have all words in their names."""
    counts = Counter(place for found in page.named for place in found)
    return sum(count == words for count in counts.values())


def _most_slips(word: str, passing: bool) -> int:
    """Return how many slips a misspelt word of its length may have."""
    if len(word) < 5:
        return 0
    return 1 if len(word) < 8 or passing else 2


def _is_of_other_letters(known: str, word: str) -> bool:
    """Return whether only the known word is Latin: others may be typed so, but not the reverse."""
    return bool(keys.LATIN.search(known)) and not keys.LATIN.search(word)


class Finder:
    """Answers queries from what can be searched of a record."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    # complex: another keyboard is tried where nothing is named so
    def find(self, text: str) -> Found:
        """Find pages, and what was searched for instead where nothing is named so."""
        query = self._read(text)
        met = self._met(query.groups)
        instead = ""
        named = any(strength(found) >= NAMED for group, found in met if not group.figure)
        if met and not named and not query.areas:
            for other in other_layouts(self.shelf.keys, text):
                again = self._read(other)
                met_again = self._met(again.groups)
                right = self._corrected(other, met_again)
                if (met_again or again.areas) and all(found for _, found in met_again):
                    query, met, instead = again, met_again, right or other
                    break
        instead = instead or self._corrected(text, met)
        return Found(tuple(self._ranked(query, met)), query.areas, instead)

    def _read(self, text: str) -> Query:
        return read(self.shelf.keys, self.shelf.areas, text)

    def _met(self, groups: Sequence[Group]) -> list[tuple[Group, Met]]:
        made = []
        for group in groups:
            met = self._meet(group.keys)
            if not met:
                met = self._meet(self._beginnings(group.stems, 0, BEGINNING))
            for form in group.forms:
                postings = self.shelf.postings(form)
                tells = rarity(len(postings), len(self.shelf.documents))
                for number, entry in postings.items():
                    if number in met:
                        here = met[number]
                        met[number] = here._replace(score=here.score + FORM * entry.share * tells)
            made.append((group, met))
        return made

    def _meet(self, asked: Sequence[tuple[str, float]]) -> Met:
        met: Met = {}
        for key, weight in asked:
            postings = self.shelf.postings(key)
            tells = rarity(len(postings), len(self.shelf.documents))
            for number, entry in postings.items():
                here = met.get(number, Here())
                whole = entry.share >= WHOLE and key[0] not in keys.FIGURES
                met[number] = Here(
                    max(here.score, entry.share * tells * weight),
                    here.places if whole else here.places.union(entry.places),
                    here.all.union(entry.places),
                )
        return met

    def _beginnings(self, stems: Sequence[str], cut: int, weight: float) -> list[tuple[str, float]]:
        found: dict[str, float] = {}
        for stem in stems:
            start = stem[: len(stem) - cut]
            if len(start) > 2:
                for key in self.shelf.beginning(start):
                    like = weight * len(start) / len(key)
                    found[key] = max(found.get(key, 0), like)
        return sorted(found.items())

    def _corrected(self, text: str, met: list[tuple[Group, Met]]) -> str:
        """Add the pages of the nearest known word to those of each word that names nothing.

        Returns the text with these words in it, or nothing where all was known.
        """
        better = ""
        for at, (group, found) in enumerate(met):
            if group.figure or strength(found) >= PASSING:
                continue
            word = self._suggest(group.text, bool(found))
            again = self._met(read(self.shelf.keys, Areas(), word, idle=False).groups)
            if word and again and strength(again[0][1]) > 2 * strength(found):
                met[at] = (group, {**found, **again[0][1]})
                better = (better or text).replace(group.text, word)
            elif not found:
                met[at] = (group, self._meet(self._beginnings(group.stems, 2, SHORTENED)))
        return better

    # complex: one loop over known words; most are out at the first guard
    def _suggest(self, word: str, passing: bool) -> str:
        """Return the known word nearest to a misspelt one, by letters that any keyboard has.

        What is said in passing may well be right: only one slip after its first letter is mended.
        """
        typed = self.shelf.keys.fold(word)
        most = _most_slips(typed, passing)
        if not most and (passing or len(typed) < SHORT):
            return ""
        latin, low = bool(keys.LATIN.search(word)), word.lower()
        best, least = "", most + (0.5 if passing else 1)
        for known, folded in self.shelf.folded:
            # Two Latin letters may be folded into one, which a slip would break: so not here.
            plain = latin and bool(keys.LATIN.search(known))
            wrong, right = (low, known) if plain else (typed, folded)
            if abs(len(right) - len(wrong)) > most:
                continue
            # Each letter that only one of them has costs a slip: most words are out at once.
            asked, held = letters(wrong), letters(right)
            if (asked & ~held).bit_count() > most or (held & ~asked).bit_count() > most:
                continue
            # Of two that are as near, the one that begins alike: readers know how a word begins.
            far = distance(wrong, right, most) + (0 if right[:1] == wrong[:1] else 0.5)
            far += 0.5 * _is_of_other_letters(known, word)
            if far < least:
                best, least = known, far
        return best

    # complex: the terms of a score, one after the other
    def _ranked(self, query: Query, met: list[tuple[Group, Met]]) -> Iterator[Page]:
        """Yield the pages that come near the best one.

        A page that lacks a word loses by how much the word tells: less where none is named so.
        """
        living = [(group, found) for group, found in met if found]
        weights = [min(1.0, strength(found) / NAMED) for _, found in living]
        pages: dict[int, Page] = {}
        for (group, found), weight in zip(living, weights, strict=True):
            for number, here in found.items():
                page = pages.setdefault(number, Page(number))
                page.score += here.score
                page.met += weight
                (page.figures if group.figure else page.words).append(here.places)
                page.named.append(here.all)
        for page in pages.values():
            page.score *= (page.met / sum(weights)) ** 2
        if query.areas and not met:
            pages = self._of_areas(query.areas)
        for page in pages.values():
            page.score *= self._fitting(page, query.areas)
        self._add_areas(pages, query.areas)
        if not query.areas or len(living) > 1:
            self._add_named(pages, living)
        asked = self._add_asked(pages, query)
        order = sorted(
            pages.values(),
            key=lambda page: (-page.score, page.document not in asked, page.document),
        )
        return (page for page in order if page.score >= LEAST * order[0].score)

    def _add_areas(self, pages: dict[int, Page], areas: Sequence[str]) -> None:
        """Put the page of an area that is asked for behind the best page."""
        best = max((page.score for page in pages.values()), default=1.0)
        for number, document in enumerate(self.shelf.documents):
            if document.kind == "area" and document.id in areas:
                share = BEHIND if document.id == areas[0] else ELSEWHERE
                page = pages.setdefault(number, Page(number))
                page.score = max(page.score, best * share)

    # complex: guards, then one loop with a rule for each kind of page
    def _add_named(self, pages: dict[int, Page], asked: Sequence[tuple[Group, Met]]) -> None:
        """Put the pages with a record that has all words behind the best, where no page has them.

        What a page only says in passing it lacks. A source that has them all is named by its title.
        """
        if not asked:
            return
        best = max(page.score for page in pages.values())
        least = [(found, TRULY * strength(found)) for _, found in asked]
        plain = (n for n in pages if self.shelf.documents[n].kind not in RECORDED)
        if any(all(met.get(n, Here()).score >= most for met, most in least) for n in plain):
            return
        figures = any(group.figure for group, _ in asked)
        for number, page in pages.items():
            listed = not figures and self._lists_few_with_all(number, page, len(asked))
            if listed or self._is_source_with_all(number, page, len(asked)):
                page.score = max(page.score, best * BEHIND)

    def _add_asked(self, pages: dict[int, Page], query: Query) -> frozenset[int]:
        """Put the pages that a phrase of the query asks for right behind the best one."""
        found = self.shelf.asked.find(query.typed)
        scores = sorted((page.score for page in pages.values()), reverse=True)
        best, second = (*scores, 0.0)[:2] if scores else (1.0, 0.0)
        for number in found:
            page = pages.setdefault(number, Page(number))
            page.score = max(page.score, best * BEHIND, second)
        return found

    def _lists_few_with_all(self, number: int, page: Page, asked: int) -> bool:
        """Say whether a page lists records of which a few have all words that are asked for."""
        listing = self.shelf.documents[number].kind in ("package", "table")
        return listing and 0 < _records_with_all(page, asked) <= FEW

    def _is_source_with_all(self, number: int, page: Page, asked: int) -> bool:
        """Say whether a page is of a source that has all words and figures that are asked for."""
        met = len(page.words) + len(page.figures)
        return self.shelf.documents[number].kind == "source" and met == asked >= TITLED

    def _of_areas(self, areas: Sequence[str]) -> dict[int, Page]:
        """Return the pages with a figure of an area, when nothing else is asked for."""
        made = {}
        for number, document in enumerate(self.shelf.documents):
            if any(area in document.areas for area in areas):
                count = sum(place.area in areas for place in document.places)
                made[number] = Page(number, 1 + count / 10)
            elif document.kind == "area" and document.id in areas:
                made[number] = Page(number, 10.0)
        return made

    # complex: one row of guards, a kind of page each
    def _fitting(self, page: Page, areas: Sequence[str]) -> float:
        """Say how well a page fits the areas that are asked for, or the whole country."""
        document = self.shelf.documents[page.document]
        if document.kind == "area":
            return 1.0 if document.id in areas else REGIONAL
        there = document.areas
        if document.kind != "indicator" or not there:
            return 1.0 if not areas else ELSEWHERE if document.kind == "indicator" else APART
        if not areas:
            return 1.0 if any(self.shelf.is_whole(one) for one in there) else REGIONAL
        if areas[0] in there:
            return 1.0
        return LATER if any(area in there for area in areas) else ELSEWHERE


def rarity(number: int, of: int) -> float:
    """Say how much a key tells that stands in a number of the documents.

    >>> rarity(1, 100) > rarity(50, 100) > 0
    True
    """
    return math.log(1 + (of - number + 0.5) / (number + 0.5))


def strength(met: Met) -> float:
    """Return the score of the best page."""
    return max((here.score for here in met.values()), default=0.0)


@lru_cache(maxsize=20_000)
def letters(word: str) -> int:
    """Return the letters of a word as bits; two letters may share one, so it tells too few.

    >>> letters("abba") == letters("ab")
    True
    """
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits


def distance(one: str, other: str, most: int) -> int:
    """Count the letters to change, add, drop or exchange; above `most` all are alike.

    >>> distance("volunter", "volunteer", 2), distance("gratns", "grants", 2)
    (1, 1)
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row in range(1, len(one) + 1):
        following = [row]
        for at in range(1, len(other) + 1):
            cost = one[row - 1] != other[at - 1]
            least = min(last[at] + 1, following[at - 1] + 1, last[at - 1] + cost)
            if (
                row > 1
                and at > 1
                and one[row - 1] == other[at - 2]
                and one[row - 2] == other[at - 1]
            ):
                least = min(least, before[at - 2] + 1)
            following.append(least)
        if min(following) > most:
            return most + 1
        before, last = last, following
    return last[len(other)]
