"""The workbook, read back by another library."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from civdata.exports.workbook import _sheet_names, as_xlsx
from civdata.model import Collection, Package


@pytest.fixture(scope="module")
def book(tiny: Collection, package: Package) -> Any:
    """Return the workbook as openpyxl reads it, formulas and all."""
    return openpyxl.load_workbook(io.BytesIO(as_xlsx(tiny, package)["tiny.xlsx"]))


def test_readme_comes_first_in_three_languages(book: Any) -> None:
    """The first sheet names the package in three languages, its licence and its sources."""
    assert book.sheetnames[:2] == ["README", "gardens-by-year"]
    cells = [cell.value for row in book["README"].iter_rows() for cell in row if cell.value]
    for text in (
        "Дала бақтары",
        "Сады степи",
        "Gardens of the steppe",
        "https://example.org/gardens",
    ):
        assert text in cells
    assert any("creativecommons.org" in str(cell) for cell in cells)


def test_tables_come_back_cell_for_cell(book: Any, package: Package) -> None:
    """Every cell of every table comes back: numbers as numbers, dates as dates, text as text."""
    for table in package.tables:
        rows = list(book[table.name].iter_rows(values_only=True))
        assert rows[0] == table.columns
        for row, printed in zip(table.rows, rows[1:], strict=True):
            for field, value in zip(table.fields, printed, strict=True):
                if isinstance(value, datetime):
                    value = value.date().isoformat()
                assert str(value if value is not None else "") == row[field.name]
    values = [row[5] for row in book["observations"].iter_rows(min_row=2, values_only=True)]
    assert values == [258, 260, 300, 20, 1900000000, 66.7]
    assert book["feasts"]["E2"].value == datetime(2022, 5, 14)


def test_nothing_is_a_formula_or_link(book: Any) -> None:
    """No cell of any sheet holds a formula or a hyperlink, and the header row is frozen."""
    for sheet in book.worksheets:
        assert all(c.data_type != "f" and not c.hyperlink for row in sheet.iter_rows() for c in row)
    assert book["observations"].freeze_panes == "A2"


def test_sheet_names_fit_excel() -> None:
    """Names of sheets have at most 31 characters and differ without regard to case."""
    names = [f"a-very-long-name-of-a-view-{n}-by-year" for n in range(3)] + ["README", "readme"]
    made = _sheet_names(names)
    assert all(len(name) <= 31 for name in made.values())
    assert len({name.lower() for name in made.values()}) == len(names)
    assert "readme" not in {name.lower() for name in made.values()}
