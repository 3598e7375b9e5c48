"""Frames: dtypes come from the schema, empty cells stay empty."""

from __future__ import annotations

from decimal import Decimal

import pytest

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
    assert [str(made[f.name].dtype) for f in fields] == [
        "string",
        "Int64",
        "object",
        "datetime64[s]",
        "boolean",
        "category",
    ]
    assert made["amount"][0] == Decimal("0.10")
    assert made.iloc[1].isna().all()


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
