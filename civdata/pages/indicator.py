"""An indicator's page: the latest figure, a chart over time, every observation with its proof."""

from __future__ import annotations

from civdata.model import Indicator
from civdata.pages import series, sifting
from civdata.pages.book import Book, Page
from civdata.record.citation import cite


def page(book: Book, indicator: Indicator) -> Page:
    """Make the page of an indicator."""
    package = book.collection.package(indicator.package)
    assert package is not None
    found = book.facts.of_indicator(indicator)
    latest = book.facts.latest(indicator)
    shown = book.show(latest) if latest else None
    name = indicator.names[book.language]
    description = indicator.definitions[book.language]
    if shown:
        description = f"{shown.when}: {shown.value}. {description}"
    kind = book.collection.reference("kinds").get(indicator.kind)
    return book.page(
        "indicator.md",
        f"{package.name}/{indicator.id}/",
        name,
        description,
        package=package,
        indicator=indicator,
        latest=shown,
        sentence=series.sentence(book, indicator),
        charts=series.of_indicator(book, indicator),
        sift=sifting.of_observations(book, package.name, found, name, indicator.id),
        observations=book.show_all(found),
        has_notes=any(book.show(o).note for o in found),
        kind=kind[f"definition_{book.language}"] if kind else "",
        citation=cite(book.collection, latest.id, "text", book.language) if latest else "",
        cases={o.id: book.facts.discrepancies.get(o.id, ()) for o in found},
        others={o.id: book.show_all(book.facts.against.get(o.id, ())) for o in found},
    )
