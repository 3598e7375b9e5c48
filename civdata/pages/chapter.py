"""Chapters: all pages of a package in a language, made of its part of the record alone.

So a chapter stays as it is while its part does, and is kept from one build to the next.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any

from civdata.model import Package
from civdata.pages import indicator, package, series, sharing
from civdata.pages.book import Book, Card, Page, Subject
from civdata.pages.facts import Facts, gather
from civdata.pages.words import Words
from civdata.record.fingerprint import fingerprint
from civdata.record.log import Change
from civdata.record.parts import parts
from civdata.storage.cache import Cache


@dataclass(frozen=True)
class Chapter:
    """The pages of a package as they are made, the same complete, and its charts by address."""

    pages: tuple[Page, ...]
    complete: tuple[Page, ...]
    charts: Mapping[str, str]


@dataclass(frozen=True)
class Maker:
    """Makes the chapters of one package in all languages.

    `whole` are the books of the whole record by language; `source` names all files of the site's
    source folder.
    """

    package: Package
    whole: Mapping[str, Book]
    changes: tuple[Change, ...]
    source: str
    cache: Cache

    def chapter(self, language: str) -> Chapter:
        """Return the chapter of a language, as it was kept or made anew."""
        whole, name = self.whole[language], self.package.name
        said = (
            [asdict(file) for file in whole.downloads.get(name, ())],
            whole.linked_data.get((name, language), ""),
            [str(finding) for finding in whole.findings],
            sorted(whole.written),
            dict(whole.words.messages),
        )
        about = (name, language, whole.site_url, whole.as_of, self.changes, self.source)
        part = fingerprint(self._part.collection)
        key, found = self.cache.get("chapter", about, said, part)
        if found is None:
            made = self._made(language)
            self.cache.put(key, _written(made))
            return made
        return _read(found, self.package)

    def page(self, language: str, path: str) -> Page | None:
        """Return one page of the chapter, complete, without making the others."""
        book, held = self._book(language), self.package
        first = package.page(book, held)
        one = held.indicators.get(path.removeprefix(f"{held.name}/").rstrip("/"))
        if path == first.path:
            made: Page | None = first
        elif one:
            made = indicator.page(book, one)
        else:
            made = next((p for p in package.table_pages(book, held) if p.path == path), None)
        if made is None:
            return None
        headlines = book.collection.settings.headlines
        return sharing.complete(book, [first, made], headlines, self.changes)[-1]

    def _made(self, language: str) -> Chapter:
        book = self._book(language)
        pages = [package.page(book, self.package), *package.table_pages(book, self.package)]
        pages += [indicator.page(book, one) for one in self.package.indicators.values()]
        headlines = book.collection.settings.headlines
        complete = sharing.complete(book, pages, headlines, self.changes)
        return Chapter(tuple(pages), complete, dict(series.files(book, self.package)))

    def _book(self, language: str) -> Book:
        """Return a book that knows of the part, and of nothing else."""
        whole, name = self.whole[language], self.package.name
        known = (name, language)
        return replace(
            whole,
            words=Words(language, whole.words.messages, self._part.collection),
            facts=self._part,
            downloads={name: whole.downloads[name]} if name in whole.downloads else {},
            linked_data={known: whole.linked_data[known]} if known in whole.linked_data else {},
        )

    @cached_property
    def _part(self) -> Facts:
        book = next(iter(self.whole.values()))
        part = parts(book.collection)[self.package.name]
        return gather(part)


def _written(chapter: Chapter) -> bytes:
    pairs = zip(chapter.pages, chapter.complete, strict=True)
    told = {"pages": [_told(*pair) for pair in pairs], "charts": dict(chapter.charts)}
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _told(made: Page, complete: Page) -> dict[str, Any]:
    """Return a page as JSON: the complete one, and what it has more than the one that was made."""
    assert complete.body.startswith(made.body)
    subject = made.subject
    kind = "" if subject is None else type(subject).__name__
    return {
        "page": [complete.language, complete.path, complete.title, dict(complete.meta)],
        "body": complete.body,
        "made": [len(made.body), dict(made.meta)],
        "kind": complete.kind,
        "subject": [kind, getattr(subject, "id", "") or getattr(subject, "name", "")],
        "changed": complete.changed,
        "card": asdict(complete.card) if complete.card else None,
    }


def _read(content: bytes, of: Package) -> Chapter:
    told = json.loads(content.decode("utf-8", "surrogatepass"))
    pairs = [_page(one, of) for one in told["pages"]]
    return Chapter(tuple(p[0] for p in pairs), tuple(p[1] for p in pairs), told["charts"])


def _page(told: Mapping[str, Any], of: Package) -> tuple[Page, Page]:
    language, path, title, meta = told["page"]
    body, (end, made) = told["body"], told["made"]
    card = Card(**told["card"]) if told["card"] else None
    kind, changed = told["kind"], told["changed"]
    about, named = told["subject"]
    subject = _subject(about, named, of)
    complete = Page(language, path, title, meta, body, kind, subject, changed, card)
    return Page(language, path, title, made, body[:end], kind, subject), complete


def _subject(kind: str, name: str, of: Package) -> Subject:
    match kind:
        case "Indicator":
            return of.indicators[name]
        case "Table":
            return of.table(name)
        case "Package":
            return of
    return None
