"""The home page: what this is, a search box, headline figures, packages, what does not add up."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from civdata.errors import UnknownName
from civdata.model import Collection
from civdata.pages import addup
from civdata.pages.book import Book, Page


def headlines(file: Path, collection: Collection) -> tuple[str, ...]:
    """Read the ids of the indicators that the home page shows; an unknown one is an error."""
    chosen = tuple(json.loads(file.read_text("utf-8"))["indicators"])
    gone = [name for name in chosen if name not in collection.indicators]
    if gone:
        raise UnknownName(
            f"{file.name}: no indicator {gone[0]!r} in the data; choose another headline figure"
        )
    return chosen


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
