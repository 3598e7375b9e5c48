"""CSV for programs, and CSV that a double click opens well in an Excel with decimal commas."""

from __future__ import annotations

import csv
import io
import re

from civdata.exports.descriptor import descriptor, json_bytes
from civdata.exports.tables import bundle, path_of
from civdata.model import Collection, Field, Package, Table
from civdata.storage import write_csv

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet run a cell; the wide forms count in East Asian settings."""

AMBIGUOUS = re.compile(r"(?=.*[0-9])[0-9eE .,:/%()$€+-]+")
"""Text that could be a number, a date or a time."""

HARMLESS = re.compile(
    r"0|[1-9][0-9]{0,14}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}[0-9-]*/[0-9]{4}[0-9-]*"
)
"""Whole numbers, days and intervals of time, which Excel shows with their meaning intact."""


def as_csv(collection: Collection, package: Package) -> dict[str, bytes]:
    """Return canonical CSV of all tables and views, with a descriptor: a data package as it is."""
    tables = bundle(collection, package)
    files = {path_of(table, "csv"): csv_bytes(table) for table in tables.all}
    described = descriptor(collection, package, tables, files)
    return {"datapackage.json": json_bytes(described), **files}


def csv_bytes(table: Table) -> bytes:
    """Return canonical CSV: UTF-8 without BOM, LF, comma."""
    rows = ({name: row[name] for name in table.columns} for row in table.rows)
    return write_csv(table.columns, rows).encode()


def as_excel_csv(collection: Collection, package: Package) -> dict[str, bytes]:
    """Return CSV for Excel where the comma is the decimal sign: BOM, `;`, decimal comma, CRLF.

    Excel splits a CSV by the list separator of the computer, `;` where decimals have a comma, and
    reads `1.9` there as the first of September. A first line `sep=;` would fix the separator for
    everybody, but makes Excel overlook the BOM and break the Cyrillic. Who works with English
    settings takes the workbook.
    """
    tables = bundle(collection, package)
    return {f"excel/{path_of(table, 'csv')}": excel_bytes(table) for table in tables.all}


def excel_bytes(table: Table) -> bytes:
    """Return one table for Excel; see `as_excel_csv`."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow(safe(field, row[field.name]) for field in table.fields)
    return out.getvalue().encode("utf-8-sig")


def safe(field: Field, cell: str) -> str:
    """Return a cell that Excel neither runs nor rewrites; numbers stay numbers.

    Text that would run as a formula, and text of figures alone that would become another number
    or a date (`7-8`, `007`), gets an apostrophe in front, the sign for text.

    >>> safe(Field("note_en"), "=1+1"), safe(Field("as_printed"), "7-8")
    ("'=1+1", "'7-8")
    >>> safe(Field("value", "number"), "-66.7"), safe(Field("time_period"), "2022")
    ('-66,7', '2022')
    """
    if field.type == "number" and re.fullmatch(r"-?[0-9.]+", cell):
        return cell.replace(".", ",")
    if field.type in ("integer", "year") and re.fullmatch(r"-?[0-9]+", cell):
        return cell
    if cell.startswith(FORMULA) or (AMBIGUOUS.fullmatch(cell) and not HARMLESS.fullmatch(cell)):
        return f"'{cell}"
    return cell
