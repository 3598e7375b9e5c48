"""Workbooks for people: all figures of a topic, with years, cases and sources beside them."""

from __future__ import annotations

from dataclasses import replace

from civdata.exports.people import Link
from civdata.pages import people
from tests.engine.pages.given import book_of, small_book, tiny_book
from tests.small import printed


def test_a_topic_and_everything_have_a_workbook() -> None:
    """There is one a topic and one of all, each with an address of its own."""
    made = list(people.books(tiny_book()))
    assert [title for _, title, _ in made] == ["Gardens of the steppe", "small"]
    assert len({path for path, _, _ in made}) == 2


def test_every_figure_stands_in_it() -> None:
    """No figure is left out, and each sheet's rows are as long as its head."""
    _, _, sheets = next(iter(people.books(tiny_book())))
    for sheet in sheets:
        assert {len(row) for row in sheet.rows} <= {len(sheet.heads)}
    figures = max(sheets, key=lambda sheet: len(sheet.rows))
    assert len(figures.rows) >= len(tiny_book().collection.observations)


def test_a_topic_without_a_title_in_the_language_goes_by_its_name() -> None:
    """A package that has no title in the language of the page is called by its name."""
    made = list(people.books(small_book(printed("a", "5 projects"))))
    assert [title for _, title, _ in made] == ["p", "small"]


def test_pages_are_linked_only_where_the_site_has_an_address() -> None:
    """Without an address the identifier stands alone, and the head of its column says so."""
    held = tiny_book()
    settings = replace(held.collection.settings, address="https://example.org/")
    book = book_of(replace(held.collection, settings=settings))
    for one, linked in ((held, False), (book, True)):
        figures = people.sheets(one, one.facts.packages)[0]
        assert figures.heads[-1] == ("Page on the site" if linked else "Identifier on the site")
        cell = figures.rows[0][-1]
        assert isinstance(cell, Link) is linked
        text = cell.text if isinstance(cell, Link) else cell
        assert text in one.collection.observations
        if isinstance(cell, Link):
            assert cell.address.startswith("https://example.org/en/tiny/")
