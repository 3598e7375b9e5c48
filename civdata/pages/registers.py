"""What the page of a register says beside its first rows: counts by column, and its files."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from civdata.exports import registers
from civdata.model import Counted, Table
from civdata.model import registers as limits
from civdata.pages.book import Book, File
from civdata.pages.tables import Grid, GridCell, GridHead

MOST_VALUES = 8
"""How many values of a column are listed with their counts."""


def told(book: Book, table: Table, files: list[File]) -> dict[str, Any]:
    """Return what a page needs to show a register."""
    say, number = book.words.say, book.words.number
    rows, first = number(Decimal(len(table.rows))), number(Decimal(limits.REGISTER))
    named: list[tuple[File, str]] = []
    for f in files:
        part = 1 + sum(one.format == f.format for one, _ in named)
        name = say("register.part", n=part) if f.format == "parquet" else ""
        named.append((f, name or say("register.first", n=first)))
    without = ", ".join(say(f"format.{name}") for name in registers.WITHOUT)
    return {
        "counts": counts(book, table),
        "named": named,
        "lead": say("register.lead", n=rows, first=first),
        "without": say("register.without", formats=without),
    }


def counts(book: Book, table: Table) -> Grid:
    """Show what is counted in each column."""
    say = book.words.say
    heads = (
        GridHead(say("dictionary.column")),
        GridHead(say("register.filled"), numeric=True),
        GridHead(say("register.least")),
        GridHead(say("register.most")),
        GridHead(say("register.values")),
    )
    kinds = {field.name: field.type for field in table.fields}
    rows = tuple(("", _cells(book, one, kinds[one.name])) for one in registers.count(table))
    return Grid("counts", say("register.counts"), heads, rows)


def _cells(book: Book, one: Counted, kind: str) -> tuple[GridCell, ...]:
    number = book.words.number
    values = [f"{text}: {number(Decimal(times))}" for text, times in one.values[:MOST_VALUES]]
    more = "; …" if len(one.values) > MOST_VALUES else ""
    return (
        GridCell(one.name),
        GridCell(number(Decimal(one.filled)), numeric=True, sort=str(one.filled)),
        GridCell(_shown(book, one.least, kind)),
        GridCell(_shown(book, one.most, kind)),
        GridCell("; ".join(values) + more),
    )


def _shown(book: Book, text: str, kind: str) -> str:
    """Return a number as the language writes it; a day stays as it is, and so does a year."""
    return book.words.number(Decimal(text)) if text and kind in ("integer", "number") else text
