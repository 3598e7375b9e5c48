"""What catalogues and search engines are told of published files, and of the days in a package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from civdata.exports.registers import count
from civdata.model import Package, Table, is_period
from civdata.record.frames import period_ends


class File(Protocol):
    """A published file: its path below the package's folder, format, table, size and sha256."""

    @property
    def path(self) -> str:
        """Where it lies."""

    @property
    def format(self) -> str:
        """One of the formats of the exports."""

    @property
    def table(self) -> str:
        """The table in it, empty where it holds the whole package."""

    @property
    def bytes(self) -> int:
        """Its size."""

    @property
    def sha256(self) -> str:
        """Its digest, in hexadecimal digits."""


Files = Mapping[str, Iterable[File]]
"""Published files by name of package."""

Node = dict[str, Any]


def covered(package: Package) -> tuple[str, str]:
    """Return the first and last day that a package speaks of, or two empty texts.

    Periods of its observations say so; where it has none, the days in its tables do.
    """
    ends = [period_ends(o.time_period) for o in package.observations if o.time_period]
    if ends:
        return min(e[0] or "" for e in ends), max(e[1] or "" for e in ends)
    days = [*_all_days(package)]
    return (min(days), max(days)) if days else ("", "")


def _all_days(package: Package) -> Iterator[str]:
    """Yield the days in the tables of a package, of registers the first and the last."""
    for table in package.tables:
        if table not in package.registers:
            yield from _days(table)
    for table in package.registers:
        yield from _counted_days(table)


def _days(table: Table) -> Iterator[str]:
    """Yield the days in the cells of a table."""
    for field in table.fields:
        if field.type == "date":
            yield from filter(is_period, table.column(field.name))


def _counted_days(table: Table) -> Iterator[str]:
    """Yield the first and last day of each column of a register."""
    kinds = {field.name: field.type for field in table.fields}
    for one in count(table):
        if kinds[one.name] == "date" and one.least:
            yield from (one.least, one.most)
