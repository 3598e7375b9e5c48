"""What can be found: a document for each page of a record."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from civdata.lookup.documents import is_whole, library, plain_text
from tests.tiny import tiny_collection

LIBRARY = library(tiny_collection())
BY_PATH = {document.path: document for document in LIBRARY.documents}


def test_every_page_is_a_document() -> None:
    """Packages, indicators, sources and areas each have one; helpers are no topics."""
    kinds = Counter(document.kind for document in LIBRARY.documents)
    assert (kinds["package"], kinds["indicator"], kinds["source"]) == (1, 4, 3)
    assert [d.id for d in LIBRARY.documents if d.kind == "area"] == ["KZ-75"]
    assert len(BY_PATH) == len(LIBRARY.documents)


def test_an_indicator_has_its_figures_in_order_of_time() -> None:
    """Each figure is a place on the page, the undated last; areas are counted."""
    document = BY_PATH["tiny/tiny-gardens/"]
    assert [place.id for place in document.places] == [
        "tiny-gardens-2022",
        "tiny-gardens-2022-2",
        "tiny-gardens-2023",
    ]
    assert document.areas == {"KZ": 3}
    assert document.names == {"kk": "Бақтар", "ru": "Сады", "en": "Gardens"}


def test_records_are_places_of_their_package() -> None:
    """A short table of records stands on the page of its package, by names in each language."""
    (place,) = BY_PATH["tiny/"].places
    assert (place.id, place.kind, place.names["ru"]) == (
        "feast-gardens-2022",
        "record",
        "Праздник садов",
    )


def test_a_word_counts_more_where_a_name_says_little_else() -> None:
    """One word of a short name counts more than one of a long name, and sources count less."""
    short = LIBRARY.weight(BY_PATH["tiny/tiny-gardens/"])
    long = LIBRARY.weight(BY_PATH["tiny/tiny-visitors-share/"])
    source = LIBRARY.weight(BY_PATH["sources/garden-news-2022/"])
    assert short > long > source > 0


def test_the_figure_that_stands_is_an_outcome() -> None:
    """The newest actual figure stands for an indicator; of an area without one, none does."""
    document = BY_PATH["tiny/tiny-gardens/"]
    standing = LIBRARY.standing(document)
    assert standing
    assert (standing.time_period, standing.obs_status) == ("2022", "actual")
    assert LIBRARY.standing(document, "KZ-75") is None


def test_a_page_of_the_site_alone_is_a_document() -> None:
    """A page is of an area where its address ends with the code, else it is one of words."""
    area = LIBRARY.page("stories/kz-75/", {"en": "Almaty"}, {"en": "A *city*"})
    assert (area.kind, area.id) == ("area", "KZ-75")
    page = LIBRARY.page("story/", {"en": "Story", "ru": ""}, {"en": "See [this](x)."})
    assert (page.kind, page.id) == ("page", "story")
    assert page.said[-1].texts == (("en", "See this ."),)
    assert page.said[0].texts == (("en", "Story"),)


def test_pages_that_a_record_writes_are_found(tmp_path: Path) -> None:
    """A page of the record's own has its title by language and its headings as places."""
    folder = tmp_path / "pages" / "en"
    folder.mkdir(parents=True)
    (folder / "method.md").write_text("# How we count\n\n## What a garden is {#garden}\n\nWords.")
    found = {d.path: d for d in library(tiny_collection(), tmp_path).documents}["method/"]
    assert found.names == {"en": "How we count"}
    assert [(place.id, place.kind) for place in found.places] == [("garden", "heading")]


def test_the_whole_needs_no_word() -> None:
    """The country of the record, or no area, is the whole; a region is not."""
    whole = [is_whole(tiny_collection(), area) for area in ("", "KZ", "KZ-75")]
    assert whole == [True, True, False]


def test_marks_of_pages_are_no_words() -> None:
    """Markdown and HTML leave their words."""
    assert plain_text("## A **b** [c](d) <i>e</i> `f` {#g}").split() == list("Abcef")
