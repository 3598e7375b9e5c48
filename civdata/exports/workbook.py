"""An Excel workbook: a read-me sheet, then a sheet a table and a view."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from civdata.errors import MissingExtra
from civdata.exports.output import pack, unpack
from civdata.exports.tables import Bundle, bundle, title_of, typed
from civdata.figures.digits import fits_float
from civdata.model import Collection, Package, Table
from civdata.record.citation import cite, licence_of, publisher_of

MADE = datetime(2000, 1, 1)
WIDEST = 60
FIRST_DAY = date(1900, 3, 1)
"""Excel takes 1900 for a leap year; before this day its dates are one day off."""


def as_xlsx(collection: Collection, package: Package) -> dict[str, bytes]:
    """Return `NAME.xlsx`; numbers are numbers only where Excel keeps all their digits.

    Nothing in it is a formula or a link. Raises MissingExtra without xlsxwriter.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtra("The format xlsx", "xlsx") from None
    tables = bundle(collection, package)
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": package.titled(collection.settings.language), "created": MADE})
    names = _sheet_names(table.name for table in _ordered(tables))
    _readme(book, collection, package, tables, names)
    for table in _ordered(tables):
        _sheet(book, names[table.name], table)
    book.close()
    return {f"{package.name}.xlsx": pack(unpack(buffer.getvalue()))}


def _ordered(tables: Bundle) -> tuple[Table, ...]:
    """Put the views first: they are what a reader of a workbook looks for."""
    return (*tables.views, *tables.own, *tables.shared)


def _sheet_names(names: Iterable[str]) -> dict[str, str]:
    """Shorten names to Excel's 31 characters, unique without regard to case."""
    taken = {"readme", "history"}  # the second is Excel's own
    made: dict[str, str] = {}
    for name in names:
        sheet, number = name[:31], 1
        while sheet.lower() in taken:
            number += 1
            sheet = f"{name[:28]}~{number}"
        taken.add(sheet.lower())
        made[name] = sheet
    return made


# complex: one sheet, a line a line
def _readme(
    book: Any, collection: Collection, package: Package, tables: Bundle, names: dict[str, str]
) -> None:
    sheet = book.add_worksheet("README")
    bold, wrap = (
        book.add_format({"bold": True}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    told, licence = collection.languages, licence_of(collection, package)
    lines: list[tuple[tuple[str, ...], Any]] = [(("", *told), bold)]
    lines += [
        (("title", *(package.titled(lang) for lang in told)), bold),
        (("description", *(package.described(lang) for lang in told)), wrap),
        (("publisher", *(publisher_of(collection, lang) for lang in told)), None),
        (("version", package.version), None),
        (("licence", licence.title or licence.name, licence.path), None),
        (("cite", *(cite(collection, package.name, "text", lang) for lang in told)), wrap),
        ((), None),
        (("sheet", *told), bold),
    ]
    for table in _ordered(tables):
        titles = (title_of(package, table, lang) for lang in told)
        lines.append(((names[table.name], *titles), wrap))
    lines += [((), None), (("source", "title", "publisher", "address"), bold)]
    for source in tables.sources(collection):
        publisher = source.publisher.name(source.language)
        lines.append(((source.id, source.title, publisher, source.address), wrap))
    for number, (cells, form) in enumerate(lines):
        for column, cell in enumerate(cells):
            sheet.write_string(number, column, cell, form)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, max(3, len(told)), 50)


def _sheet(book: Any, name: str, table: Table) -> None:
    sheet = book.add_worksheet(name)
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for column, field in enumerate(table.fields):
        sheet.write_string(0, column, field.name, bold)
        cells = table.column(field.name)
        for number, cell in enumerate(cells, 1):
            value = typed(field, cell)
            if isinstance(value, date) and value >= FIRST_DAY:
                sheet.write_datetime(number, column, datetime(*value.timetuple()[:3]), day)
            elif isinstance(value, int | Decimal) and _number(value):
                sheet.write_number(number, column, value)
            elif value is not None:
                sheet.write_string(number, column, cell)
        widest = max(map(len, (field.name, *cells)))
        sheet.set_column(column, column, min(WIDEST, widest + 2))
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.fields) - 1)


def _number(value: int | Decimal) -> bool:
    return not isinstance(value, bool) and fits_float(value)
