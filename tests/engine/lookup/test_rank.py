"""Documents are ranked by what they come to for a query."""

from __future__ import annotations

from functools import cache

import pytest

from civdata.lookup.documents import library
from civdata.lookup.rank import Finder, Page, distance, strength
from civdata.lookup.reading import Read
from tests.tiny import tiny_collection


@cache
def finder() -> Finder:
    """Return the finder of the tiny record."""
    return Finder(Read(library(tiny_collection())))


def ids(text: str) -> list[str]:
    """Return what a query finds, best first."""
    return [finder().shelf.documents[page.document].id for page in finder().find(text).pages]


def test_the_page_that_is_named_so_comes_first() -> None:
    """Pages come by score, and none comes that is far behind the best."""
    assert ids("new gardens")[0] == "tiny-gardens-new"
    scores = [page.score for page in finder().find("gardens").pages]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] >= 0.2 * scores[0]


def test_a_misspelt_word_is_put_right() -> None:
    """The nearest known word is searched for, and told; a right word is left alone."""
    assert finder().find("visitorz").instead == "visitors"
    assert ids("visitorz")[0] == "tiny-visitors-share"
    assert finder().find("visitors").instead == ""


def test_an_area_leads_to_its_page_and_figures() -> None:
    """The area asked for is told, and its page stands right behind the best."""
    found = finder().find("gardens in Almaty city")
    assert found.areas == ("KZ-75",)
    assert "KZ-75" in ids("gardens in Almaty city")
    assert ids("Almaty city")[0] == "KZ-75"


def test_nothing_is_found_for_nothing() -> None:
    """No words, no pages."""
    assert finder().find("").pages == ()
    assert strength({}) == 0.0


def test_places_are_those_that_most_groups_meet() -> None:
    """Of the places that a figure meets, those that most words meet too are meant."""
    both = Page(0, figures=[frozenset({1, 2})], words=[frozenset({2, 3})])
    assert both.places() == [2]
    assert Page(0, words=[frozenset({3}), frozenset({3, 4})]).places() == [3]
    assert Page(0, figures=[frozenset({1})], words=[frozenset({3})]).places() == [1]
    assert Page(0).places() == []


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("grants", "grants", 0),
        ("grant", "grants", 1),
        ("gratns", "grants", 1),
        ("grents", "grants", 1),
        ("grat", "grants", 2),
        ("abcdef", "grants", 3),
    ],
)
def test_letters_to_mend_are_counted(one: str, other: str, far: int) -> None:
    """A letter changed, added, dropped or exchanged counts one; above the most all are alike."""
    assert distance(one, other, 2) == far
    assert distance(other, one, 2) == far
