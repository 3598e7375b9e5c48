"""The verdict on a claim: what the record holds for it, and whether the intervals meet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from civdata.claims.lexical import Known
from civdata.claims.types import AGREES, CONTESTED, DIFFERS
from civdata.figures import Figure, Interval, interval_of


def interval(figure: Figure, unit: str) -> Interval:
    """Return what a figure says, in the unit of the indicator."""
    rounded = unit if unit in ("percent", "times") else None
    return interval_of(figure.value, figure.value_max, figure.qualifier, figure.step, rounded)


def judge(span: Interval, known: Sequence[Known]) -> tuple[str, tuple[Known, ...]]:
    """Compare a claim with all observations of the same thing; the telling ones come first."""
    fitting = tuple(k for k in known if k.interval.meets(span))
    against = tuple(k for k in known if not k.interval.meets(span))
    if not fitting:
        return DIFFERS, tuple(known)
    apart = any(not one.interval.meets(other.interval) for one, other in combinations(known, 2))
    if apart and against:
        return CONTESTED, (*fitting, *against)
    return AGREES, fitting
