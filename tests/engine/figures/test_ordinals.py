"""Ordinals in printed figures; the lines of `readings/ordinals.txt` were looked over."""

from __future__ import annotations

import pytest

from tests.engine.figures.table import readings, reads_as, told_all


@pytest.mark.parametrize(("language", "fragment", "figures"), readings("ordinals"))
def test_readings(language: str, fragment: str, figures: str) -> None:
    """What holds: an ordinal in digits, letters or Roman numerals is no quantity."""
    assert reads_as(fragment, language, figures), told_all(fragment, language)
