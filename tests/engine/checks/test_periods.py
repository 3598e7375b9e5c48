"""Printed dates support a period part by part; one wrong part leaves it without proof."""

from __future__ import annotations

import pytest

from civdata.checks.periods import agree, points, supports, unsupported


@pytest.mark.parametrize(
    ("period", "parts"),
    [
        ("", []),
        ("2022", [{"year": "2022"}]),
        ("2022-05", [{"year": "2022", "month": "05"}]),
        ("2022-05-20", [{"year": "2022", "month": "05", "day": "20"}]),
        ("--05-20", [{"month": "05", "day": "20"}]),
        ("2022-Q3", [{"year": "2022", "quarter": "3"}]),
        ("2020/2022-05", [{"year": "2020"}, {"year": "2022", "month": "05"}]),
        ("../2030", [{"year": "2030"}]),
        ("soon", []),
    ],
)
def test_a_period_is_split_into_its_parts(period: str, parts: list[dict[str, str]]) -> None:
    """Each end is year, quarter, month and day as far as it is printed; other text is none."""
    assert points(period) == parts


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        ({"year": "2022"}, {"year": "2022", "month": "05"}, True),
        ({"year": "2022"}, {"year": "2023"}, False),
        ({"year": "2022"}, {"month": "05"}, False),
        ({"year": "2022", "month": "05"}, {"year": "2022", "month": "06"}, False),
        ({}, {}, False),
    ],
)
def test_points_agree(one: dict[str, str], other: dict[str, str], agrees: bool) -> None:
    """Two points agree when they share a part and differ in none."""
    assert agree(one, other) is agrees
    assert agree(other, one) is agrees


@pytest.mark.parametrize(
    ("printed", "period", "supported"),
    [
        ("2020-06-29", "2020", True),
        ("2020", "2020-06-29", True),
        ("2021", "2020/2022", False),
        ("2020/2022", "2020/2022", True),
        ("2020/2023", "2020/2022", False),
        ("2022", "2020/2022", True),
        ("", "2020", False),
        ("2020", "", False),
        ("", "", False),
    ],
)
def test_a_printed_period_supports_another(printed: str, period: str, supported: bool) -> None:
    """Every printed end must agree with an end of the period, and something must be printed."""
    assert supports(printed, period) is supported


@pytest.mark.parametrize(
    ("period", "printed", "missing"),
    [
        ("2020/2022", ["2020"], ["year 2022"]),
        ("2020/2022", ["2020", "2022"], []),
        ("2020/2022", ["2020/2022"], []),
        ("2021-11-22", ["2021", "--11-22"], []),
        ("2021-11-22", ["2021"], ["month 11", "day 22"]),
        ("2021-11-22", ["2021-11-23"], ["year 2021", "month 11", "day 22"]),
        ("2023-Q1", ["2023"], ["quarter 1"]),
        ("2023", [], ["year 2023"]),
        ("", ["2023"], []),
    ],
)
def test_what_no_date_gives_is_named(period: str, printed: list[str], missing: list[str]) -> None:
    """Parts of a period that no printed date gives are listed, in order."""
    assert unsupported(period, printed) == missing
