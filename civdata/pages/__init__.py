"""Pages: the model in, Markdown with SVG out, in three languages. Knows no site generator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    people,
    plain,
    prose,
    regions,
    sharing,
    source,
)
from civdata.pages.book import Book, Card, File, Page, messages
from civdata.pages.chapter import Chapter, Maker
from civdata.pages.facts import gather
from civdata.pages.templates import environment
from civdata.pages.words import Words
from civdata.record.log import Change, newest, read_changes
from civdata.storage.cache import NONE, Cache, digest

__all__ = ["Book", "Card", "Edition", "File", "Page", "books_of", "editions", "messages"]


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


def _chapters(makers: Iterable[Maker], languages: Sequence[str]) -> dict[str, list[Chapter]]:
    """Make the chapters by language: all languages of a part, before the next one."""
    chapters: dict[str, list[Chapter]] = {language: [] for language in languages}
    for maker in makers:
        for language in languages:
            chapters[language].append(maker.chapter(language))
    return chapters


# complex: one edition a language, a field a line
def editions(
    collection: Collection, folder: Path, books: Mapping[str, Book], cache: Cache = NONE
) -> Iterator[Edition]:
    """Make the pages of each language from its book and the site's source folder.

    The chapters of packages that say the same as before are taken from the cache.
    """
    facts = gather(collection) if not books else next(iter(books.values())).facts
    chosen = collection.settings.headlines
    changes = read_changes(folder / "changes.json")
    changed = newest(collection, changes)
    source = _named(folder)
    makers = (Maker(item, books, changes, source, cache) for item in facts.packages)
    chapters = _chapters(makers, list(books))
    first = {language: list(_first(book, folder, changes)) for language, book in books.items()}
    written = {x: [*first[x], *(p for c in chapters[x] for p in c.pages)] for x in books}
    known = found.extended(library(collection, folder), written)
    for language, book in books.items():
        held = chapters[language]
        pages = sharing.complete(book, first[language], chosen, changes)
        yield Edition(
            language,
            (*pages, *(page for one in held for page in one.complete)),
            prose.feed(book, changes, changed) if changes else "",
            {address: text for one in held for address, text in one.charts.items()},
            book.words.messages,
            collection.settings,
            changed,
            known,
            tuple(people.books(book)),
            found.listing(book, known),
            found.words(book),
            checking.shown(book) if book.checkable else {},
        )


def books_of(
    collection: Collection,
    folder: Path,
    downloads: Mapping[str, tuple[File, ...]],
    linked_data: Mapping[tuple[str, str], str],
    site_url: str,
    findings: tuple[Finding, ...] = (),
    cache: Cache = NONE,
) -> dict[str, Book]:
    """Return the book of each language, of which all pages are made.

    `downloads` are the files of each package, `linked_data` its schema.org description as JSON by
    package and language; `site_url` ends with a slash; `findings` are shown on the pages;
    `cache` has templates that were compiled before.
    """
    facts, made = gather(collection), environment(folder, cache)
    changed = newest(collection, read_changes(folder / "changes.json"))
    return {
        language: Book(
            language,
            Words(language, messages(folder, language, collection.settings), collection),
            facts,
            made,
            downloads,
            linked_data,
            site_url,
            changed,
            plain.telling(findings),
            frozenset(prose.written(folder, language)),
        )
        for language in collection.languages
    }


def _first(book: Book, folder: Path, changes: tuple[Change, ...]) -> Iterator[Page]:
    """Yield the pages that are about no single package."""
    collection = book.collection
    yield home.page(book, collection.settings.headlines, changes)
    yield prose.search(book)
    yield feedback.about(book)
    if collection.observations:
        yield addup.page(book)
        yield compare.page(book)
    if book.checkable:
        yield checking.page(book)
    if changes:
        yield prose.changes(book, changes)
    if collection.sources:
        yield source.overview(book)
    if book.findings:
        yield plain.faults(book)
    terms = folder / "glossary.csv"
    if terms.is_file():
        yield prose.glossary(book, terms)
    for name in prose.written(folder, book.language):
        yield prose.hand_written(book, name)
    for item in collection.sources.values():
        yield source.page(book, item)
    yield from regions.pages(book)


def _named(folder: Path) -> str:
    """Name all that lies in the site's source folder, with its content."""
    held = sorted(path for path in folder.rglob("*") if path.is_file())
    told = [(path.relative_to(folder).as_posix(), path.read_bytes().hex()) for path in held]
    return digest(told)
