"""The index: in which documents each key stands, and how much it counts there.

The command line asks one question a process, so words get their keys only when a word that begins
alike is asked for: all words have stood in the index by their first letters since it was filled.
The site's index is the same one with all keys worked out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import accumulate, starmap
from typing import TYPE_CHECKING, Any, NamedTuple

from civdata.languages.language import Listed
from civdata.languages.suffixes import Suffixes
from civdata.languages.wordforms import LETTER, WORD, marked, words
from civdata.lookup.keys import FIGURES, FORM, NUMBER, PARTING, SAME, VALUE, Keys, Way, fits, meets
from civdata.lookup.shelf import Entry, Postings

if TYPE_CHECKING:
    from civdata.lookup.document import Document
    from civdata.lookup.documents import Library

INSIDE = re.compile(f"[{LETTER}%'-]")
"""What may stand before a later part of a word."""

OTHER_WORD = ("",)
"""The keys of a word that is none of those that are looked for."""

ENOUGH = 60.0
"""The weight, squared and summed, at which a page is wholly about a word."""


class _Text(NamedTuple):
    document: int
    place: int
    weight: float
    language: str


class Index:
    """The documents of a record by keys."""

    def __init__(self, library: Library) -> None:
        self.library: Library | None = library
        self.documents: tuple[Document, ...] = library.documents
        self.keys: Keys = library.keys
        self._texts: list[_Text] = []
        self._keyed: dict[str, list[int]] = defaultdict(list)
        self._weights: dict[int, float] = {}
        lines: list[str] = []
        for number, document in enumerate(self.documents):
            for said in document.said:
                weight = said.weight * said.weight
                for key in said.ready:
                    self._keyed[key].append(len(lines))
                if said.ready:
                    self._texts.append(_Text(number, said.place, weight, ""))
                    lines.append("")
                for language, text in said.texts:
                    self._texts.append(_Text(number, said.place, weight, language))
                    lines.append(text)
        joined = "\n".join((*lines, ""))
        if joined.count("\n") > len(lines):
            joined = "".join(f"{line.replace(chr(10), ' ')}\n" for line in lines)
        self._begin(marked(joined).lower())

    def _begin(self, text: str) -> None:
        """Start with all texts, a line each, of which no word has its keys yet."""
        self._all = text
        self._settled: set[str] = set()
        self._answers: dict[str, Postings] = {}
        parts = text.split("\n")[:-1]
        self._ends = list(accumulate((len(part) + 1 for part in parts), initial=-1))[1:]

    def lines(self) -> dict[str, Any]:
        """Return all that is needed to go on in another process, before words have their keys."""
        ready = {key: at for key, at in self._keyed.items() if key[:1] in FIGURES}
        weights = [self._weight(number) for number in range(len(self.documents))]
        settled = sorted(self._settled & {VALUE})
        made = {"text": self._all, "texts": self._texts, "ready": ready, "settled": settled}
        return {**made, "weights": weights}

    @classmethod
    def of_lines(cls, keys: Keys, lines: Mapping[str, Any]) -> Index:
        """Go on with what `lines` returned in another process."""
        made = cls.__new__(cls)
        made.library, made.documents, made.keys = None, (), keys
        made._texts = list(starmap(_Text, lines["texts"]))
        made._keyed = defaultdict(list, lines["ready"])
        made._weights = dict(enumerate(lines["weights"]))
        made._begin(lines["text"])
        made._settled.update(lines["settled"])
        return made

    def postings(self, key: str) -> Postings:
        """Return the documents in which a key stands."""
        if key not in self._answers:
            self._answers[key] = self._sum(self._texts_of(key))
        return self._answers[key]

    def beginning(self, start: str) -> list[str]:
        """Return the keys of words that begin so."""
        self._settle(self.keys.start(start))
        return [key for key in self._keyed if key.startswith(start)]

    def group(self, name: str) -> dict[str, Postings]:
        """Return the keys of a group (see `group_of`) with their documents."""
        self._texts_of(VALUE if name == VALUE else name)
        keys = [key for key in self._keyed if group_of(self.keys, key) == name]
        return {key: found for key in keys if (found := self.postings(key))}

    def all(self) -> Iterator[tuple[str, Postings]]:
        """Yield every key with its documents, in order."""
        self._settle_all()
        self._settle_numbers()
        for number in range(len(self.keys.things)):
            self._keyed[f"{SAME}{number}"] = self._texts_of(f"{SAME}{number}")
        for key in sorted(self._keyed):
            if found := self._sum(self._keyed[key]):
                yield key, found

    @cached_property
    def _words(self) -> set[str]:
        """All words, and the parts of those with hyphens and apostrophes."""
        found = set(WORD.findall(self._all))
        return found | {part for word in found for part in PARTING.split(word) if part}

    @cached_property
    def stems(self) -> dict[str, dict[str, str]]:
        """The keys of all words in those languages whose stemmer no table of rules can say."""
        return {
            language.code: {
                word: language.key(word) for word in sorted(self._words) if fits(word, language)
            }
            for language in self.keys.languages
            if isinstance(language.forms, Listed)
        }

    @cached_property
    def names(self) -> list[str]:
        """The words of all names, of records too, from which a misspelt word may be put right."""
        found = {word for text in self._named() for word in words(text.lower())}
        found |= {part for word in found for part in word.split("-")}
        found -= self.keys.fillers
        return sorted(word for word in found if len(word) > 3 and word.isalpha())

    def _named(self) -> Iterator[str]:
        """Yield the names of pages, of the records of packages, and other words for them."""
        for document in self.documents:
            if document.kind != "source":
                yield from document.names.values()
            if document.kind == "package":
                for place in document.places:
                    yield from place.names.values()
        for thing in self.keys.things:
            yield from (phrase for _, phrase in thing.phrases)
        for phrases in self.library.synonyms.asks.values() if self.library else ():
            yield from (phrase for _, phrase in phrases)

    def _texts_of(self, key: str) -> list[int]:
        if key.startswith(SAME):
            if key not in self._settled:
                self._settled.add(key)
                self._keyed[key] = self._of_thing(key.removeprefix(SAME))
        elif key.startswith(VALUE):
            self._settle_numbers()
        elif key[:1].isalnum() or key.startswith(FORM):
            self._settle(self.keys.start(key.removeprefix(FORM)))
        return self._keyed.get(key, [])

    def _of_thing(self, name: str) -> list[int]:
        """Find the texts in which a thing of many names is called by one of them."""
        found: set[int] = set()
        for way in self.keys.ways_of(int(name)):
            texts = {at for key in way[0] for at in self._texts_of(key)}
            if len(way) > 1:
                last = {at for key in way[-1] for at in self._texts_of(key)}
                texts = {at for at in texts & last if self._says(at, way)}
            found |= texts
        return sorted(found)

    # complex: one loop over words, which are stemmed only where it matters
    def _says(self, at: int, way: Way) -> bool:
        """Say whether a text has the words of a phrase one after the other."""
        language = self._texts[at].language
        line = self._all[self._ends[at - 1] + 1 if at else 0 : self._ends[at]]
        starts = {self.keys.start(key) for keys in way for key in keys}
        known = []
        for word in WORD.findall(line):
            if self.keys.start(word) in starts or "-" in word or "'" in word:
                known.append(self.keys.of_word(word, language))
            elif not word.isdigit():
                known.append(OTHER_WORD)  # it need not be stemmed to be another one
        known = [keys for keys in known if keys]
        return any(meets(known[n : n + len(way)], way) for n in range(len(known)))

    def _settle_numbers(self) -> None:
        """Give the whole numbers in texts their keys."""
        if VALUE in self._settled:
            return
        self._settled.add(VALUE)
        for match in NUMBER.finditer(self._all):
            key, at = VALUE + str(int(match[0])), bisect_left(self._ends, match.start())
            self._keyed[key] = _joined(self._keyed.get(key, []), [at])

    def _settle(self, start: str) -> None:
        """Give the words that begin alike their keys."""
        if start in self._settled:
            return
        self._settled.add(start)
        for (language, word), texts in self._beginning_so(start).items():
            for key in self.keys.indexed(word, language):
                if self.keys.start(key.removeprefix(FORM)) == start:
                    self._keyed[key] = _joined(self._keyed.get(key, []), texts)

    def _settle_all(self) -> None:
        """Give all words their keys, in one go through the texts."""
        held: dict[tuple[str, str], list[int]] = {}
        for match in WORD.finditer(self._all):
            at = bisect_left(self._ends, match.start())
            texts = held.setdefault((self._texts[at].language, match[0]), [])
            if not texts or texts[-1] != at:
                texts.append(at)
        made: dict[str, list[int]] = defaultdict(list)
        for (language, word), texts in held.items():
            for key in self.keys.indexed(word, language):
                made[key] += texts
                self._settled.add(self.keys.start(key.removeprefix(FORM)))
        self._keyed.update((key, sorted(set(texts))) for key, texts in made.items())

    def _beginning_so(self, start: str) -> dict[tuple[str, str], list[int]]:
        """Find the words of which a part begins so, and in which texts they stand."""
        held: dict[tuple[str, str], list[int]] = {}
        pattern = re.compile("|".join(f"{w}(?<![{LETTER}]{w})" for w in self._typed(start)))
        for match in pattern.finditer(self._all):
            position = match.start()
            while INSIDE.match(self._all, max(position - 1, 0)) and position:
                position -= 1  # a later part of a word with a hyphen or an apostrophe
            whole = WORD.search(self._all, position)
            if whole is None or not whole.start() <= match.start() < whole.end():
                whole = WORD.match(self._all, match.start())
            assert whole is not None  # what was found is a letter
            at = bisect_left(self._ends, whole.start())
            texts = held.setdefault((self._texts[at].language, whole[0]), [])
            if not texts or texts[-1] != at:
                texts.append(at)
        return held

    def _typed(self, start: str) -> list[str]:
        """Return patterns of the ways in which these first letters may be typed."""
        ways: dict[str, set[str]] = defaultdict(set)
        for letter, plain in self.keys.plain.items():
            ways[plain[:2]].add(chr(letter))
            ways[plain[:1]].add(chr(letter))
        single = [f"[{letter}{''.join(sorted(ways[letter]))}]" for letter in start]
        whole = [f"[{''.join(sorted(ways[start]))}]"] if len(start) > 1 and ways[start] else []
        return ["".join(single), *whole, *self._irregular.get(start, ())]

    @cached_property
    def _irregular(self) -> Mapping[str, list[str]]:
        """Irregular forms, by the first letters of their keys where they begin in another way."""
        made: dict[str, list[str]] = defaultdict(list)
        for language in self.keys.languages:
            if isinstance(language.forms, Suffixes):
                for form in sorted(language.forms.rules["same"]):
                    key = language.key(form)
                    if self.keys.start(key) != self.keys.start(form):
                        made[self.keys.start(key)].append(re.escape(form))
        return made

    def _sum(self, texts: Iterable[int]) -> Postings:
        """Add up what a key counts in each document: each weight once."""
        weights: dict[int, set[float]] = {}
        places: dict[int, dict[int, None]] = {}
        known = self._texts
        for at in texts:
            number, place, weight, _ = known[at]
            weights.setdefault(number, set()).add(weight or self._weight(number))
            if place >= 0:
                places.setdefault(number, {})[place] = None
        return {
            number: Entry(
                round(min(1.0, sum(weights[number]) / ENOUGH), 4), (*places.get(number, ()),)
            )
            for number in sorted(weights)
        }

    def _weight(self, number: int) -> float:
        if number not in self._weights:
            assert self.library is not None  # without one all weights are known
            self._weights[number] = self.library.weight(self.documents[number]) ** 2
        return self._weights[number]


def group_of(known: Keys, key: str) -> str:
    """Return the name of the keys that are kept together: all of figures, words that begin alike.

    A thing of many names is a group of its own.
    """
    if key[:1] in FIGURES:
        return VALUE
    return key if key.startswith(SAME) else known.start(key.removeprefix(FORM))


def _joined(one: list[int], other: list[int]) -> list[int]:
    """Join two ordered lists of numbers, each number once."""
    if not one:
        return list(other)
    made = list(one)
    for number in other:
        at = bisect_left(made, number)
        if at == len(made) or made[at] != number:
            made.insert(at, number)
    return made
