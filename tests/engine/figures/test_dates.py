"""Dates in printed figures; the lines of `readings/dates.txt` were looked over."""

from __future__ import annotations

import pytest

from tests.engine.figures.table import readings, reads_as, told_all


@pytest.mark.parametrize(("language", "fragment", "figures"), readings("dates"))
def test_readings(language: str, fragment: str, figures: str) -> None:
    """What holds: a day, month, quarter or part of a year is one figure with its period."""
    assert reads_as(fragment, language, figures), told_all(fragment, language)
