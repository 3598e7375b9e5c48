"""What is asked at a terminal: a question a column, with what is known already."""

from __future__ import annotations

import pytest

from civdata.intake.questions import (
    NEW,
    OBSERVATION,
    Question,
    asked,
    expanded,
    question,
)
from tests.tiny import tiny_collection, tiny_package


def ask(column: str, table: str = "observations", **answers: str) -> Question:
    """Return the question for a column of the tiny package."""
    return question(tiny_collection(), tiny_package(), table, column, answers)


def test_columns_once_a_language_are_written_out() -> None:
    """A star stands for the languages of the record, in their order."""
    assert expanded(("id", "name_*"), ("en", "fr")) == ("id", "name_en", "name_fr")
    assert "note_kk" in expanded(OBSERVATION, tiny_collection().languages)


def test_a_question_says_its_language() -> None:
    """A column of a language has the words of its stem, one without words its own name."""
    assert asked("name_fr", ("en", "fr")) == "name [fr]"
    assert asked("name_fr", ("en",)) == "name_fr"
    assert asked("ref_area", ("en",)) == "area"


@pytest.mark.parametrize(
    ("column", "table", "known"),
    [
        ("source", "observations", {"garden-news-2022": "News from the gardens"}),
        ("publisher", "sources", {"garden-news": "Garden News"}),
        ("indicator", "observations", {"tiny-gardens": "Gardens"}),
        ("ref_area", "observations", {"KZ-75": "Almaty (city)"}),
        ("unit", "indicators", {"gardens": "gardens"}),
        ("kind", "sources", {"news": ""}),
    ],
)
def test_what_is_known_may_be_chosen(column: str, table: str, known: dict[str, str]) -> None:
    """Sources, publishers, indicators and codes come with their titles."""
    found = ask(column, table).choices
    assert known.items() <= found.items()
    assert (NEW in found) == (column in ("source", "publisher", "indicator"))


def test_the_reader_answers_for_the_print() -> None:
    """Value, upper value and qualifier are what the print says in the language of its source."""
    given = {"as_printed": "more than 300 gardens", "source": "garden-news-2022"}
    assert ask("value", **given).default == "300"
    assert ask("qualifier", **given).default == "more_than"
    assert ask("value_max", **given).default == ""
    in_russian = {"as_printed": "от 5 до 7 млн тенге", "language": "ru"}
    assert ask("value_max", **in_russian).default == "7000000"
    assert ask("value", as_printed="no figure", language="en").default == ""


def test_usual_answers_are_offered() -> None:
    """A page is the place on the web, the country the area; a held text needs its paragraph."""
    assert ask("locator", source="garden-news-2022").default == ""
    assert ask("locator", source="unused-2020").default == "page"
    assert (ask("ref_area").default, ask("obs_status").default) == ("KZ", "actual")


def test_an_id_is_readable_and_free() -> None:
    """An id is made of what is told, and numbered where it is taken."""
    told = {"indicator": "tiny-gardens", "time_period": "2022"}
    assert ask("id", **told).default == "tiny-gardens-2022-3"
    assert ask("id", indicator="tiny-gardens", time_period="").default == "tiny-gardens-undated"
    page = {"url": "https://www.tree-post.org/a", "date": "2024-05-01", "publisher": "x"}
    assert ask("id", "sources", **page).default == "tree-post-2024-05-01"
    assert ask("id", "sources", **{**page, "url": ""}).default == "x-2024-05-01"
    assert ask("id", "publishers", name_kk="Ағаш", name_en="Tree Post").default == "tree-post"
    assert ask("id", "indicators", name_kk="Ағаш").default == "unnamed"


def test_an_answer_is_checked() -> None:
    """A required answer is needed; one that is not known is told with what is near."""
    source = ask("source")
    assert source.problem("") == "an answer is needed"
    assert source.problem("unused-2020") == ""
    assert source.problem("NEWS").endswith("\n  garden-news-2022  News from the gardens")
    assert source.problem("xyz") == "not one of the 4 known"
    assert ask("as_printed").problem("anything") == ""
    assert ask("time_period").problem("") == ""
