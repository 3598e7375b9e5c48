"""What a descriptor declares of the wide tables that are derived from its figures and records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from civdata.model.settings import Texts

ROWS = ("time_period", "indicator", "record")
"""Of what a row of a view may be."""


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A column of a view whose rows are periods: an indicator, and which of its figures count."""

    name: str
    titles: Texts
    indicator: str
    obs_status: str = "actual"

    @classmethod
    def of(cls, declared: Mapping[str, Any]) -> ColumnSpec:
        """Take a column as it is declared."""
        return cls(
            str(declared.get("name", "")),
            _texts(declared.get("titles")),
            str(declared.get("indicator", "")),
            str(declared.get("obs_status", "actual")),
        )


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """A derived table as it is declared; `rows` says of what a row is, and so which parts count.

    Rows of periods have `columns`, rows of indicators `indicators` and perhaps a `period`, rows
    of records a `table` and its `fields`.
    """

    name: str
    titles: Texts
    rows: str
    columns: tuple[ColumnSpec, ...] = ()
    indicators: tuple[str, ...] = ()
    period: str = ""
    table: str = ""
    fields: tuple[str, ...] = ()

    @classmethod
    def of(cls, declared: object) -> ViewSpec | None:
        """Take a view as it is declared, or None where that is no view: a gate says why.

        >>> ViewSpec.of({"name": "k", "rows": "indicator", "indicators": ["a"]}).indicators
        ('a',)
        >>> ViewSpec.of("k") is ViewSpec.of({"name": "k", "rows": "wish"}) is None
        True
        """
        if not isinstance(declared, Mapping) or declared.get("rows") not in ROWS:
            return None
        return cls(
            str(declared.get("name", "")),
            _texts(declared.get("titles")),
            declared["rows"],
            tuple(ColumnSpec.of(c) for c in _list(declared, "columns") if isinstance(c, Mapping)),
            tuple(map(str, _list(declared, "indicators"))),
            str(declared.get("period", "")),
            str(declared.get("table", "")),
            tuple(map(str, _list(declared, "fields"))),
        )

    def titled(self, language: str) -> str:
        """Return the title in a language, else the name."""
        return self.titles.get(language) or self.name


def _texts(declared: object) -> Texts:
    return declared if isinstance(declared, Mapping) else {}


def _list(declared: Mapping[str, Any], key: str) -> list[Any]:
    found = declared.get(key)
    return found if isinstance(found, list) else []
