"""A drafted figure as a row of text, and back."""

from __future__ import annotations

import pytest

from civdata.intake.drafting.drafted import COLUMNS, Drafted
from tests.engine.intake.drafting.given import drafted, row


def test_a_row_is_its_cells() -> None:
    """Every column has a text, and the texts make the same row again."""
    for one in drafted():
        cells = one.cells()
        assert tuple(cells) == COLUMNS
        assert all(isinstance(cell, str) for cell in cells.values())
        assert Drafted.of(cells) == one


def test_places_are_numbers() -> None:
    """Position, start and end count; a text in their place makes no row."""
    one = row("310")
    assert one.end - one.start == 3
    with pytest.raises(ValueError, match="first"):
        Drafted.of({**one.cells(), "position": "first"})


def test_a_new_row_waits_for_its_decision() -> None:
    """What nobody has looked at is neither accepted nor refused."""
    assert {(one.decision, one.refusal) for one in drafted()} == {("", "")}
