"""Frames: dtypes come from the schema, empty cells stay empty."""

from __future__ import annotations

from decimal import Decimal

import pytest

from civdata.errors import CivdataError, InexactNumbers
from civdata.model import Field, Row, Table
from civdata.record.frames import frame, period_ends


def test_each_type_has_its_dtype_and_keeps_empty_cells() -> None:
    """No type turns into another because a cell is empty."""
    fields = (
        Field("text"),
        Field("count", "integer"),
        Field("amount", "number"),
        Field("day", "date"),
        Field("flag", "boolean"),
        Field("state", enum=("a", "b")),
    )
    full = ("x", "7", "0.10", "2020-06-29", "true", "a")
    rows = (
        Row(2, dict(zip((f.name for f in fields), full, strict=True))),
        Row(3, {f.name: "" for f in fields}),
    )
    made = frame(Table("p", "t", "f", fields, rows))
    exact = frame(Table("p", "t", "f", fields, rows), "decimal")
    assert [str(made[f.name].dtype) for f in fields] == [
        "string",
        "Int64",
        "float64",
        "datetime64[s]",
        "boolean",
        "category",
    ]
    assert made["amount"][0] == 0.1
    assert exact["amount"][0] == Decimal("0.10")
    assert exact["amount"][1] is None
    assert made.iloc[1].isna().all()


def test_digits_that_a_float_loses_are_named() -> None:
    """Where a double does not keep all digits, a warning and `attrs` say in which rows."""
    rows = tuple(Row(n, {"n": cell}) for n, cell in enumerate(("1.5", "12345678901234567.89"), 2))
    table = Table("p", "t", "p/t.csv", (Field("n", "number"),), rows)
    with pytest.warns(InexactNumbers, match=r"p/t\.csv.*rows \[1\].*decimal"):
        made = frame(table)
    assert made.attrs["inexact"] == {"n": [1]}
    assert frame(table, "decimal")["n"][1] == Decimal("12345678901234567.89")
    assert frame(table, "arrow")["n"][1] == Decimal("12345678901234567.89")


def test_a_cell_that_is_no_number_is_missing() -> None:
    """What only looks like a number, such as two points or a word, is an empty cell."""
    rows = tuple(Row(n, {"n": cell}) for n, cell in enumerate(("1.5", "1.2.3", "nan", "-"), 2))
    made = frame(Table("p", "t", "f", (Field("n", "number"),), rows))
    assert made["n"].isna().tolist() == [False, True, True, True]


def test_unknown_kind_of_numbers_names_the_known() -> None:
    """Another word for numbers is refused with those that there are."""
    with pytest.raises(CivdataError, match="float, decimal, arrow"):
        frame(Table("p", "t", "f", (), ()), "double")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("period", "ends"),
    [
        ("2022", ("2022-01-01", "2022-12-31")),
        ("2023-Q4", ("2023-10-01", "2023-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2021-11-22/2021-11-24", ("2021-11-22", "2021-11-24")),
        ("", (None, None)),
    ],
)
def test_periods_have_two_ends(period: str, ends: tuple[str | None, str | None]) -> None:
    """A period covers its first and last day."""
    assert period_ends(period) == ends
