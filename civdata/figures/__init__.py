"""Printed figures, read as exact numbers and intervals; names no language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civdata.figures.figure import Figure
from civdata.figures.interval import QUALIFIERS, Interval, interval_of

__all__ = ["LANGUAGES", "QUALIFIERS", "Figure", "Interval", "interval_of", "read"]


def read(text: str, lang: str | Lexicon) -> tuple[Figure, ...]:
    """Read every figure in a printed fragment; see `civdata.figures.reader.read`.

    >>> [str(figure.value) for figure in read("18 млрд тенге", "ru")]
    ['18000000000']
    """
    from civdata.figures import reader  # with all its modules, only where a text is read

    return reader.read(text, lang)


if TYPE_CHECKING:
    from civdata.languages.lexicon import Lexicon

    LANGUAGES: tuple[str, ...]
    """The codes of the installed languages whose figures `read` knows."""
else:

    def __getattr__(name: str) -> tuple[str, ...]:
        """Look for the installed languages when they are first asked for, not on import."""
        if name == "LANGUAGES":
            from civdata.languages import read_codes

            return read_codes()
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
