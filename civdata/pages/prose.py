"""Pages that are mostly words: changes, search, and the hand-written ones."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from civdata.errors import UnreadableData
from civdata.lookup.paths import record_path
from civdata.pages.book import Book, Page, observation_path
from civdata.record.log import Change
from civdata.storage import read_csv

LONG = 3
"""A page of fewer parts has no list of them."""
ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def written(folder: Path, language: str) -> list[str]:
    """Name the pages that were written by hand in a language, in alphabetical order."""
    return sorted(path.stem for path in (folder / "pages" / language).glob("*.md"))


def changes(book: Book, entries: tuple[Change, ...]) -> Page:
    """Make the page of changes in the data; a correction names its figure and leads there."""
    say = book.words.say
    corrections = _all_corrected(book, entries)

    def said(column: str, value: str) -> str:
        return book.words.period(value) if value and column.endswith("period") else value or "–"

    title, description = say("changes.title"), say("changes.description")
    return book.page(
        "changes",
        "changes/",
        title,
        description,
        entries=entries,
        corrected=corrections,
        said=said,
    )


def _all_corrected(book: Book, entries: tuple[Change, ...]) -> dict[str, tuple[str, str]]:
    return {item["id"]: _corrected(book, item["id"]) for e in entries for item in e["corrections"]}


def _corrected(book: Book, name: str) -> tuple[str, str]:
    """Name what was corrected and say where it stands; what is gone keeps its identifier."""
    observation, record = book.collection.observations.get(name), book.collection.records.get(name)
    if observation:
        return book.name_of(observation), observation_path(observation)
    if record:
        table, row = record
        return row.called(book.language) or name, record_path(table, name)
    return name, ""


def glossary(book: Book, file: Path) -> Page:
    """Make the page of terms: those seen in official texts first, then our own choice of words."""
    columns, read, broken = read_csv(file)
    if broken or not {"status", f"term_{book.language}"} <= set(columns):
        wrong = str(broken[0]) if broken else f"no columns status, term_{book.language}"
        raise UnreadableData(f"{file}: {wrong}")
    rows = sorted(read, key=lambda row: alphabetical(row[f"term_{book.language}"]))
    say = book.words.say
    groups = [
        (status, chosen)
        for status in ("verified", "standard")
        if (chosen := [row for row in rows if row["status"] == status])
    ]
    title, description = say("glossary.title"), say("glossary.description")
    return book.page("glossary", "glossary/", title, description, groups=groups)


def alphabetical(word: str) -> list[int]:
    """Return the place of a word in the Kazakh alphabet, which holds the Russian one.

    >>> sorted(("қағида", "ыдыс", "кеңес", "әкім", "ал", "зат"), key=alphabetical)
    ['ал', 'әкім', 'зат', 'кеңес', 'қағида', 'ыдыс']
    """
    letters = word.lower()
    return [ALPHABET.index(x) if x in ALPHABET else ord(x) - 0x10000 for x in letters]


def feed(book: Book, entries: tuple[Change, ...], changed: str) -> str:
    """Return the changes as an Atom feed."""
    template = book.environment.get_template("feed.xml")

    def name(path: str) -> str:
        """Name a place for good: by its address, or without one by what it is made of."""
        address = f"{book.site_url}{book.language}/{path}"
        return address if book.placed else uuid5(NAMESPACE_URL, f"{book.name}{address}").urn

    known = {"book": book, "words": book.words, "say": book.words.say, "changed": changed}
    corrected = _all_corrected(book, entries)
    return template.render(entries=entries, corrected=corrected, name=name, **known)


def search(book: Book) -> Page:
    """Make the search page, which lists all indicators for readers without JavaScript."""
    say = book.words.say
    groups = [(package, list(package.indicators.values())) for package in book.facts.packages]
    title, description = say("search.title"), say("search.description")
    return book.page("search", "search/", title, description, groups=groups)


def hand_written(book: Book, name: str) -> Page:
    """Make a page whose text was written by hand in each language, in `site/pages/LANGUAGE/`.

    Its first line is `# Title`, the first paragraph after it is the page's description.
    """
    template = f"{book.language}/{name}.md"
    source, _, _ = book.environment.loader.get_source(book.environment, template)  # type: ignore[union-attr]
    heading, description = _opening(source)
    numbers = {
        "observations": book.words.number(Decimal(len(book.collection.observations))),
        "indicators": book.words.number(Decimal(len(book.collection.indicators))),
        "sources": book.words.number(Decimal(len(book.collection.sources))),
        "languages": len(book.collection.languages),
    }
    page = book.page("prose", f"{name}/", heading, description, template=template, numbers=numbers)
    return replace(page, body=f"{_contents(book, source)}{page.body}")


def _contents(book: Book, source: str) -> Markup:
    """List the parts of a long page, which stand beside it where a screen has room."""
    parts = re.findall(r"^## (.+?) \{#([\w-]+)\}$", source, re.MULTILINE)
    if len(parts) < LONG:
        return Markup()
    link = Markup('<li><a href="#{}">{}</a></li>')
    listed = Markup().join(link.format(id, title) for title, id in parts)
    said = book.words.say("nav.contents")
    frame = Markup('<nav class="contents" aria-label="{}"><p>{}</p><ul>{}</ul></nav>\n\n')
    return frame.format(said, said, listed)


def _opening(source: str) -> tuple[str, str]:
    title = re.search(r"^# (.+)$", source, re.MULTILINE)
    after = source[title.end() :] if title else source
    paragraph = re.search(r"^[^#\s<{].*?(?=\n\s*\n|\Z)", after, re.MULTILINE | re.DOTALL)
    text = " ".join(paragraph[0].split()) if paragraph else ""
    return (title[1].strip() if title else ""), re.sub(r"[*`]|\]\([^)]*\)|\[", "", text)
