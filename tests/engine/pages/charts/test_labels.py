"""Words in a time line: off marks, lines and whiskers, and every moment with its tick."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from xml.etree import ElementTree

import pytest

from civdata.model import Collection
from civdata.pages import Book, series
from civdata.pages.charts import labels
from civdata.pages.charts.lines import NARROW_ONLY, draw, is_series, looks
from civdata.pages.charts.marks import NARROW, WIDE, Chart
from civdata.record.views import derive
from tests.engine.pages.charts.given import SERIES, chart, point
from tests.engine.pages.given import Make

Box = labels.Box


def drawings(one: Chart) -> ElementTree.Element:
    """Return the drawing in both sizes, narrow first."""
    return ElementTree.fromstring(f"<all>{draw(one)}</all>")


def numbers(element: ElementTree.Element, *names: str) -> tuple[float, ...]:
    """Return attributes of an element as numbers."""
    return tuple(float(element.get(name, 0)) for name in names)


def said(svg: ElementTree.Element) -> list[tuple[str, Box]]:
    """Return the values of a drawing with the box of each."""
    found = []
    for one in svg.iter("text"):
        if one.get("class") == "c-value":
            (x, y), words = numbers(one, "x", "y"), one.text or ""
            wide = 7.2 * len(words)
            shift = {"middle": wide / 2, "end": wide}.get(one.get("text-anchor", ""), 0.0)
            found.append((words, (x - shift, y - 10, x - shift + wide, y + 1)))
    return found


def strokes(svg: ElementTree.Element) -> list[labels.Stroke]:
    """Return the lines between figures, the whiskers and the long periods of a drawing."""
    kinds = ("c-line", "c-whisker", "c-span")
    return [
        numbers(one, "x1", "y1", "x2", "y2")  # type: ignore[misc]
        for one in svg.iter("line")
        if str(one.get("class")).startswith(kinds)
    ]


def drawn_of(book: Book, collection: Collection) -> list[series.Drawn]:
    """Return every time line of a record, on its own and side by side with others."""
    found = [d for i in collection.indicators.values() for d in series.of_indicator(book, i)]
    for package in collection.packages:
        for spec in package.views:
            if spec.rows != "record":
                found += series.of_view(book, derive(collection, package, spec))
    return [d for d in found if is_series(d.chart.points) and not d.chart.regions]


def test_no_value_stands_on_a_line_a_whisker_or_another_value(book: Make) -> None:
    """In every time line of the record, narrow and wide, values keep clear of all that is drawn."""
    made = book("ru")
    for one in drawn_of(made, made.collection):
        for svg in drawings(one.chart):
            found, lines = said(svg), strokes(svg)
            for words, box in found:
                crossed = [line for line in lines if labels.crosses(box, line)]
                assert not crossed, (one.chart.id, words)
            for (_, a), (_, b) in combinations(found, 2):
                assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], one.chart.id


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_value_is_left_out_in_silence(book: Make, language: str) -> None:
    """A drawing prints every value, or the legend of its size says that marks have none."""
    made = book(language)
    for one in drawn_of(made, made.collection):
        whole = {(p.text, p.at, p.planned) for p in one.chart.points}
        keys = dict(one.keys)
        narrow, wide = (len(said(svg)) < len(whole) for svg in drawings(one.chart))
        assert ("mute" in keys) == wide, one.chart.id
        assert (NARROW_ONLY in keys) == (narrow and not wide), one.chart.id


def test_marks_of_a_moment_stand_there_and_side_by_side_only_where_they_would_cover() -> None:
    """Two figures of a year that lie apart share its place; a band holds those that do not."""
    apart = chart(point(2019, "1"), point(2020, "50"), point(2020, "150"), point(2022, "100"))
    for svg in drawings(apart):
        places = [one.get("cx") for one in svg.iter("circle")]
        assert places[1] == places[2]
    assert not looks(apart)["same"]
    near = chart(point(2019, "1"), point(2020, "150"), point(2020, "151"), point(2022, "100"))
    for svg in drawings(near):
        (band,) = [one for one in svg.iter("rect") if one.get("class") == "c-same"]
        left, wide = numbers(band, "x", "width")
        inside = [
            n for one in svg.iter("circle") if left < (n := float(one.get("cx", 0))) < left + wide
        ]
        assert len(inside) == 2
    assert looks(near)["same"]


def test_years_stand_where_figures_are_and_each_has_its_tick() -> None:
    """Years without a figure are not named; crowded ones go into two rows or lose a century."""
    for svg in drawings(chart(*SERIES)):
        names = [t.text for t in svg.iter("text") if t.get("class") == "c-tick"]
        assert [n for n in names if n and len(n) == 4] == ["2020", "2021", "2022", "2023"]
    crowd = chart(*(point(2003 + n, str(20 + n)) for n in range(22)))
    for svg in drawings(crowd):
        assert len([t for t in svg.iter("path") if t.get("class") == "c-moment"]) == 22
    wide = list(drawings(crowd))[1]
    years = [t.text for t in wide.iter("text") if re.fullmatch(r"(\d{4}|’\d\d)", t.text or "")]
    assert len(years) == 22


def test_a_long_period_is_named_by_its_ends() -> None:
    """Of 2018 to 2022 nothing is known in 2020, so that the axis does not name it."""
    long = point(2020, "5", span=(2017.503, 2022.497))
    for svg in drawings(chart(point(2015, "3"), long, point(2024, "4"))):
        names = {t.text for t in svg.iter("text") if t.get("class") == "c-tick"}
        assert {"2015", "2018", "2022", "2024"} <= names
        assert "2020" not in names


def test_a_value_without_room_is_told_by_the_legend() -> None:
    """Forty figures leave values out in both sizes; three do in none."""
    many = chart(*(point(2010 + n // 4, str(100 + n), low=Decimal(90)) for n in range(40)))
    assert looks(many)["mute"]
    assert looks(chart(*SERIES)) == {"same": False, "mute": False, NARROW_ONLY: False}
    assert looks(replace(many, regions={"KZ": "all"})) == {}


def test_moments_of_a_short_time_keep_their_names() -> None:
    """Names that are no years are never cut; what finds no room keeps its tick."""
    named = {float(n): f"{n} November 2021" for n in range(1, 9)}
    parts, rows = labels.moments(named, lambda at: 60 + 30 * at, 200, NARROW)
    assert sum("c-moment" in one for one in parts) == 8
    assert 2 <= sum("c-tick" in one for one in parts) < 8
    assert rows == 0
    few, rows = labels.moments({1.0: "2020", 2.0: "2021"}, lambda at: 100 * at, 200, WIDE)
    assert (sum("c-tick" in one for one in few), rows) == (2, 0)


def test_no_mark_is_drawn_twice(book: Make) -> None:
    """In every chart of the record no two bars say the same, and no mark lies on another."""
    made = book("en")
    for indicator in made.collection.indicators.values():
        for one in series.of_indicator(made, indicator):
            if one.chart.regions:
                continue
            if not is_series(one.chart.points):
                bars = [(p.label, p.text, p.planned) for p in one.chart.points]
                assert len(set(bars)) == len(bars), one.chart.id
                continue
            for svg in drawings(one.chart):
                marks = [numbers(m, "cx", "cy") for m in svg.iter("circle")]
                marks += [
                    numbers(m, "x", "y") for m in svg.iter("rect") if m.get("class") == "c-mark"
                ]
                assert len(set(marks)) == len(marks), one.chart.id


def test_a_better_place_stands_higher(book: Make) -> None:
    """On the chart of a ranking the smaller number is nearer to the top."""
    made = book("en")
    (drawn, *_) = series.of_indicator(made, made.collection.indicators["sdg-index-rank"])
    best = min(drawn.chart.points, key=lambda p: p.value)
    worst = max(drawn.chart.points, key=lambda p: p.value)
    for svg in drawings(drawn.chart):
        places = {
            group.get("data-to"): float(mark.get("cy", 0))
            for group in svg.iter("g")
            for mark in group.iter("circle")
        }
        assert places[best.id] < places[worst.id]
