"""Tables as pandas frames, with dtypes taken from the schema and nothing guessed.

pandas is imported on the first call, so `import civdata` stays light.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from civdata.model import DECIMAL, Field, Table

if TYPE_CHECKING:
    import pandas


def frame(table: Table) -> pandas.DataFrame:
    """Return the table as a frame, a row a line of the file, in its order.

    string becomes `string`, enum `category`, integer and year `Int64` (numbers of Python where one
    is too large for 64 bits), date `datetime64[s]`, boolean `boolean`, number an object column of
    exact `decimal.Decimal` with None where empty.
    A frame of observations carries two columns more, `period_start` and `period_end`
    (`datetime64[s]`, both ends included), computed from `time_period`.
    """
    import pandas

    columns = {field.name: _column(field, table.column(field.name)) for field in table.fields}
    made = pandas.DataFrame(columns, columns=list(columns))
    if table.name == "observations":
        ends = [period_ends(row["time_period"]) for row in table.rows]
        at = list(made.columns).index("time_period") + 1
        for offset, name in enumerate(("period_start", "period_end")):
            days = pandas.Series([pair[offset] for pair in ends], dtype="datetime64[s]")
            made.insert(at + offset, name, days)
    return made


def _column(field: Field, cells: Sequence[str]) -> Any:
    import pandas

    if field.type in ("integer", "year"):
        numbers = [int(cell) if cell else None for cell in cells]
        large = any(number is not None and abs(number) >= 2**63 for number in numbers)
        return pandas.array(numbers, dtype="object" if large else "Int64")
    if field.type == "number":
        made = pandas.Series([None] * len(cells), dtype="object")
        made[:] = [Decimal(cell) if DECIMAL.fullmatch(cell) else None for cell in cells]
        return made
    if field.type == "date":
        return pandas.Series([cell or None for cell in cells], dtype="datetime64[s]")
    if field.type == "boolean":
        return pandas.array([{"true": True, "false": False}.get(cell) for cell in cells], "boolean")
    values = [cell or None for cell in cells]
    if field.enum:
        return pandas.Categorical(values, categories=list(field.enum))
    return pandas.array(values, dtype="string")


def period_ends(period: str) -> tuple[str | None, str | None]:
    """Return the first and last day of an ISO 8601 period, or a pair of None where it is empty.

    >>> period_ends("2023-Q1"), period_ends("2020/2022"), period_ends("")
    (('2023-01-01', '2023-03-31'), ('2020-01-01', '2022-12-31'), (None, None))
    """
    if not period:
        return None, None
    start, _, end = period.partition("/")
    return _days(start)[0], _days(end or start)[1]


def _days(part: str) -> tuple[str, str]:
    import calendar

    year = part[:4]
    if part[5:6] == "Q":
        first = 3 * int(part[6]) - 2
        return f"{year}-{first:02}-01", _days(f"{year}-{first + 2:02}")[1]
    if len(part) == 4:
        return f"{year}-01-01", f"{year}-12-31"
    if len(part) == 7:
        last = calendar.monthrange(int(year), int(part[5:7]))[1]
        return f"{part}-01", f"{part}-{last:02}"
    return part, part
