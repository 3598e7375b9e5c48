"""Counted words in printed figures; the lines of `readings/counted.txt` were looked over."""

from __future__ import annotations

import pytest

from tests.engine.figures.table import readings, reads_as, told_all


@pytest.mark.parametrize(("language", "fragment", "figures"), readings("counted"))
def test_readings(language: str, fragment: str, figures: str) -> None:
    """What holds: a word that counts, such as a pair, is a number with its noun."""
    assert reads_as(fragment, language, figures), told_all(fragment, language)
