"""How much a case weighs, since when it is public, and what can be asked about it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from civdata.pages import Book, consequence
from tests.engine.pages.given import book_of, small_book, tiny_book
from tests.small import printed, relation
from tests.tiny import tiny_collection


def weight(*prints: str, area: str = "KZ") -> float:
    """Return the weight of a case of prints of one thing."""
    rows = [{**printed(f"o{n}", text), "ref_area": area} for n, text in enumerate(prints)]
    book = small_book(*rows)
    members = tuple(book.collection.observations.values())
    return consequence.weight(book, members, members)


def test_figures_far_apart_weigh_more() -> None:
    """Each doubling counts one, three at most; the whole country weighs half as much again."""
    assert weight("100 projects", "200 projects", area="KZ-75") == 1.0
    assert weight("100 projects", "200 projects") == 1.5
    assert weight("100 projects", "400 projects") == 3.0
    assert weight("1 project", "900 projects") == 4.5


def test_money_and_headlines_weigh_more() -> None:
    """What the home page shows counts one more, money a half."""
    book = small_book(
        printed("a", "1 billion tenge", "money"),
        printed("b", "2 billion tenge", "money"),
        indicators={"money": ("KZT", "flow")},
    )
    members = tuple(book.collection.observations.values())
    assert consequence.weight(book, members, members) == 2.0
    settings = replace(book.collection.settings, headlines=("money",))
    shown = replace(book.facts, collection=replace(book.collection, settings=settings))
    assert consequence.weight(replace(book, facts=shown), members, members) == 3.0


@pytest.mark.parametrize(
    ("kind", "operands", "far"),
    [("sum", "six four", 0.25), ("sum", "six six", 0.263), ("order", "four", 1.3219)],
)
def test_sums_weigh_by_how_far_they_miss(kind: str, operands: str, far: float) -> None:
    """A relation that holds weighs little, one that fails by its doublings."""
    book = small_book(
        printed("ten", "10 projects"),
        printed("six", "6 projects", period="2021"),
        printed("four", "4 projects", period="2020"),
        reconciliations=[relation(kind, "ten", operands)],
    )
    (outcome,) = book.facts.outcomes
    assert consequence.apart(outcome) == pytest.approx(far, abs=1e-3)


def test_days_count_from_the_later_print() -> None:
    """A case is public since its last print, and counted to the newest change of the record."""
    book = tiny_book()
    known = book.collection.observations
    members = [known["tiny-gardens-2022"], known["tiny-gardens-2022-2"]]
    assert consequence.public(book, members) == ("1 June 2022", "1,641")
    assert consequence.public(replace(book, as_of=""), members) == ("", "")
    assert consequence.public(replace(book, as_of="2022-06-01"), members) == ("", "")
    assert consequence.public(book, ()) == ("", "")


def site(tmp_path: Path) -> Book:
    """Return the tiny book with a site that has a request and an answer in English."""
    (tmp_path / "pages" / "en").mkdir(parents=True)
    text = "To {{ whom }}: {{ name }}. {% for p in prints %}{{ p.printed }}; {% endfor %}\n"
    (tmp_path / "pages" / "en" / "request.txt").write_text(text)
    (tmp_path / "pages" / "answers.csv").write_text("case,text\nodd,Yes.\nother,No.\n")
    return book_of(tiny_collection(), "en", tmp_path)


def test_a_request_asks_who_counts(tmp_path: Path) -> None:
    """The text is the site's own, in the languages that it has one in; media are not asked."""
    book = site(tmp_path)
    (item,) = book.collection.discrepancies
    members = [book.collection.observations[name] for name in item.members]
    assert consequence.requests(book, item, members) == (
        ("en", "To Ministry of Gardens: Gardens in 2022. 258 садов; 260 gardens;"),
    )
    assert consequence.requests(book, item, ()) == ()
    assert consequence.requests(tiny_book(), item, members) == ()


def test_answers_are_those_of_the_case(tmp_path: Path) -> None:
    """Recorded answers are found by case; a site without a file has none."""
    assert [row["text"] for row in consequence.answers(site(tmp_path), "odd")] == ["Yes."]
    assert consequence.answers(tiny_book(), "odd") == ()
