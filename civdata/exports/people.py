"""Workbooks and CSV for people: heads in words, numbers as numbers, links that open.

What stands in the sheets is put in words elsewhere; this module only writes it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from civdata.errors import MissingExtra
from civdata.exports.delimited import AMBIGUOUS, FORMULA
from civdata.exports.output import pack, unpack
from civdata.exports.workbook import FIRST_DAY, MADE
from civdata.figures.digits import fits_float

MOST_SHEETS = 5
WIDEST, NARROWEST = 48, 9
WHOLE = re.compile(r"0|[1-9][0-9]{0,14}")
"""A text of figures that Excel shows as it stands."""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure that stays a number: `before` and `after` are words that Excel shows around it."""

    value: Decimal
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A text that opens an address."""

    address: str
    text: str


Cell = str | int | Number | Link | date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, the heads of its columns, its rows."""

    name: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]


def address(folder: str, name: str, language: str, ending: str = "xlsx") -> str:
    """Return where a file for people stands below the site.

    >>> address("grants/", "grants", "en"), address("", "record", "en", "csv")
    ('data/grants/grants-en.xlsx', 'data/record-en.csv')
    """
    return f"data/{folder}{name}-{language}.{ending}"


def workbook(title: str, sheets: Sequence[Sheet]) -> bytes:
    """Return an Excel workbook; the same bytes for the same sheets."""
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtra("The format xlsx", "xlsx") from None
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": title, "created": MADE})
    for sheet in sheets[:MOST_SHEETS]:
        _write(book, sheet)
    book.close()
    return pack(unpack(buffer.getvalue()))


# complex: one table, with a column more beside each that has links
def excel_csv(sheet: Sheet, quotes: tuple[str, str]) -> bytes:
    """Return a sheet as CSV that a double click opens in Excel with `;` and decimal commas.

    An address has a column of its own. A text that Excel would run or take for another number
    stands in the quotation marks of the language, with no sign of its own in front.
    """
    linked = {at for row in sheet.rows for at, cell in enumerate(row) if isinstance(cell, Link)}
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    heads = [[head, f"{head} (URL)"][: 1 + (at in linked)] for at, head in enumerate(sheet.heads)]
    writer.writerow(head for pair in heads for head in pair)
    for row in sheet.rows:
        cells: list[str] = []
        for at, cell in enumerate(row):
            cells.append(_plain(cell, quotes))
            if at in linked:
                cells.append(cell.address if isinstance(cell, Link) else "")
        writer.writerow(cells)
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: Cell, quotes: tuple[str, str]) -> str:
    if isinstance(cell, Number):
        text = f"{cell.value:f}".replace(".", ",")
        return text if fits_float(cell.value) else text.join(quotes)
    if isinstance(cell, Link):
        cell = cell.text
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    unlike = cell.startswith(FORMULA) or (AMBIGUOUS.fullmatch(cell) and not WHOLE.fullmatch(cell))
    return cell.join(quotes) if unlike else cell


def _write(book: Any, sheet: Sheet) -> None:
    made = book.add_worksheet(sheet.name[:31])
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    formats: dict[str, Any] = {
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "link": book.add_format({"font_color": "#0a5c72", "underline": 1, "valign": "top"}),
        "text": book.add_format({"valign": "top", "text_wrap": True}),
    }
    for column, title in enumerate(sheet.heads):
        made.write_string(0, column, title, head)
        widths = [len(title) // 2, *(_width(row[column]) for row in sheet.rows)]
        made.set_column(column, column, min(WIDEST, max(NARROWEST, *widths) + 2))
    for number, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            _cell(book, made, formats, (number, column), cell)
    made.freeze_panes(1, 1)
    if sheet.rows:
        made.autofilter(0, 0, len(sheet.rows), len(sheet.heads) - 1)


def _cell(book: Any, sheet: Any, formats: dict[str, Any], at: tuple[int, int], cell: Cell) -> None:
    if isinstance(cell, Number):
        if fits_float(cell.value):
            sheet.write_number(*at, cell.value, _numbered(book, formats, cell))
        else:
            sheet.write_string(*at, f"{cell.before}{cell.value:f}{cell.after}", formats["text"])
    elif isinstance(cell, int):
        sheet.write_number(*at, cell)
    elif isinstance(cell, Link):
        if len(cell.address) > 2000 or not cell.address.startswith(("https://", "http://")):
            sheet.write_string(*at, cell.text, formats["text"])
        else:
            sheet.write_url(*at, cell.address, formats["link"], cell.text[:255])
    elif isinstance(cell, date):
        if cell >= FIRST_DAY:
            sheet.write_datetime(*at, datetime(cell.year, cell.month, cell.day), formats["day"])
        else:
            sheet.write_string(*at, cell.isoformat())
    elif cell:
        sheet.write_string(*at, cell, formats["text"])


def _numbered(book: Any, formats: dict[str, Any], cell: Number) -> Any:
    """Return the format that shows a number with its thousands, its decimals and its words."""
    places = max(-int(cell.value.normalize().as_tuple().exponent), 0)
    digits = "#,##0" + (f".{'0' * places}" if places else "")
    words = (f'"{part.replace(chr(34), "")}"' if part else "" for part in (cell.before, cell.after))
    before, after = words
    code = f"{before}{digits}{after}"
    if code not in formats:
        formats[code] = book.add_format({"num_format": code, "valign": "top", "align": "right"})
    return formats[code]


def _width(cell: Cell) -> int:
    if isinstance(cell, Number):
        return len(f"{cell.before}{cell.value:,f}{cell.after}")
    if isinstance(cell, Link):
        return min(len(cell.text), 30)
    return len(str(cell or ""))
