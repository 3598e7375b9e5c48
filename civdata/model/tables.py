"""Tables as they stand in CSV files: columns, rows of raw text with their lines, keys."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from civdata.errors import CivdataError, UnknownName
from civdata.model.findings import Place
from civdata.model.rows import Row, Rows
from civdata.model.settings import Texts

DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_POINT = re.compile(r"[0-9]{4}(?:-Q[1-4]|-[0-9]{2}(?:-[0-9]{2})?)?")

STANDARD_TABLES = ("observations", "indicators", "reconciliations", "discrepancies")


def is_period(text: str) -> bool:
    """Return whether a text is an ISO 8601 period that exists in the calendar.

    A year, quarter, month or day, or two of them joined by `/`, the earlier first.

    >>> [is_period(text) for text in ("2023-Q1", "2020/2022", "2023-02-30", "2022/2020", "")]
    [True, True, False, False, False]
    """
    ends = text.split("/")
    if len(ends) > 2 or not all(map(_POINT.fullmatch, ends)):
        return False
    try:
        for end in ends:
            if "Q" not in end:
                date.fromisoformat((end + "-01-01")[:10])
    except ValueError:
        return False
    return ends == sorted(ends)


def checked_day(what: str, text: str) -> str:
    """Return a day that was given, or nothing; raises CivdataError for what is no day.

    >>> checked_day("seen", "2024-02-29"), checked_day("seen", "")
    ('2024-02-29', '')
    """
    try:
        if not text or (len(text) == 10 and date.fromisoformat(text)):
            return text
    except ValueError:
        pass
    raise CivdataError(f"{what} must be a day such as 2024-02-14, got {text!r}")


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table, as its schema describes it."""

    name: str
    type: str = "string"
    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns of a table that lead to the key of another table of the same package."""

    fields: tuple[str, ...]
    table: str
    reference: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table of a package with its schema and its raw rows."""

    package: str
    name: str
    file: str
    fields: tuple[Field, ...]
    rows: Sequence[Row]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    titles: Texts = field(default_factory=dict)
    descriptions: Texts = field(default_factory=dict)
    schema: Mapping[str, Any] = field(default_factory=dict, repr=False)
    title: str = ""
    description: str = ""

    def place(self, line: int | None = None, column: str = "") -> Place:
        """Return a place in the file of the table, for findings."""
        return Place(self.package, self.file, line, column)

    def at(self, row: Row, column: str = "") -> Place:
        """Return the place of a cell of a row, for findings."""
        return Place(self.package, row.file or self.file, row.line, column)

    def column(self, name: str) -> Sequence[str]:
        """Return the cells of a column; raises UnknownName where the table has none of the name."""
        if name not in self.columns:
            raise UnknownName.among(f"column of {self.name}", name, self.columns)
        rows = self.rows
        return rows.column(name) if isinstance(rows, Rows) else [row[name] for row in rows]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.fields)

    def titled(self, language: str) -> str:
        """Return the title in a language, else the one without a language, else the name."""
        return self.titles.get(language) or self.title or self.name

    def described(self, language: str) -> str:
        """Return the description in a language, else the one without a language, or nothing."""
        return self.descriptions.get(language) or self.description

    @cached_property
    def is_records(self) -> bool:
        """True for a table of records about things: it carries `id`, `source` and `locator`."""
        return self.name not in STANDARD_TABLES and {"id", "source", "locator"} <= set(self.columns)


def texts(cells: Mapping[str, str] | Row, stem: str) -> dict[str, str]:
    """Return the columns of `stem` by language: `name_kk` becomes `kk`."""
    known = cells.cells if isinstance(cells, Row) else cells
    return {name[len(stem) + 1 :]: known[name] for name in _by_language(tuple(known), stem)}


@lru_cache(maxsize=1000)
def _by_language(columns: tuple[str, ...], stem: str) -> tuple[str, ...]:
    """Return the columns that hold `stem` in a language."""
    return tuple(name for name in columns if re.fullmatch(rf"{stem}_[a-z]{{2,3}}", name))
