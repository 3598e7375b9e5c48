"""Views as frames: each cell knows the observation behind it."""

from __future__ import annotations

from decimal import Decimal

import pandas
import pytest

from civdata.errors import CivdataError, UnknownName
from civdata.record.grids import Grid, grid
from civdata.record.views import view
from tests.tiny import tiny_collection, tiny_package


def made(name: str = "gardens-by-year") -> Grid:
    """Return a view of the tiny package as a frame of exact figures."""
    found = view(tiny_collection(), tiny_package(), name)
    return grid(tiny_collection(), tiny_package(), found, "decimal")


def test_a_grid_holds_the_figures_of_its_view() -> None:
    """A row a period, a column an indicator; a cell without a figure is empty."""
    frame = made()
    assert list(frame["time_period"]) == ["2022", "2023"]
    assert frame["gardens"].iloc[0] == Decimal(258)
    assert frame["gardens"].iloc[1] is None
    assert frame["gardens_planned"].iloc[1] == Decimal(300)


def test_what_stands_behind_the_cells_is_told() -> None:
    """Ids, qualifiers and prints have the shape of the figures; units and titles are by column."""
    frame = made()
    assert frame.ids["gardens"].iloc[0] == "tiny-gardens-2022"
    assert pandas.isna(frame.ids["gardens"].iloc[1])
    assert frame.qualifiers["gardens_planned"].iloc[1] == "more_than"
    assert frame.prints["gardens"].iloc[0] == "258 садов"
    assert frame.units == {"gardens": "gardens", "gardens_planned": "gardens"}
    assert frame.titles["gardens"] == {"kk": "Бақтар", "ru": "Сады", "en": "Gardens"}


def test_a_cell_leads_to_its_proof() -> None:
    """A row is named by its first cell or its number, also in a part of the frame."""
    frame = made()
    assert frame.evidence("2023", "gardens_planned").observation.id == "tiny-gardens-2023"
    part = frame[frame["time_period"] == "2023"]
    assert part.evidence(1, "gardens_planned").observation.id == "tiny-gardens-2023"


@pytest.mark.parametrize(
    ("row", "column", "told"),
    [
        ("2022", "garden", "gardens"),
        ("2021", "gardens", "2022"),
        (2, "gardens", "2022"),
        ("2023", "gardens", "no figure stands in gardens-by-year at 2023, gardens"),
    ],
)
def test_where_no_figure_stands_is_said(row: object, column: str, told: str) -> None:
    """An unknown row or column names the known; an empty cell is called empty."""
    with pytest.raises(UnknownName, match=told):
        made().evidence(row, column)


def test_a_frame_without_its_view_says_so() -> None:
    """What pandas has made into something else proves nothing any more."""
    with pytest.raises(CivdataError, match="no longer a view"):
        Grid({"a": [1]}).evidence(0, "a")


def test_a_grid_says_whose_it_is() -> None:
    """Title, licence, citation and sources come with the frame."""
    about = made().attrs
    assert (about["view"], about["title"]) == ("gardens-by-year", "Gardens by year")
    assert {source["id"] for source in about["sources"]} == {
        "garden-news-2022",
        "steppe-report-2023",
    }
