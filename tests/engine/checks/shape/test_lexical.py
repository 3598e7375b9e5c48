"""How other people may write a cell: as the Table Schema standard says, no stricter."""

from __future__ import annotations

from typing import Any

import pytest

from civdata.checks.shape import lexical
from civdata.model import Field, Table


def told(cell: str, type_: str, *listed: Any, fields: Any = None) -> str:
    """Say what is told of a cell in a column `n`, given the fields of the schema."""
    schema = {"fields": list(listed) if fields is None else fields}
    table = Table("p", "t", "t.csv", (Field("n", type_),), (), schema=schema)
    return lexical.of(table, table.fields[0])(table.fields[0], cell)


@pytest.mark.parametrize("cell", ["0", "258", "-1", "+1", " 5 ", "007"])
def test_whole_numbers_are_digits(cell: str) -> None:
    """With a sign, leading zeros or blanks around them, as the standard has it."""
    assert told(cell, "integer") == ""


@pytest.mark.parametrize("cell", ["1_000", "١٢", "1.0", "", "1 000", "1e5"])
def test_other_forms_of_whole_numbers_are_none(cell: str) -> None:
    """What Python would take and the standard does not is told with an example."""
    assert told(cell, "integer") == "digits, such as 258"


@pytest.mark.parametrize("cell", ["1", "1.", ".5", "-1.5E-3", "+2e8", "INF", "-INF", "NaN"])
def test_numbers_may_have_exponents_and_be_infinite(cell: str) -> None:
    """All forms of the standard are numbers."""
    assert told(cell, "number") == ""


@pytest.mark.parametrize("cell", ["1,5", ".", "1_0.5", "nan", "-NaN", "infinity", "e5"])
def test_other_forms_of_numbers_are_none(cell: str) -> None:
    """The finding has an example of what is one."""
    assert told(cell, "number") == "a number, such as 66.7"


@pytest.mark.parametrize("option", ["bareNumber", "decimalChar", "groupChar"])
def test_a_column_with_settings_of_its_own_is_left_to_frictionless(option: str) -> None:
    """Other columns of the table, and what is no column, change nothing."""
    own = {"name": "n", option: "x"}
    assert told("1 000", "integer", "none", {"name": "other"}, own) == ""
    assert told("1 000", "integer", {"name": "other", option: "x"}) != ""
    assert told("1 000", "integer", {option: "x"}, {"name": "n"}) != ""


def test_other_types_are_left_to_frictionless() -> None:
    """A text may look like anything."""
    assert told("1_000", "string") == ""


def test_a_schema_without_columns_sets_nothing() -> None:
    """What is no list of fields is named elsewhere."""
    assert told("1_000", "integer", fields="none") == "digits, such as 258"
