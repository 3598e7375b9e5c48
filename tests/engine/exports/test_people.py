"""CSV for people: heads in words, addresses beside names, nothing that Excel rewrites."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from civdata.exports.people import Cell, Link, Number, Sheet, excel_csv

QUOTES = ("«", "»")


def rows(*cells: Cell) -> list[list[str]]:
    """Write one row below heads named by letters, and read it as Excel would."""
    sheet = Sheet("figures", tuple("abcdefgh"[: len(cells)]), [cells])
    content = excel_csv(sheet, QUOTES)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 2
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_an_address_has_a_column_of_its_own() -> None:
    """What is a link in the workbook is a name and an address in the file."""
    head, row = rows("Gardens", Link("https://example.org/", "The report"), date(2023, 5, 1))
    assert head == ["a", "b", "b (URL)", "c"]
    assert row == ["Gardens", "The report", "https://example.org/", "2023-05-01"]


def test_numbers_have_decimal_commas_and_long_ones_lose_no_digit() -> None:
    """A number that Excel would round stands as text in quotation marks."""
    long = Decimal("12345678901234567")
    _, row = rows(Number(Decimal("66.7")), Number(Decimal("1900000000")), Number(long), 2022, None)
    assert row == ["66,7", "1900000000", "«12345678901234567»", "2022", ""]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("5,000", "«5,000»"),
        ("7152-2025", "«7152-2025»"),
        ("89,5%", "«89,5%»"),
        ("=1+1", "«=1+1»"),
        ("258", "258"),
        ("more than 300", "more than 300"),
    ],
)
def test_a_print_stays_as_it_was_printed(text: str, shown: str) -> None:
    """No apostrophe in front: what Excel would take for a number or formula is quoted."""
    assert rows(text)[1] == [shown]
