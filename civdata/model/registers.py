"""Registers: tables of other people with so many rows that they are published in another way.

The whole of a register is published as Parquet in parts; its first rows are what people see on its
page and take as CSV. Formats that hold a table in one piece, or in memory, go without it.
"""

from __future__ import annotations

from dataclasses import dataclass

from civdata.model.rows import Rows
from civdata.model.tables import Table

REGISTER = 100_000
"""A table of other people with more rows than this is a register; so many are in its CSV."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted in a column of a register.

    `filled` cells have a value; `least` and `most` are the first and the last of its numbers or
    days; `values` are all of its texts with their numbers, where they are few.
    """

    name: str
    filled: int
    least: str = ""
    most: str = ""
    values: tuple[tuple[str, int], ...] = ()


def is_register(table: Table) -> bool:
    """Return whether a table of other people is so large that it is a register."""
    return isinstance(table.rows, Rows) and len(table.rows) > REGISTER
