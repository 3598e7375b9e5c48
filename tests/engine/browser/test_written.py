"""What Python becomes in a browser, as far as that can be seen without one."""

from __future__ import annotations

import ast
import json
import re
from decimal import Decimal

import pytest

from civdata.browser.bundle import Bundle
from civdata.browser.names import NotCompiled
from civdata.browser.patterns import written
from civdata.browser.statements import function
from civdata.browser.values import plain
from civdata.figures.interval import Interval


def compiled(source: str) -> str:
    """Write one function, whose names are all its own."""
    [node] = ast.parse(source).body
    assert isinstance(node, ast.FunctionDef)
    return function(Bundle(()), __name__, node, "function* f")


@pytest.mark.parametrize(
    ("pattern", "flags", "source"),
    [
        (r"[^\W\d_]+", 0, r"[\p{L}\p{Nl}\p{No}]+"),
        (r"\d{1,3}(?!\d)", 0, r"[\p{Nd}]{1,3}(?![\p{Nd}])"),
        (r"^a.$", re.M, r"(?<![^\n])a[^\n](?![^\n])"),
        (r"(?<=-)(x|y)", 0, r"(?<=-)([xy])"),
    ],
)
def test_a_pattern_means_the_same(pattern: str, flags: int, source: str) -> None:
    """Classes are those of Unicode, and the ends of lines are those of Python."""
    assert written(pattern, flags)[0] == source


def test_values_go_along_exactly() -> None:
    """Decimals, sets, tables with other keys and objects keep what they are."""
    made = plain(
        {"a": Decimal("1.90"), "b": frozenset("yx"), "c": {(1, 2): None}}, lambda c: str(c.__name__)
    )
    assert made == {"a": {"$n": "1.90"}, "b": {"$s": ["x", "y"]}, "c": {"$d": [[[1, 2], None]]}}
    point = plain(Interval.point(Decimal(5)), lambda c: str(c.__name__))
    assert point == {"$o": "Interval", "v": [{"$n": "5"}, {"$n": "5"}, False, False]}
    assert json.dumps(made)


def test_truth_is_that_of_python() -> None:
    """An empty list is false, so a condition asks the runtime unless it is a comparison."""
    assert "if($true(found))" in compiled("def f(found):\n    if found:\n        return 1\n")
    assert "if($lt(n,3))" in compiled("def f(n):\n    if n < 3:\n        return 1\n")


def test_what_is_unknown_stops_the_build() -> None:
    """A statement that the compiler does not know is an error with its place, never dropped."""
    with pytest.raises(NotCompiled, match=":2: With"):
        compiled("def f(x):\n    with x:\n        pass\n")
