"""Words of a text as a claim is linked by them: forms and synonyms of a word are one term.

What a language calls things lies in its folder, in `claims.toml`; nothing here knows a language.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, ClassVar

from civdata import languages
from civdata.errors import CivdataError
from civdata.languages.lexicon import Lexicon as FigureWords
from civdata.languages.snowball import stem_of

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_SPLIT = re.compile(r"['’-]")
_PLURAL = re.compile(r"(?<=[A-Z]{2})s$")  # NGOs
_ENDS = frozenset("s")


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place; `stem` is what all its forms share."""

    start: int
    end: int
    text: str
    stem: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that tells what is counted; `key` is the same for its synonyms.

    `known` is false for a word that the record never uses; `inner` marks a word of a phrase that
    is a term itself.
    """

    start: int
    end: int
    key: str
    known: bool = True
    inner: bool = False


Phrase = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Words:
    """The words of one language, and which of them the record uses.

    `stems` brings a stem to the one that stands for all that are akin to it.
    """

    lang: str
    stems: dict[str, str] = field(default_factory=dict)
    _buckets: dict[str, list[str]] = field(default_factory=dict)
    _seen: dict[str, str] = field(default_factory=dict)

    CARRIED: ClassVar = ("table", "reader", "alphabet", "stopwords", "stem")
    """What is taken from the folder of the language, and goes along where that cannot."""

    @cached_property
    def table(self) -> Mapping[str, Any]:
        """What the language says around figures; empty where its folder does not tell."""
        path = languages.get(self.lang).folder / "claims.toml"
        return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}

    @cached_property
    def reader(self) -> FigureWords:
        """The words of printed figures."""
        lexicon = languages.get(self.lang).lexicon
        if lexicon is None:
            raise CivdataError(f"the language {self.lang} has no reader of figures")
        return lexicon

    @cached_property
    def alphabet(self) -> str:
        """The letters of the language; empty where it does not say."""
        return languages.get(self.lang).alphabet

    @cached_property
    def stopwords(self) -> frozenset[str]:
        """Words that never tell what is counted, as printed: numbers and those of the table."""
        language = languages.get(self.lang)
        lexicon = language.lexicon
        numbers = frozenset((*lexicon.numbers, *lexicon.scales)) if lexicon else frozenset()
        return language.stopwords | numbers | frozenset(self.table.get("neutral", "").split())

    @cached_property
    def neutral(self) -> frozenset[str]:
        """The stems of those words."""
        return frozenset(self.stem(word) for word in sorted(self.stopwords))

    @cached_property
    def dull(self) -> frozenset[str]:
        """The same, as terms of a text would name them."""
        return frozenset(self.same(stem) for stem in sorted(self.neutral))

    @cached_property
    def stem(self) -> Any:
        """The function from a word to its stem, each word worked out once."""
        stem = _stemmer(self.lang, str(self.table.get("snowball", "")))
        fleeting = tuple(str(self.table.get("fleeting", "")).split())
        return cache(Fleeting(stem, fleeting).stem if fleeting else stem)

    def tokens(self, text: str) -> list[Token]:
        """Cut a text into words; parts between hyphens are words of their own."""
        found = []
        for match in _WORD.finditer(text):
            word = _PLURAL.sub("", match[0]).lower().replace("ё", "е")
            stem = self.stem(word)
            if not _SPLIT.search(stem):
                found.append(Token(match.start(), match.end(), word, stem))
                continue
            at = match.start()
            for part in _SPLIT.split(word):
                if part and part not in _ENDS:
                    found.append(Token(at, at + len(part), part, self.stem(part)))
                at += len(part) + 1
        return found

    def remember(self, tokens: Iterable[Token]) -> None:
        """Remember the words of a text as words of the record."""
        for stem in (token.stem for token in tokens):
            if stem not in self.stems:
                kin = self._kin(stem)
                self.stems[stem] = kin or stem
                if not kin:
                    self._buckets.setdefault(stem[:4], []).append(stem)

    def same(self, stem: str) -> str:
        """Return the stem that stands for a stem and all akin to it, or itself."""
        if stem in self.stems:
            return self.stems[stem]
        if stem not in self._seen:
            self._seen[stem] = self._kin(stem) or stem
        return self._seen[stem]

    def knows(self, stem: str) -> bool:
        """Return whether the record uses a word of this stem, or one akin to it."""
        return stem in self.stems or self.same(stem) != stem

    def _kin(self, stem: str) -> str:
        near = (other for other in self._buckets.get(stem[:4], ()) if akin(stem, other))
        return max(near, key=lambda other: (_common(stem, other), -len(other), other), default="")

    @cached_property
    def concepts(self) -> Mapping[str, tuple[tuple[Phrase, str], ...]]:
        """Phrases of one meaning by their first word, the longest first."""
        lines = [line.split(" | ") for line in self._lines(self.table.get("same", {}))]
        made = [(phrase, f"={number}") for number, line in enumerate(lines) for phrase in line]
        return self.index((phrase, key) for phrase, key in made)

    @staticmethod
    def _lines(table: Mapping[str, Any]) -> list[str]:
        return [line for line in str(table.get("table", "")).splitlines() if line.strip()]

    def index(
        self, phrases: Iterable[tuple[str, str]], exact: bool = False
    ) -> dict[str, tuple[tuple[Phrase, str], ...]]:
        """Return phrases with what they mean by their first word, the longest first.

        With `exact` only forms of the same word meet, not all that are akin.
        """
        found: dict[str, list[tuple[Phrase, str]]] = {}
        for phrase, key in phrases:
            stems = tuple(t.stem if exact else self.same(t.stem) for t in self.tokens(phrase))
            if stems and (stems, key) not in found.setdefault(stems[0], []):
                found[stems[0]].append((stems, key))
        return {
            first: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
            for first, entries in found.items()
        }

    def teach(self) -> None:
        """Remember the words of the tables, before those of the record."""
        for line in self._lines(self.table.get("same", {})):
            self.remember(self.tokens(line))
        for words in self.table.get("units", {}).values():
            self.remember(self.tokens(words))

    def terms(self, tokens: Sequence[Token], taken: Iterable[tuple[int, int]] = ()) -> list[Term]:
        """Return the terms of a text; places in `taken` (figures, dates, areas) are none."""
        free = outside(tokens, taken)
        found = []
        at = 0
        while at < len(free):
            phrase, key = self._concept(free, at)
            if phrase:
                found.append(Term(free[at].start, free[at + phrase - 1].end, key))
                inner = free[at : at + phrase] if phrase > 1 else ()
                found += [Term(t.start, t.end, self.same(t.stem), inner=True) for t in inner]
                at += phrase
                continue
            token = free[at]
            at += 1
            if token.text in self.stopwords or token.stem in self.neutral or len(token.text) < 2:
                continue
            if not token.text.isdigit():
                stem = self.same(token.stem)
                found.append(Term(token.start, token.end, stem, self.knows(token.stem)))
        return found

    def _concept(self, tokens: Sequence[Token], at: int) -> tuple[int, str]:
        for phrase, key in self.concepts.get(self.same(tokens[at].stem), ()):
            here = tokens[at : at + len(phrase)]
            if len(here) == len(phrase) and all(
                self.same(token.stem) == stem for token, stem in zip(here, phrase, strict=True)
            ):
                return len(phrase), key
        return 0, ""


def find(
    tokens: Sequence[Token], index: Mapping[str, tuple[tuple[Phrase, str], ...]]
) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and meaning of every phrase of an exact index, the longest at each place."""
    at = 0
    while at < len(tokens):
        step = 1
        for phrase, key in index.get(tokens[at].stem, ()):
            here = tokens[at : at + len(phrase)]
            if [token.stem for token in here] == list(phrase):
                yield here[0].start, here[-1].end, key
                step = len(phrase)
                break
        at += step


