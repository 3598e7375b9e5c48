"""What the record calls its indicators in one language, and what it holds for each.

All comes from names, definitions, notes and printed words of the record, and from the synonyms in
the language's folder; nothing is learnt from texts.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from civdata.claims.places import Gazetteer, gazetteer
from civdata.claims.times import Calendar, calendar
from civdata.claims.words import Phrase, Term, Words
from civdata.figures import Interval
from civdata.model import Collection, Indicator, Observation, Row
from civdata.record.compare import interval

Key = tuple[str, str, str, str]
DEFINITION, PRINT, NOTE, PACKAGE = 0.5, 0.35, 0.2, 0.15
"""How much a word of the definition, of a print, of a note and of the package's title weighs
beside a word of the name."""


@dataclass(frozen=True, eq=False, slots=True)
class Topic:
    """An indicator as a text may speak of it: the terms of its name and of all said about it.

    A term of the name that is a phrase comes with its words, so that a text may say it in parts;
    `years` stand in the name itself.
    """

    id: str
    unit: str
    kind: str
    name: Mapping[str, tuple[str, ...]]
    said: Mapping[str, float]
    years: frozenset[str]


@dataclass(frozen=True, eq=False, slots=True)
class Known:
    """An observation as a claim meets it, by its id."""

    id: str
    interval: Interval
    date: str
    notes: frozenset[str]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Everything that linking needs in one language."""

    words: Words
    topics: Mapping[str, Topic]
    weights: Mapping[str, float]
    known: Mapping[Key, tuple[Known, ...]]
    held: Mapping[str, tuple[Key, ...]]
    together: Mapping[tuple[str, str, str], tuple[Key, ...]]
    notes: Mapping[Key, frozenset[str]]
    series: Mapping[tuple[str, str], int]
    places: Gazetteer
    calendar: Calendar
    units: Mapping[str, tuple[tuple[Phrase, str], ...]]
    unit_kinds: Mapping[str, str]
    unit_terms: Mapping[str, frozenset[str]]
    ranks: frozenset[str]
    area_terms: frozenset[str]
    near: frozenset[frozenset[str]]
    rare: float

    @cached_property
    def naming(self) -> Mapping[str, frozenset[str]]:
        """The indicators whose names use a term, alone or in a phrase."""
        found: dict[str, set[str]] = defaultdict(set)
        for topic in self.topics.values():
            for key, inner in topic.name.items():
                for each in (key, *inner):
                    found[each].add(topic.id)
        return {key: frozenset(ids) for key, ids in found.items()}

    @cached_property
    def telling(self) -> Mapping[str, frozenset[str]]:
        """By unit, the indicators whose name a figure of the unit says a part of by itself."""
        found: dict[str, set[str]] = defaultdict(set)
        for topic in self.topics.values():
            said = self.unit_terms.get(topic.unit, frozenset())
            if any(key in said for key in topic.name):
                found[topic.unit].add(topic.id)
        return {unit: frozenset(ids) for unit, ids in found.items()}

    def weight(self, key: str) -> float:
        """Return how much a term tells: much where few indicators use it."""
        return self.weights.get(key, self.rare)


