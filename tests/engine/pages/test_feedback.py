"""Where a reader reports an error: a plain link, filled in beforehand."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from civdata.model import Collection
from civdata.pages import Book, feedback
from tests.engine.pages.given import book_of
from tests.tiny import tiny_collection


def book(address: str) -> Book:
    """Return the tiny book of a record with this address for reports."""
    settings = replace(tiny_collection().settings, feedback=address)
    return book_of(Collection(tiny_collection().packages, settings))


def test_a_mail_is_filled_in() -> None:
    """Subject and body name the figure, its print and the page on which it stands."""
    made = book("mailto:us@example.org")
    figure = made.collection.observations["tiny-gardens-2022"]
    link = feedback.report(made, "tiny/tiny-gardens/", figure)
    assert link.startswith("mailto:us@example.org?subject=")
    asked = parse_qs(urlsplit(link).query)
    assert "tiny-gardens-2022" in asked["subject"][0]
    assert "258 садов" in asked["body"][0]
    assert "https://example.org/en/tiny/tiny-gardens/#tiny-gardens-2022" in asked["body"][0]


def test_an_issue_keeps_what_its_address_asks() -> None:
    """A form has a title, and a query that stands already goes on."""
    link = feedback.report(book("https://example.org/new?label=data"), "add-up/")
    assert link.startswith("https://example.org/new?label=data&title=")
    assert "https%3A//example.org/en/add-up/" in link


def test_without_an_address_there_is_no_link() -> None:
    """A record that names none offers none."""
    assert feedback.report(book(""), "add-up/") == ""


def test_the_page_of_who_we_are_names_the_publisher() -> None:
    """Who runs the site and where to write stand on it."""
    text = feedback.about(book("mailto:us@example.org")).markdown
    assert "mailto:us@example.org" in text
    assert "small" in text
