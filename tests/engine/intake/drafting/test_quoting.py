"""The words of a text that stand for a figure."""

from __future__ import annotations

from civdata.figures import read
from civdata.intake.drafting.quoting import fragment
from tests.engine.claims.given import english


def _fragments(text: str) -> list[str]:
    tokens = english().words.tokens(text)
    return [fragment(text, figure, english(), tokens) for figure in read(text, "en")]


def test_a_fragment_has_the_figure_its_qualifier_and_what_it_counts() -> None:
    """No other figure stands in it, and no more words than the reader needs."""
    text = "In 2022 the country had more than 258 gardens in all."
    assert _fragments(text)[1] == "more than 258 gardens"


def test_a_figure_is_read_in_its_fragment_as_in_the_text() -> None:
    """Value and qualifier stay what they were."""
    text = "About 1.9 billion tenge went to 20 gardens."
    for figure, part in zip(read(text, "en"), _fragments(text), strict=True):
        [again] = read(part, "en")
        assert (again.value, again.qualifier) == (figure.value, figure.qualifier)
