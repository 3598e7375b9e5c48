"""What pages of all languages need to know: intervals, who denies whom, order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from civdata.figures import Interval
from civdata.model import (
    Collection,
    Discrepancy,
    IndexedFigure,
    Indicator,
    Observation,
    Package,
    Part,
    Row,
    Table,
)
from civdata.record.compare import conflicts, interval
from civdata.record.frames import period_ends
from civdata.record.reconcile import Outcome, outcomes
from civdata.record.standing import breaks, contested, headline

HELPERS = ("reference", "sources")


@dataclass(frozen=True)
class Disagreement:
    """Observations about the same thing that cannot all be true, in the order of their values."""

    indicator: Indicator
    time_period: str
    obs_status: str
    members: tuple[Observation, ...]


@dataclass(frozen=True)
class Facts:
    """The collection with what was worked out of it once, for all pages and languages."""

    collection: Collection
    intervals: Mapping[str, Interval]
    against: Mapping[str, tuple[Observation, ...]]
    disagreements: tuple[Disagreement, ...]
    outcomes: tuple[Outcome, ...]
    counted: Mapping[str, int]
    """How many figures of the whole record each source has."""

    @property
    def has_figures(self) -> bool:
        """Whether the record has any figures, also where this is a part of it without one."""
        held = self.collection
        return held.has_figures if isinstance(held, Part) else bool(held.observations)

    @property
    def contested(self) -> frozenset[str]:
        """Ids of the observations that an open question concerns, as in the tables."""
        return contested(self.collection)

    @cached_property
    def discrepancies(self) -> Mapping[str, tuple[Discrepancy, ...]]:
        """What an observation takes part in that does not add up, by its id."""
        computed = {one.reconciliation.id: one.observations for one in self.outcomes}
        found: dict[str, list[Discrepancy]] = defaultdict(list)
        for item in self.collection.discrepancies:
            for name in dict.fromkeys(o for m in item.members for o in computed.get(m, (m,))):
                found[name].append(item)
        return {name: tuple(items) for name, items in found.items()}

    @property
    def breaks(self) -> frozenset[tuple[str, str, str]]:
        """Where a series breaks: the indicator, the period before and the period after."""
        return breaks(self.collection)

    @property
    def packages(self) -> tuple[Package, ...]:
        """The packages that hold data, without the helpers that others point to."""
        order = {name: at for at, name in enumerate(self.collection.settings.topics)}
        found = [p for p in self.collection.packages if p.name not in HELPERS]
        return tuple(sorted(found, key=lambda p: order.get(p.name, len(order))))

    def of_indicator(self, indicator: Indicator) -> tuple[Observation, ...]:
        """Observations of an indicator, oldest period first, those without a period last."""
        return self._by_indicator.get(indicator.id, ())

    def newest_first(self, indicator: Indicator) -> tuple[Observation, ...]:
        """Observations of an indicator as pages list them: the newest period first, then those
        without a period."""
        found = self.of_indicator(indicator)
        return tuple(sorted(found, key=lambda o: (o.time_period, o.id), reverse=True))

    def latest(self, indicator: Indicator) -> Observation | None:
        """The figure that stands for an indicator, by the rule of `record.standing.headline`."""
        return self._latest.get(indicator.id)

    @cached_property
    def _by_indicator(self) -> dict[str, tuple[Observation, ...]]:
        found = sorted(
            self.collection.observations.values(), key=lambda o: (not o.time_period, *_ends(o))
        )
        made: dict[str, list[Observation]] = defaultdict(list)
        for o in found:
            made[o.indicator].append(o)
        return {name: tuple(group) for name, group in made.items()}

    @cached_property
    def _latest(self) -> dict[str, Observation]:
        return {
            name: chosen
            for name, group in self._by_indicator.items()
            if (chosen := headline(self.collection, group))
        }

    def index(self, source: str) -> tuple[IndexedFigure, ...]:
        """The index of figures of one source, in the order of the text."""
        found = self._figures.get(source, ())
        return tuple(sorted(found, key=lambda f: (_number(f.locator), f.position)))

    @cached_property
    def _figures(self) -> Mapping[str, list[IndexedFigure]]:
        return _by_source(self.collection.figures)

    def from_source(self, source: str) -> tuple[Observation, ...]:
        """Observations taken from one source, in the order of the text."""
        found = self._observations.get(source, ())
        return tuple(sorted(found, key=lambda o: (_number(o.locator), o.package, o.line)))

    @cached_property
    def _observations(self) -> Mapping[str, list[Observation]]:
        return _by_source(self.collection.observations.values())

    def records_from(self, source: str) -> Mapping[str, tuple[Table, Row]]:
        """Records that rest on one source, by id, with their tables."""
        return self._records.get(source, {})

    @cached_property
    def _records(self) -> Mapping[str, Mapping[str, tuple[Table, Row]]]:
        made: dict[str, dict[str, tuple[Table, Row]]] = defaultdict(dict)
        for name, (table, row) in self.collection.records.items():
            made[row["source"]][name] = (table, row)
        return made

    @cached_property
    def titles(self) -> Mapping[tuple[str, str], int]:
        """How many sources have a title and a publisher."""
        return Counter((x.title, x.publisher.id) for x in self.collection.sources.values())

    def counts(self, table: Table) -> Mapping[str, int]:
        """How many rows of a table rest on each source."""
        return self._counts[table.package, table.name]

    @cached_property
    def _counts(self) -> Mapping[tuple[str, str], Mapping[str, int]]:
        held = (table for package in self.collection.packages for table in package.records)
        return {(t.package, t.name): Counter(row["source"] for row in t.rows) for t in held}


T = TypeVar("T", IndexedFigure, Observation)


def _by_source(items: Iterable[T]) -> Mapping[str, list[T]]:
    made: dict[str, list[T]] = defaultdict(list)
    for item in items:
        made[item.source].append(item)
    return made


def gather(collection: Collection) -> Facts:
    """Work out what pages need from a collection, or from a part of one."""
    known = []
    for o in collection.observations.values():
        indicator, source = collection.indicators.get(o.indicator), collection.sources.get(o.source)
        if indicator and source:
            known.append((o, interval(o, indicator.unit, source.language)))
    pairs = conflicts(known)
    against: dict[str, list[Observation]] = defaultdict(list)
    for one, other in pairs:
        against[one.id].append(other)
        against[other.id].append(one)
    return Facts(
        collection,
        {o.id: span for o, span in known},
        {key: tuple(others) for key, others in against.items()},
        tuple(_disagreements(collection, pairs)),
        outcomes(collection),
        collection.counted
        if isinstance(collection, Part)
        else Counter(o.source for o in collection.observations.values()),
    )


def _disagreements(
    collection: Collection, pairs: Iterable[tuple[Observation, Observation]]
) -> list[Disagreement]:
    """Join pairs about the same thing into one disagreement each."""
    members: dict[tuple[str, str, str, str], dict[str, Observation]] = defaultdict(dict)
    for pair in pairs:
        for o in pair:
            members[o.indicator, o.time_period, o.ref_area, o.obs_status][o.id] = o
    return [
        Disagreement(
            collection.indicators[indicator],
            period,
            status,
            tuple(sorted(found.values(), key=lambda o: o.value)),
        )
        for (indicator, period, _, status), found in sorted(members.items())
    ]


def _ends(observation: Observation) -> tuple[str, str]:
    start, end = period_ends(observation.time_period)
    return start or "", end or ""


def _number(locator: str) -> int:
    digits = locator.removeprefix("¶")
    return int(digits) if digits.isdigit() else 0
