"""Quotes are found in the paragraphs of a page, and found again after it was edited."""

from __future__ import annotations

import random
import sys

from civdata.intake.keeping.anchors import Again, Edit, places
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
import requotes


def test_a_changed_page_is_compared_by_paragraph() -> None:
    """Still there, moved, changed around the print, changed in it, and taken out."""
    old = ["News", "In May 12 grants.", "There are 258 councils.", "And 30 forums met.", "7 funds."]
    new = [
        "Menu",
        "News",
        "In May 12 grants.",
        "Today there are 258 councils.",
        "And 31 forums met.",
    ]
    edit = Edit(old, new)
    prints = {2: "12 grants", 3: "258 councils", 4: "30 forums", 5: "7 funds"}
    states = {n: edit.again(words, n) for n, words in prints.items()}
    assert [(one.state, one.number) for one in states.values()] == [
        ("moved", 3),
        ("changed", 4),
        ("gone", 0),
        ("gone", 0),
    ]
    assert Edit(old, old).again("12 grants", 2).state == "there"


def test_a_print_is_not_found_inside_a_longer_number() -> None:
    """500 grants do not stand in 1 500 grants."""
    assert places("500 grants", ["all 1 500 grants", "500 grants"]) == [2]


def test_quotes_are_found_again_after_random_edits() -> None:
    """Of sixty edits nearly all quotes are found again, and none at a wrong place."""
    draw = random.Random(7)
    told = [requotes.trial(requotes.made_up(draw), draw) for _ in range(60)]
    assert told.count("wrong") == 0
    assert told.count("lost") <= 0.01 * told.count("found")


def test_a_paragraph_that_stands_twice_is_told_by_its_neighbours() -> None:
    """The same words twice are kept apart by what stands around them, or called unsure."""
    old = ["a", "12 grants", "b", "12 grants", "c"]
    assert Edit(old, old).again("12 grants", 4) == Again("there", 4)
    assert Edit(old, ["new", *old]).again("12 grants", 4) == Again("moved", 5)
    assert Edit(old, ["a", "12 grants", "c"]).again("12 grants", 4).state == "unsure"


def test_two_paragraphs_that_are_as_like_are_unsure() -> None:
    """Where two new paragraphs could be the old one, the quote is attached to neither."""
    old = ["There are 258 councils in the whole country.", "End"]
    new = [
        "There were 258 councils in that whole country.",
        "There are now 258 councils in a whole country.",
        "End",
    ]
    assert Edit(old, new).again("258 councils", 1).state == "unsure"
