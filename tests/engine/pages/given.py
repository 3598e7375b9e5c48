"""Books over tiny records, made in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from civdata.model import Collection
from civdata.pages import Book, messages
from civdata.pages.facts import gather
from civdata.pages.templates import environment
from civdata.pages.words import Words
from tests.small import collection as small_collection
from tests.tiny import tiny_collection

Make = Callable[[str], Book]
NOWHERE = Path("no-site")
ADDRESS = "https://example.org/"


def book_of(collection: Collection, language: str = "en", folder: Path = NOWHERE) -> Book:
    """Return the book of a collection, without a site of its own."""
    facts = gather(collection)
    words = Words(language, messages(folder, language, collection.settings), collection)
    return Book(language, words, facts, environment(folder), {}, {}, ADDRESS, "2026-11-28")


@cache
def tiny_book(language: str = "en") -> Book:
    """Return the book of the tiny packages."""
    return book_of(tiny_collection(), language)


def small_book(*observations: Mapping[str, str], **more: object) -> Book:
    """Return a book of observations in memory, with the names of the tiny packages around them."""
    made = small_collection(observations, **more)  # type: ignore[arg-type]
    (package, sources) = made.packages
    table = package.table("indicators")
    assert table
    named = {f"{stem}_{x}": stem for stem in ("name", "definition") for x in made.languages}
    rows = tuple(replace(row, cells={**named, **row.cells}) for row in table.rows)
    tables = tuple(replace(t, rows=rows) if t is table else t for t in package.tables)
    reference = tiny_collection().package("reference")
    assert reference
    packages = (replace(package, tables=tables), sources, reference)
    return book_of(Collection(packages, made.settings))
