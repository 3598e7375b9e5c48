"""Which observations speak of the same thing, and which of those cannot all be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from civdata.figures import Figure, Interval, interval_of, read
from civdata.model import Observation

Key = tuple[str, str, str, str]


def key(observation: Observation) -> Key:
    """Return what an observation is about: indicator, period, area, status."""
    return (
        observation.indicator,
        observation.time_period,
        observation.ref_area,
        observation.obs_status,
    )


def groups(observations: Iterable[Observation]) -> dict[Key, list[Observation]]:
    """Group observations by what they are about; those without a period stay apart."""
    found: dict[Key, list[Observation]] = defaultdict(list)
    for observation in observations:
        if observation.time_period:
            found[key(observation)].append(observation)
    return dict(found)


@lru_cache(maxsize=65_536)
def printed_figures(as_printed: str, language: str) -> tuple[Figure, ...]:
    """Return every figure of a printed fragment; several gates ask for the same one.

    Raises ValueError for a language without a reader.
    """
    return read(as_printed, language)


def printed_figure(as_printed: str, language: str) -> Figure | None:
    """Return the one figure that a printed fragment holds; None where there is none or more.

    None, too, for a language without a reader: gate `print` names it.
    """
    try:
        figures = printed_figures(as_printed, language)
    except ValueError:
        return None
    return figures[0] if len(figures) == 1 else None


def interval(observation: Observation, unit: str, language: str) -> Interval:
    """Return what the observation says as an interval, by its printed precision.

    The bounds come from `value` and `qualifier`; the precision from `as_printed`, and where that
    cannot be read, the value counts as exact to its last digit.
    """
    figure = printed_figure(observation.as_printed, language)
    step = figure.step if figure else Decimal(1).scaleb(int(observation.value.as_tuple().exponent))
    return interval_of(observation.value, observation.value_max, observation.qualifier, step, unit)


Pair = tuple[Observation, Observation]


def conflicts(intervals: Iterable[tuple[Observation, Interval]]) -> list[Pair]:
    """Return the pairs of observations about the same thing that cannot both be true.

    A pair that only tells one number in two ways (`trifles`) is none.
    """
    return [(one, other) for one, other, trivial in _apart(intervals) if not trivial]


def trifles(intervals: Iterable[tuple[Observation, Interval]]) -> list[Pair]:
    """Return the pairs whose intervals do not meet only because one number is told two ways."""
    return [(one, other) for one, other, trivial in _apart(intervals) if trivial]


def _apart(
    intervals: Iterable[tuple[Observation, Interval]],
) -> Iterator[tuple[Observation, Observation, bool]]:
    known = {observation.id: (observation, span) for observation, span in intervals}
    for members in groups(observation for observation, _ in known.values()).values():
        for one, other in combinations(members, 2):
            if not known[one.id][1].meets(known[other.id][1]):
                yield one, other, _is_trivial(known[one.id], known[other.id])


def _is_trivial(one: tuple[Observation, Interval], other: tuple[Observation, Interval]) -> bool:
    """Return whether two figures print one number: n and more than n, or n without its last digits.

    43 beside 43.699: cut off, not rounded, and at most two percent apart.
    """
    values = (one[0].value, other[0].value)
    if one[0].value_max is not None or other[0].value_max is not None:
        return False
    if values[0] == values[1]:
        return True
    short, long = (one[0], other[0]) if _width(one[1]) > _width(other[1]) else (other[0], one[0])
    step = max(_width(one[1]), _width(other[1]))
    apart = long.value - short.value
    return 0 < apart < step and apart * 50 <= abs(long.value)


def _width(span: Interval) -> Decimal:
    """Return how wide an interval is; one without an end says nothing about digits."""
    return Decimal(0) if span.low is None or span.high is None else span.high - span.low
