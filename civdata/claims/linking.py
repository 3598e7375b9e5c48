"""Links a figure to an indicator by the words around it, never by its value."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from civdata.claims.lexical import Key, Lexicon, Topic
from civdata.claims.mentions import Mention

MISSING, STRANGE, FOREIGN = 0.55, 0.35, 0.5
"""What it costs an indicator that a word of its name is missing, that a word beside the figure is
none of its own, and that such a word is none of the record's."""
OTHER_UNIT, OTHER_THING, OTHER_YEAR, NEVER = 4.0, 5.0, 3.0, 100.0
HELD = 1.5
"""What it brings that the record holds a figure for the period, area and status of the text."""
TOLD = 0.3
"""What a word of the note or print of an observation weighs beside one of the indicator's name."""
SAME = 2.0
"""What it brings that the figure before was of it, where nothing else is said of this one."""
_FIXED = frozenset({"currency", "share", "multiple"})


@dataclass(frozen=True, eq=False, slots=True)
class Candidate:
    """An indicator with what speaks for it: `found` of its name, `score` all in all.

    `anchored`: something of it stands beside the figure; `fits`: the counted word is its unit,
    and no words but others' stand there.
    """

    topic: Topic
    score: float
    found: float
    lacking: float
    key: Key
    held: bool
    anchored: bool
    fits: bool

    @property
    def share(self) -> float:
        """How much of the name stands in the text, from 0 to 1."""
        whole = self.found + self.lacking
        return self.found / whole if whole else 0.0


def candidates(
    mention: Mention, lexicon: Lexicon, last: str = "", series: float = 0.0, least: float = 0.0
) -> list[Candidate]:
    """Return the indicators that a figure may be of, the likeliest first.

    `last` is the indicator of the figure before: one that says nothing of itself is of the same.
    `series` is what it brings, by the logarithm of their number, that the record holds figures of
    an indicator for the area: nothing for a check, which must not lean to what is known. Those
    of whose name less than a share of `least` is said are left out.
    """
    found = []
    told = TOLD * sum(lexicon.weight(key) for key in mention.own)
    for indicator in _near(mention, lexicon):
        topic = lexicon.topics[indicator]
        candidate = _candidate(mention, lexicon, topic, last, series, least, told)
        if candidate:
            found.append(candidate)
    return sorted(found, key=lambda c: (-c.score, c.topic.id))


def _near(mention: Mention, lexicon: Lexicon) -> set[str]:
    """Return the indicators of whose name the text or the unit says anything at all."""
    near: set[str] = set()
    for key, share in mention.around.items():
        if share:
            near.update(lexicon.naming.get(key, ()))
    of_any_unit = mention.units is None or mention.figure.unit == "ordinal"
    for unit in lexicon.telling if of_any_unit else mention.units or ():
        near.update(lexicon.telling.get(unit, ()))
    return near


# complex: one sum of costs and gains, a term a line
def _candidate(
    mention: Mention,
    lexicon: Lexicon,
    topic: Topic,
    last: str,
    series: float,
    least: float,
    told: float,
) -> Candidate | None:
    cost = _unit(mention, lexicon, topic)
    if cost >= NEVER:
        return None
    weight, around = lexicon.weight, mention.around
    by_unit = lexicon.unit_terms.get(topic.unit, frozenset()) if cost < 1 else frozenset()
    found, lacking = _of_name(mention, lexicon, topic, by_unit)
    if not found or (found + told) * (1 - least) < lacking * least:
        return None
    other = sum(weight(key) * share * around.get(key, 0.0) for key, share in topic.said.items())
    beside = _beside(mention, lexicon, topic, by_unit)
    fits = _fits(mention, topic, cost, beside)
    if topic.years and not any(year in p for year in topic.years for p in mention.periods):
        cost += OTHER_YEAR
    about, held = locate(topic.id, mention, lexicon)
    found += TOLD * _noted(mention, lexicon, topic, about)
    cost -= SAME * (last == topic.id and not mention.own)
    score = found + 0.6 * other - MISSING * lacking - beside.strange - cost + HELD * held
    score += series * math.log(1 + lexicon.series.get((topic.id, mention.area), 0))
    return Candidate(topic, score, found, lacking, about, held, beside.anchored, fits)


