"""Units in printed figures; the lines of `readings/units.txt` were looked over."""

from __future__ import annotations

import pytest

from tests.engine.figures.table import readings, reads_as, told_all


@pytest.mark.parametrize(("language", "fragment", "figures"), readings("units"))
def test_readings(language: str, fragment: str, figures: str) -> None:
    """What holds: signs, codes and names beside a number say what is counted."""
    assert reads_as(fragment, language, figures), told_all(fragment, language)
