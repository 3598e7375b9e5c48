"""What governs a figure from outside: period, area and status."""

from __future__ import annotations

from civdata.claims.governing import area, periods, status
from civdata.claims.page import is_report
from tests.engine.claims.given import first, mention


def test_the_period_of_its_own_sentence_governs_a_figure() -> None:
    """The year in the sentence comes first, and is sure."""
    text = "In 2021 it was cold. In 2022 the country had 258 gardens."
    found = mention(text, "258")
    assert (found.periods[0], found.dated) == ("2022", True)


def test_a_period_on_the_right_is_sure_where_it_is_the_only_one() -> None:
    """Of several on the right none is."""
    page, sentence = first("The country had 258 gardens in 2022.")
    figure = next(f for f in page.figures if f.text.startswith("258"))
    assert periods(page, sentence, sentence, figure)[:2] == (("2022",), True)


def test_of_several_years_behind_a_figure_the_next_one_comes_first() -> None:
    """Times behind a figure keep their order, those before it come nearest first."""
    text = "There were 258 gardens; 7 parks were there in 2019 and in 2020."
    assert mention(text, "258").periods[0] == "2019"


def test_without_a_place_a_figure_is_of_the_country() -> None:
    """A text that names no area speaks of the whole."""
    page, sentence = first("In 2022 there were 258 gardens.")
    assert area(page, sentence, sentence) == "KZ"


def test_the_words_beside_a_figure_tell_a_plan() -> None:
    """What will be is planned; without such words nothing is said."""
    planned, one = first("In 2023 there will be 300 gardens.")
    plain, other = first("In 2022 there were 258 gardens.")
    assert status(planned, one, one) == "planned"
    assert status(plain, other, other) in ("", "actual")


def test_a_report_has_many_paragraphs() -> None:
    """A news item is none."""
    assert not is_report("One.\nTwo.")
    assert is_report("\n".join(["A paragraph."] * 40))
