"""Verdicts: whether the interval of a claim meets those of the record."""

from __future__ import annotations

from decimal import Decimal

import pytest

from civdata.claims.lexical import Known
from civdata.claims.verdicts import interval, judge
from civdata.figures import read


def known(*prints: str) -> tuple[Known, ...]:
    """Return what a record holds that prints these figures of one thing."""
    return tuple(
        Known(f"o{n}", read(text, "en")[0].interval, "2024-01-01", frozenset())
        for n, text in enumerate(prints)
    )


@pytest.mark.parametrize(
    ("claim", "prints", "verdict", "telling"),
    [
        ("20 gardens", ("20 gardens",), "agrees", ["o0"]),
        ("more than 15 gardens", ("20 gardens",), "agrees", ["o0"]),
        ("21 gardens", ("20 gardens",), "differs", ["o0"]),
        ("20 gardens", ("20 gardens", "25 gardens"), "contested", ["o0", "o1"]),
        ("20 gardens", ("20 gardens", "about 20 gardens"), "agrees", ["o0", "o1"]),
        ("30 gardens", ("20 gardens", "25 gardens"), "differs", ["o0", "o1"]),
    ],
)
def test_verdicts(claim: str, prints: tuple[str, ...], verdict: str, telling: list[str]) -> None:
    """One print that fits is enough, unless the record denies itself."""
    said, which = judge(read(claim, "en")[0].interval, known(*prints))
    assert (said, [one.id for one in which]) == (verdict, telling)


def test_a_share_is_rounded_to_its_last_digit() -> None:
    """66.7 percent are 66.65 to 66.75; a count is what it is."""
    (figure,) = read("66.7 percent", "en")
    span = interval(figure, "percent")
    assert (span.low, span.high) == (Decimal("66.65"), Decimal("66.75"))