def _of_name(
    mention: Mention, lexicon: Lexicon, topic: Topic, by_unit: frozenset[str]
) -> tuple[float, float]:
    """Return how much of an indicator's name stands near a figure, and how much is lacking.

    A phrase may be said in parts; what the counted word says by itself need not be said again.
    """
    found = lacking = 0.0
    for key, inner in topic.name.items():
        seen = mention.around.get(key, 0.0)
        if inner and seen < 0.8:
            parts = sum(mention.around.get(k, 0.0) for k in inner)
            seen = max(seen, 0.8 * parts / len(inner))
        if key in by_unit:
            seen = max(seen, 0.9)
        found += lexicon.weight(key) * seen
        lacking += lexicon.weight(key) * (1 - seen)
    return found, lacking


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the words beside a figure say of an indicator.

    `anchored`: one is of it; `named`: one is of its name or often said of it; `others`: one is
    not; `strange`: what those cost.
    """

    anchored: bool
    named: bool
    others: bool
    strange: float


def _fits(mention: Mention, topic: Topic, cost: float, beside: _Beside) -> bool:
    """Return whether neither the noun nor the terms beside a figure speak against a topic."""
    if beside.others and not beside.named:
        return False
    return cost <= 1.0 or not mention.noun or any(key in topic.name for key in mention.noun)


def _noted(mention: Mention, lexicon: Lexicon, topic: Topic, about: Key) -> float:
    """Return the weight of the terms that only the notes of what is located tell."""
    notes = lexicon.notes.get(about, frozenset())
    noted = (key for key in mention.own if key in notes and key not in topic.name)
    return sum(lexicon.weight(key) for key in noted)


# complex: terms are sorted into kinds, a list each
def _beside(mention: Mention, lexicon: Lexicon, topic: Topic, by_unit: frozenset[str]) -> _Beside:
    foreign = any(key not in lexicon.weights for key in mention.own)
    of_unit = [key for key in mention.own if key in by_unit]
    rest = [key for key in mention.own if key not in by_unit]
    named = [key for key in rest if key in topic.name or topic.said.get(key, 0.0) >= 0.2]
    others = [key for key in rest if key not in named]
    strange = _strange(lexicon, others)
    anchored = not mention.own or bool(named) or (bool(of_unit) and not foreign)
    return _Beside(anchored, bool(named), bool(others), strange)


def locate(indicator: str, mention: Mention, lexicon: Lexicon) -> tuple[Key, bool]:
    """Return what a figure of an indicator would be about, and whether the record holds it.

    A figure of several areas together is meant where a text names them all, or none.
    """
    status = mention.status or "actual"
    periods = mention.periods or ("",)
    for period in periods:
        key = (indicator, period, mention.area, status)
        if key in lexicon.known:
            return key, True
    for period in periods:
        for key in lexicon.together.get((indicator, period, status), ()):
            if mention.area == lexicon.places.country and mention.areas in ((), _areas(key)):
                return key, True
    return (indicator, periods[0], mention.area, status), False


def _areas(key: Key) -> tuple[str, ...]:
    return tuple(sorted(key[2].split()))


def _unit(mention: Mention, lexicon: Lexicon, topic: Topic) -> float:
    """Return what it costs that the counted word is not the unit of the indicator."""
    kinds, own = lexicon.unit_kinds, mention.units
    fixed = kinds.get(topic.unit) in _FIXED
    if mention.figure.unit == "ordinal":
        return NEVER if fixed else _rank(mention, lexicon, topic)
    if own is not None and any(kinds.get(unit) in _FIXED for unit in own):
        return 0.0 if topic.unit in own else NEVER
    return NEVER if fixed else _counted(mention, lexicon, topic)


def _rank(mention: Mention, lexicon: Lexicon, topic: Topic) -> float:
    """Return what an ordinal costs: one in so many is a ratio, else it must be a place."""
    if mention.each:
        return 0.0 if topic.kind == "ratio" else NEVER
    other = mention.units is not None and topic.unit not in mention.units
    return NEVER if other or topic.unit not in lexicon.ranks else 0.0


def _strange(lexicon: Lexicon, others: Sequence[str]) -> float:
    """Return what terms cost that a topic does not have, more where the record has none of them."""
    strange = 0.0
    for key in others:
        strange += lexicon.weight(key) * (STRANGE if key in lexicon.weights else FOREIGN)
    return strange


# complex: one row of guards, a way to count each, the cheapest first
def _counted(mention: Mention, lexicon: Lexicon, topic: Topic) -> float:
    """Return what a counted thing costs; a unit that is near, or said beside it, costs less."""
    own = mention.units
    if mention.thing and mention.thing in topic.name:
        return 0.3 if own is None or topic.unit in own else OTHER_UNIT / 2
    if own is None:
        return OTHER_THING if mention.thing else 0.5
    if topic.unit in own:
        return 0.5 if mention.thing else 0.0
    if any(topic.unit in pair and pair.intersection(own) for pair in lexicon.near):
        return 1.0
    beside = lexicon.unit_terms.get(topic.unit, frozenset()).intersection(mention.own)
    return OTHER_UNIT / 2 if beside else OTHER_UNIT
