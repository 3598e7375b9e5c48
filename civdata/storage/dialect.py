"""The dialect of a delimited file: how Table Dialect, and CSV Dialect before it, describe it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


def _problems(said: Mapping[str, Any]) -> Iterator[str]:
    """Yield what Python's reader of CSV cannot do, or nobody can."""
    for key in ("header", "doubleQuote", "skipInitialSpace", "caseSensitiveHeader"):
        if not isinstance(said.get(key, True), bool):
            yield f"{key} is neither true nor false"
    for key in ("delimiter", "quoteChar", "escapeChar"):
        value = said.get(key, ",")
        optional = key != "delimiter" and value in (None, "")
        if not optional and (not isinstance(value, str) or len(value) != 1 or value in "\r\n"):
            yield f"{key} is no single character"
    for key in ("commentChar", "nullSequence", "headerJoin"):
        if not isinstance(said.get(key, ""), str | None):
            yield f"{key} is no text"
    for key in ("headerRows", "commentRows"):
        value = said.get(key, [1])
        if not isinstance(value, list) or not all(type(n) is int and n > 0 for n in value):
            yield f"{key} is no list of numbers"
    if said.get("lineTerminator", "\n") not in ENDS:
        yield "lineTerminator is no line end that is read"
