"""A figure says what its print leaves open as an interval."""

from __future__ import annotations

from decimal import Decimal

from civdata.figures import read


def test_the_interval_of_a_figure_follows_its_print() -> None:
    """A number in words of a scale is rounded to its last digit; more than has no upper end."""
    (about,) = read("about 1.9 billion tenge", "en")
    assert (about.value, about.step) == (Decimal("1900000000"), Decimal("100000000"))
    assert (about.interval.low, about.interval.high) == (
        Decimal("1850000000"),
        Decimal("1950000000"),
    )
    (more,) = read("more than 20 charities", "en")
    assert (more.interval.low, more.interval.high) == (Decimal(20), None)
