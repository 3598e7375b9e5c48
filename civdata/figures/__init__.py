"""Printed figures in Russian, Kazakh and English: read as exact numbers and intervals."""

from civdata.figures.figure import Figure
from civdata.figures.interval import QUALIFIERS, Interval, interval_of
from civdata.figures.reader import LANGUAGES, read

__all__ = ["LANGUAGES", "QUALIFIERS", "Figure", "Interval", "interval_of", "read"]
