"""An indicator's page: every observation with its proof."""

from __future__ import annotations

from civdata.pages import indicator
from civdata.pages.facts import Facts
from civdata.record.citation import cite
from tests.engine.pages.given import Make, tiny_book


def test_every_observation_has_its_place(book: Make, facts: Facts) -> None:
    """Each observation stands on its indicator's page under its own anchor, as printed."""
    made = book("en")
    for one in facts.collection.indicators.values():
        text = indicator.page(made, one).markdown
        for observation in facts.of_indicator(one):
            assert f'id="{observation.id}"' in text


def test_printed_words_keep_their_language(book: Make, facts: Facts) -> None:
    """What a source printed is marked with the source's language, not the page's."""
    one = facts.collection.indicators["grants-amount"]
    text = indicator.page(book("kk"), one).markdown
    assert '<q class="printed" lang="ru">1,9 млрд. т.г.</q>' in text


def test_the_large_figure_of_an_indicator_says_that_it_is_contested(
    book: Make, facts: Facts
) -> None:
    """It leads to what explains why it does not add up; a figure that does says nothing."""
    shown = {}
    for name in ("councils-total", "volunteering-active-volunteers"):
        text = indicator.page(book("ru"), facts.collection.indicators[name]).markdown
        shown[name] = "contested-link" in text.partition('class="big-when"')[2].partition("</p>")[0]
    assert shown == {"councils-total": True, "volunteering-active-volunteers": False}


def test_related_indicators_are_near_and_full() -> None:
    """An indicator leads to others of its topic that have a figure, never to itself."""
    made = tiny_book()
    gardens = made.collection.indicators["tiny-gardens"]
    related = [one.id for one, _ in indicator._related(made, gardens)]
    assert gardens.id not in related
    assert set(related) == set(made.collection.indicators) - {gardens.id}


def test_a_citation_marks_the_words_of_the_source(book: Make, facts: Facts) -> None:
    """Title and print keep their language in it; the text to be copied stays as it was."""
    figure = facts.collection.observations["grants-amount-2022"]
    marked = indicator._citation(book("en"), figure)
    assert '“<span lang="ru">1,9 млрд. т.г.</span>”' in marked
    assert marked.count('<span lang="ru">') == 2
    assert marked.striptags() == cite(facts.collection, figure.id, "text", "en")
    assert "<span" not in indicator._citation(book("ru"), figure)
