"""Advice by code: short, an order, and only for codes that exist."""

from __future__ import annotations

import re

from civdata import theme
from civdata.model.advice import ADVICE


def test_advice_is_for_codes_that_the_engine_uses() -> None:
    """A code that nobody writes any more would be advice to nobody."""
    texts = [p.read_text("utf-8") for p in theme.FOLDER.parent.rglob("*.py")]
    others = [text for text in texts if "ADVICE: Mapping" not in text]
    said = {code for text in others for code in re.findall(r"[\"\']([a-z][a-z-]+)[\"\']", text)}
    assert set(ADVICE) <= said


def test_advice_is_one_line() -> None:
    """It stands behind a finding in a terminal: no full stop, no line break."""
    assert all(text and "\n" not in text and not text.endswith(".") for text in ADVICE.values())