def outside(tokens: Sequence[Token], spans: Iterable[tuple[int, int]]) -> list[Token]:
    """Return the words that no span touches."""
    found = []
    ordered = sorted(spans)
    at = reach = 0
    for token in tokens:
        while at < len(ordered) and ordered[at][0] < token.end:
            reach = max(reach, ordered[at][1])
            at += 1
        if reach <= token.start:
            found.append(token)
    return found


def spotted(tokens: Sequence[Token], lines: str) -> list[tuple[int, int]]:
    """Return where phrases stand as printed; a star at the end of a word leaves its rest open.

    >>> words = [Token(0, 7, "planned", ""), Token(8, 10, "to", "")]
    >>> spotted(words, "plan* to | is to")
    [(0, 10)]
    """
    index = _index(lines)
    found = []
    for at, token in enumerate(tokens):
        for phrase in index.get(token.text[:2], ()):
            here = tokens[at : at + len(phrase)]
            if len(here) == len(phrase) and all(map(_is, here, phrase)):
                found.append((token.start, here[-1].end))
                break
    return found


def _is(token: Token, word: str) -> bool:
    return token.text.startswith(word[:-1]) if word.endswith("*") else token.text == word


@cache
def _index(lines: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return phrases by their first two letters."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in lines.replace("\n", " | ").split(" | "):
        phrase = tuple(line.split())
        if phrase:
            found[phrase[0][:2]] = (*found.get(phrase[0][:2], ()), phrase)
    return found


def akin(one: str, other: str) -> bool:
    """Return whether two stems are likely of one family of words.

    >>> akin("волонтер", "волонтерск"), akin("регион", "регистр"), akin("organis", "organiz")
    (True, False, True)
    """
    if one == other:
        return True
    shared = _common(one, other)
    longest, shortest = max(len(one), len(other)), min(len(one), len(other))
    if shared == shortest:
        return shared >= 4 and longest - shared <= (4 if shared >= 6 else 3)
    return shared >= 5 and longest - shared <= 3


def _common(one: str, other: str) -> int:
    size = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        size += 1
    return size


@dataclass(frozen=True, eq=False)
class Fleeting:
    """Stems of a language in which a vowel at the end of a stem comes and goes with the form."""

    inner: Any
    endings: tuple[str, ...]

    def stem(self, word: str) -> str:
        """Return the stem of a word, without such a vowel before its last letter."""
        stem = str(self.inner(word))
        if len(stem) > 4 and stem.endswith(self.endings):
            return stem[:-2] + stem[-1]
        return stem


def _stemmer(lang: str, snowball: str) -> Any:
    language = languages.get(lang)
    if not snowball or language.snowball or language.stem is not str.casefold:
        return language.stem
    return stem_of(snowball)
