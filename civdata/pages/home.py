"""The home page: what this is, a search box, headline figures, packages, what does not add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from civdata.model import Package
from civdata.pages import addup, people, series
from civdata.pages.book import Book, Page

SIDES = 4
"""A case of more prints than these is too long for the home page."""
CHARTS = 1
"""How many charts of headline indicators the home page opens with."""


def page(
    book: Book,
    chosen: tuple[str, ...],
    changes: tuple[Mapping[str, str], ...],
) -> Page:
    """Make the home page of a language."""
    cards = []
    for name in chosen:
        indicator = book.collection.indicators[name]
        latest = book.facts.latest(indicator)
        if latest:
            cards.append((indicator, book.show(latest)))
    cases = addup.cases(book)
    open_cases = [case for case in cases if case.state == "open"]
    drawn = [
        d for n in chosen for d in series.of_indicator(book, book.collection.indicators[n])[:1]
    ]
    packages = [(package, _counts(book, package)) for package in book.facts.packages]
    say = book.words.say
    return book.page(
        "home",
        "",
        say("home.title"),
        say("home.description"),
        cards=cards,
        packages=packages,
        figures=len(book.collection.observations),
        sources=len(book.collection.sources),
        contested=open_cases,
        strongest=next((case for case in open_cases if 2 <= len(case.prints) <= SIDES), None),
        charts=drawn[:CHARTS],
        everything=people.path_of(book),
        checked=_checked(book),
        kinds=_kinds(book),
        changes=changes[:3],
        faults=len(book.findings),
    )


def _checked(book: Book) -> dict[str, str]:
    """Count the figures that are checked against a text that is held, and those only copied."""
    sources = book.collection.sources
    held = [sources[o.source].held for o in book.collection.observations.values()]
    counted = {"all": len(held), "held": sum(held), "copied": len(held) - sum(held)}
    return {name: book.words.number(Decimal(n)) for name, n in counted.items()}


def _kinds(book: Book) -> str:
    """Count the figures by kind of publisher, the most first."""
    sources, words = book.collection.sources, book.words
    counted = Counter(
        sources[o.source].publisher.kind for o in book.collection.observations.values()
    )
    named = ((words.code("publisher_kind", kind), n) for kind, n in counted.most_common() if kind)
    return ", ".join(f"{name} – {words.number(Decimal(n))}" for name, n in named)


def _counts(book: Book, package: Package) -> str:
    """Say how much a package holds: figures, records, rows of tables of other people."""
    held = {
        "figures": len(package.observations),
        "records": sum(len(table.rows) for table in package.records),
        "rows": sum(len(table.rows) for table in package.tables) if package.foreign else 0,
    }
    told = [book.words.count(f"count.{what}", n) for what, n in held.items() if n]
    return ", ".join(told)
