"""What charts are made of: marks with a meaning, words, whiskers."""

from decimal import Decimal
from xml.etree import ElementTree

from civdata.pages.charts.lines import draw
from civdata.pages.charts.marks import broken, group, top, top_of
from tests.engine.pages.charts.given import SERIES, chart, point


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


def test_a_point_reaches_as_far_as_its_print() -> None:
    """The top of an open print is a tenth above; a chart reaches the highest, never zero."""
    assert top(point(2020, "100", high=None)) == 110
    assert top(point(2020, "100", high=Decimal(120))) == 120
    assert top_of([point(2020, "5"), point(2021, "7")]) == 7
    assert top_of([point(2020, "0")]) == 1
    assert top_of([point(2020, "-3")]) == 1


def test_a_group_says_what_it_is() -> None:
    """Its classes tell plan and doubt, its marks lead to the figure, and all is escaped."""
    told = group(point(2020, "1", planned=True, settled=True, id='a"b', tip="<x>"))
    assert told == '<g class="c-planned c-settled" data-to="a&quot;b" data-tip="&lt;x&gt;">'
    assert (
        group(point(2020, "1", contested=True, settled=True)) == '<g class="c-actual c-contested">'
    )


def test_long_names_are_broken_in_two_lines() -> None:
    """A name stands in at most two lines; what is longer ends in dots."""
    assert broken("short", 200) == ["short"]
    lines = broken("one two three four five six seven eight nine", 110)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
