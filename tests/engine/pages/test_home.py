"""The home page: headline figures, topics, what does not add up."""

from __future__ import annotations

from civdata.pages import home
from tests.engine.pages.given import small_book, tiny_book
from tests.small import printed


def test_headlines_topics_and_open_cases_stand_there() -> None:
    """The chosen indicators with their figures, each topic, and the open question are shown."""
    text = home.page(tiny_book(), ("tiny-gardens",), ()).markdown
    assert "258" in text
    assert "Gardens of the steppe" in text
    assert "add-up/#tiny-gardens-2022-count" in text


def test_a_headline_without_figures_is_left_out() -> None:
    """An indicator that nobody has printed a figure of has no card."""
    book = small_book(printed("a", "5 projects"), indicators={"more": ("projects", "flow")})
    one = home.page(book, ("things", "more"), ()).markdown
    assert one.count('<li class="card">') == 1
    assert 'href="p/things/"' in one
    assert '<li class="card">' not in home.page(book, ("more",), ()).markdown


def test_what_is_checked_is_counted() -> None:
    """Figures of texts that are held are told from those only copied, by kind of publisher."""
    assert home._checked(tiny_book()) == {"all": "6", "held": "6", "copied": "0"}
    assert home._checked(small_book(printed("a", "5 projects")))["copied"] == "1"
    assert home._kinds(tiny_book()) == "state body – 4, independent media – 2"
    assert home._counts(tiny_book(), tiny_book().facts.packages[0]) == "6 figures, 1 record"
