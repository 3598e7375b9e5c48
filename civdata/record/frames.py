"""Tables as pandas frames, with dtypes taken from the schema and nothing guessed.

pandas is imported on the first call, so `import civdata` stays light.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, get_args

from civdata.errors import CivdataError, InexactNumbers, MissingExtra, UnknownName
from civdata.figures.digits import fits_float
from civdata.model import DECIMAL, Field, Table

if TYPE_CHECKING:
    import pandas

Numbers = Literal["float", "decimal", "arrow"]
"""How figures stand in a frame: doubles, objects of `decimal.Decimal`, or decimals of Arrow."""

SAFE = 15
"""A double keeps every decimal of so many digits."""
DIGITS = 38
"""How many digits a decimal of Arrow holds."""
PLAIN = frozenset("0123456789.-")


# complex: one frame, with what is computed beside what stands there
def frame(table: Table, numbers: Numbers = "float") -> pandas.DataFrame:
    """Return the table as a frame, a row a line of the file, in its order.

    string becomes `string`, enum `category`, integer and year `Int64` (numbers of Python where one
    is too large for 64 bits), date `datetime64[s]`, boolean `boolean`. number becomes what
    `numbers` says: `float64`, an object column of exact `decimal.Decimal` with None where empty,
    or Arrow's `decimal128`. Where a float cannot keep all digits, `attrs["inexact"]` names the
    rows by column, and the warning InexactNumbers says so.
    A frame of observations carries two columns more, `period_start` and `period_end`
    (`datetime64[s]`, both ends included), computed from `time_period`.
    """
    import pandas

    known_numbers(numbers)
    cells = {field.name: table.column(field.name) for field in table.fields}
    columns = {field.name: _column(field, cells[field.name], numbers) for field in table.fields}
    if table.name == "observations" and "time_period" in columns:
        ends = {period: period_ends(period) for period in dict.fromkeys(cells["time_period"])}
        for at, name in enumerate(("period_start", "period_end")):
            days = [ends[period][at] for period in cells["time_period"]]
            columns[name] = pandas.Series(days, dtype="datetime64[s]")
        columns = _behind(columns, "time_period", ("period_start", "period_end"))
    made = pandas.DataFrame(columns)
    if numbers == "float":
        lost = {f.name: rows for f in table.fields if (rows := _inexact(f, cells[f.name]))}
        if lost:
            made.attrs["inexact"] = lost
            told = "; ".join(f"{name}, rows {rows[:5]}" for name, rows in lost.items())
            text = f'{table.file}: doubles do not keep all digits of {told}. Use numbers="decimal"'
            warnings.warn(text, InexactNumbers, stacklevel=2)
    return made


def known_numbers(numbers: str) -> None:
    """Raise UnknownName for a word that is none of `Numbers`."""
    if numbers not in get_args(Numbers):
        raise UnknownName.among("kind of numbers", numbers, get_args(Numbers))


def _behind(columns: dict[str, Any], name: str, moved: tuple[str, ...]) -> dict[str, Any]:
    """Return the columns with some of them right behind another."""
    order = [column for column in columns if column not in moved]
    at = order.index(name) + 1
    return {column: columns[column] for column in (*order[:at], *moved, *order[at:])}


def _column(field: Field, cells: Sequence[str], numbers: Numbers) -> Any:
    import pandas

    if field.type in ("integer", "year"):
        return _whole_numbers(cells)
    if field.type == "number":
        return number_column(cells, numbers)
    if field.type == "boolean":
        return pandas.array([{"true": True, "false": False}.get(cell) for cell in cells], "boolean")
    values = [cell or None for cell in cells]
    if field.type == "date":
        return pandas.Series(values, dtype="datetime64[s]")
    if field.enum:
        return pandas.Categorical(values, categories=list(field.enum))
    return pandas.array(values, dtype="string")


def _whole_numbers(cells: Sequence[str]) -> Any:
    """Return whole numbers, as Python's own where one is too large for 64 bits."""
    import pandas

    whole = [int(cell) if cell else None for cell in cells]
    large = any(number is not None and abs(number) >= 2**63 for number in whole)
    return pandas.array(whole, dtype="object" if large else "Int64")


def number_column(cells: Sequence[str], numbers: Numbers) -> Any:
    """Return a column of figures; a cell that is no number is missing."""
    import pandas

    if numbers == "float":
        return pandas.Series(_floats(cells), dtype="float64")
    exact = [Decimal(cell) if DECIMAL.fullmatch(cell) else None for cell in cells]
    if numbers == "decimal":
        made = pandas.Series([None] * len(exact), dtype="object")
        made[:] = exact
        return made
    try:
        import pyarrow
    except ImportError:
        raise MissingExtra('numbers="arrow"', "parquet") from None
    places = max((-int(n.as_tuple().exponent) for n in exact if n is not None), default=0)
    dtype = pandas.ArrowDtype(pyarrow.decimal128(DIGITS, max(places, 0)))
    try:
        return pandas.Series(exact, dtype=dtype)
    except pyarrow.ArrowInvalid:
        text = f'a figure has more than {DIGITS} digits; use numbers="decimal"'
        raise CivdataError(text) from None


def _floats(cells: Sequence[str]) -> list[float | None]:
    """Return doubles; most columns hold nothing but digits, and need no look at each cell."""
    if set("".join(cells)) <= PLAIN:
        try:
            return [float(cell) if cell else None for cell in cells]
        except ValueError:
            pass
    return [float(cell) if DECIMAL.fullmatch(cell) else None for cell in cells]


def _inexact(field: Field, cells: Sequence[str]) -> list[int]:
    """Return the rows whose figure a double does not keep, counted from 0."""
    if field.type != "number":
        return []
    long = ((at, cell) for at, cell in enumerate(cells) if len(cell) > SAFE)
    return [at for at, cell in long if DECIMAL.fullmatch(cell) and not fits_float(Decimal(cell))]


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
