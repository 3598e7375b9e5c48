"""Scales in printed figures; the lines of `readings/scales.txt` were looked over."""

from __future__ import annotations

import pytest

from tests.engine.figures.table import readings, reads_as, told_all


@pytest.mark.parametrize(("language", "fragment", "figures"), readings("scales"))
def test_readings(language: str, fragment: str, figures: str) -> None:
    """What holds: thousand and million multiply what stands before them, and nothing else."""
    assert reads_as(fragment, language, figures), told_all(fragment, language)
