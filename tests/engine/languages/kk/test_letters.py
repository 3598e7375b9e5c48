"""Three alphabets of one language are spelt in one, as far as its figure words need."""

from __future__ import annotations

import pytest

from civdata.languages.kk.letters import to_cyrillic


@pytest.mark.parametrize(
    ("word", "spelt"),
    [("júz", "жүз"), ("jüz", "жүз"), ("segiz", "сегіз"), ("toqsan", "тоқсан"), ("мың", "мың"),
     ("مىڭ", "мың"), ("2024", "2024"), ("", "")],
)  # fmt: skip
def test_spelling(word: str, spelt: str) -> None:
    """Both Latin alphabets and the Arabic one; what is Cyrillic or no word stays."""
    assert to_cyrillic(word) == spelt
