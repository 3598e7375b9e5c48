"""Every figure of a text with its surroundings."""

from __future__ import annotations

from civdata.claims.mentions import mentions
from tests.engine.claims.given import english, mention


def test_figures_come_in_order_with_what_they_count() -> None:
    """A year is a reference, a count has its unit."""
    found = mentions("In 2022 the country had 258 gardens.", english(), "")
    assert [(m.figure.text.split()[0], bool(m.reference)) for m in found] == [
        ("2022", True),
        ("258", False),
    ]
    assert found[1].units == ("gardens",)


def test_a_counted_thing_that_is_no_unit_is_kept_as_a_word() -> None:
    """What the record does not count has no unit."""
    found = mention("In 2022 the country had 258 lots.", "258")
    assert found.units is None
    assert found.thing


def test_a_figure_without_a_noun_counts_what_the_one_before_counts() -> None:
    """A sentence may leave the noun out the second time."""
    assert mention("There were 258 gardens in 2022 and 300 in 2023.", "300").units == ("gardens",)
