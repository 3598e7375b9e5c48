"""A chart as a file of its own."""

from dataclasses import replace
from xml.etree import ElementTree

from civdata.pages import pictures
from tests.engine.pages.charts.given import SERIES, chart


def test_pictures_break_long_lines() -> None:
    """A long title or origin runs over several lines of the picture."""
    long = replace(chart(*SERIES), title="word " * 40)
    drawn = pictures.standalone(long, "Unit", [("actual", "actual")], "Source: " + "name " * 60)
    assert drawn.count('class="c-title"') == 3


def test_a_picture_stands_alone() -> None:
    """It has its own colours, legend, unit and origin, and asks nothing of others."""
    keys = [("actual", "outcome"), ("break", "not from zero")]
    drawn = pictures.standalone(chart(*SERIES), "Unit: <projects>", keys, "Source: A & B")
    root = ElementTree.fromstring(drawn)
    texts = [element.text for element in root.iter() if element.tag.endswith("}text")]
    assert {"Grants <&>", "Unit: <projects>", "● outcome   ≀ not from zero"} <= set(texts)
    assert "Source: A & B" in texts
    assert "LIGHT" not in drawn
    assert "url(" not in drawn


def test_both_palettes_name_every_colour() -> None:
    """Light and dark have a colour for each name of the style sheet."""
    assert len(pictures.LIGHT) == len(pictures.DARK) == len(pictures.NAMES)
