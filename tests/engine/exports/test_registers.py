"""Registers: first rows as CSV, all rows as Parquet in parts, other formats without them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyarrow import parquet

from civdata import storage
from civdata.checks.shape import standard
from civdata.errors import CivdataError
from civdata.exports import export, registers, write_all
from civdata.exports.record import archive, tables
from civdata.model import Collection, LaterRows, Package, Place
from civdata.model import registers as limits
from civdata.settings import settings_of
from civdata.storage import later

FIELDS = [
    {"name": "id", "type": "integer"},
    {"name": "name"},
    {"name": "day", "type": "date"},
    {"name": "sum", "type": "number", "missingValues": ["", "NA"]},
    {"name": "odd", "type": "integer"},
    {"name": "place"},
]
SCHEMA = {
    "fields": FIELDS,
    "primaryKey": "id",
    "foreignKeys": [
        {"fields": "place", "reference": {"resource": "places", "fields": "code"}},
        {"fields": "odd", "reference": {"resource": "", "fields": "id"}},
    ],
}
ROWS = 25


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Package:
    """Return a package of a register of 25 rows and a small table."""
    monkeypatch.setattr(limits, "REGISTER", 10)
    monkeypatch.setattr(registers, "PART", 8)
    monkeypatch.setattr(registers, "BATCH", 4)
    monkeypatch.setattr(later, "LATER", 100)
    lines = [
        f'{n},"Body, number {n}",2020-01-{n:02d},{n}.5,{n if n != 20 else "--5"},R{n % 2}'
        for n in range(1, ROWS)
    ]
    lines.append(f"{ROWS},Last,2020-02-01,NA,1,R1")
    (tmp_path / "t.csv").write_text("id,name,day,sum,odd,place\n" + "\n".join(lines) + "\n")
    (tmp_path / "places.csv").write_text("code\nR0\nR1\n")
    places = {"name": "places", "path": "places.csv", "schema": {"fields": [{"name": "code"}]}}
    resources = [{"name": "t", "path": "t.csv", "schema": SCHEMA}, places]
    (tmp_path / "datapackage.json").write_text(json.dumps({"name": "p", "resources": resources}))
    made = storage.read(tmp_path / "datapackage.json").package
    assert made
    return made


def of(package: Package) -> Collection:
    """Return a collection of one package."""
    return Collection((package,), settings_of((package,), "p"))


def test_a_register_is_published_in_parts_and_never_read_as_a_whole(
    package: Package, tmp_path: Path
) -> None:
    """All rows are in Parquet, the first ones in CSV, and no file of another format has any."""
    out = tmp_path / "out"
    written = {d.path: d for d in write_all(of(package), package, out)}
    rows = package.tables[0].rows
    assert isinstance(rows, LaterRows)
    assert not rows.is_read
    parts = [path for path in written if path.startswith("t/part-")]
    assert parts == [f"t/part-{n:04d}.parquet" for n in range(1, 5)]
    whole = parquet.read_table([out / path for path in parts])
    assert whole.num_rows == ROWS
    assert [str(field.type) for field in whole.schema] == [
        *("int64", "string", "date32[day]", "decimal128(38, 9)", "string", "string")
    ]
    assert whole.column("sum").null_count == 1
    assert len((out / "t-first-10.csv").read_text().splitlines()) == 11
    assert written["t-first-10.csv"].table == written[parts[0]].table == "t"
    for path in ("p.json", "p.jsonl", "p.sqlite", "excel/places.csv"):
        assert b"Body" not in (out / path).read_bytes(), path
    assert all((out / path).stat().st_size == d.bytes for path, d in written.items())


def test_what_is_published_of_a_register_can_be_checked_again(
    package: Package, tmp_path: Path
) -> None:
    """Both descriptors lead to tables that fit them; keys that would dangle are gone."""
    write_all(of(package), package, tmp_path / "out")
    for path, name, count in (("", "t-first-10", 10), ("t", "t", ROWS)):
        file = tmp_path / "out" / path / "datapackage.json"
        reading = storage.read(file)
        assert reading.package
        table = reading.package.table(name)
        assert table
        assert len(table.rows) == count
        found, _ = standard.check(reading.package, Place(name, "datapackage.json"))
        wrong = [f for f in found if f.severity == "error" and f.column != "odd"]
        assert not wrong
    described = json.loads((tmp_path / "out" / "datapackage.json").read_text())
    assert described["resources"][0]["description"].startswith("The first 10 of 25 rows")
    keys = described["resources"][0]["schema"]["foreignKeys"]
    assert [key["reference"]["resource"] for key in keys] == ["places"]


def test_columns_of_a_register_are_counted(package: Package) -> None:
    """Filled cells, first and last, and the values where they are few."""
    found = {one.name: one for one in registers.count(package.tables[0])}
    assert (found["id"].filled, found["id"].least, found["id"].most) == (ROWS, "1", "25")
    assert (found["sum"].filled, found["sum"].least, found["sum"].most) == (24, "1.5", "24.5")
    assert (found["day"].least, found["day"].most) == ("2020-01-01", "2020-02-01")
    assert found["place"].values == (("R1", 13), ("R0", 12))
    assert found["name"].values == found["odd"].values == ()


def test_the_files_of_the_whole_record_go_without_registers(package: Package) -> None:
    """The database leaves the table out, the archive the package."""
    assert [table.name for table in tables(of(package))] == ["places"]
    assert b"t.csv" not in archive(of(package), None)


def test_a_format_that_can_have_nothing_of_a_package_is_refused(
    package: Package, tmp_path: Path
) -> None:
    """A register alone cannot be asked for as a workbook; as Parquet it can."""
    alone = Package(package.name, package.folder, {}, {}, {}, package.tables[:1], foreign=True)
    with pytest.raises(CivdataError, match="too large for xlsx: take parquet"):
        export(of(alone), alone, "xlsx", tmp_path / "out")
    assert len(export(of(alone), alone, "parquet", tmp_path / "out")) == 5
