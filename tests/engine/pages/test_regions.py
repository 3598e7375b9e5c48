"""Pages of regions: a map of all, and for each what is printed about it."""

from __future__ import annotations

from dataclasses import replace

from civdata.model import Collection
from civdata.pages import regions
from tests.engine.pages.given import book_of, small_book, tiny_book
from tests.small import printed
from tests.tiny import tiny_collection


def test_every_region_has_a_page() -> None:
    """The map and a page a region; the whole country is none."""
    assert [page.path for page in regions.pages(tiny_book())] == ["regions/", "regions/kz-75/"]
    assert regions.codes(tiny_collection()) == ["KZ-75"]


def test_a_record_without_areas_has_no_map() -> None:
    """Where nothing but the country is known, there are no pages of regions."""
    packages = tuple(p for p in tiny_collection().packages if p.name != "reference")
    bare = Collection(packages, replace(tiny_collection().settings, country=""))
    assert (
        list(regions.pages(replace(tiny_book(), facts=replace(tiny_book().facts, collection=bare))))
        == []
    )


def test_figures_of_a_region_stand_beside_the_country_s() -> None:
    """The newest comes first, with the country's figure of the same period for comparison."""
    book = small_book(
        printed("country", "500 projects", period="2021"),
        printed("country-new", "600 projects"),
        {**printed("city", "40 projects", period="2021"), "ref_area": "KZ-75"},
        {**printed("city-old", "30 projects", period="2020"), "ref_area": "KZ-75"},
        {**printed("both", "90 projects"), "ref_area": "KZ-75 KZ"},
    )
    counted = regions.by_area(book.collection)
    assert [o.id for o in counted["KZ-75"]] == ["city", "city-old"]
    package = book.facts.packages[0]
    (line,) = regions._lines(book, package, list(counted["KZ-75"]))
    assert [shown.id for shown in line.figures] == ["city", "city-old"]
    assert line.country
    assert line.country.id == "country"
    text = regions.page(book, "KZ-75").markdown
    assert '<b class="n">40</b>\xa0projects' in text
    assert "Almaty (city)" in text


def test_a_topic_without_a_figure_is_named() -> None:
    """What nobody prints about a region is said."""
    text = regions.page(book_of(tiny_collection()), "KZ-75").markdown
    assert "Gardens of the steppe" in text


def test_a_topic_without_a_title_in_the_language_is_called_by_its_name() -> None:
    """Tables of other people may have a title in one language or none: no page breaks over it."""
    book = small_book(printed("a", "5 projects"))
    assert ">p</a>" in regions.page(book, "KZ-75").markdown
