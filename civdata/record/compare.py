"""Which observations speak of the same thing, and which of those cannot all be true."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import islice

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
Known = tuple[Observation, Interval]
MOST = 10_000
"""How many pairs that cannot both be true are told."""

_ENDLESS = Decimal("Infinity")


def conflicts(intervals: Iterable[Known]) -> list[Pair]:
    """Return the pairs of observations about the same thing that cannot both be true.

    A pair that only tells one number in two ways (`trifles`) is none.
    """
    return contradictions(intervals)[0]


def trifles(intervals: Iterable[Known]) -> list[Pair]:
    """Return the pairs whose intervals do not meet only because one number is told two ways."""
    return contradictions(intervals)[1]


def contradictions(intervals: Iterable[Known]) -> tuple[list[Pair], list[Pair]]:
    """Return `conflicts` and `trifles`, both looked for at once.

    No more than MOST pairs are told of all: thousands of figures of one thing have millions.
    """
    known = {observation.id: (observation, span) for observation, span in intervals}
    serious, trivial = list[Pair](), list[Pair]()
    for group in groups(observation for observation, _ in known.values()).values():
        members = [known[observation.id] for observation in group]
        room = MOST - len(serious) - len(trivial)
        for at, other in sorted(islice(_apart([span for _, span in members]), room)):
            one, two = members[at], members[other]
            (trivial if _is_trivial(one, two) else serious).append((one[0], two[0]))
    return serious, trivial


def _apart(spans: Sequence[Interval]) -> Iterator[tuple[int, int]]:
    """Yield the positions of each two intervals without a number in common.

    In order of their lower ends those wholly above an interval are the last ones, so that no pair
    is looked at that meets.
    """
    if len(spans) < 2:
        return
    order = sorted(range(len(spans)), key=lambda at: _low(spans[at]))
    lows = [_low(spans[at]) for at in order]
    for at, span in enumerate(spans):
        high = _ENDLESS if span.high is None else span.high
        for other in order[bisect_left(lows, (high, not span.high_open)) :]:
            if other != at:
                yield min(at, other), max(at, other)


def _low(span: Interval) -> tuple[Decimal, bool]:
    return (-_ENDLESS if span.low is None else span.low, span.low_open)


def _is_trivial(one: Known, other: Known) -> bool:
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
