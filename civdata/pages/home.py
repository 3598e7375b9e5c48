"""The home page: what this is, a search box, headline figures, packages, what does not add up."""

from __future__ import annotations

from collections.abc import Mapping

from civdata.pages import addup
from civdata.pages.book import Book, Page


def page(book: Book, chosen: tuple[str, ...], changes: tuple[Mapping[str, str], ...]) -> Page:
    """Make the home page of a language."""
    cards = []
    for name in chosen:
        indicator = book.collection.indicators[name]
        latest = book.facts.latest(indicator)
        if latest:
            cards.append((indicator, book.show(latest)))
    packages = [
        (package, len(package.observations), sum(len(t.rows) for t in package.records))
        for package in book.facts.packages
    ]
    say = book.words.say
    return book.page(
        "home.md",
        "",
        say("home.title"),
        say("home.description"),
        cards=cards,
        packages=packages,
        figures=len(book.collection.observations),
        sources=len(book.collection.sources),
        contested=[case for case in addup.cases(book) if case.state == "open"],
        changes=changes[:3],
    )
