"""How found pages look in a language."""

from __future__ import annotations

from dataclasses import replace

from civdata.lookup.documents import library
from civdata.pages import Page, found
from civdata.pages.facts import Facts
from tests.engine.pages.given import Make, tiny_book
from tests.tiny import tiny_collection


def test_a_found_indicator_shows_its_figure_with_the_area(book: Make, facts: Facts) -> None:
    """A result names the figure that stands for it, and a figure of one area names the area."""
    made = book("en")
    known = library(facts.collection)
    looks = {look["url"]: look for look in found.listing(made, known)}
    charities = looks["charities/charities-registered/"]
    assert charities["figure"] in {place[0] for place in charities["places"]}
    for look in looks.values():
        for anchor, title, *_ in look["places"] if "figure" in look else ():
            area = facts.collection.observations[anchor].ref_area
            assert area == "KZ" or made.words.name("areas", area) in title


def test_a_found_page_shows_what_stands_on_it() -> None:
    """Title and topic are in the page's language; each figure has period, value and publisher."""
    book, known = tiny_book(), library(tiny_collection())
    looks = {look["url"]: look for look in found.listing(book, known)}
    look = looks["tiny/tiny-gardens/"]
    assert (look["title"], look["topic"]) == ("Gardens", "Gardens of the steppe")
    assert look["figure"] == "tiny-gardens-2022"
    assert look["places"][2] == [
        "tiny-gardens-2023",
        "2023: more than 300\xa0gardens, planned",
        "Garden News",
    ]
    assert looks["tiny/"]["summary"] == "Invented data for tests."
    assert looks["sources/garden-news-2022/"]["summary"] == "Garden News"
    assert "figure" not in looks["tiny/"]


def test_pages_of_the_site_alone_are_added_once() -> None:
    """A page that is known, the home page and the search page are no new documents."""
    known = library(tiny_collection())
    one = Page("en", "story/", "A story", {"description": "Of gardens."}, "Body", "prose")
    listed = [one, *(replace(one, path=path) for path in ("", "search/", "tiny/"))]
    more = found.extended(known, {"en": listed, "ru": [replace(one, language="ru", title="Р")]})
    (added,) = more.documents[len(known.documents) :]
    assert (added.path, added.names) == ("story/", {"en": "A story", "ru": "Р"})


def test_the_search_speaks_the_language() -> None:
    """Messages of search, names of topics and of areas come in the language of the page."""
    said = found.words(tiny_book("ru"))
    assert said["topics"]["tiny"] == "Сады степи"
    assert said["areas"]["KZ-75"] == "город Алматы"
    assert all(key.startswith(("search.", "check.")) for key in said["messages"])


def test_a_source_is_found_by_its_own_name_in_its_own_language(book: Make, facts: Facts) -> None:
    """The title of a source in another language is marked with it; that of a page is not."""
    looks = {x["url"]: x for x in found.listing(book("en"), library(facts.collection))}
    assert looks["sources/ministry-concept-report-2023/"]["language"] == "ru"
    assert "language" not in looks["grants/"]
