"""Values of Python on their way to a browser."""

from __future__ import annotations

import json
from decimal import Decimal

from civdata.browser.values import plain
from civdata.figures.interval import Interval


def _named(kind: object) -> str:
    return str(getattr(kind, "__name__", ""))


def test_values_go_along_exactly() -> None:
    """Decimals, sets, tables with other keys and objects keep what they are."""
    made = plain({"a": Decimal("1.90"), "b": frozenset("yx"), "c": {(1, 2): None}}, _named)
    assert made == {"a": {"$n": "1.90"}, "b": {"$s": ["x", "y"]}, "c": {"$d": [[[1, 2], None]]}}
    point = plain(Interval.point(Decimal(5)), _named)
    assert point == {"$o": "Interval", "v": [{"$n": "5"}, {"$n": "5"}, False, False]}
    assert json.dumps(made)
