"""An indicator's page: the latest figure, a chart over time, every observation with its proof."""

from __future__ import annotations

from markupsafe import Markup, escape

from civdata import languages
from civdata.model import Indicator, Observation
from civdata.pages import feedback, series, sifting
from civdata.pages.book import Book, Page, Shown
from civdata.record.citation import cite

RELATED = 5
"""How many related indicators a page ends with."""


# complex: one page, a field a line
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
        "indicator",
        f"{package.name}/{indicator.id}/",
        name,
        description,
        subject=indicator,
        package=package,
        indicator=indicator,
        latest=shown,
        sentence=series.sentence(book, indicator),
        reports={o.id: feedback.report(book, f"{package.name}/{indicator.id}/", o) for o in found},
        related=_related(book, indicator),
        charts=series.of_indicator(book, indicator),
        sift=sifting.of_observations(book, package.name, found, name, indicator.id),
        observations=book.show_all(book.facts.newest_first(indicator)),
        has_regions=any(o.ref_area != book.collection.country for o in found),
        has_notes=any(book.show(o).note for o in found),
        kind=kind[f"definition_{book.language}"] if kind else "",
        citation=_citation(book, latest) if latest else "",
        cases={o.id: book.facts.discrepancies.get(o.id, ()) for o in found},
        others={o.id: book.show_all(book.facts.against.get(o.id, ())) for o in found},
    )


def _citation(book: Book, o: Observation) -> Markup:
    """Cite a figure; the source's own words in it are marked with their language."""
    source = book.collection.sources[o.source]
    text = escape(cite(book.collection, o.id, "text", book.language))
    if source.language == book.language:
        return text
    spoken = Markup('{}<span lang="{}">{}</span>{}')
    first, last = languages.get(book.language).quotes
    for before, words, after in ((first, o.as_printed, last), (", ", source.title, "")):
        marked = spoken.format(before, source.language, words, after)
        text = text.replace(escape(f"{before}{words}{after}"), marked, 1)
    return text


def _related(book: Book, indicator: Indicator) -> list[tuple[Indicator, Shown]]:
    """Return the indicators of the same topic that stand nearest and have most figures."""
    package = book.collection.package(indicator.package)
    listed = list(package.indicators.values()) if package else []
    places = {one.id: at for at, one in enumerate(listed)}
    place = places[indicator.id]
    others = [one for one in listed if one.id != indicator.id and book.facts.latest(one)]
    others.sort(key=lambda one: abs(places[one.id] - place) - len(book.facts.of_indicator(one)))
    stand = [(one, book.facts.latest(one)) for one in others[:RELATED]]
    return [(one, book.show(latest)) for one, latest in stand if latest]
