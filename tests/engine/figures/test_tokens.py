"""Tokens in printed figures; the lines of `readings/tokens.txt` were looked over."""

from __future__ import annotations

import pytest

from tests.engine.figures.table import readings, reads_as, told_all


@pytest.mark.parametrize(("language", "fragment", "figures"), readings("tokens"))
def test_readings(language: str, fragment: str, figures: str) -> None:
    """What holds: a text is cut so that marks, spaces and lines end what they end."""
    assert reads_as(fragment, language, figures), told_all(fragment, language)
