"""The map: a square a region."""

from dataclasses import replace
from decimal import Decimal

import pytest

from civdata.pages.charts.lines import draw
from civdata.pages.charts.marks import WIDE
from civdata.pages.charts.tiles import shade, tiles
from civdata.pages.facts import Facts
from tests.engine.pages.charts.given import chart, point


def test_every_region_has_its_square(facts: Facts) -> None:
    """The map has each region and city of Kazakhstan once; those without a figure stay empty."""
    layout = facts.collection.settings.tiles
    codes = [code for row in layout for code in row if code]
    assert sorted(codes) == sorted(set(facts.collection.reference("areas")) - {"KZ"})
    some = tuple(replace(point(2023, "5"), area=code) for code in codes[:5])
    named = {code: code for code in codes}
    drawn = draw(replace(chart(*some), regions=named, tiles=layout))
    assert drawn.count("c-void") == 2 * 15


@pytest.mark.parametrize(
    ("value", "highest", "dark"), [(0, 99, 1), (1, 99, 1), (20, 99, 2), (99, 99, 5), (5, 0, 1)]
)
def test_a_square_is_as_dark_as_its_part(value: int, highest: int, dark: int) -> None:
    """Five shades by the part of the highest; nothing is darker than the highest."""
    assert shade(Decimal(value), Decimal(highest)) == dark


def test_a_map_has_gaps_and_empty_squares() -> None:
    """A region without a figure is an empty square, a gap of the layout nothing."""
    some = replace(point(2023, "5"), area="A")
    layout = (("A", "", "B"), ("", "C", ""))
    made = replace(chart(some), regions={"A": "a", "B": "b<"}, tiles=layout)
    height, body = tiles(made, WIDE)
    assert body.count("c-void") == 2
    assert body.count("c-shade5") == 1
    assert "b&lt;" in body
    assert ">C<" in body
    assert height > 0
