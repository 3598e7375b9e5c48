from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from civdata.pages.charts import Chart, Point, draw, is_series, nice_ticks


def point(at: float, value: str, **more: object) -> Point:
    """Make an exact point."""
    number = Decimal(value)
    settings = {"low": number, "high": number, "text": value, **more}
    return Point(f"{at:.0f}", f"{at:.0f}", at, number, **settings)  # type: ignore[arg-type]


def chart(*points: Point) -> Chart:
    """Make a chart whose title needs escaping."""
    return Chart("c", "Grants <&>", "Description", points, str)


SERIES = (point(2020, "117"), point(2021, "51"), point(2022, "60"), point(2023, "56", planned=True))


def test_a_chart_is_well_formed_and_named() -> None:
    """Each drawing is XML with a title and a description that its label leads to."""
    root = ElementTree.fromstring(f"<all>{draw(chart(*SERIES))}</all>")
    assert len(root) == 2
    for svg in root:
        ids = {child.get("id"): child.text for child in svg if child.tag in ("title", "desc")}
        assert list(ids) == str(svg.get("aria-labelledby")).split()
        assert list(ids.values()) == ["Grants <&>", "Description"]
        assert svg.get("role") == "img"


def test_no_style_stands_in_line() -> None:
    """Colours are classes, since the page's policy forbids styles in line."""
    assert "style=" not in draw(chart(*SERIES))


def test_planned_figures_look_different() -> None:
    """A plan is a hollow square, an outcome a disc; a contested figure is marked."""
    contested = point(2024, "70", contested=True)
    drawn = draw(chart(*SERIES, contested))
    assert drawn.count('class="c-planned"') == 2
    assert drawn.count("c-actual c-contested") == 2


def test_open_bounds_have_no_cap() -> None:
    """A figure printed as `more than` has a whisker without an end."""
    open_point = point(2022, "60", high=None)
    drawn = draw(chart(point(2020, "1"), point(2021, "2"), open_point))
    assert drawn.count("c-whisker") == 4


def test_two_moments_are_bars() -> None:
    """A time axis needs three moments; fewer are drawn as bars."""
    assert is_series(SERIES)
    assert not is_series(SERIES[:2])
    assert "c-bar" in draw(chart(*SERIES[:2]))


def test_everything_lies_within_the_drawing() -> None:
    """No mark, line or word stands outside the picture."""
    for svg in ElementTree.fromstring(f"<all>{draw(chart(*SERIES))}</all>"):
        _, _, width, height = map(float, str(svg.get("viewBox")).split())
        for element in svg.iter():
            for name in ("x", "x1", "x2", "cx"):
                assert 0 <= float(element.get(name, 1)) <= width
            for name in ("y", "y1", "y2", "cy"):
                assert 0 <= float(element.get(name, 1)) <= height


@pytest.mark.parametrize("highest", ["0", "1", "3", "7", "99.4", "1053", "20800000000", "0.7"])
def test_ticks_are_round_and_reach_the_top(highest: str) -> None:
    """Axis values start at zero, rise evenly and cover the highest figure."""
    ticks = nice_ticks(Decimal(highest), 4)
    steps = {b - a for a, b in pairwise(ticks)}
    assert ticks[0] == 0
    assert ticks[-1] >= Decimal(highest)
    assert len(steps) == 1
    assert 2 <= len(ticks) <= 7
