"""Round numbers on the value axis of a chart."""

from decimal import Decimal
from itertools import pairwise

import pytest

from civdata.pages.charts.axes import nice_ticks, ticks_between


@pytest.mark.parametrize("highest", ["0", "1", "3", "7", "99.4", "1053", "20800000000", "0.7"])
def test_ticks_are_round_and_reach_the_top(highest: str) -> None:
    """Axis values start at zero, rise evenly and cover the highest figure."""
    ticks = nice_ticks(Decimal(highest), 4)
    steps = {b - a for a, b in pairwise(ticks)}
    assert ticks[0] == 0
    assert ticks[-1] >= Decimal(highest)
    assert len(steps) == 1
    assert 2 <= len(ticks) <= 7


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        ("20300", "22900", ["20000", "21000", "22000", "23000"]),
        ("-5", "12", ["-10", "0", "10", "20"]),
        ("0", "0.7", ["0", "0.25", "0.5", "0.75"]),
        ("0", "3", ["0", "1", "2", "3"]),
    ],
)
def test_ticks_cover_both_ends(low: str, high: str, ticks: list[str]) -> None:
    """Round numbers reach from below the lowest to above the highest; whole figures have whole."""
    made = ticks_between(Decimal(low), Decimal(high), 3)
    assert [str(tick) for tick in made] == ticks


def test_whole_figures_close_to_one_another_have_whole_ticks() -> None:
    """Between place 59 and place 66 there is no half a place."""
    ticks = ticks_between(Decimal(59), Decimal(66), 3)
    assert [str(tick) for tick in ticks] == ["55", "60", "65", "70"]
