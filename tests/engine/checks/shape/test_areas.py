"""A figure may be of several areas together."""

from __future__ import annotations

from pathlib import Path

import pytest

import civdata
from tests.conftest import Edit


@pytest.mark.parametrize(("cell", "ok"), [("KZ-75 KZ-71", True), ("KZ-71 KZ-99", False)])
def test_each_of_several_areas_is_a_key(data: Path, edit: Edit, cell: str, ok: bool) -> None:
    """Areas are joined by blanks, and each must be known."""
    edit("grants/data/observations.csv", lambda text: text.replace(",KZ-71 KZ-75,", f",{cell},", 1))
    found = [f for f in civdata.validate(data / "grants").findings if f.code == "foreign-key"]
    assert (not found) is ok


def test_both_areas_are_named() -> None:
    """A frame with names says all of them."""
    found = civdata.load("grants", names="en").set_index("id")
    named = found.loc["grants-state-order-share-two-cities-2024-finprom", "ref_area_name"]
    assert named == "Astana (city), Almaty (city)"
