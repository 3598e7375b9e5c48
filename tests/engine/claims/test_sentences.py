"""Sentences of a text and their stretches."""

from __future__ import annotations

from civdata.claims.sentences import Stretch, parts, sentences
from civdata.claims.words import Words

WORDS = Words("en")


def _cut(text: str) -> list[str]:
    return [text[s.start : s.end].strip() for s in sentences(text, WORDS, [])]


def test_a_full_stop_ends_a_sentence() -> None:
    """So does the end of a line before a capital."""
    assert _cut("One came. Two went") == ["One came.", "Two went"]
    assert _cut("A heading\nThe text") == ["A heading", "The text"]


def test_a_sentence_without_end_is_cut() -> None:
    """What has hundreds of figures is a table: each is linked within its hundred."""
    text = "12 " * 250
    figures = [(at, at + 2) for at in range(0, len(text), 3)]
    cut = sentences(text, WORDS, figures)
    assert [(s.start, s.end) for s in cut] == [(0, 300), (300, 600), (600, 750)]


def test_an_initial_or_a_small_letter_behind_it_goes_on() -> None:
    """The stop of a name ends nothing."""
    assert _cut("It was J. Smith who came.") == ["It was J. Smith who came."]
    assert _cut("It cost 5 p. in all.") == ["It cost 5 p. in all."]


def test_a_figure_has_the_stretch_up_to_the_best_break() -> None:
    """A semicolon parts two figures better than a blank."""
    text = "There were 5 gardens; 7 parks."
    cut = parts(text, Stretch(0, len(text)), [(11, 12), (22, 23)], WORDS)
    assert [text[s.start : s.end] for s in cut] == ["There were 5 gardens;", " 7 parks."]


def test_a_stretch_holds_its_beginning_and_not_its_end() -> None:
    """The next stretch begins there."""
    assert Stretch(2, 5).holds(2)
    assert not Stretch(2, 5).holds(5)
