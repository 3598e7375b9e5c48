"""Shares in printed figures; the lines of `readings/shares.txt` were looked over."""

from __future__ import annotations

import pytest

from tests.engine.figures.table import readings, reads_as, told_all


@pytest.mark.parametrize(("language", "fragment", "figures"), readings("shares"))
def test_readings(language: str, fragment: str, figures: str) -> None:
    """What holds: a third, two fifths and a half are numbers of their whole."""
    assert reads_as(fragment, language, figures), told_all(fragment, language)
