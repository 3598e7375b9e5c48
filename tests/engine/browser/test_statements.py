"""Statements of Python, written as JavaScript."""

from __future__ import annotations

import ast

import pytest

from civdata.browser.bundle import Bundle
from civdata.browser.names import NotCompiled
from civdata.browser.statements import assigned, function, keeps
from civdata.languages import get


def _compiled(source: str) -> str:
    [node] = ast.parse(source).body
    assert isinstance(node, ast.FunctionDef)
    return function(Bundle(()), __name__, node, "function* f")


def test_truth_is_that_of_python() -> None:
    """An empty list is false, so a condition asks the runtime unless it is a comparison."""
    assert "if($true(found))" in _compiled("def f(found):\n    if found:\n        return 1\n")
    assert "if($lt(n,3))" in _compiled("def f(n):\n    if n < 3:\n        return 1\n")


def test_parameters_keep_their_order_and_defaults() -> None:
    """Those only by name come last, and the rest is spread."""
    made = _compiled("def f(a, b=1, *rest, c=2):\n    return a\n")
    assert made.startswith("function f(a,b=1,c=2,...rest)")


def test_what_is_unknown_stops_the_build() -> None:
    """A statement that the compiler does not know is an error with its place, never dropped."""
    with pytest.raises(NotCompiled, match=":2: With"):
        _compiled("def f(x):\n    with x:\n        pass\n")


def test_variables_are_those_that_are_assigned() -> None:
    """Loops and walruses assign as well; what is only read is none."""
    body = ast.parse("a = 1\nfor b in x:\n    if (c := b):\n        d, e = c\n").body
    assert assigned(body) == {"a", "b", "c", "d", "e"}


def test_a_function_with_a_cache_keeps_its_answers() -> None:
    """What remembers in Python remembers in the browser."""
    assert not keeps(get)
