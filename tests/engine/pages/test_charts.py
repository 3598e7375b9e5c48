from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from civdata.pages import Book, pictures, series
from civdata.pages.charts.axes import nice_ticks
from civdata.pages.charts.lines import draw, is_broken, is_series
from civdata.pages.charts.marks import Chart, Point
from civdata.pages.facts import Facts

Make = Callable[[str], Book]
SVG = "{http://www.w3.org/2000/svg}"


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


def test_a_declared_break_of_a_series_is_one_in_its_chart(book: Make, facts: Facts) -> None:
    """Two figures whose order does not add up are not joined, and the legend says so."""
    assert ("volunteering-registered", "2024", "2025") in facts.breaks
    indicator = facts.collection.indicators["volunteering-registered"]
    (drawn,) = series.of_indicator(book("kk"), indicator)
    assert [p.tick for p in drawn.chart.points if p.apart] == ["2025"]
    assert "apart" in dict(drawn.keys)


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


def test_every_region_has_its_square(facts: Facts) -> None:
    """The map has each region and city of Kazakhstan once; those without a figure stay empty."""
    layout = facts.collection.settings.tiles
    codes = [code for row in layout for code in row if code]
    assert sorted(codes) == sorted(set(facts.collection.reference("areas")) - {"KZ"})
    some = tuple(replace(point(2023, "5"), area=code) for code in codes[:5])
    named = {code: code for code in codes}
    drawn = draw(replace(chart(*some), regions=named, tiles=layout))
    assert drawn.count("c-void") == 2 * 15


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_chart_tells_its_story_and_stands_alone(
    book: Make, facts: Facts, language: str
) -> None:
    """Each chart names unit and figures in the page's language, on the page and in its file."""
    made = book(language)
    files = dict(series.files(made))
    for one in facts.collection.indicators.values():
        for drawn in series.of_indicator(made, one):
            told = drawn.chart.description
            assert "{" not in told
            assert drawn.unit in told
            if len(drawn.rows) <= 14:
                assert all(row.value in told for row in drawn.rows)
            root = ElementTree.fromstring(files[drawn.file])
            assert root.find(f"{SVG}title") is not None
            assert (root.find(f"{SVG}desc").text or "") == told  # type: ignore[union-attr]
            assert not [e for e in root.iter() if any("href" in name for name in e.attrib)]


def test_a_small_map_or_chart_names_who_is_denied(book: Make, facts: Facts) -> None:
    """The story of the contested grants of 2020 has both figures and both publishers."""
    drawn = series.of_indicator(book("en"), facts.collection.indicators["grants-amount"])[0]
    assert "Sources disagree (2020)" in drawn.chart.description
    assert any(key == "contested" for key, _ in drawn.keys)


def test_a_figure_that_a_sum_denies_is_marked_as_in_the_tables(book: Make, facts: Facts) -> None:
    """The projects of 2023 and their parts do not add up, though no other total is printed."""
    denied = "grants-projects-2023-planned"
    assert denied in facts.contested
    assert not facts.against.get(denied)
    drawn = series.of_indicator(book("kk"), facts.collection.indicators["grants-projects"])[0]
    marked = {p.id for p in drawn.chart.points if p.contested}
    assert denied in marked
    assert marked <= facts.contested


def test_pictures_break_long_lines() -> None:
    """A long title or origin runs over several lines of the picture."""
    long = replace(chart(*SERIES), title="word " * 40)
    drawn = pictures.standalone(long, "Unit", [("actual", "actual")], "Source: " + "name " * 60)
    assert drawn.count('class="c-title"') == 3
