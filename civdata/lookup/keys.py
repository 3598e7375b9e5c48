"""Search keys: what a word or a figure becomes, so that all its forms in all languages meet.

A key begins with a mark that says what it is of; the page's script (`keys.js` of the theme) makes
the same keys of what somebody types, from the same tables. What depends on a language is in its
folder: a word is of a language when its alphabet has all its letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from civdata.languages import Language
from civdata.languages.endings import Endings
from civdata.languages.suffixes import Suffixes
from civdata.languages.wordforms import words

FORM, SAME, VALUE, PART, YEAR = "=", "~", "#", "%", "@"
FIGURES = (VALUE, PART, YEAR)
"""Marks before the key of a word form, a thing of many names, a value, the digits of a value
without its thousands, and a year. The key of a word stands without a mark."""

PARTS = (3, 6, 9, 12)
SHORTEST = 2
"""Words of numbers with fewer letters have no forms: they are met as they are written."""

LISTED = 6
"""Where forms are stems, numerals of fewer letters have none: `семьи` would be seven."""

LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
PARTING = re.compile("%?-|'")
"""What stands between the parts of a word."""
NUMBER = re.compile(r"(?<![\w.,])\d+(?=(?:st|nd|rd|th)\b|(?![\w.,]*\w))")

Way = tuple[tuple[str, ...], ...]
"""A phrase as the keys that each of its words may have."""


@dataclass(frozen=True)
class Thing:
    """A thing of many names: phrases by language; a phrase counts as one word."""

    phrases: tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class Keys:
    """The keys of the languages of a record, with the things that have many names in it."""

    languages: tuple[Language, ...]
    things: tuple[Thing, ...] = ()
    empty: frozenset[str] = frozenset()
    """Keys of words that tell nothing in this record, such as the name of its country."""
    said: Mapping[str, str] | None = None
    """The words of numbers, where they have been worked out before: see `numerals`."""

    def of_word(self, word: str, language: str) -> tuple[str, ...]:
        """Return the keys of a word in a text of a language: the whole, then parts of it.

        A word whose letters the language does not have is of those that have them.
        """
        found = self._known.get((language, word))
        if found is None:
            before = self.worked_out.get(language, {}).get(word)
            found = self._of_word(word, language) if before is None else tuple(before[:-1])
            self._known[language, word] = found
        return found

    @cached_property
    def _known(self) -> dict[tuple[str, str], tuple[str, ...]]:
        return {}

    def indexed(self, word: str, language: str) -> Sequence[str]:
        """Return under which keys a word stands in an index: its own, last its form."""
        known = self.worked_out.setdefault(language, {})
        if word not in known:
            found = self.of_word(word, language)
            form = (FORM + self.form(word, language),) if found else ()
            known[word] = list(dict.fromkeys((*found, *form)))
        return known[word]

    @cached_property
    def worked_out(self) -> dict[str, dict[str, list[str]]]:
        """Those keys by language and word; they hang on the languages of the record alone.

        Who has kept what was worked out before may put it here.
        """
        return {}

    # complex: a word is tried in its own language, then in all
    def _of_word(self, word: str, language: str) -> tuple[str, ...]:
        low = word.lower()
        if not any(c.isalpha() for c in low):
            return ()
        own = self.by_code.get(language)
        chosen = [own] if own and fits(low, own) else [x for x in self.languages if fits(low, x)]
        found = [key for one in chosen for key in _with_parts(one, low)]
        plain = (key.replace("-", "") for key in found or [low])
        return tuple(dict.fromkeys(key for key in plain if key))

    def whole(self, word: str, language: str) -> tuple[str, ...]:
        """Return the keys of a word as a whole, without its parts."""
        low, own = word.lower(), self.by_code.get(language)
        chosen = [own] if own and fits(low, own) else [x for x in self.languages if fits(low, x)]
        found = [_whole(one, low).replace("-", "") for one in chosen]
        return tuple(dict.fromkeys(key for key in found or [low] if key))

    # complex: a word may be typed in another script than its own
    def asked(self, word: str) -> tuple[str, ...]:
        """Return the keys of a typed word: it may be of any language that is written so."""
        low = word.lower()
        if not any(c.isalpha() for c in low):
            return ()
        own = [x for x in self.languages if fits(low, x)]
        found = [_whole(one, low) for one in own]
        if LATIN.search(low):
            # It may be of another script, typed in Latin letters; with an ending of this one.
            typed = dict.fromkeys((low, *found))
            for one in self.languages:
                if one not in own and reads_latin(one):
                    found += [_whole(one, text) for text in typed]
        plain = (key.replace("-", "") for key in found or [low])
        return tuple(dict.fromkeys(key for key in plain if key))

    def form(self, word: str, language: str) -> str:
        """Return the word nearly as it stands, which tells apart those that share a key."""
        low, own = word.lower(), self.by_code.get(language)
        if own and isinstance(own.forms, Suffixes) and fits(low, own):
            return own.forms.stem(low)
        return low

    def typed_forms(self, word: str) -> tuple[str, ...]:
        """Return what the form of a typed word may be."""
        low = word.lower()
        if LATIN.search(low):
            return (low,)
        stems = [x.forms.stem(low) for x in self.languages if isinstance(x.forms, Suffixes)]
        return tuple(dict.fromkeys((low, *stems)))

    def same(self, known: Sequence[Sequence[str]]) -> Iterator[str]:
        """Yield the names of the things that words with these keys call by a name."""
        for at in range(len(known)):
            for key in known[at]:
                for way, name in self._ways(key):
                    if meets(known[at : at + len(way)], way):
                        yield name

    def longest(self, known: Sequence[Sequence[str]], at: int) -> tuple[int, tuple[str, ...]]:
        """Say how many words from a place on are one thing of many names, and which things."""
        size, names = 0, dict[str, None]()
        for key in known[at]:
            for way, name in self._ways(key):
                if len(way) >= size and meets(known[at : at + len(way)], way):
                    names = {**names, name: None} if len(way) == size else {name: None}
                    size = len(way)
        return size, tuple(names)

    def numeral(self, word: str) -> tuple[str, Decimal | int | None]:
        """Say what a typed word is in a number that is said in words, and its value."""
        if found := self.numerals.get(word):
            return _numeral(found)
        if word in self.stopwords or len(word) < SHORTEST:
            return "", None
        keyed = (self.numerals.get(FORM + key, "") for key in self.asked(word))
        return _numeral(next(filter(None, keyed), ""))

    @cached_property
    def numerals(self) -> Mapping[str, str]:
        """The words of numbers as they are written, and the keys of their forms: what they say.

        Values stand as they are, scales as `e` and the power.
        """
        if self.said is not None:
            return self.said
        made: dict[str, str] = {}
        for language in self.languages:
            listed = [*language.numerals.items()]
            listed += [(f"e{power}", names) for power, names in language.scales.items()]
            for value, names in listed:
                for name in names:
                    made.setdefault(name, value)
                    short = SHORTEST if isinstance(language.forms, Suffixes) else LISTED
                    if len(name) >= short and value not in (".", "and"):
                        for key in self.whole(name, language.code):
                            made.setdefault(FORM + key, value)
        return made

    def length(self, text: str, language: str) -> int:
        """Count the words of a name that tell something; a thing of many names is one word."""
        own = self.by_code.get(language)
        fillers = own.fillers if own else frozenset()
        known = [
            keys
            for word in words(text)
            if word.lower() not in fillers
            and (keys := self.of_word(word, language))
            and not self.empty & set(keys)
        ]
        count = at = 0
        while at < len(known):
            at += max(1, self.longest(known, at)[0])
            count += 1
        return max(count, 1)

    @cached_property
    def by_code(self) -> Mapping[str, Language]:
        """The languages by their codes."""
        return {language.code: language for language in self.languages}

    def start(self, word: str) -> str:
        """Return the first two letters of a word or key, the same however they are typed."""
        return word[:2].translate(self.plain)[:2]

    @cached_property
    def plain(self) -> Mapping[int, str]:
        """What letters become that languages fold, or exchange before they take endings off."""
        made = {ord("ё"): "е", ord("z"): "s"}
        for language in self.languages:
            if isinstance(language.forms, Suffixes):
                made |= {ord(one): other for one, other in language.forms.rules["fold"].items()}
        return {letter: plain for letter, plain in made.items() if plain}

    def _ways(self, key: str) -> Sequence[tuple[Way, str]]:
        """Return the phrases of things whose first word may have a key, with their things.

        Only phrases that begin alike are worked out: a process mostly answers one question.
        """
        start = self.start(key)
        if start not in self._alike:
            made: dict[str, dict[tuple[Way, str], None]] = {}
            for number, language, phrase in self._begun.get(start, ()):
                if way := self._way(language, phrase):
                    for first in way[0]:
                        made.setdefault(first, {})[way, number] = None
            self._alike[start] = {first: list(found) for first, found in made.items()}
        return self._alike[start].get(key, ())

    @cached_property
    def _alike(self) -> dict[str, dict[str, list[tuple[Way, str]]]]:
        """What is worked out already, by the first letters."""
        return {}

    @cached_property
    def _begun(self) -> Mapping[str, list[tuple[str, str, str]]]:
        """Phrases of things by the first letters of their first word and of its parts."""
        made: dict[str, list[tuple[str, str, str]]] = {}
        for number, thing in enumerate(self.things):
            for language, phrase in thing.phrases:
                if found := words(phrase.lower()):
                    parts = (found[0], *PARTING.split(found[0]))
                    for start in dict.fromkeys(self.start(part) for part in parts if part):
                        made.setdefault(start, []).append((str(number), language, phrase))
        return made

    def _way(self, language: str, phrase: str) -> Way:
        """Return the keys of the words of a phrase, or nothing where a word has none."""
        way = tuple(self.of_word(word, language) for word in words(phrase))
        return way if all(way) else ()

    def ways_of(self, number: int) -> Iterator[Way]:
        """Yield the phrases of a thing, each once, as the keys of their words."""
        told = (self._way(*phrase) for phrase in self.things[number].phrases)
        return filter(None, dict.fromkeys(told))

    @cached_property
    def phrases(self) -> tuple[tuple[str, Way], ...]:
        """Every phrase of every thing: the number of the thing, and the keys of its words."""
        numbers = range(len(self.things))
        return tuple((str(number), way) for number in numbers for way in self.ways_of(number))

    @cached_property
    def fillers(self) -> frozenset[str]:
        """The words of all languages that tell nothing in a question, on any keyboard."""
        written = frozenset().union(*(language.fillers for language in self.languages))
        return written | {self.fold(one) for one in written if not LATIN.search(one)}

    @cached_property
    def stopwords(self) -> frozenset[str]:
        """The words of all languages that searches pass over even when they stand alone."""
        return frozenset().union(*(language.stopwords for language in self.languages))

    def fold(self, word: str) -> str:
        """Write a word in letters that any keyboard has, to see how near another one is."""
        for language in self.languages:
            if isinstance(language.forms, Suffixes):
                return language.forms.fold(word)
        return word.lower()


def _numeral(found: str) -> tuple[str, Decimal | int | None]:
    if found.startswith("e"):
        return "scale", int(found[1:])
    return (found, None) if found in ("", ".", "and") else ("number", Decimal(found))


def fits(word: str, language: Language) -> bool:
    """Say whether a language has all letters of a word; one without an alphabet has any.

    >>> from civdata.languages import get
    >>> fits("charity", get("en")), fits("совет", get("en"))
    (True, False)
    """
    known = language.letters
    return not known or all(letter in known for letter in word if letter.isalpha())


def reads_latin(language: Language) -> bool:
    """Say whether a language knows how its words are spelled in Latin letters."""
    return language.forms is not None and "latin" in language.forms.rules


def meets(known: Sequence[Sequence[str]], way: Way) -> bool:
    """Say whether words have the keys of a phrase, word by word."""
    return len(known) == len(way) and all(
        any(key in wanted for key in keys) for keys, wanted in zip(known, way, strict=True)
    )


def _parts(language: Language, word: str) -> list[str]:
    """Part a word at its hyphens and, where they are no letters, at its apostrophes."""
    marks = "-" if language.has_apostrophes else "[-']"
    idle = language.forms.rules.get("idle", ()) if language.forms else ()
    return [part for part in re.split(marks, word) if part and part not in idle]


def _whole(language: Language, word: str) -> str:
    if isinstance(language.forms, Endings):
        return "".join(map(language.key, _parts(language, word)))
    return language.key(word)


def _with_parts(language: Language, word: str) -> list[str]:
    parts = _parts(language, word)
    return [_whole(language, word), *(language.key(p) for p in parts if len(parts) > 1)]


def of_value(value: Decimal) -> Iterator[str]:
    """Yield the keys of a value: itself, and its digits in thousands, millions, billions.

    >>> list(of_value(Decimal("1900000000")))
    ['#1900000000', '%1.9']
    """
    yield VALUE + plain(value)
    for power in PARTS:
        part = value.scaleb(-power)
        if 1 <= part < 1000 and part == round(part, 3):
            yield PART + plain(part)


def plain(value: Decimal) -> str:
    """Write a number without needless zeros or an exponent."""
    from civdata.figures.digits import trimmed  # a question mostly has none

    return trimmed(value)


def of_period(period: str) -> Iterator[str]:
    """Yield the keys of the years of a period."""
    for end in dict.fromkeys(end[:4] for end in period.split("/") if end):
        yield YEAR + end


def for_page(keys: Keys, stems: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """Return what the page's script must know to make the same keys.

    `stems` are the keys of the record's words in languages whose stemmer no table can say.
    """
    languages = [
        {
            "code": language.code,
            "letters": "".join(sorted(language.letters)),
            "apostrophes": language.has_apostrophes,
            "kind": type(language.forms).__name__.lower() if language.forms else "",
            "rules": dict(language.forms.rules) if language.forms else {},
            "stems": stems.get(language.code, {}),
        }
        for language in keys.languages
    ]
    scales: dict[str, list[str]] = {}
    for language in keys.languages:
        for power, names in language.scales.items():
            scales.setdefault(power, []).extend(names)
    return {
        "languages": languages,
        "things": [[number, way] for number, way in keys.phrases],
        "empty": sorted(keys.empty),
        "fillers": sorted(keys.fillers),
        "stopwords": sorted(keys.stopwords),
        "scales": scales,
        "numerals": dict(keys.numerals),
        "units": sorted(units(keys.languages)),
        "keyboards": [list(x.keyboard.items()) for x in keys.languages if x.keyboard],
    }


def units(languages: Iterable[Language]) -> frozenset[str]:
    """Return the words that stand behind a sum and tell nothing more."""
    return frozenset().union(*(language.counted for language in languages))
