"""Near conflicts: figures that may both be true, but that a reader should see side by side.

Hints are computed, never declared, and fail nothing:

* `planned_actual`: what was planned and what came of it, same indicator, period and area, differ;
* `overlapping_periods`: a state differs between two periods that overlap, or a part of a period
  has more than the whole;
* `falling`: a later figure lies below an earlier one, of an indicator that a source calls growing
  (a reconciliation of kind `order` says so);
* `open_bounds`: one figure printed twice with different bounds, one of them open, such as more
  than 500 and more than 1,000;
* `unfinished`: there are more pairs of figures that share days than are looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise, product
from typing import Literal

from civdata.figures import Interval
from civdata.model import Collection, Observation
from civdata.record.compare import Known, interval, key
from civdata.record.frames import period_ends
from civdata.record.reconcile import declared

Kind = Literal["planned_actual", "overlapping_periods", "falling", "open_bounds", "unfinished"]
MOST = 100_000
"""How many pairs are looked at: those of a record that is honest are a few thousand."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Observations that nearly conflict, each with what it says as an interval, in that order."""

    kind: Kind
    members: tuple[str, ...]
    intervals: tuple[str, ...]


# complex: one loop over series, with a limit for all
def hints(collection: Collection) -> tuple[Hint, ...]:
    """Return every near conflict among the observations of a collection.

    Of records with more than MOST pairs the rest is not looked at; the last hint says so.
    """
    stocks = {i.id for i in collection.indicators.values() if i.kind != "flow"}
    growing = _growing(collection)
    found: list[Hint] = []
    left = MOST
    for indicator, series in _series(collection).items():
        tests: list[tuple[Kind, Callable[[Known, Known], bool]]] = [
            ("open_bounds", _open_bounds),
            ("planned_actual", _planned_actual),
            ("overlapping_periods", _differs if indicator[0] in stocks else _part_above_whole),
        ]
        pairs = list(islice(_near(series), left))
        left -= len(pairs)
        for kind, test in tests:
            found += [_hint(kind, pair) for pair in pairs if test(*pair)]
        if indicator[0] in growing:
            later = list(islice(_later(series), left))
            left -= len(later)
            found += [_hint("falling", pair) for pair in later if _above(pair[0][1], pair[1][1])]
        if not left:
            return (*found, _hint("unfinished", pairs[-1] if pairs else later[-1]))
    return tuple(found)


def _hint(kind: Kind, members: Iterable[Known]) -> Hint:
    pairs = tuple((observation.id, str(span)) for observation, span in members)
    return Hint(kind, tuple(o for o, _ in pairs), tuple(span for _, span in pairs))


def _series(collection: Collection) -> dict[tuple[str, str], list[Known]]:
    """Return what is known of each indicator and area, by the time it is for."""
    found: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for o in collection.observations.values():
        indicator = collection.indicators.get(o.indicator)
        source = collection.sources.get(o.source)
        if indicator and source and o.time_period:
            span = interval(o, indicator.unit, source.language)
            found[o.indicator, o.ref_area].append((o, span))
    return {what: sorted(series, key=lambda one: _ends(one[0])) for what, series in found.items()}


def _near(series: list[Known]) -> Iterator[tuple[Known, Known]]:
    """Yield the pairs that share a day: of others no test finds anything, and they are many."""
    ends = [_ends(observation) for observation, _ in series]
    for number, one in enumerate(series):
        for other in range(number + 1, len(series)):
            if ends[other][0] > ends[number][1]:
                break  # they are in order of their first days
            yield one, series[other]


def _growing(collection: Collection) -> set[str]:
    """Return the indicators that a reconciliation puts in order of time."""
    found = set()
    for item in declared(collection):
        members = [collection.observations.get(ref) for ref in (item.result, *item.operands)]
        if item.kind == "order" and all(members):
            indicators = {member.indicator for member in members if member}
            found |= indicators if len(indicators) == 1 else set()
    return found


@lru_cache(maxsize=65_536)
def _days(period: str) -> tuple[str, str]:
    first, last = period_ends(period)
    return first or "", last or ""


def _ends(observation: Observation) -> tuple[str, str]:
    return _days(observation.time_period)


def _later(series: list[Known]) -> Iterator[tuple[Known, Known]]:
    """Yield each figure of a period with each of the next."""
    periods: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for known in series:
        periods[_ends(known[0])].append(known)
    for earlier, later in pairwise(periods.values()):
        yield from product(earlier, later)


def _above(one: Interval, other: Interval) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high


def _open_bounds(one: Known, other: Known) -> bool:
    spans = (one[1], other[1])
    is_open = any(None in (span.low, span.high) for span in spans)
    return key(one[0]) == key(other[0]) and is_open and spans[0] != spans[1]


def _planned_actual(one: Known, other: Known) -> bool:
    same_time = one[0].time_period == other[0].time_period
    return same_time and one[0].obs_status != other[0].obs_status and not one[1].meets(other[1])


def _overlap(one: Known, other: Known) -> bool:
    """Whether two figures of one status are for different periods that share a day."""
    (start, end), (from_, to) = _ends(one[0]), _ends(other[0])
    alike = one[0].obs_status == other[0].obs_status
    return alike and (start, end) != (from_, to) and start <= to and from_ <= end


def _differs(one: Known, other: Known) -> bool:
    return _overlap(one, other) and not one[1].meets(other[1])


def _part_above_whole(one: Known, other: Known) -> bool:
    if not _overlap(one, other):
        return False
    (start, end), (from_, to) = _ends(one[0]), _ends(other[0])
    if from_ <= start and end <= to:
        return _above(one[1], other[1])
    return start <= from_ and to <= end and _above(other[1], one[1])
