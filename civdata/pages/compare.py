"""The page that sets two indicators side by side: their years, their charts, their sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from civdata.model import Package
from civdata.pages import series
from civdata.pages.book import Book, Page

FEWEST = 2
"""An indicator of fewer yearly figures than these has nothing to be compared by year."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An indicator to choose: its page, what it comes to, and its yearly figures as text.

    `years` are lines of year and figure, parted by `|`; the script reads them.
    """

    id: str
    name: str
    path: str
    sentence: str
    years: str


def page(book: Book) -> Page:
    """Make the page on which two indicators are compared by year."""
    say = book.words.say
    groups = [(package, _choices(book, package)) for package in book.facts.packages]
    return book.page(
        "compare",
        "compare/",
        say("compare.title"),
        say("compare.description"),
        groups=[(package, chosen) for package, chosen in groups if chosen],
    )


def _choices(book: Book, package: Package) -> Sequence[Choice]:
    made = []
    for indicator in package.indicators.values():
        shown = [book.show(o) for o in series.yearly(book, indicator)]
        if len(shown) >= FEWEST:
            years = "\n".join(f"{o.period}|{o.value}|{o.publisher}|{o.path}" for o in shown)
            path, name = f"{package.name}/{indicator.id}/", indicator.names[book.language]
            told = series.sentence(book, indicator)
            made.append(Choice(indicator.id, name, path, told, years))
    return made
