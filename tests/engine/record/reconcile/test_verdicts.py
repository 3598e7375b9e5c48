"""Verdicts: whether what was computed and what is printed can both be true."""

from __future__ import annotations

from decimal import Decimal

import pytest

from civdata.figures import Interval
from civdata.record.reconcile.verdicts import (
    VERDICTS,
    Verdict,
    at_most,
    before,
    compare,
    same,
    worst,
)


def span(text: str) -> Interval:
    """Return an interval written as `low..high`, `-` for an end that is open."""
    low, _, high = text.partition("..")
    return Interval(*(None if end == "-" else Decimal(end) for end in (low, high or low)))


def test_the_worst_verdict_counts() -> None:
    """Of several verdicts the gravest stands, in the order of the list."""
    assert worst(iter(("holds", "undecided", "holds_within_rounding"))) == "undecided"
    assert worst(iter(VERDICTS)) == "contradicts"


@pytest.mark.parametrize(
    ("computed", "stated", "verdict"),
    [
        ("5..6", "4..7", "holds"),
        ("5..6", "6..7", "holds_within_rounding"),
        ("5..-", "6..7", "undecided"),
        ("5..6", "7..8", "contradicts"),
    ],
)
def test_what_was_computed_is_compared(computed: str, stated: str, verdict: Verdict) -> None:
    """All of it inside holds, a part of it is rounding, an open end is undecided, none denies."""
    assert compare(span(computed), span(stated)) == verdict


def test_sameness_holds_both_ways() -> None:
    """A narrow figure inside a wide one is the same within rounding alone, from either side."""
    assert same(span("5..6"), span("5..6")) == "holds"
    assert same(span("5"), span("4..6")) == same(span("4..6"), span("5")) == "holds_within_rounding"
    assert same(span("4..-"), span("5..-")) == "undecided"


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("1..2", "2..3", "holds"),
        ("1..3", "2..4", "holds_within_rounding"),
        ("3..4", "1..2", "contradicts"),
        ("1..-", "2..3", "undecided"),
        ("3..-", "1..2", "contradicts"),
    ],
)
def test_one_is_at_most_the_other(one: str, other: str, verdict: Verdict) -> None:
    """Only ends that are known prove or deny an order."""
    assert at_most(span(one), span(other)) == verdict


def test_an_end_that_is_left_out_denies() -> None:
    """More than 2 is never at most 2."""
    above = Interval(Decimal(2), None, low_open=True)
    assert at_most(above, span("2")) == "contradicts"
    assert at_most(span("2..5"), span("2")) == "holds_within_rounding"


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("1..2", "3..4", "holds"),
        ("1..3", "2..4", "holds_within_rounding"),
        ("2..3", "2..4", "contradicts"),
        ("1..2", "-..4", "undecided"),
    ],
)
def test_a_period_is_over_before_the_next(one: str, other: str, verdict: Verdict) -> None:
    """A period comes before another where it ends first, never where both begin at once."""
    assert before(span(one), span(other)) == verdict
