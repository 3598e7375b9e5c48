"""Numbers of a query: each way to read their points and blanks is asked for."""

from __future__ import annotations

import pytest

from civdata.lookup.query import moved


@pytest.mark.parametrize(
    ("value", "power", "number"),
    [
        ("1.9", 9, "1900000000"),
        ("12", 6, "12000000"),
        ("0.50", 0, "0.5"),
        ("007", 0, "7"),
        ("1.25", 1, "12.5"),
        ("0.004", 2, "0.4"),
    ],
)
def test_a_point_is_moved_exactly(value: str, power: int, number: str) -> None:
    """No double comes between: every digit stays, needless zeros go."""
    assert moved(value, power) == number
