"""Words of a text: scripts, hyphens and apostrophes come to one form."""

from __future__ import annotations

import pytest

from civdata.languages.wordforms import marked, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ko‘p, koʻp; ko`p", ["ko'p", "ko'p", "ko'p"]),
        ("Ту\u2011154 летит", ["Ту-154", "летит"]),
        ("5%-ға 84%-ы", ["5%-ға", "84%-ы"]),
        ("co\u00adoperate", ["cooperate"]),
        ("- ' …", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    """A suffix stays with its number, a soft hyphen goes, marks alone are no words."""
    assert words(text) == found


def test_letters_are_composed() -> None:
    """A letter with its mark apart is the letter."""
    assert marked("и\u0306од") == "йод"
