"""Reads figures (first stub; being written)."""

from __future__ import annotations

from civdata.figures.figure import Figure

LANGUAGES = ("kk", "ru", "en")


def read(text: str, lang: str) -> tuple[Figure, ...]:
    """Every figure in a printed fragment, in order."""
    if lang not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}, got {lang!r}")
    return ()
