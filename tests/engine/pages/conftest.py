"""Words and books of each language over civdata's own data."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from civdata.pages import Book, messages
from civdata.pages.facts import Facts, gather
from civdata.pages.templates import environment
from civdata.pages.words import Words
from tests.conftest import ROOT
from tests.own import OWN

SITE = ROOT / "site"


@pytest.fixture(scope="session")
def facts() -> Facts:
    """Return the facts of the whole collection, worked out once."""
    return gather(OWN.collection)


@pytest.fixture(scope="session")
def book(facts: Facts) -> Callable[[str], Book]:
    """Return a function that makes the book of a language, without downloads."""

    def make(language: str) -> Book:
        words = Words(language, messages(SITE, language, OWN.settings), facts.collection)
        return Book(language, words, facts, environment(SITE), {}, {}, "https://example.org/")

    return make


@pytest.fixture(scope="session")
def words(book: Callable[[str], Book]) -> Callable[[str], Words]:
    """Return a function that makes the words of a language."""
    return lambda language: book(language).words
