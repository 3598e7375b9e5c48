"""Parts of numbers in printed figures; the lines of `readings/parts.txt` were looked over."""

from __future__ import annotations

import pytest

from tests.engine.figures.table import readings, reads_as, told_all


@pytest.mark.parametrize(("language", "fragment", "figures"), readings("parts"))
def test_readings(language: str, fragment: str, figures: str) -> None:
    """What holds: words and digits of one number are read together."""
    assert reads_as(fragment, language, figures), told_all(fragment, language)
