"""The schema of a table of other people."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from civdata.checks.shape.schema import Schema, schema_of
from tests.small import table


def _schema(**said: Any) -> Schema:
    what = table("t", [{"a": "1", "b": "2"}], ["a", "b"])
    fields = [{"name": "a", "type": "integer"}, {"name": "b"}]
    return schema_of(replace(what, schema={"fields": fields, **said}))


def test_a_primary_key_is_required() -> None:
    """The columns of a key need a value, others do not."""
    found = _schema(primaryKey="a")
    assert found.primary == ("a",)
    assert [bool(rule and rule.required) for rule in found.rules] == [True, False]


def test_all_keys_stand_in_one_list() -> None:
    """The primary key comes first, then the unique ones."""
    found = _schema(primaryKey="a", uniqueKeys=[["a", "b"]])
    assert found.keys == [("primary-key", ("a",)), ("unique-key", ("a", "b"))]


def test_a_column_stands_once_in_a_key() -> None:
    """Neither a key of one column 50,000 times nor 50,000 keys of it cost more than one."""
    found = _schema(primaryKey=["a"] * 50_000, uniqueKeys=[["a", "b"] * 100] * 500)
    assert found.keys == [("primary-key", ("a",)), ("unique-key", ("a", "b"))]


def test_a_key_of_no_field_is_a_problem() -> None:
    """What is wrong in a schema is told, not raised."""
    assert [problem[2] for problem in _schema(primaryKey="c").problems] == ["c"]


def test_a_pattern_that_cannot_be_read_is_a_problem_and_judges_nothing() -> None:
    """The other rules of the column stand."""
    what = table("t", [{"a": "1"}], ["a"])
    field = {"name": "a", "constraints": {"pattern": "[a"}}
    found = schema_of(replace(what, schema={"fields": [field]}))
    assert [problem[0] for problem in found.problems] == ["field a: pattern cannot be read"]
    assert found.rules[0] is not None
    assert found.rules[0].pattern == ""
