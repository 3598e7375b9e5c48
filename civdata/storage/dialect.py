"""The dialect of a delimited file: how Table Dialect, and CSV Dialect before it, describe it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

KNOWN = frozenset(
    [
        "$schema",
        "header",
        "headerRows",
        "headerJoin",
        "commentRows",
        "commentChar",
        "delimiter",
        "lineTerminator",
        "quoteChar",
        "doubleQuote",
        "escapeChar",
        "nullSequence",
        "skipInitialSpace",
        "property",
        "itemType",
        "itemKeys",
        "sheetNumber",
        "sheetName",
        "table",
    ]
)
OLDER = frozenset(("caseSensitiveHeader", "csvddfVersion", "csv"))
ENDS = ("\n", "\r\n", "\r")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the records of a delimited file are told apart, and which of them are no data."""

    delimiter: str = ","
    quote: str | None = '"'
    double: bool = True
    escape: str | None = None
    skip_space: bool = False
    header_rows: tuple[int, ...] = (1,)
    header_join: str = " "
    comment_rows: frozenset[int] = frozenset()
    comment: str = ""
    null: str | None = None
    cased: bool = True

    @property
    def plain(self) -> bool:
        """True where the form is that of RFC 4180 but for the delimiter, with one header row."""
        return (
            self.quote in ('"', None)
            and self.double
            and not (self.escape or self.skip_space or self.comment or self.comment_rows)
            and self.header_rows in ((1,), ())
        )


def dialect_of(given: Any, delimiter: str) -> tuple[Dialect | None, list[str]]:
    """Return a dialect, or None where it cannot be kept, and what cannot be taken at its word.

    `delimiter` is the one that holds where none is given.

    >>> dialect_of({"delimiter": ";"}, ",")[0].delimiter, dialect_of({"delimiter": 5}, ",")
    (';', (None, ['delimiter is no single character']))
    """
    if given is None:
        given = {}
    if not isinstance(given, Mapping):
        return None, ["dialect is no object"]
    nested = given.get("csv")  # frictionless keeps the settings of CSV apart
    said = {**given, **(nested if isinstance(nested, Mapping) else {})}
    problems = list(_problems(said))
    if problems:
        return None, problems
    header = said.get("header", True)
    rows = said.get("headerRows", [1])
    made = Dialect(
        said.get("delimiter", delimiter),
        said.get("quoteChar", '"') or None,
        said.get("doubleQuote", True),
        said.get("escapeChar") or None,
        said.get("skipInitialSpace", False),
        tuple(sorted(rows)) if header else (),
        said.get("headerJoin", " "),
        frozenset(said.get("commentRows") or ()),
        said.get("commentChar") or "",
        said.get("nullSequence"),
        said.get("caseSensitiveHeader", True),
    )
    return made, []


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_character(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 1 and value not in "\r\n"


def _is_character_or_none(value: Any) -> bool:
    return value in (None, "") or _is_character(value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str | None)


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and all(type(n) is int and n > 0 for n in value)


_FORMS: tuple[tuple[tuple[str, ...], Callable[[Any], bool], str], ...] = (
    (
        ("header", "doubleQuote", "skipInitialSpace", "caseSensitiveHeader"),
        _is_flag,
        "is neither true nor false",
    ),
    (("delimiter",), _is_character, "is no single character"),
    (("quoteChar", "escapeChar"), _is_character_or_none, "is no single character"),
    (("commentChar", "nullSequence", "headerJoin"), _is_text, "is no text"),
    (("headerRows", "commentRows"), _is_rows, "is no list of numbers"),
)
"""The properties of a dialect, what each may hold, and what is said of another value."""


def _problems(said: Mapping[str, Any]) -> Iterator[str]:
    """Yield what Python's reader of CSV cannot do, or nobody can."""
    for keys, holds, wrong in _FORMS:
        yield from (f"{key} {wrong}" for key in keys if key in said and not holds(said[key]))
    if said.get("lineTerminator", "\n") not in ENDS:
        yield "lineTerminator is no line end that is read"
