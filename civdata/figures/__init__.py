"""Printed figures, read as exact numbers and intervals; names no language."""

from typing import TYPE_CHECKING

from civdata.figures.figure import Figure
from civdata.figures.interval import QUALIFIERS, Interval, interval_of
from civdata.figures.reader import read

__all__ = ["LANGUAGES", "QUALIFIERS", "Figure", "Interval", "interval_of", "read"]

if TYPE_CHECKING:
    LANGUAGES: tuple[str, ...]
    """The codes of the installed languages whose figures `read` knows."""
else:

    def __getattr__(name: str) -> tuple[str, ...]:
        """Look for the installed languages when they are first asked for, not on import."""
        if name == "LANGUAGES":
            from civdata.languages import read_codes

            return read_codes()
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
