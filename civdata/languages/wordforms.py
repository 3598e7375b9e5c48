"""Words of a text, in any language: what counts as one, and one way of writing its marks."""

from __future__ import annotations

import re
import unicodedata

LETTER = "0-9A-Za-z\u00c0-\u024f\u0259\u0400-\u052f"
"""Digits and the letters of Latin and Cyrillic scripts."""

REST = f"[{LETTER}]*(?:%?-[{LETTER}]+|'[{LETTER}]+)*"
WORD = re.compile(f"[{LETTER}]{REST}")
_MARKS = {
    "İ": "i", "\u2010": "-", "\u2011": "-", "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'",
    "`": "'", "\u00ad": "",
}  # fmt: skip


def marked(text: str) -> str:
    """Compose letters and bring hyphens and apostrophes to one form."""
    if text.isascii():
        return text.replace("`", "'")
    text = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    for mark, plain in _MARKS.items():  # much quicker than `translate` on a long text
        text = text.replace(mark, plain)
    return text


def words(text: str) -> list[str]:
    """Split a text into words; a suffix on a hyphen stays with its number or abbreviation.

    >>> words("2024-те ҮЕҰ-лардың 84%-ы «Birgemiz» жобасына қатысты.")
    ['2024-те', 'ҮЕҰ-лардың', '84%-ы', 'Birgemiz', 'жобасына', 'қатысты']
    """
    return WORD.findall(marked(text))
