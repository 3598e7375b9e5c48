"""Ranges in printed figures; the lines of `readings/ranges.txt` were looked over."""

from __future__ import annotations

import pytest

from tests.engine.figures.table import readings, reads_as, told_all


@pytest.mark.parametrize(("language", "fragment", "figures"), readings("ranges"))
def test_readings(language: str, fragment: str, figures: str) -> None:
    """What holds: two ends make one figure, two numbers that are no range make two."""
    assert reads_as(fragment, language, figures), told_all(fragment, language)
