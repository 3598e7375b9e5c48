"""How packages of other people may write a cell: as the Table Schema standard says, no stricter.

frictionless reads with Python's own `int` and `float`, which take `1_000` and Arabic digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from civdata.model import Field, Table

FORMS = {
    "integer": (r"[+-]?[0-9]+", "digits, such as 258"),
    "number": (
        r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN",
        "a number, such as 66.7",
    ),
}
OPTIONS = ("bareNumber", "decimalChar", "groupChar")
"""Settings of a field that allow other forms; frictionless knows them."""


def of(table: Table, column: Field) -> Callable[[Field, str], str]:
    """Return what says how a cell of a column should look, or returns an empty text.

    >>> of(Table("p", "t", "f", (), ()), Field("n", "integer"))(Field("n", "integer"), "1_000")
    'digits, such as 258'
    """
    listed = table.schema.get("fields")
    options = next(
        (
            item
            for item in (listed if isinstance(listed, list) else [])
            if isinstance(item, dict) and item.get("name") == column.name
        ),
        {},
    )
    if column.type not in FORMS or any(option in options for option in OPTIONS):
        return lambda *_: ""
    form, expected = FORMS[column.type]
    return lambda _, cell: "" if re.fullmatch(form, cell.strip()) else expected