class _Texts:
    """Reads the texts of a record with the words of a language, each text once."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.tokens = cache(words.tokens)
        self.keys = cache(self._keys)
        self._learnt = set[str]()

    def learn(self, text: str) -> None:
        """Remember the words of a text as words of the record."""
        if text not in self._learnt:
            self._learnt.add(text)
            self.words.remember(self.tokens(text))

    def terms(self, text: str) -> list[Term]:
        """Return the terms of a text, once all words are learnt."""
        return self.words.terms(self.tokens(text))

    def _keys(self, text: str) -> tuple[str, ...]:
        return tuple(term.key for term in self.terms(text))


@lru_cache(maxsize=8)
def _taught(collection: Collection, lang: str) -> tuple[_Texts, list[Indicator]]:
    """Return the texts of a record whose words a language has learnt, and its indicators."""
    texts = _Texts(Words(lang))
    unit_names = _unit_names(collection.reference("units"), lang)
    indicators = [i for i in collection.indicators.values() if _said(i.names, i.definitions, lang)]
    _teach(texts, collection, indicators, [name for name, _ in unit_names], lang)
    return texts, indicators


def words_of(collection: Collection, lang: str) -> Words:
    """Return the words of a language with what it has learnt from a record."""
    return _taught(collection, lang)[0].words


# complex: one constructor, a field a line
@lru_cache(maxsize=8)
def lexicon(collection: Collection, lang: str) -> Lexicon:
    """Make the lexicon of a language from a record."""
    texts, indicators = _taught(collection, lang)
    words, units = texts.words, collection.reference("units")
    unit_names = _unit_names(units, lang)
    by_indicator: dict[str, list[Observation]] = defaultdict(list)
    for observation in collection.observations.values():
        by_indicator[observation.indicator].append(observation)
    topics = {i.id: _topic(collection, i, by_indicator[i.id], texts, lang) for i in indicators}
    known = _known(collection, texts, lang)
    held, together = _groups(known)
    areas, total = words.table.get("areas", {}), len(topics) or 1
    return Lexicon(
        words,
        topics,
        _weights(topics, total),
        known,
        held,
        together,
        {key: frozenset().union(*(k.notes for k in items)) for key, items in known.items()},
        Counter((indicator, area) for indicator, _, area, _ in known),
        gazetteer(words, collection.reference("areas"), collection.country),
        calendar(words),
        words.index([*unit_names, *_own_units(words, units)], exact=True),
        {unit: row.cells.get("kind", "") for unit, row in units.items()},
        _unit_terms(texts, unit_names, units),
        frozenset(str(words.table.get("ranks", "")).split()),
        frozenset(k for kind in ("region", "city") for k in texts.keys(str(areas.get(kind, "")))),
        frozenset(frozenset(x.split()) for x in str(words.table.get("near", "")).split(" | ")),
        math.log(1 + total),
    )


def _said(names: Mapping[str, str], definitions: Mapping[str, str], lang: str) -> bool:
    return bool(names.get(lang) or definitions.get(lang))


def _unit_names(units: Mapping[str, Row], lang: str) -> list[tuple[str, str]]:
    """Return the names of the units in a language, each with its unit."""
    return [
        (text, unit)
        for unit, row in units.items()
        for name, text in row.cells.items()
        if name.endswith(f"_{lang}") and text
    ]


def _own_units(words: Words, units: Mapping[str, Row]) -> list[tuple[str, str]]:
    """Return what else a language calls the units of the record, each with its unit."""
    own = words.table.get("units", {}).items()
    return [(p, unit) for unit, text in own if unit in units for p in str(text).split(" | ") if p]


def _teach(
    texts: _Texts,
    collection: Collection,
    indicators: Iterable[Indicator],
    unit_names: Iterable[str],
    lang: str,
) -> None:
    """Let words learn from the record; of two forms of a word, the one met first counts."""
    texts.words.teach()
    names = [indicator.names.get(lang, "") for indicator in indicators]
    definitions = [indicator.definitions.get(lang, "") for indicator in indicators]
    for text in (*unit_names, *names, *definitions):
        texts.learn(text)
    for observation in collection.observations.values():
        if _language(collection, observation) == lang:
            texts.learn(observation.as_printed)
        texts.learn(observation.notes.get(lang, ""))


def _weights(topics: Mapping[str, Topic], total: int) -> dict[str, float]:
    """Return how much each term tells: the more, the fewer indicators use it."""
    used = Counter(key for t in topics.values() for key in sorted({*t.name, *_strong(t)}))
    return {key: math.log(1 + total / count) for key, count in used.items()}


_Held = Mapping[str, tuple[Key, ...]]
_Together = Mapping[tuple[str, str, str], tuple[Key, ...]]


def _groups(known: Iterable[Key]) -> tuple[_Held, _Together]:
    """Return what is held by indicator, and what is held of several areas at once."""
    held: dict[str, list[Key]] = defaultdict(list)
    together: dict[tuple[str, str, str], list[Key]] = defaultdict(list)
    for key in known:
        held[key[0]].append(key)
        if " " in key[2]:
            together[key[0], key[1], key[3]].append(key)
    return (
        {indicator: tuple(keys) for indicator, keys in held.items()},
        {about: tuple(keys) for about, keys in together.items()},
    )


def _unit_terms(
    texts: _Texts, names: Iterable[tuple[str, str]], units: Mapping[str, Row]
) -> Mapping[str, frozenset[str]]:
    """Return the terms that a figure of a unit says by itself: 5 projects, 5 tenge (money)."""
    kinds = texts.words.table.get("kinds", {})
    found: dict[str, set[str]] = defaultdict(set)
    for text, unit in names:
        found[unit].update(texts.keys(text))
    for unit, row in units.items():
        for text in str(kinds.get(row.cells.get("kind", ""), "")).split(" | "):
            found[unit].update(texts.keys(text))
    return {unit: frozenset(keys) for unit, keys in found.items()}


def _strong(topic: Topic) -> Iterable[str]:
    return (key for key, weight in topic.said.items() if weight >= DEFINITION)


def _language(collection: Collection, observation: Observation) -> str:
    source = collection.sources.get(observation.source)
    return source.language if source else ""


def _topic(
    collection: Collection,
    indicator: Indicator,
    observations: Iterable[Observation],
    texts: _Texts,
    lang: str,
) -> Topic:
    """Gather the terms of an indicator; behind a semicolon definitions say what it is not."""
    title = indicator.names.get(lang, "")
    name = _slots(texts, title)
    said: dict[str, float] = {}
    package = collection.package(indicator.package)
    about = [(indicator.definitions.get(lang, "").split(";")[0], DEFINITION)]
    about += [(package.titles.get(lang, ""), PACKAGE)] if package else []
    for observation in observations:
        if _language(collection, observation) == lang:
            about.append((observation.as_printed, PRINT))
        about.append((observation.notes.get(lang, ""), NOTE))
    for text, weight in about:
        for key in texts.keys(text):
            if key not in name:
                said[key] = max(weight, said.get(key, 0.0))
    years = frozenset(re.findall(r"\b(?:19|20)\d\d\b", title))
    return Topic(indicator.id, indicator.unit, indicator.kind, name, said, years)


def _slots(texts: _Texts, text: str) -> dict[str, tuple[str, ...]]:
    """Return the terms of a name, each with the words that it is made of."""
    terms = texts.terms(text)
    outer = [term for term in terms if not term.inner]
    return {
        term.key: tuple(
            t.key
            for t in terms
            if t.inner and term.start <= t.start < term.end and t.key not in texts.words.dull
        )
        for term in outer
    }


def _known(collection: Collection, texts: _Texts, lang: str) -> Mapping[Key, tuple[Known, ...]]:
    found: dict[Key, list[Known]] = defaultdict(list)
    for o in collection.observations.values():
        indicator = collection.indicators.get(o.indicator)
        source = collection.sources.get(o.source)
        if not indicator or not source:
            continue
        span = interval(o, indicator.unit, source.language)
        told = o.as_printed if source.language == lang else ""
        notes = frozenset(texts.keys(f"{o.notes.get(lang, '')} {told}"))
        key = (o.indicator, o.time_period, o.ref_area, o.obs_status)
        found[key].append(Known(o.id, span, source.date, notes))
    return {key: tuple(items) for key, items in found.items()}
