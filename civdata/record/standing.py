"""Which printed figure stands for others, and which figures an open question concerns.

One rule for headlines, tables and charts: what counts the same thing; of the whole country;
an outcome before a plan; printed by who counts before who passes it on; proved against a text that
is held; printed alike by most publishers; and only then the newest print.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from civdata.figures import Interval
from civdata.model import Collection, Observation, Part
from civdata.record.compare import conflicts, interval, key
from civdata.record.frames import period_ends
from civdata.record.reconcile import outcomes

WHOLES = ("sum", "part_sum", "difference", "share")
"""Kinds of reconciliation that put a whole and its parts together."""
PRESS = ("state_media", "independent_media")
"""Kinds of publishers that pass on what others counted."""


@lru_cache(maxsize=4)
def published(collection: Collection) -> dict[str, str]:
    """Return when each source was published, at the latest known.

    That is its date; an undated source counts from the first day of the latest period about which
    it prints an actual figure, since it cannot have been written before that period began.
    """
    if isinstance(collection, Part):
        return dict(collection.published)
    dates = {source.id: source.date for source in collection.sources.values()}
    latest: dict[str, str] = {}
    for o in collection.observations.values():
        if o.obs_status == "actual" and o.time_period:
            latest[o.source] = max(latest.get(o.source, ""), period_ends(o.time_period)[0] or "")
    return {source: date or latest.get(source, "") for source, date in dates.items()}


def national(collection: Collection, observations: Iterable[Observation]) -> list[Observation]:
    """Return the observations of the whole country, or all of them where there are none.

    A figure of one region must never stand for the country, however new it is.
    """
    given = list(observations)
    return [o for o in given if o.ref_area == collection.country] or given


def preferred(collection: Collection, observations: Iterable[Observation]) -> Observation | None:
    """Return the observation that stands for all that are given, by the rule above.

    Among equals the first in file order stays. An open bound gives way to a figure inside it that
    is as well placed: where one page prints 224 and another more than 50, the 224 says more.
    """
    given = list(observations)
    if not given:
        return None
    alike, dates = _alike(collection, given), published(collection)

    def placed(o: Observation) -> tuple[bool, bool]:
        source = collection.sources.get(o.source)
        counts = source is not None and source.publisher.kind not in PRESS
        return o.obs_status == "actual", counts

    def rank(o: Observation) -> tuple[bool, bool, bool, int, str]:
        source = collection.sources.get(o.source)
        proved = source is not None and source.held
        return (*placed(o), proved, alike[o.id], dates.get(o.source, ""))

    ranked = sorted(given, key=rank, reverse=True)
    spans = {o.id: span for o, span in spans_of(collection, ranked)}
    chosen = ranked[0]
    for other in ranked[1:]:
        as_well = placed(other) == placed(chosen) and alike[other.id] >= alike[chosen.id]
        inner, outer = spans.get(other.id), spans.get(chosen.id)
        if as_well and key(other) == key(chosen) and inner and outer and _says_more(inner, outer):
            return other
    return chosen


def _actual(given: list[Observation]) -> list[Observation]:
    """Return the actual figures that have a period, or all where there are none."""
    return [o for o in given if o.obs_status == "actual" and o.time_period] or given


def _newest(pool: Sequence[Observation]) -> tuple[list[Observation], list[Observation]]:
    """Return the figures of the newest period among some, and all others."""
    newest = max((_end(o) for o in pool), default="")
    here = [o for o in pool if _end(o) == newest]
    return here, [o for o in pool if _end(o) != newest]


def headline(collection: Collection, observations: Iterable[Observation]) -> Observation | None:
    """Return the figure that stands for an indicator: the preferred one of its newest period.

    Figures without a period and plans come only where there is nothing else. A newest figure that
    another count than before gives, and that one publisher alone prints, does not take over.
    """
    pool = _actual(national(collection, observations))
    after = {(indicator, later) for indicator, _, later in breaks(collection)}
    while True:
        here, before = _newest(pool)
        counted_anew = all((o.indicator, o.time_period) in after for o in here)
        if not (before and counted_anew and _are_of_one_publisher(collection, here)):
            return preferred(collection, here)
        pool = before


def _are_of_one_publisher(collection: Collection, found: Iterable[Observation]) -> bool:
    return len({_publisher(collection, o) for o in found}) == 1


@lru_cache(maxsize=4)
def _printed_of(collection: Collection) -> Mapping[object, list[Observation]]:
    """Return the observations of each thing."""
    found: dict[object, list[Observation]] = defaultdict(list)
    for o in collection.observations.values():
        found[key(o)].append(o)
    return found


def rivals(collection: Collection, chosen: Observation) -> list[Observation]:
    """Return what others print of the same thing, a figure once, in the order of their values."""
    said = {_print(chosen)}
    found = []
    same = _printed_of(collection).get(key(chosen), ())
    for o in sorted(same, key=lambda o: (o.value, o.id)):
        if _print(o) not in said:
            said.add(_print(o))
            found.append(o)
    return found


# complex: one condition of a relation, in the words of the rule
@lru_cache(maxsize=4)
def breaks(collection: Collection) -> frozenset[tuple[str, str, str]]:
    """Return where a series breaks: the indicator, the period before and the period after.

    Two figures whose order is declared not to add up are not of one count.
    """
    declared = {name for item in collection.discrepancies for name in item.members}
    made = set()
    for one in outcomes(collection):
        terms = (one.result, *one.operands)
        ends = sorted((o for t in terms for o in t.observations), key=lambda o: o.time_period)
        of_one = len({o.indicator for o in ends}) == 1 and len(ends) == 2
        if one.reconciliation.kind == "order" and one.reconciliation.id in declared and of_one:
            made.add((ends[0].indicator, ends[0].time_period, ends[1].time_period))
    return frozenset(made)


@lru_cache(maxsize=4)
def contested(collection: Collection) -> frozenset[str]:
    """Return the ids of observations that an open question concerns, and no others.

    That is what an open discrepancy names, itself or by a relation; what another figure about the
    same thing denies; and a whole and parts that do not add up. What is explained, what the
    publisher has corrected, and what rounding or an open bound leaves possible is not contested.
    """
    computed = {one.reconciliation.id: one.observations for one in outcomes(collection)}
    settled: list[frozenset[str]] = []
    found: set[str] = set()
    for item in collection.discrepancies:
        named = {o for m in item.members for o in computed.get(m, (m,))}
        if item.state == "open":
            found |= named & collection.observations.keys()
        else:
            settled.append(frozenset(named))
    for pair in conflicts(spans_of(collection, collection.observations.values())):
        ids = frozenset(o.id for o in pair)
        if not any(ids <= one for one in settled):
            found |= ids
    return frozenset(found | _of_failed_sums(collection))


def _of_failed_sums(collection: Collection) -> set[str]:
    """Return the figures of wholes and parts that do not add up, where that is not declared."""
    declared = {member for item in collection.discrepancies for member in item.members}
    failed = (
        one
        for one in outcomes(collection)
        if one.verdict == "contradicts"
        and one.reconciliation.kind in WHOLES
        and one.reconciliation.id not in declared
    )
    return {name for one in failed for name in one.observations}


def spans_of(
    collection: Collection, observations: Iterable[Observation]
) -> list[tuple[Observation, Interval]]:
    """Return observations with what each says as an interval; those that lead nowhere stay out."""
    made = []
    for o in observations:
        indicator, source = collection.indicators.get(o.indicator), collection.sources.get(o.source)
        if indicator and source:
            made.append((o, interval(o, indicator.unit, source.language)))
    return made


def _alike(collection: Collection, given: list[Observation]) -> dict[str, int]:
    """Count by id how many publishers print the same figure of the same thing."""
    who: dict[object, set[str]] = defaultdict(set)
    for o in given:
        who[key(o), _print(o)].add(_publisher(collection, o))
    return {o.id: len(who[key(o), _print(o)]) for o in given}


def _publisher(collection: Collection, o: Observation) -> str:
    source = collection.sources.get(o.source)
    return source.publisher.id if source else o.source


def _print(o: Observation) -> tuple[object, ...]:
    return o.value, o.value_max, o.qualifier


def _end(o: Observation) -> str:
    return period_ends(o.time_period)[1] or ""


def _says_more(inner: Interval, outer: Interval) -> bool:
    """Whether a figure with two ends lies inside one that is open to a side."""
    return (
        None in (outer.low, outer.high)
        and None not in (inner.low, inner.high)
        and (inner.within(outer))
    )
