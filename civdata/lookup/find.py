"""Find packages, indicators, observations and records by words or figures, in three languages.

A word meets its other forms: Russian and English by Snowball stems, Kazakh by
`civdata.languages.kk.stems`. A figure in the query (`1,9 млрд`, `1053`) is read as the checks read
printed ones and meets the observations of exactly that value. Pure
Python; the index is built once a process.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from civdata.errors import UnknownName
from civdata.figures import Figure, read
from civdata.languages.kk import stems as kazakh
from civdata.model import Collection, Observation, Row, Table, Texts
from civdata.model.shown import cut, html_table

Kind = Literal["package", "indicator", "observation", "record"]
Postings = Mapping[int, float]
"""Weight by number of the document."""

NAME, TEXT, NOTE = 4.0, 1.5, 0.5
"""What a word counts in a name, in a description or printed text, and in a note."""

FIGURE, WHOLE_ID = 12.0, 500.0
"""What an exact value counts, and an id that was given whole."""

KINDS: Mapping[Kind, float] = {"indicator": 1.5, "package": 1.4, "observation": 1.0, "record": 1.0}
CYRILLIC = re.compile("[\u0400-\u04ff]")
KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, repr=False)
class Hit:
    """Something that was found, with a title and a detail in the reader's language."""

    kind: Kind
    id: str
    package: str
    title: str
    detail: str
    score: float

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id}: {cut(self.title)}>"

    def _repr_html_(self) -> str:
        rows = (("title", self.title), ("detail", self.detail), ("package", self.package))
        return html_table(f"{self.kind} {self.id}", (row for row in rows if row[1]))

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index knows of one thing; titles and details by language."""

    kind: Kind
    id: str
    package: str
    titles: Texts
    details: Texts


@dataclass(frozen=True)
class Index:
    """Entries, and in which of them each word key, value and period stands."""

    entries: list[Entry] = field(default_factory=list)
    words: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    values: dict[Decimal, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    periods: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, entry: Entry, texts: Iterable[tuple[str, str, float]]) -> int:
        """Enter a thing with its texts: language, text and weight of each; return its number."""
        number = len(self.entries)
        self.entries.append(entry)
        for lang, text, weight in texts:
            found = kazakh.words(text)
            for word in found:
                full = weight * (1 + 1 / len(found))  # a word tells more of a short text
                for key in keys(word, (lang,)):
                    held = self.words[key]
                    held[number] = max(held.get(number, 0), full)
        return number


def search(collection: Collection, text: str, lang: str = "", limit: int = 50) -> list[Hit]:
    """Return what fits `text`, best first, at most `limit` things; titles are in `lang`.

    `text` may be in any of the three languages, whatever `lang` is. Things that meet all its
    words and figures come alone; only where there are none, those that meet most of them.
    """
    lang = lang or collection.settings.language
    if lang not in collection.languages:
        raise UnknownName.among("language", lang, collection.languages)
    index = _index(_Held(collection))
    asked = _asked(index, text, lang)
    scores: dict[int, list[float]] = defaultdict(list)
    for postings in asked:
        rarity = math.log(1 + len(index.entries) / (1 + len(postings)))
        for number, weight in postings.items():
            scores[number].append(weight * rarity)
    most = max(map(len, scores.values()), default=0)
    meant = {n: sum(p) for n, p in scores.items() if len(p) == most and most * 2 >= len(asked)}
    for number, entry in enumerate(index.entries):
        if entry.id == text.strip():
            meant[number] = meant.get(number, 0) + WHOLE_ID
    hits = [_hit(index.entries[number], score, lang) for number, score in sorted(meant.items())]
    return sorted(hits, key=lambda hit: -hit.score)[:limit]


def _hit(entry: Entry, score: float, lang: str) -> Hit:
    score = round(score * KINDS[entry.kind], 3)
    title = entry.titles.get(lang) or next(filter(None, entry.titles.values()), entry.id)
    detail = entry.details.get(lang, "")
    return Hit(entry.kind, entry.id, entry.package, title, detail, score)


def _asked(index: Index, text: str, lang: str) -> list[Postings]:
    """Return what each word and figure of the query meets."""
    made: list[Postings] = []
    rest = text
    for figure in _figures(index, text, lang):
        made.append(_meets(index, figure))
        rest = rest.replace(figure.text, " ", 1)
    stop = stopwords()
    for word in (word for word in kazakh.words(rest) if word.lower() not in stop):
        met: dict[int, float] = {}
        for key in keys(word, ("kk", "ru", "en")):
            for number, weight in index.words.get(key, {}).items():
                met[number] = max(met.get(number, 0), weight)
        made.append(met)
    return made


def _figures(index: Index, text: str, lang: str) -> list[Figure]:
    """Read the figures of a query in the language that it is written in, or else in another."""
    if KAZAKH.search(text):
        order = ["kk", "ru"]
    elif CYRILLIC.search(text):
        order = ["kk", "ru"] if lang == "kk" else ["ru", "kk"]
    else:
        order = ["en"] if re.search("[A-Za-z]", text) else [lang, "kk", "ru", "en"]
    readings = [[f for f in read(text, code) if _telling(f)] for code in order]
    for figures in readings:
        if figures and all(_meets(index, figure) for figure in figures):
            return figures
    return readings[0]


def _telling(figure: Figure) -> bool:
    """Leave out ordinals and number words such as `one`, which are rarely meant as figures."""
    return figure.unit != "ordinal" and bool(re.search("[0-9]", figure.text))


def _meets(index: Index, figure: Figure) -> Postings:
    digits = re.sub(r"\s", "", figure.text)
    met = dict(index.words.get(f"#{digits}", {}))
    for postings in (
        index.values.get(figure.value.normalize(), {}),
        index.periods.get(figure.period or digits, {}),
    ):
        for number, weight in postings.items():
            met[number] = max(met.get(number, 0), weight)
    return met


def keys(word: str, languages: Iterable[str]) -> Iterator[str]:
    """Yield the keys under which a word is found, one for each language and part of it.

    >>> list(keys("организаций", ["ru"])), list(keys("2023-Q1", ["en"]))
    (['ru:организац'], ['#2023', 'en:q1'])
    """
    for part in re.split(r"[-']", word.lower()):
        if part.isdigit():
            yield f"#{part}"
    for lang in languages:
        if lang == "kk":
            if not word.isdigit():
                yield f"kk:{_kazakh(word)}"
            continue
        for part in re.split("[-']", word.lower()):
            # A Latin word in a Russian text is a name or an English word, and the other way round.
            if part and not part.isdigit():
                yield _stem("ru" if CYRILLIC.search(part) else "en", part)


@cache
def _kazakh(word: str) -> str:
    return kazakh.key(word)


@cache
def _stem(lang: str, word: str) -> str:
    stem = _stemmer(lang).stemWord(word.replace("ё", "е"))
    # Snowball keeps `charity` (chariti) apart from `charitable` (charit).
    return f"{lang}:{stem.removesuffix('i') if len(stem) > 5 else stem}"


@cache
def _stemmer(lang: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer({"ru": "russian", "en": "english"}[lang])


@cache
def stopwords() -> frozenset[str]:
    """Return the words of the three languages that tell nothing in a query."""
    text = files("civdata.languages").joinpath("stopwords.json").read_text(encoding="utf-8")
    return frozenset(word for words in json.loads(text).values() for word in words)


@dataclass(frozen=True, eq=False)
class _Held:
    """A collection as a key: the same only as itself, since its contents cannot be hashed."""

    collection: Collection

    def __hash__(self) -> int:
        return id(self.collection)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self.collection is other.collection


@lru_cache(maxsize=4)
def _index(held: _Held) -> Index:
    collection, index = held.collection, Index()
    for package in collection.packages:
        entry = Entry("package", package.name, package.name, package.titles, package.descriptions)
        words = " ".join(package.descriptor.get("keywords", ()))
        index.add(
            entry,
            [*_all(package.titles, NAME), *_all(package.descriptions, TEXT), ("en", words, NOTE)],
        )
        for indicator in package.indicators.values():
            entry = Entry(
                "indicator", indicator.id, package.name, indicator.names, indicator.definitions
            )
            index.add(entry, [*_all(indicator.names, NAME), *_all(indicator.definitions, TEXT)])
        for observation in package.observations:
            _add_observation(index, collection, observation)
        for table in package.records:
            for row in table.rows:
                _add_record(index, table, row, collection.languages)
    return index


def _all(texts: Texts, weight: float) -> Iterator[tuple[str, str, float]]:
    return ((lang, text, weight) for lang, text in texts.items())


def _add_observation(index: Index, collection: Collection, o: Observation) -> None:
    indicator = collection.indicators.get(o.indicator)
    source, told = collection.sources.get(o.source), collection.languages
    names = indicator.names if indicator else {}
    titles = {lang: ", ".join(filter(None, (names.get(lang), o.time_period))) for lang in told}
    who = {lang: source.publisher.name(lang) if source else o.source for lang in told}
    details = {lang: f"“{o.as_printed}” — {who[lang]}, {o.locator}" for lang in told}
    texts = [*_all(names, NAME), *_all(o.notes, NOTE)]
    texts.append((source.language if source else "ru", o.as_printed, TEXT))
    for table, id in (("institutions", o.institution), ("areas", o.ref_area)):
        row = collection.reference(table).get(id)
        if row and id != collection.country:  # the whole country tells nothing
            texts += [(lang, row[f"name_{lang}"], TEXT) for lang in told]
    number = index.add(Entry("observation", o.id, o.package, titles, details), texts)
    for value in (o.value, o.value_max):
        if value is not None:
            index.values[value.normalize()][number] = FIGURE
    for period in _periods(o.time_period):
        index.periods[period][number] = NAME


def _periods(period: str) -> set[str]:
    """Return the texts by which a period is asked for: itself, its ends and its years."""
    ends = period.split("/")
    return {period, *ends, *(end[:4] for end in ends)} - {""}


def _add_record(index: Index, table: Table, row: Row, told: tuple[str, ...]) -> None:
    names = {lang: row[f"name_{lang}"] or row["name"] or row["title"] for lang in told}
    details = {lang: table.titles.get(lang, table.name) for lang in told}
    texts = [*_all(names, NAME), *_all(details, TEXT)]
    for column in table.columns:
        stem, _, lang = column.rpartition("_")
        if column in ("id", "source", "locator") or stem == "name":
            continue
        if stem and lang in told:
            texts.append((lang, row[column], NOTE if stem == "note" else TEXT))
        else:
            texts.append(("en", row[column], TEXT))
    index.add(Entry("record", row["id"], table.package, names, details), texts)
