"""How found pages look in a language: the title, the figure that stands for it, its places.

What can be found is the same in all languages and lies in `civdata.lookup`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from civdata.lookup.document import Document
from civdata.lookup.documents import Library, is_whole
from civdata.model import Observation
from civdata.pages.book import Book, Page

WORDS = 300
"""How many words of a page that only the site has are searched."""


# complex: one word, as each kind of page shows it
def shown(book: Book, library: Library, document: Document) -> dict[str, Any]:
    """Return a document as it looks among results; what is empty is left out."""
    package = book.collection.package(document.topic)
    told: dict[str, Any] = {
        "url": document.path,
        "title": document.names.get(book.language) or document.id,
        "topic": package.titled(book.language) if package else "",
        "places": [_place(book, library, document, at) for at in range(len(document.places))],
    }
    if document.kind == "indicator":
        told |= _figures(book, library, document)
    elif document.kind == "package" and package:
        told["summary"] = package.described(book.language)
    elif document.kind == "source":
        source = book.collection.sources[document.id]
        told["summary"] = source.publisher.name(book.language)
        told["language"] = source.language if source.language != book.language else ""
    return {key: value for key, value in told.items() if value}


def _figures(book: Book, library: Library, document: Document) -> dict[str, Any]:
    """Return the figure that stands for an indicator, and those of its areas."""
    chosen = _headline(book, document)
    if chosen is None:
        return {}
    areas = dict.fromkeys(place.area for place in document.places if place.area)
    stand = {area: library.standing(document, area) for area in areas}
    return {"figure": chosen.id, "areas": {area: one.id for area, one in stand.items() if one}}


def _headline(book: Book, document: Document) -> Observation | None:
    for package in book.facts.packages:
        if indicator := package.indicators.get(document.id):
            return book.facts.latest(indicator)
    return None


def _place(book: Book, library: Library, document: Document, at: int) -> list[str]:
    """Return a place as anchor, title and publisher; a figure of an area names it, with code."""
    place = document.places[at]
    if place.kind != "observation":
        return [place.id, place.names.get(book.language, "")]
    observation = book.collection.observations[place.id]
    said = book.show(observation)
    title = f"{said.period}: {said.value}"
    if said.planned:
        title += f", {said.status}"
    publisher = said.source.publisher.name(book.language)
    if is_whole(library.collection, observation.ref_area):
        return [place.id, title, publisher]
    return [place.id, f"{title}, {said.area}", publisher, observation.ref_area]


def extended(library: Library, pages: Mapping[str, Iterable[Page]]) -> Library:
    """Add the pages that only the site has, by language; search pages and home are no answers."""
    known = {document.path for document in library.documents} | {"", "search/"}
    made: dict[str, dict[str, Page]] = {}
    for language, listed in pages.items():
        for page in listed:
            if page.path not in known:
                made.setdefault(page.path, {})[language] = page
    more = [
        library.page(
            path,
            {x: page.title for x, page in found.items()},
            {x: _words(page) for x, page in found.items()},
        )
        for path, found in made.items()
    ]
    return replace(library, documents=(*library.documents, *more))


def _words(page: Page) -> str:
    return " ".join(f"{page.meta.get('description', '')} {page.body}".split()[:WORDS])


def listing(book: Book, library: Library) -> list[dict[str, Any]]:
    """Return all documents as they look in a language, in the order of the library."""
    return [shown(book, library, document) for document in library.documents]


def words(book: Book) -> dict[str, dict[str, str]]:
    """Return what the search says to a reader: messages, names of topics and of areas."""
    said = book.words.messages
    topics = {package.name: package.titled(book.language) for package in book.facts.packages}
    areas = book.collection.reference("areas")
    told = {key: text for key, text in said.items() if key.startswith("search.")}
    if book.checkable:
        told["check.from.search"] = said["check.from.search"]
    return {
        "messages": told,
        "topics": {**topics, "pages": said["search.pages"]},
        "areas": {code: book.words.name("areas", code) for code in areas},
    }
