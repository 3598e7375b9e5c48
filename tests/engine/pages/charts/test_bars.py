"""Charts of rows: a bar a figure."""

import re

import pytest

from civdata.pages.charts.bars import rows
from civdata.pages.charts.lines import draw, is_series
from civdata.pages.charts.marks import WIDE
from tests.engine.pages.charts.given import SERIES, chart, point


def test_two_moments_are_bars() -> None:
    """A time axis needs three moments; fewer are drawn as bars."""
    assert is_series(SERIES)
    assert not is_series(SERIES[:2])
    assert "c-bar" in draw(chart(*SERIES[:2]))


def test_a_bar_is_as_long_as_its_figure() -> None:
    """Bars start at zero and keep the parts of their figures; each has its name and value."""
    height, body = rows(chart(point(2020, "50"), point(2021, "100")), WIDE)
    widths = [float(w) for w in re.findall(r'class="c-bar"[^>]* width="([0-9.]+)"', body)]
    assert widths[1] == pytest.approx(2 * widths[0], rel=0.01)
    assert height == 2 * 44 + 6
    assert [body.count(f">{text}<") for text in ("2020", "50", "100")] == [1, 1, 1]


def test_an_open_print_has_a_whisker() -> None:
    """More than 50 is drawn with a whisker to the right, an exact figure without."""
    exact = rows(chart(point(2020, "50")), WIDE)[1]
    open_ = rows(chart(point(2020, "50", high=None)), WIDE)[1]
    assert (exact.count("c-whisker"), open_.count("c-whisker")) == (0, 1)
