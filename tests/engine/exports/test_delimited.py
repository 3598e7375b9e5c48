"""CSV, plain and for Excel."""

from __future__ import annotations

import csv
import io

import pytest

from civdata.exports.delimited import as_csv, as_excel_csv, safe
from civdata.model import Collection, Field, Package


def test_csv_is_the_data_byte_for_byte(tiny: Collection, package: Package) -> None:
    """A table is exported exactly as it lies in the repository."""
    files = as_csv(tiny, package)
    for table in package.tables:
        file = package.folder.parent / table.file.replace(f"{package.folder.name}/", "tiny/", 1)
        assert files[f"{table.name}.csv"] == file.read_bytes()


def test_view_is_a_file_of_its_own(tiny: Collection, package: Package) -> None:
    """A view lies in `views/`: who counts goes before who retells, and "more than" stays."""
    text = as_csv(tiny, package)["views/gardens-by-year.csv"].decode()
    head, *rows = text.splitlines()
    assert head == "time_period,gardens,gardens_planned,contested,qualifiers"
    assert rows == ["2022,258,,gardens,", "2023,,300,,gardens_planned=more_than"]


def test_excel_reads_cyrillic_and_columns(tiny: Collection, package: Package) -> None:
    """The file has a BOM, CRLF, semicolons and a decimal comma, and Cyrillic comes back whole."""
    data = as_excel_csv(tiny, package)["excel/observations.csv"]
    assert data.startswith(b"\xef\xbb\xbfid;indicator;")
    assert data.count(b"\r\n") == data.count(b"\n") == 7
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert [row["value"] for row in rows][-2:] == ["1900000000", "66,7"]
    assert rows[0]["as_printed"] == "258 садов"
    assert rows[1]["note_kk"] == "Басқа дереккөз басқа сан атайды."


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+7 700", "-a", "@x", "\tx", "\rx", "＝1", "7-8", "1/2", "007", "1e5", "66,7 %"],
)
def test_text_is_neither_run_nor_rewritten(cell: str) -> None:
    """Text that Excel would run, or take for a number or date, is marked as text."""
    assert safe(Field("note_en"), cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell",
    ["", "258", "2022", "2022-05-14", "2020/2022", "2023-Q1", "¶57", "258 садов", "№ 390", "a=b"],
)
def test_harmless_text_stays(cell: str) -> None:
    """Text that Excel shows as it is stays untouched."""
    assert safe(Field("note_en"), cell) == cell


def test_negative_number_stays_a_number() -> None:
    """A minus in a column of numbers is no formula; a bad number is treated as text."""
    assert safe(Field("value", "number"), "-5.25") == "-5,25"
    assert safe(Field("goal", "integer"), "-5") == "-5"
    assert safe(Field("value", "number"), "=5") == "'=5"
