"""Sources that are tables are proved by the cell, and said not to be at hand without it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from civdata.checks import source, tables
from civdata.checks.scope import Scope
from civdata.model import Collection, Package, Place
from civdata.model.fragments import fragment
from civdata.record.seals import sealed
from civdata.storage import Reading
from civdata.storage.grids import Grids, read_grids
from tests import small
from tests.small import SETTINGS, Cells

CSV = '\ufeffYear,UNIT,Value\r\n2010,PT,17.8\r\n2011,PT,"16,9"\r\n'


@pytest.fixture
def grids(tmp_path: Path) -> Grids:
    """Return a folder of tables: one CSV as others write it, and a workbook."""
    (tmp_path / "t/data").mkdir(parents=True)
    (tmp_path / "t/data/a.csv").write_text(CSV, "utf-8", newline="")
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Values"
    book.worksheets[0].append(["Year", "Value"])
    book.worksheets[0].append([2012, 23.8])
    made = io.BytesIO()
    book.save(made)
    (tmp_path / "t/b.xlsx").write_bytes(made.getvalue())
    (tmp_path / "t/notes.txt").write_text("no table")
    found, problem = read_grids(tmp_path / "t")
    assert found is not None, problem
    return found


@pytest.mark.parametrize(
    ("locator", "as_printed", "year", "value", "code"),
    [
        ("data/a.csv#cell=2,3", "17.8", "2010", "17.8", ""),
        ("data/a.csv#row=2", "17.8", "2010", "17.8", ""),
        ("data/a.csv#cell=3,3", "16,9", "2011", "16.9", ""),
        ("b.xlsx/Values#cell=2,2", "23.8", "2012", "23.8", ""),
        ("b.xlsx#row=2", "23.8", "2012", "23.8", ""),
        ("data/a.csv#cell=3,3", "17.8", "2011", "17.8", "not-printed"),
        ("data/a.csv#cell=2,2", "17.8", "2010", "17.8", "not-printed"),
        ("data/a.csv#cell=2,3", "17.8", "2011", "17.8", "not-accounted"),
        ("data/a.csv#cell=2,3", "17.8", "2010", "18.8", "not-accounted"),
        ("data/a.csv#cell=2,3", "7.8", "2010", "17.8", "not-printed"),
        ("data/a.csv#cell=9,3", "17.8", "2010", "17.8", "locator"),
        ("data/c.csv#cell=2,3", "17.8", "2010", "17.8", "locator"),
        ("b.xlsx/Other#cell=2,2", "23.8", "2012", "23.8", "locator"),
        ("data/a.csv", "17.8", "2010", "17.8", "locator"),
    ],
)
def test_a_row_says_what_its_cells_say(
    grids: Grids, locator: str, as_printed: str, year: str, value: str, code: str
) -> None:
    """The print is the cell, and the numbers of a record are those of its row."""
    numbers = {"year": year, "value": value}
    found = list(tables.in_table(grids, locator, as_printed, numbers, Place("p", "p/t.csv", 2)))
    assert [f.code for f in found][:1] == ([code] if code else [])


def test_two_numbers_need_two_cells(grids: Grids) -> None:
    """A cell gives one number of a record, not two."""
    numbers = {"year": "2010", "value": "2010"}
    found = tables.in_table(grids, "data/a.csv#row=2", "2010", numbers, Place("p", "p/t.csv", 2))
    assert [f.code for f in found] == ["not-accounted"]


@pytest.mark.parametrize(
    "locator", ["a.csv#row=0", "/a.csv#row=1", "a/../b.csv#row=1", "a.csv#row=5-2", "¶4", "a.csv#"]
)
def test_what_is_no_place_in_a_table(locator: str) -> None:
    """Row 0, a way out of the folder, an empty range name no place."""
    assert fragment(locator) is None


def test_a_folder_has_one_hash_for_all_its_tables(grids: Grids, tmp_path: Path) -> None:
    """Another byte in any table changes it; a file that is no table does not."""
    assert set(grids.files) == {"data/a.csv", "b.xlsx"}
    (tmp_path / "t/readme.md").write_text("new")
    same, _ = read_grids(tmp_path / "t")
    (tmp_path / "t/data/a.csv").write_text(CSV + "2012,PT,1\r\n", "utf-8", newline="")
    other, _ = read_grids(tmp_path / "t")
    assert same is not None
    assert other is not None
    assert same.sha256 == grids.sha256 != other.sha256


def _scope(locator: str, value: str, seals: list[Cells], grids: Grids | None) -> Scope:
    """Return a record of one value from a folder of tables, with or without the tables."""
    fields = ("id", "year", "value", "as_printed", "source", "locator")
    cells = dict(zip(fields, ("v", "2010", value, "17.8", "t", locator), strict=True))
    values = small.table("values", [cells], fields)
    types = {"year": "year", "value": "number"}
    typed = tuple(replace(f, type=types.get(f.name, "string")) for f in values.fields)
    values = replace(values, fields=typed)
    known: Cells = {"id": "t", "language": "en", "status": "held", "filename": "t/"}
    known = {**known, "sha256": grids.sha256 if grids else "5" * 64}
    sources = small.table("sources", [known], tuple(known), "sources")
    sealing = small.table("seals", seals, ("source", "locator", "figures", "prints"), "sources")
    packages = (
        Package("p", Path("p"), {}, {}, {}, (values,)),
        Package("sources", Path("sources"), {}, {}, {}, (sources, sealing)),
    )
    readings = tuple(Reading(p.name, f"{p.name}/datapackage.json", p, ()) for p in packages)
    at_hand = {"t": grids} if grids else {}
    return Scope(readings, Collection(packages, SETTINGS), grids=at_hand)


def test_without_the_tables_it_is_said_so_and_never_passed(grids: Grids) -> None:
    """The rows count as skipped, with a note; with the tables they count as checked."""
    gate = source.check(_scope("data/a.csv#cell=2,3", "17.8", [], None))
    assert (gate.checked, gate.failed, gate.skipped) == (0, 0, 1)
    assert [f.code for f in gate.findings] == ["text-not-at-hand"]
    gate = source.check(_scope("data/a.csv#cell=2,3", "17.8", [], grids))
    assert (gate.checked, gate.failed, gate.skipped, gate.findings) == (1, 0, 0, ())


def test_seals_tell_a_wrong_place_or_digit_without_the_tables() -> None:
    """What was sealed passes; another place or another number does not."""
    right = _scope("data/a.csv#cell=2,3", "17.8", [], None)
    seals = list(sealed(right.collection))
    assert [(s["source"], s["locator"]) for s in seals] == [("t", "data/a.csv#cell=2,3")]
    for locator, value, codes in [
        ("data/a.csv#cell=2,3", "17.8", set()),
        ("data/a.csv#cell=3,3", "17.8", {"not-sealed"}),
        ("data/a.csv#cell=2,3", "18.8", {"print-value"}),
    ]:
        gate = source.check(_scope(locator, value, seals, None))
        assert {f.code for f in gate.findings if f.severity == "error"} == codes
