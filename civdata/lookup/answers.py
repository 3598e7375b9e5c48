"""Which figures answer a question, or that none does.

A search gives what comes near; an answer must be about what was asked. So the telling words of
the question have to stand on the page of the indicator, enough of the indicator's name has to be
asked for, and a year or area that is named has to be that of the figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from civdata.errors import UnknownName
from civdata.languages.wordforms import words as words_of
from civdata.lookup.document import Document
from civdata.lookup.query import A_YEAR, Group, read
from civdata.lookup.rank import Finder
from civdata.lookup.reading import shelf_of
from civdata.model import Collection, Observation
from civdata.record.frames import period_ends

TRIED = 8
"""So many pages are looked at, best first."""
NAMED = 0.34
"""How much of an indicator's name, in the language that says it shortest, a question must ask."""
MOSTLY = 0.6
"""Where so much of the name is asked for, so many of the words asked are enough."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers a question: figures of one indicator, or why there are none.

    `reason` is empty where there are figures, else `nothing` (no indicator is named so),
    `period` or `area` (there is one, but no figure of that year or place); `near` are indicators
    that come nearest.
    """

    indicator: str = ""
    figures: tuple[Observation, ...] = ()
    reason: str = ""
    years: tuple[str, ...] = ()
    area: str = ""
    near: tuple[str, ...] = ()


# complex: the steps of an answer, each over what the one before found
def answer(collection: Collection, question: str, lang: str = "") -> Answer:
    """Find the figures that answer a question in any language of the record."""
    lang = lang or collection.settings.language
    if lang not in collection.languages:
        raise UnknownName.among("language", lang, collection.languages)
    finder = Finder(shelf_of(collection, None))
    query = read(finder.shelf.keys, finder.shelf.areas, question)
    years = tuple(g.text for g in query.groups if g.figure and A_YEAR.fullmatch(g.text))
    words = [g for g in query.groups if not g.figure]
    indicators = _indicators(finder, question)[:TRIED]
    near = tuple(finder.shelf.documents[n].id for n in indicators[:3])
    names = _asked_about(finder, indicators, words)
    tried = [_answering(collection, name, years, query.areas, near) for name in names]
    nothing = Answer(reason="nothing", years=years, near=near)
    return next((one for one in tried if one.figures), tried[0] if tried else nothing)


def areas_named(collection: Collection, text: str) -> tuple[str, ...]:
    """Return the areas that words name in any language of the record, the likeliest first."""
    shelf = shelf_of(collection, None)
    return read(shelf.keys, shelf.areas, text).areas


def _asked_about(
    finder: Finder, indicators: Sequence[int], words: Sequence[Group]
) -> Iterator[str]:
    """Yield the indicators that the words of a question are about, in the order given."""
    met = [found for _, found in finder._met(words)]
    for number in indicators:
        document = finder.shelf.documents[number]
        if _is_about([number in found for found in met], _named(finder, document, words)):
            yield document.id


def _is_about(told: Sequence[bool], named: float) -> bool:
    """Tell whether the words of a question that an indicator's page has are enough."""
    if told and all(told) and named >= NAMED:
        return True
    return named >= MOSTLY and sum(told) >= MOSTLY * len(told)


# complex: one share, the best of all languages
def _named(finder: Finder, document: Document, words: Sequence[Group]) -> float:
    """Return how much of a name the words ask for, in the language in which it is most."""
    asked = {key for group in words for key, _ in group.keys}
    asked |= {stem for group in words for stem in group.stems}
    known, best = finder.shelf.keys, 0.0
    for language, name in document.names.items():
        keyed = [known.of_word(word, language) for word in words_of(name) if len(word) > 2]
        held = [one for one in keyed if one and not known.empty & set(one)]
        if held:
            best = max(best, sum(bool(asked & set(one)) for one in held) / len(held))
    return best


def _indicators(finder: Finder, question: str) -> list[int]:
    """Return the numbers of the indicators that a question finds, the likeliest first."""
    documents = finder.shelf.documents
    pages = [page.document for page in finder.find(question).pages]
    return [n for n in pages if documents[n].kind == "indicator"]


def _in_time(figures: Sequence[Observation], years: Sequence[str]) -> list[Observation]:
    """Return the figures of any of the years."""
    return [o for o in figures if any(_covers(o, year) for year in years)]


# complex: what is not there is the reason for none: first the area, then the period
def _answering(
    collection: Collection,
    indicator: str,
    years: tuple[str, ...],
    areas: Sequence[str],
    near: tuple[str, ...],
) -> Answer:
    """Return the figures of an indicator that are of the years and the area asked for."""
    asked = Answer(indicator, years=years, area=areas[0] if areas else "", near=near)
    found = [o for o in collection.observations.values() if o.indicator == indicator]
    there = [o for o in found if o.ref_area in (areas or (collection.country,))]
    if areas and not there:
        return replace(asked, reason="area")
    there = there or found
    dated = _in_time(there, years)
    if years and not dated:
        return replace(asked, reason="period")
    return replace(asked, figures=tuple(dated or _newest(there)))


def _newest(found: Sequence[Observation]) -> list[Observation]:
    ends = [period_ends(o.time_period)[1] or "" for o in found]
    newest = max(ends, default="")
    return [o for o, end in zip(found, ends, strict=True) if end == newest]


def _covers(o: Observation, year: str) -> bool:
    first, last = period_ends(o.time_period)
    return bool(first and last and first[:4] <= year <= last[:4])
