"""Rows of a large table, some at a time: the same as when all are read at once."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from civdata import storage
from civdata.model import LaterRows
from civdata.storage import later
from civdata.storage.foreign import MOST_FILES
from civdata.storage.packages import MOST_TABLES

TEXT = 'id,name\n1,"a\nb"\n\n2,c\n3\n,\n4,"say ""so"""\r\n5,d\n'


def rows_of(folder: Path, content: bytes, name: str, paths: object) -> LaterRows:
    """Return the rows of a table in files of this content."""
    (folder / name).write_bytes(content)
    fields = [{"name": "id", "type": "integer"}, {"name": "name"}]
    resource = {"name": "t", "path": paths, "schema": {"fields": fields}}
    (folder / "datapackage.json").write_text(json.dumps({"name": "p", "resources": [resource]}))
    package = storage.read(folder / "datapackage.json").package
    assert package
    rows = package.tables[0].rows
    assert isinstance(rows, LaterRows)
    return rows


@pytest.mark.parametrize("packed", [False, True])
def test_rows_are_the_same_some_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bool
) -> None:
    """Cells, lines and number are those of the whole reading; what is no row is left out."""
    monkeypatch.setattr(later, "LATER", 8)
    content = gzip.compress(TEXT.encode(), mtime=0) if packed else TEXT.encode()
    name = "t.csv.gz" if packed else "t.csv"
    rows = rows_of(tmp_path, content, name, name)
    assert len(rows) == 4
    few = [row for batch in rows.batches(2) for row in rows.of(batch)]
    head, column = rows[:2], rows.column("name")
    assert not rows.is_read
    whole = rows.loaded()
    assert few == list(whole)
    assert list(head) == list(whole[:2])
    assert list(column) == list(whole.column("name")) == ["a\nb", "c", 'say "so"', "d"]
    assert [row.line for row in few] == [2, 5, 8, 9]


def test_rows_of_several_files_name_their_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file has a header of its own, and its rows the lines of that file."""
    monkeypatch.setattr(later, "LATER", 8)
    (tmp_path / "b.csv").write_text("id,name\n6,e\n7,f\n")
    rows = rows_of(tmp_path, TEXT.encode(), "a.csv", ["a.csv", "b.csv"])
    found = [(row.line, row.file, row["id"]) for row in rows]
    assert not rows.is_read
    assert found[3:] == [
        (9, f"{tmp_path.name}/a.csv", "5"),
        (2, f"{tmp_path.name}/b.csv", "6"),
        (3, f"{tmp_path.name}/b.csv", "7"),
    ]
    assert found == [(row.line, row.file, row["id"]) for row in rows.loaded()]


@pytest.mark.parametrize(
    ("said", "got"),
    [
        ([{"name": f"t{n}", "path": "t.csv"} for n in range(MOST_TABLES + 1)], "5001 tables"),
        ([{"name": "t", "path": ["t.csv"] * (MOST_FILES + 1)}], "10001 files"),
    ],
)
def test_tables_and_files_have_a_limit(tmp_path: Path, said: object, got: str) -> None:
    """Tens of thousands of them are told at once, and none is opened."""
    (tmp_path / "datapackage.json").write_text(json.dumps({"name": "p", "resources": said}))
    reading = storage.read(tmp_path / "datapackage.json")
    assert [(f.code, f.got) for f in reading.findings] == [("file-size", got)]


def test_the_rows_at_fault_of_a_large_table_are_not_counted_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once it is read as far as it goes, its length is that of its rows."""
    monkeypatch.setattr(later, "LATER", 0)
    rows = rows_of(tmp_path, TEXT.encode() * 20, "t.csv", "t.csv")
    rows.loaded()
    assert len(rows) == len(rows.loaded())
