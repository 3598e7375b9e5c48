"""What the search index holds: a small HTML document a page, made for finding, not for reading.

Nothing has to be hidden in the pages for it: names in all three languages, figures in digits and
word stems stand in these documents only. Headings with ids lead to single observations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape

from civdata.kazakh import key, words
from civdata.model import LANGUAGES, Indicator, Package, Source, Table, Texts
from civdata.pages import tables
from civdata.pages.book import Book, Page

NAME, OTHER, BODY, ASIDE = 10.0, 4.0, 1.0, 0.3


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the search index: the address it leads to, and its HTML."""

    path: str
    html: str


def entries(book: Book, pages: Iterable[Page]) -> tuple[Entry, ...]:
    """Make the search documents of a language."""
    made = []
    for package in book.facts.packages:
        made.append(_package(book, package))
        made += [_indicator(book, package, one) for one in package.indicators.values()]
        made += [_table(book, package, one) for one in package.records if tables.is_long(one)]
    made += [_source(book, source) for source in book.collection.sources.values()]
    known = {entry.path for entry in made}
    skipped = {"", "search/"}
    made += [_prose(book, p) for p in pages if p.path not in known and p.path not in skipped]
    return tuple(made)


def _package(book: Book, package: Package) -> Entry:
    parts = [_text(package.descriptions[book.language], BODY), _country(book)]
    for table in package.records:
        if not tables.is_long(table):
            parts += _records(book, table)
    summary = package.descriptions[book.language]
    return _entry(book, f"{package.name}/", package.titles, summary, parts, package)


def _table(book: Book, package: Package, table: Table) -> Entry:
    summary = table.descriptions.get(book.language, "")
    parts = [_text(summary, BODY), *_records(book, table)]
    return _entry(book, tables.table_path(table), table.titles, summary, parts, package)


def _records(book: Book, table: Table) -> Iterator[str]:
    for row in table.rows:
        name = row[f"name_{book.language}"] or row["name"]
        if name:
            yield f'<h2 id="{row["id"]}">{escape(name)}</h2>'
            yield _text(_others(book, {x: row[f"name_{x}"] for x in LANGUAGES}), BODY)


def _indicator(book: Book, package: Package, indicator: Indicator) -> Entry:
    about = f"{indicator.definitions[book.language]} {package.titles[book.language]}"
    parts = [_text(about, BODY), _areas(book, indicator)]
    for o in book.facts.of_indicator(indicator):
        shown = book.show(o)
        parts.append(f'<h2 id="{o.id}">{escape(f"{shown.period}: {shown.value}")}</h2>')
        parts.append(_text(f"{o.value:f} {shown.printed} {shown.source.publisher}", BODY))
    latest = book.facts.latest(indicator)
    path = f"{package.name}/{indicator.id}/"
    if latest is None:
        return _entry(book, path, indicator.names, "", parts, package)
    shown = book.show(latest)
    summary = f"{shown.period}: {shown.value}"
    return _entry(book, path, indicator.names, summary, parts, package, shown.source)


def _areas(book: Book, indicator: Indicator) -> str:
    """Name the areas of an indicator's figures, since readers ask for a figure with its place."""
    codes = dict.fromkeys(o.ref_area for o in book.facts.of_indicator(indicator))
    named = _text(" ".join(book.words.name("areas", code) for code in codes), ASIDE)
    return named + (_country(book) if "KZ" in codes else "")


def _country(book: Book) -> str:
    """Name the country in the forms that a stemmer does not bring together."""
    return _text(book.words.say("search.country"), ASIDE)


def _source(book: Book, source: Source) -> Entry:
    names = dict.fromkeys(LANGUAGES, source.title)
    parts = [_text(f"{source.publisher} {source.notes.get(book.language, '')}", BODY)]
    return _entry(book, f"sources/{source.id}/", names, source.publisher, parts, None)


def _prose(book: Book, page: Page) -> Entry:
    """Take the words of a written page; its headings with ids become places to jump to."""
    body = page.markdown.split("---\n", 2)[2]
    parts = []
    for line in re.sub(r"<(style|svg).*?</\1>", "", body, flags=re.DOTALL).splitlines():
        heading = re.match(r"#{2,3} (.+?) \{#([\w-]+)\}", line)
        if heading:
            parts.append(f'<h2 id="{heading[2]}">{escape(_plain(heading[1]))}</h2>')
        elif text := _plain(line):
            parts.append(_text(text, ASIDE))
    names = dict.fromkeys(LANGUAGES, page.title)
    summary = " ".join(_plain(part) for part in parts[:1])
    return _entry(book, page.path, names, summary, parts, None)


def _plain(markdown: str) -> str:
    text = re.sub(r"<[^>]*>|\]\([^)]*\)|\{[#.][^}]*\}", " ", markdown)
    return re.sub(r"[*`#\[\]\\|]", "", text).strip()


def _entry(
    book: Book,
    path: str,
    names: Texts,
    summary: str,
    parts: Sequence[str],
    package: Package | None,
    source: Source | None = None,
) -> Entry:
    title = names[book.language]
    body = "".join(parts)
    meta = _meta("summary", summary)
    if package:
        meta += _meta("package", package.titles[book.language])
        meta += _meta("topic", package.name)
    if source:
        meta += _meta("source", source.publisher)
        meta += _meta("source_language", source.language)
    stems = _text(_keys(f"{title} {_others(book, names)}"), OTHER)
    if book.language == "kk":
        stems += _text(_keys(_plain(body)), BODY)
    html = (
        f'<!doctype html><html lang="{book.language}"><head><title>{escape(title)}</title></head>'
        f'<body>{meta}<h1 data-pagefind-weight="{NAME}">{escape(title)}</h1>'
        f"{_text(_others(book, names), OTHER)}{stems}{body}</body></html>"
    )
    return Entry(path, html)


def _meta(name: str, content: str) -> str:
    """Attach a word to a document. Not as Pagefind's filter: those come in random order."""
    return f'<meta data-pagefind-meta="{name}[content]" content="{escape(content)}">'


def _others(book: Book, names: Texts) -> str:
    """The names in the other languages, for a search typed in another one."""
    return " ".join(names[x] for x in LANGUAGES if x != book.language and names[x])


def _keys(text: str) -> str:
    """Kazakh search keys of the words of a text, each once, in order."""
    return " ".join(dict.fromkeys(filter(None, (_key(word) for word in words(text)))))


@cache
def _key(word: str) -> str:
    return key(word)


def _text(text: str, weight: float) -> str:
    return f'<p data-pagefind-weight="{weight}">{escape(text)}</p>' if text.strip() else ""
