"""What a column asks of its cells."""

from __future__ import annotations

from typing import Any

import pytest

from civdata.checks.shape.rules import Problem, rule_of

MISSING = frozenset([""])


def _codes(item: dict[str, Any], cell: str) -> list[str]:
    return [fault.code for fault in rule_of({"name": "n", **item}, MISSING, []).judge(cell)]


@pytest.mark.parametrize(
    ("item", "good", "bad", "code"),
    [
        ({"type": "integer"}, "5", "five", "type"),
        ({"type": "integer", "constraints": {"minimum": 3}}, "3", "2", "limit"),
        ({"type": "string", "constraints": {"maxLength": 2}}, "ab", "abc", "length"),
        ({"type": "string", "constraints": {"enum": ["a"]}}, "a", "b", "enum"),
        ({"type": "string", "constraints": {"required": True}}, "a", "", "required"),
        ({"type": "date"}, "2020-02-29", "2021-02-29", "type"),
    ],
)
def test_each_constraint_has_its_fault(
    item: dict[str, Any], good: str, bad: str, code: str
) -> None:
    """A cell that holds says nothing, another one says which constraint it breaks."""
    assert _codes(item, good) == []
    assert _codes(item, bad) == [code]


def test_equal_values_have_equal_keys() -> None:
    """A number may be written in several ways; what is missing has none."""
    rule = rule_of({"name": "n", "type": "number"}, MISSING, [])
    assert rule.key("1.0") == rule.key("1")
    assert rule.key("") is None


def test_a_constraint_of_another_type_is_a_problem_of_the_schema() -> None:
    """It is told once, and no cell is judged by it."""
    problems: list[Problem] = []
    item = {"name": "n", "type": "boolean", "constraints": {"maxLength": 2}}
    rule = rule_of(item, MISSING, problems)
    assert [problem[0] for problem in problems] == [
        "field n: maxLength does not go with type boolean"
    ]
    assert rule.judge("true") == ()
