"""What the search index holds: a small HTML document a page, made for finding, not for reading.

A document holds keys (`civdata.lookup.keys`) of everything that its page says, names in all three
languages, so that a search in one language finds what is named in another. Headings with ids lead
to single observations and records.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from civdata.lookup import keys
from civdata.model import Indicator, Observation, Package, Row, Source, Table, Texts
from civdata.pages import tables
from civdata.pages.book import Book, Page, Shown

NAME, TITLE, BODY, ASIDE = 8.0, 3.0, 0.4, 0.1
"""What a word counts: in a name that consists of it alone, likewise in the title of a written page
or source, in a definition or beside a figure, and in what is said in passing."""

FIGURE, MANY = 4.0, 5
"""What a figure counts; from how many figures on a page comes first among equals."""

AGAIN, OFTEN = 0.03, 5
"""What a word counts where it is said again on a long page, and how often it is said at all."""

FIELD = "¦"
"""What parts figure and publisher in the heading of an observation."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the search index: the address it leads to, its HTML,
    its title; what belongs to a package has its name as topic, and names in all languages.
    """

    path: str
    html: str
    title: str
    topic: str = ""
    names: tuple[str, ...] = ()

    @property
    def names_topic(self) -> bool:
        """Whether this is the page of a whole package, whose title names a topic."""
        return self.path == f"{self.topic}/"


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
    parts, said = [_say(package.descriptions, BODY, book.language)], Counter[str]()
    for table in package.records:
        if not tables.is_long(table):
            parts += [_record(book, row, said) for row in table.rows]
    summary = package.descriptions[book.language]
    return _entry(book, f"{package.name}/", package.titles, summary, parts, package)


def _table(book: Book, package: Package, table: Table) -> Entry:
    """Make the document of a table of records that has a page of its own."""
    summary = table.descriptions.get(book.language, "")
    said = Counter[str]()
    parts = [_say(table.descriptions, BODY), *(_record(book, row, said) for row in table.rows)]
    return _entry(book, tables.table_path(table), table.titles, summary, parts, package)


def _record(book: Book, row: Row, said: Counter[str]) -> str:
    names = {x: row[f"name_{x}"] or row["name"] for x in book.collection.languages}
    if not names[book.language]:
        return ""
    heading = f'<h2 id="{row["id"]}">{escape(names[book.language])}</h2>'
    printed = row["as_printed"]
    named = [key for language in names for key in keys.of_text(names[language], language)]
    return heading + _again(named, BODY, said) + _again(keys.of_text(printed, "ru"), ASIDE, said)


def _indicator(book: Book, package: Package, indicator: Indicator) -> Entry:
    parts = [_say(indicator.definitions, ASIDE), _say(package.titles, BODY)]
    said: set[str] = set()
    parts += [_observation(book, o, said) for o in book.facts.of_indicator(indicator)]
    latest = book.facts.latest(indicator)
    path = f"{package.name}/{indicator.id}/"
    if latest is None:
        return _entry(book, path, indicator.names, "", parts, package)
    shown = book.show(latest)
    summary = f"{shown.period}: {shown.value}"
    return _entry(book, path, indicator.names, summary, parts, package, shown.source)


def _observation(book: Book, o: Observation, before: set[str]) -> str:
    """Give an observation a heading to jump to, with figure, period and who says so.

    Words of `before` were said by other observations on the page; each counts once.
    """
    shown = book.show(o)
    publisher = shown.source.publisher.name(book.language)
    heading = FIELD.join((_title(shown), publisher))
    figures: list[str] = []
    for value in (o.value, o.value_max):
        figures += keys.of_value(value) if value is not None else ()
    told = [
        row[f"name_{language}"]
        for table, code in (("areas", o.ref_area), ("institutions", o.institution))
        if code != book.collection.country and (row := book.collection.reference(table).get(code))
        for language in book.collection.languages
    ]
    passing = [f"{publisher} {shown.status}", o.notes.get(book.language, "")]
    aside = list(keys.of_text(o.as_printed, shown.source.language))
    aside += [key for text in passing for key in keys.of_text(text, book.language)]
    fresh = [key for key in dict.fromkeys(aside) if key not in before and key not in figures]
    before.update(fresh)
    return (
        f'<h2 id="{o.id}">{escape(heading)}</h2>{_keys(figures, FIGURE)}'
        f"{_keys(keys.of_period(o.time_period), BODY)}"
        f"{_keys((key for text in told for key in keys.of_text(text, book.language)), BODY)}"
        f"{_keys(fresh, ASIDE)}"
    )


def _title(shown: Shown) -> str:
    status = f", {shown.status}" if shown.planned else ""
    return f"{shown.period}: {shown.value}{status}"


def _source(book: Book, source: Source) -> Entry:
    names = dict.fromkeys(book.collection.languages, source.title)
    notes = source.notes.get(book.language, "")
    parts = [_say(source.publisher.names, ASIDE), _say({book.language: notes}, ASIDE)]
    publisher = source.publisher.name(book.language)
    return _entry(book, f"sources/{source.id}/", names, publisher, parts, None, source)


def _prose(book: Book, page: Page) -> Entry:
    """Take the words of a written page; its headings with ids become places to jump to."""
    body = page.markdown.split("---\n", 2)[2]
    parts, said = [], Counter[str]()
    for line in re.sub(r"<(style|svg).*?</\1>", "", body, flags=re.DOTALL).splitlines():
        heading = re.match(r"#{2,3} (.+?) \{#([\w-]+)\}", line)
        if heading:
            parts.append(f'<h2 id="{heading[2]}">{escape(_plain(heading[1]))}</h2>')
        parts.append(_again(keys.of_text(_plain(line), book.language), ASIDE, said))
    names = dict.fromkeys(book.collection.languages, page.title)
    first = next((text for text in map(_plain, body.splitlines()[1:]) if text), "")
    return _entry(book, page.path, names, first[:200], parts, None)


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
    meta = _meta("title", title) + _meta("summary", summary)
    if package:
        meta += _meta("package", package.titles[book.language])
        meta += _meta("topic", package.name)
    if source and package:
        meta += _meta("source", source.publisher.name(book.language))
    topic = keys.mark(keys.TOPIC, package.name if package else "pages")
    among = 1 + min("".join(parts).count("<h2 "), MANY) / MANY / 4 if source and package else 1
    weight = (NAME if package else TITLE) * among
    weight /= (sum(keys.length(names[x], x) for x in names) / len(names)) ** 0.5
    said = _say(names, weight, book.language)
    html = (
        f'<!doctype html><html lang="{book.language}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head>"
        f'<body>{meta}<p data-pagefind-weight="{ASIDE}">{topic}</p>{said}{"".join(parts)}'
        "</body></html>"
    )
    if package is None:
        return Entry(path, html, title)
    return Entry(path, html, title, package.name, tuple(names.values()))


def _meta(name: str, content: str) -> str:
    """Attach a word to a document. Not as Pagefind's filter: those come in random order."""
    return f'<meta data-pagefind-meta="{name}[content]" content="{escape(content)}">'


def _say(texts: Texts, weight: float, first: str = "") -> str:
    """Give the keys of a text in all its languages, each key once."""
    languages = dict.fromkeys((*filter(None, (first,)), *texts))
    said = (key for x in languages for key in keys.of_text(texts.get(x, ""), x))
    return _keys(said, weight)


def _again(found: Iterable[str], weight: float, said: Counter[str]) -> str:
    """Give keys on a page of many parts: in full when first said, then little, then not at all."""
    keyed = list(dict.fromkeys(found))
    first = [key for key in keyed if not said[key]]
    again = [key for key in keyed if 0 < said[key] < OFTEN]
    said.update(keyed)
    return _keys(first, weight) + _keys(again, AGAIN)


def _keys(found: Iterable[str], weight: float) -> str:
    text = " ".join(dict.fromkeys(found))
    return f'<p data-pagefind-weight="{weight:.2f}">{text}</p>' if text else ""
