"""Expressions of Python, written as JavaScript."""

from __future__ import annotations

import ast

import pytest

from civdata.browser.bundle import Bundle
from civdata.browser.expressions import Expressions, runtime_name
from civdata.browser.names import NotCompiled


def _written(source: str, *names: str) -> str:
    return Expressions(Bundle(()), __name__, set(names)).write(ast.parse(source, mode="eval").body)


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("a == b", "$eq(a,b)"),
        ("a not in b", "!$in(a,b)"),
        ("a is None", "(a===null)"),
        ("a + 1", "$add(a,1)"),
        ("'x'", '"x"'),
        ("(a, 1)", "[a,1]"),
        ("[*a, b]", "[...$iter(a),b]"),
    ],
)
def test_operators_ask_the_runtime(source: str, made: str) -> None:
    """What Python compares by value is not compared as JavaScript would."""
    assert _written(source, "a", "b") == made


def test_a_condition_is_true_as_in_python() -> None:
    """An empty list is false: only a comparison is taken as it is."""
    made = Expressions(Bundle(()), __name__, {"a", "b"})
    assert made.condition(ast.parse("a and not b", mode="eval").body) == "($true(a)&&!$true(b))"
    assert made.condition(ast.parse("a < b", mode="eval").body) == "$lt(a,b)"


def test_an_unknown_expression_is_an_error_with_its_place() -> None:
    """Nothing is dropped in silence."""
    with pytest.raises(NotCompiled, match=r":1: Await"):
        _written("await_ if False else (lambda: (yield))" if False else "[await a for _ in a]", "a")


def test_the_runtime_has_names_for_what_python_brings() -> None:
    """A function of Python is called by a name of its own."""
    assert runtime_name(len) != runtime_name(max)
