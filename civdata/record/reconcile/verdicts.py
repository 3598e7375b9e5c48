"""Verdicts: whether what was computed and what is printed can both be true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from civdata.figures import Interval

Verdict = Literal["contradicts", "undecided", "holds_within_rounding", "holds"]
VERDICTS: tuple[Verdict, ...] = ("contradicts", "undecided", "holds_within_rounding", "holds")
"""Worst first."""


def worst(verdicts: Iterator[Verdict]) -> Verdict:
    """The gravest of several verdicts."""
    return min(verdicts, key=VERDICTS.index)


def compare(computed: Interval, stated: Interval) -> Verdict:
    """Whether what was computed is what is stated."""
    if not computed.meets(stated):
        return "contradicts"
    if computed.within(stated):
        return "holds"
    return "undecided" if None in (computed.low, computed.high) else "holds_within_rounding"


def same(one: Interval, other: Interval) -> Verdict:
    """Whether two prints of one thing say the same."""
    if one == other:
        return "holds"
    return min(
        (compare(a, b) for a, b in ((one, other), (other, one)) if not a.within(b)),
        key=VERDICTS.index,
    )


# complex: ends of intervals may be open, on either side
def at_most(one: Interval, other: Interval) -> Verdict:
    """Whether `one` is at most `other`."""
    if one.high is not None and other.low is not None and one.high <= other.low:
        return "holds"
    if one.low is not None and other.high is not None:
        if one.low > other.high or (one.low == other.high and (one.low_open or other.high_open)):
            return "contradicts"
        if None not in (one.high, other.low):
            return "holds_within_rounding"
    return "undecided"


def before(one: Interval, other: Interval) -> Verdict:
    """Whether the period `one` is over when the period `other` begins."""
    if one.low is None or one.high is None or other.low is None:
        return "undecided"
    if one.high < other.low:
        return "holds"
    return "contradicts" if other.low <= one.low else "holds_within_rounding"
