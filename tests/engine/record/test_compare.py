"""What observations are about, what they say as intervals, and which cannot both be true."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from civdata.figures import Interval
from civdata.model import Observation
from civdata.record.compare import MOST, conflicts, groups, interval, key, printed_figure
from tests.small import collection, printed


def observation(as_printed: str, identity: str = "one", **cells: str) -> Observation:
    """Return an observation that is read from its print, with some cells changed."""
    what = collection([{**printed(identity, as_printed), **cells}])
    return what.observations[identity]


def test_an_observation_is_about_four_things() -> None:
    """Indicator, period, area and status; neither the value nor the source."""
    one = observation("10 projects")
    assert key(one) == ("things", "2022", "KZ", "actual")
    assert key(replace(one, value=Decimal(5), source="ru")) == key(one)


def test_observations_without_a_period_stay_apart() -> None:
    """Groups are of one key, in the order given; an empty period is in none."""
    one, two = observation("1 project"), observation("2 projects", "two")
    later = observation("3 projects", "later", time_period="2023")
    never = observation("4 projects", "never", time_period="")
    assert groups([later, one, never, two]) == {key(later): [later], key(one): [one, two]}


@pytest.mark.parametrize(
    ("as_printed", "language", "text"),
    [
        ("10 projects", "en", "10"),
        ("no figure", "en", None),
        ("10 projects and 5 grants", "en", None),
        ("10 projects", "fi", None),
    ],
)
def test_a_fragment_prints_one_figure(as_printed: str, language: str, text: str | None) -> None:
    """None, more than one, or a language that is not read give no figure."""
    figure = printed_figure(as_printed, language)
    assert (figure and figure.text) == text


@pytest.mark.parametrize(
    ("as_printed", "value", "unit", "span"),
    [
        ("1.9 billion tenge", "1900000000", "KZT", "[1850000000, 1950000000]"),
        ("unreadable", "1900000000", "KZT", "1900000000"),
        ("unreadable", "2.5", "KZT", "[2.45, 2.55]"),
        ("unreadable", "2.50", "KZT", "[2.495, 2.505]"),
        ("unreadable", "25", "percent", "[24.5, 25.5]"),
        ("two figures, 2 and 5", "2", "projects", "2"),
    ],
)
def test_the_print_decides_the_interval(as_printed: str, value: str, unit: str, span: str) -> None:
    """The step is that of the print; where that cannot be read, the last digit of the value."""
    one = replace(observation("1 project"), as_printed=as_printed, value=Decimal(value))
    assert str(interval(one, unit, "en")) == span


def test_the_keyed_bounds_count_not_the_printed_ones() -> None:
    """Value, upper end and qualifier come from the cells."""
    one = replace(
        observation("1 project"), value=Decimal(5), value_max=Decimal(9), qualifier="exact"
    )
    assert str(interval(one, "projects", "en")) == "[5, 9]"
    above = replace(one, value_max=None, qualifier="more_than")
    assert str(interval(above, "projects", "en")) == "(5, ∞)"


def test_conflicts_are_pairs_about_one_thing_that_do_not_meet() -> None:
    """Each pair once, in order; what meets, or is about another thing, is none."""
    spans = {"one": (1, 2), "two": (2, 3), "far": (5, 6), "next": (7, 8)}
    known = [
        (
            replace(observation("1 project", name), value=Decimal(low)),
            Interval(Decimal(low), Decimal(high)),
        )
        for name, (low, high) in spans.items()
    ]
    other = (observation("1 project", "other", time_period="2023"), Interval.point(Decimal(99)))
    pairs = [(one.id, two.id) for one, two in conflicts([*known, other])]
    assert pairs == [
        ("one", "far"),
        ("one", "next"),
        ("two", "far"),
        ("two", "next"),
        ("far", "next"),
    ]


def test_thousands_of_figures_of_one_thing_are_bounded() -> None:
    """Figures that meet cost nothing, and of those that do not only the first pairs are told."""
    one = observation("1 project")
    alike = [(replace(one, id=str(n)), Interval.point(Decimal(5))) for n in range(5000)]
    assert conflicts(alike) == []
    apart = [
        (replace(one, id=str(n), value=Decimal(n)), Interval.point(Decimal(n))) for n in range(5000)
    ]
    assert len(conflicts(apart)) == MOST


@pytest.mark.parametrize("low_open", [True, False])
def test_open_ends_do_not_meet_what_they_leave_out(low_open: bool) -> None:
    """More than 5 conflicts with 5 and with less, 5 or more with less only; no end is no bound."""
    one = observation("1 project")
    above = (one, Interval(Decimal(5), None, low_open=low_open))
    point = (replace(one, id="five", value=Decimal(50)), Interval.point(Decimal(5)))
    below = (replace(one, id="below", value=Decimal(90)), Interval(None, Decimal(4)))
    pairs = [(a.id, b.id) for a, b in conflicts([above, point, below])]
    assert pairs == ([("one", "five")] if low_open else []) + [
        ("one", "below"),
        ("five", "below"),
    ]
