"""The book: addresses as a page sees them, anchors, texts that are safe in Markdown."""

from __future__ import annotations

from civdata.model import Package, Source
from civdata.pages.book import Page, anchor, other_language, relative, shortened
from tests.engine.pages.given import tiny_book
from tests.tiny import tiny_collection, tiny_package


def test_addresses_are_relative() -> None:
    """Links work at any address of the site, since none of them starts at its root."""
    assert relative("", "grants/") == "grants/"
    assert relative("grants/grants-amount/", "") == "../../"
    assert relative("grants/", "grants/#downloads") == "#downloads"
    assert relative("sources/", "/data/catalog.json") == "../../data/catalog.json"


def test_anchors_of_places_differ() -> None:
    """A paragraph has a short anchor; marks of an address give way to words and a checksum."""
    assert anchor("¶57") == "p57"
    one, other = anchor("a.csv#row=1"), anchor("a.csv#row-1")
    assert one != other
    assert {one.rpartition("-")[0], other.rpartition("-")[0]} == {"pa.csv-row-1"}


def test_a_description_ends_with_a_whole_word() -> None:
    """A long one is cut behind a word, a short one stays."""
    assert shortened("One, two three", 8) == "One…"
    assert shortened("One", 8) == "One"


def test_a_page_knows_its_package_by_its_subject() -> None:
    """Of a package, an indicator, a table and a source; a page about nothing has none."""
    package, sources = tiny_package(), tiny_collection().sources
    subjects: list[object] = [package, *package.indicators.values(), *package.tables]
    for subject in subjects:
        page = Page("en", "a/", "A", {}, "", "package", subject)  # type: ignore[arg-type]
        assert page.package == package.name
    source = next(iter(sources.values()))
    assert isinstance(source, Source)
    assert isinstance(package, Package)
    assert Page("en", "a/", "A", {}, "", "source", source).package == "sources"
    assert Page("en", "a/", "A", {}, "", "prose").package == ""


def test_words_in_letters_of_another_language_are_known_by_them() -> None:
    """A name that nobody has translated has the language that is written so, the same one first."""
    book = tiny_book("en")
    assert book.other_language("Gardens of 2022", {}) == ""
    assert book.other_language("«Сад»", {"kk": "Бақ", "ru": "«Сад»", "en": "«Сад»"}) == "ru"
    assert book.other_language("«Жастар» РҚБ", {"kk": "«Жастар» РҚБ", "en": "«Жастар» РҚБ"}) == "kk"
    assert tiny_book("kk").other_language("«Сад»", {"ru": "«Сад»"}) == ""


def test_a_name_is_of_the_language_that_it_is_told_in() -> None:
    """Letters that two languages share do not make a Kyrgyz name a Russian one."""
    codes, name = ("ky", "ru", "en"), "Жарандык коом"
    assert other_language(name, "en", codes, {"ky": name}) == "ky"
    assert other_language(name, "en", codes, {}) in ("ky", "ru")
    assert other_language(name, "ru", codes, {"ky": name}) == ""
