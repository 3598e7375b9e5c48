"""Time lines: marks, lines and values that can be told apart."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from civdata.pages.charts.lines import draw, is_broken, is_cut
from civdata.pages.charts.marks import breadth
from tests.engine.pages.charts.given import SERIES, chart, point


def test_everything_lies_within_the_drawing() -> None:
    """No mark, line or word stands outside the picture."""
    for svg in ElementTree.fromstring(f"<all>{draw(chart(*SERIES))}</all>"):
        _, _, width, height = map(float, str(svg.get("viewBox")).split())
        for element in svg.iter():
            for name in ("x", "x1", "x2", "cx"):
                assert 0 <= float(element.get(name, 1)) <= width
            for name in ("y", "y1", "y2", "cy"):
                assert 0 <= float(element.get(name, 1)) <= height


@pytest.mark.parametrize("words", ["500 million", "500 миллионов"])
def test_words_of_an_axis_have_room_beside_it(words: str) -> None:
    """However long the words are, they begin within the picture."""
    made = replace(chart(*SERIES), axis=lambda _: words)
    for svg in ElementTree.fromstring(f"<all>{draw(made)}</all>"):
        ticks = [one for one in svg.iter() if one.get("class") == "c-tick" and one.text == words]
        assert ticks
        assert all(float(str(one.get("x"))) - breadth(words) >= 0 for one in ticks)


def test_an_axis_that_leaves_out_zero_says_so() -> None:
    """Figures far above zero and near to one another get a broken axis with the mark of a break."""
    near = chart(*(point(2018 + n, str(20300 + 900 * n)) for n in range(4)))
    assert is_broken(near)
    assert draw(near).count("c-break") == 2
    assert not is_broken(chart(*SERIES))
    assert not is_broken(chart(*SERIES[:2])), "bars start at zero"


def test_a_line_leads_from_mark_to_mark() -> None:
    """Where a plan pushes the mark of a year aside, the line goes along."""
    years = [point(at, "5", line=True) for at in (2019, 2020, 2021)]
    svg = draw(chart(*years, point(2020, "9", planned=True)))
    marks = set(re.findall(r'cx="([0-9.]+)"', svg))
    ends = re.findall(r'class="c-line" x1="([0-9.]+)" y1="[0-9.]+" x2="([0-9.]+)"', svg)
    assert {end for pair in ends for end in pair} == marks


def test_a_line_does_not_lead_to_another_count() -> None:
    """Where a series breaks, its line does, and the figures on both sides stay."""
    whole = chart(*(point(at, "5", line=True) for at in (2020, 2021, 2022)))
    broken = replace(whole, points=(*whole.points[:2], replace(whole.points[2], apart=True)))
    assert draw(whole).count("c-line") == 2 * draw(broken).count("c-line") > 0
    assert draw(whole).count("c-mark") == draw(broken).count("c-mark")


@pytest.mark.parametrize("higher", ["160", "190", "400"])
def test_a_value_stands_nearest_to_its_own_mark(higher: str) -> None:
    """Of two figures one above the other, each value is nearer to its mark than to the other."""
    points = (point(2019, "1"), point(2020, "150"), point(2020, higher), point(2022, "1"))
    root = ElementTree.fromstring(f"<all>{draw(chart(*points))}</all>")
    for drawing in root:
        marks = sorted(float(m.get("cy", 0)) for m in drawing.iter("circle"))
        own = {higher: marks[0], "150": marks[1]}
        values = [t for t in drawing.iter() if t.get("class") == "c-value" and t.text in own]
        assert {t.text for t in values} == set(own)
        for value in values:
            middle = float(value.get("y", 0)) - 4
            other = next(level for text, level in own.items() if text != value.text)
            assert abs(middle - own[str(value.text)]) < abs(middle - other) + 1


def test_many_figures_leave_their_words_apart() -> None:
    """Forty figures, several a year, print fewer values than figures, and none over another."""
    many = [point(2010 + n // 4, str(100 + 37 * n % 90), low=Decimal(90)) for n in range(40)]
    for svg in ElementTree.fromstring(f"<all>{draw(chart(*many))}</all>"):
        boxes = []
        for element in svg.iter("text"):
            if element.get("class") == "c-value":
                x, y = float(element.get("x", 0)), float(element.get("y", 0))
                half = 4 * len(element.text or "")
                boxes.append((x - half, y - 11, x + half, y + 2))
        assert 2 <= len(boxes) <= 14
        for n, (left, top, right, bottom) in enumerate(boxes):
            for a, b, c, d in boxes[n + 1 :]:
                assert right <= a or c <= left or bottom <= b or d <= top


def test_the_same_figure_of_two_sources_is_one_mark() -> None:
    """Sources that agree share a mark; a doubt about one of them shows on it."""
    same = (point(2020, "5"), point(2020, "5", contested=True), point(2021, "6"), point(2022, "7"))
    drawn = draw(chart(*same))
    assert drawn.count("<circle") == 6
    assert drawn.count("c-contested") == 2


def test_a_ranking_that_begins_below_the_first_place_says_so() -> None:
    """Its axis has the mark of a break at the top, where the better places are."""
    far = replace(chart(*(point(2018 + n, str(60 + n)) for n in range(4))), falling=True)
    assert is_cut(far)
    assert not is_broken(far)
    assert draw(far).count("c-break") == 2
    near = replace(chart(*(point(2018 + n, str(1 + n)) for n in range(4))), falling=True)
    assert not is_cut(near)
    assert draw(near).count("c-break") == 0
