"""Places in tables: rows and cells of a file, and nothing that leads out of its folder."""

from __future__ import annotations

import pytest

from civdata.model.fragments import Fragment, fragment


@pytest.mark.parametrize(
    ("locator", "place"),
    [
        ("a.csv#row=2", Fragment("a.csv", 2, 2)),
        ("a.csv#row=2-9", Fragment("a.csv", 2, 9)),
        ("d/a.xlsx/Sheet1#cell=14,3", Fragment("d/a.xlsx/Sheet1", 14, 14, 3, 3)),
        ("a.csv#cell=1,2-3,4", Fragment("a.csv", 1, 3, 2, 4)),
    ],
)
def test_places(locator: str, place: Fragment) -> None:
    """Rows alone, or cells from one corner to the other."""
    assert fragment(locator) == place


@pytest.mark.parametrize(
    "locator",
    ["", "a.csv", "¶4", "/a.csv#row=1", "../a.csv#row=1", "a.csv#row=0", "a.csv#row=9-2",
     "a.csv#cell=1", "a.csv#cell=1,4-2,3", "a.csv#row=1&x", "a*.csv#row=1"],
)  # fmt: skip
def test_what_names_no_place(locator: str) -> None:
    """Other kinds of places, ends before beginnings, and paths that lead out."""
    assert fragment(locator) is None
