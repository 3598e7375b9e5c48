"""A text with all that figures are linked by."""

from __future__ import annotations

from tests.engine.claims.given import page


def test_words_are_found_by_their_place() -> None:
    """Before, behind and between are words of the text in order."""
    made = page("In 2022 the country had 258 gardens.")
    at = made.text.index("258")
    assert [t.text for t in made.before(at, 2)] == ["country", "had"]
    assert [t.text for t in made.behind(at + 3, 1)] == ["gardens"]


def test_a_paragraph_begins_behind_a_line_end() -> None:
    """A place in the second line is of the paragraph that begins there."""
    made = page("First line.\nSecond line.")
    assert made.paragraph(made.text.index("line.", 12)) == 12
    assert made.paragraph(3) == 0


def test_a_date_alone_in_its_line_dates_the_text() -> None:
    """It is of the head of the text, and governs no figure."""
    made = page("12 May 2023\nThe country had 258 gardens in 2022.")
    assert made.head == frozenset([0])
    assert [time.period for time in made.times] == ["2022"]
