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

    A pair that only prints the same number otherwise (`is_trivial`) is none.
    """
    return [pair for pair in _apart(intervals) if not is_trivial(*pair)]


def trifles(intervals: Iterable[tuple[Observation, Interval]]) -> list[Pair]:
    """Return the pairs whose intervals do not meet only because one number is told two ways."""
    return [pair for pair in _apart(intervals) if is_trivial(*pair)]


def _apart(intervals: Iterable[tuple[Observation, Interval]]) -> Iterator[Pair]:
    known = {observation.id: (observation, span) for observation, span in intervals}
    for members in groups(observation for observation, _ in known.values()).values():
        for one, other in combinations(members, 2):
            if not known[one.id][1].meets(known[other.id][1]):
                yield one, other


def is_trivial(one: Observation, other: Observation) -> bool:
    """Return whether two figures print one number: n and more than n, or one of them shortened.

    A number is shortened where it has fewer digits than the other, all of them the same: 43
    beside 43.699.
    """
    if one.value_max is not None or other.value_max is not None:
        return False
    if one.value == other.value:
        return True
    short, long = sorted((one.value.normalize(), other.value.normalize()), key=_length)
    if _length(short) < 2 or _length(short) == _length(long):
        return False
    step = Decimal(1).scaleb(int(short.as_tuple().exponent))
    return abs(long - short) < step


def _length(value: Decimal) -> int:
    return len(value.as_tuple().digits)
