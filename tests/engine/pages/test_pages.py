from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from civdata.lookup.documents import library
from civdata.pages import Book, addup, found, indicator, package, prose, source, tables
from civdata.pages.facts import Facts
from tests.conftest import ROOT
from tests.own import LANGUAGES

Make = Callable[[str], Book]


def test_every_observation_has_its_place(book: Make, facts: Facts) -> None:
    """Each observation stands on its indicator's page under its own anchor, as printed."""
    made = book("en")
    for one in facts.collection.indicators.values():
        text = indicator.page(made, one).markdown
        for observation in facts.of_indicator(one):
            assert f'id="{observation.id}"' in text


def test_every_record_has_its_place(book: Make, facts: Facts) -> None:
    """Each record stands under its own anchor on its package's page or on its table's own."""
    made = book("kk")
    for one in facts.packages:
        pages = [package.page(made, one), *package.table_pages(made, one)]
        written = {page.path: page.markdown for page in pages}
        for table in one.records:
            for row in table.rows:
                path, _, anchor = tables.record_path(table, row["id"]).partition("#")
                assert f'id="{anchor}"' in written[path]


def test_a_long_table_has_a_page_of_its_own(book: Make, facts: Facts) -> None:
    """Hundreds of records do not stand on the page of their package, which leads to them."""
    made = book("ru")
    sdg = next(one for one in facts.packages if one.name == "sdg")
    text = package.page(made, sdg).markdown
    assert "sdg-indicator-16-10-2" not in text
    assert 'href="indicator_status/"' in text
    assert {page.path for page in package.table_pages(made, sdg)} == {
        "sdg/figures/",
        "sdg/indicator_status/",
    }


def test_every_figure_of_a_source_is_shown(book: Make, facts: Facts) -> None:
    """A source's page prints each figure of the index, in order."""
    made = book("ru")
    for one in facts.collection.sources.values():
        text = source.page(made, one).markdown
        printed = re.findall(r'<q class="printed"[^>]*>(.*?)</q>', text)
        assert len(printed) >= len(facts.index(one.id))


def test_printed_words_keep_their_language(book: Make, facts: Facts) -> None:
    """What a source printed is marked with the source's language, not the page's."""
    one = facts.collection.indicators["grants-amount"]
    text = indicator.page(book("kk"), one).markdown
    assert '<q class="printed" lang="ru">1,9 млрд. т.г.</q>' in text


def test_contradicting_sources_are_shown_on_both_sides(book: Make) -> None:
    """Both figures of a contradiction stand on the page of what does not add up."""
    text = addup.page(book("en")).markdown
    assert "grants-amount/#grants-amount-2020-2" in text
    assert 'grants-amount/#grants-amount-2020"' in text


def test_the_large_figure_of_an_indicator_says_that_it_is_contested(
    book: Make, facts: Facts
) -> None:
    """It leads to what explains why it does not add up; a figure that does says nothing."""
    shown = {}
    for name in ("councils-total", "volunteering-active-volunteers"):
        text = indicator.page(book("ru"), facts.collection.indicators[name]).markdown
        shown[name] = "contested-link" in text.partition('class="big-when"')[2].partition("</p>")[0]
    assert shown == {"councils-total": True, "volunteering-active-volunteers": False}


@pytest.mark.parametrize("language", LANGUAGES)
def test_written_pages_have_title_and_description(book: Make, language: str) -> None:
    """A hand-written page takes its title and description from its own first lines."""
    for name in prose.written(ROOT / "site", language):
        page = prose.hand_written(book(language), name)
        head = page.markdown.split("---")[1]
        assert page.title
        assert re.search(r'description: ".{40,}"', head)


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


def test_the_feed_is_atom(book: Make) -> None:
    """The feed of changes has an entry a change and an address in the page's language."""
    changes = ({"date": "2026-01-02", "kk": "а", "ru": "б", "en": "<c>", "corrections": ()},)
    text = prose.feed(book("en"), changes, "2026-01-02")
    assert "<title>&lt;c&gt;</title>" in text
    assert "https://example.org/en/changes/feed.xml" in text


def test_a_correction_leads_to_what_was_corrected(book: Make) -> None:
    """The log names figure and column in the page's language; what is gone keeps its identifier."""
    gone = {"id": "gone", "column": "value", "before": "1", "after": "2"}
    known = {**gone, "id": "grants-amount-2022"}
    entry = {"date": "2026-01-01", "kk": "k", "ru": "r", "en": "e", "corrections": (known, gone)}
    text = prose.changes(book("ru"), (entry,)).markdown
    assert 'href="../grants/grants-amount/#grants-amount-2022">Объем государственных' in text
    assert "<code>gone</code>. Значение: <del>1</del>" in text
