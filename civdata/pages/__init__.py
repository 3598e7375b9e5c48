"""Pages: the model in, Markdown with SVG out, in three languages. Knows no site generator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from civdata.exports.people import Sheet
from civdata.lookup.documents import Library, library
from civdata.model import Collection, Finding
from civdata.model.settings import Settings
from civdata.pages import (
    addup,
    checking,
    compare,
    feedback,
    found,
    home,
    indicator,
    package,
    people,
    plain,
    prose,
    regions,
    series,
    sharing,
    source,
)
from civdata.pages.book import Book, Card, File, Page, environment, messages
from civdata.pages.facts import gather
from civdata.pages.words import Words
from civdata.record.log import newest, read_changes

__all__ = ["Book", "Card", "Edition", "File", "Page", "editions", "messages"]


@dataclass(frozen=True)
class Edition:
    """The site in one language: its pages, feed, charts as files by address, and its search.

    `found` is how the documents of the library look, `search` what the search says to a reader,
    `checking` what the page that checks texts shows of the record.
    """

    language: str
    pages: tuple[Page, ...]
    feed: str
    charts: Mapping[str, str]
    messages: Mapping[str, str]
    settings: Settings
    changed: str
    library: Library
    workbooks: tuple[tuple[str, str, list[Sheet]], ...]
    found: Sequence[Mapping[str, Any]]
    search: Mapping[str, Mapping[str, str]]
    checking: Mapping[str, Any]


def editions(
    collection: Collection,
    folder: Path,
    downloads: Mapping[str, tuple[File, ...]],
    linked_data: Mapping[tuple[str, str], str],
    site_url: str,
    findings: tuple[Finding, ...] = (),
) -> Iterator[Edition]:
    """Make the pages of each language from the data and the site's source folder.

    `downloads` are the files of each package, `linked_data` its schema.org description as JSON by
    package and language; `site_url` ends with a slash; `findings` are shown on the pages.
    """
    facts = gather(collection)
    chosen = collection.settings.headlines
    changes = read_changes(folder / "changes.json")
    changed = newest(collection, changes)
    made = environment(folder)
    books: dict[str, Book] = {}
    written: dict[str, list[Page]] = {}
    for language in collection.languages:
        words = Words(language, messages(folder, language, collection.settings), collection)
        by_hand = prose.written(folder, language)
        book = Book(
            language,
            words,
            facts,
            made,
            downloads,
            linked_data,
            site_url,
            changed,
            plain.telling(findings),
            frozenset(by_hand),
        )
        pages = [home.page(book, chosen, changes), prose.search(book), feedback.about(book)]
        pages += [addup.page(book), compare.page(book)] if collection.observations else []
        pages += [checking.page(book)] if book.checkable else []
        pages += [prose.changes(book, changes)] if changes else []
        pages += [source.overview(book)] if collection.sources else []
        pages += [plain.faults(book)] if book.findings else []
        terms = folder / "glossary.csv"
        pages += [prose.glossary(book, terms)] if terms.is_file() else []
        pages += [prose.hand_written(book, name) for name in by_hand]
        pages += [source.page(book, item) for item in collection.sources.values()]
        pages += regions.pages(book)
        for item in facts.packages:
            pages += [package.page(book, item), *package.table_pages(book, item)]
            pages += [indicator.page(book, one) for one in item.indicators.values()]
        books[language], written[language] = book, pages
    known = found.extended(library(collection, folder), written)
    for language, book in books.items():
        yield Edition(
            language,
            sharing.complete(book, written[language], chosen, changes),
            prose.feed(book, changes, changed) if changes else "",
            dict(series.files(book)),
            book.words.messages,
            collection.settings,
            changed,
            known,
            tuple(people.books(book)),
            found.listing(book, known),
            found.words(book),
            checking.shown(book) if book.checkable else {},
        )
