"""Tables that stand in files of Parquet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from civdata import storage
from civdata.model import LaterRows

duckdb = pytest.importorskip("duckdb")


def _read(folder: Path, select: str) -> storage.Reading:
    duckdb.sql(f"COPY ({select}) TO '{folder / 't.parquet'}' (FORMAT parquet)")
    fields = [{"name": "id", "type": "integer"}, {"name": "name"}]
    resource = {"name": "t", "path": "t.parquet", "schema": {"fields": fields}}
    (folder / "datapackage.json").write_text(json.dumps({"name": "p", "resources": [resource]}))
    return storage.read(folder / "datapackage.json")


def test_rows_of_parquet_are_read_when_they_are_asked_for(tmp_path: Path) -> None:
    """Until then the file is only looked at."""
    reading = _read(tmp_path, "SELECT 1 AS id, 'a' AS name")
    assert reading.package
    rows = reading.package.tables[0].rows
    assert isinstance(rows, LaterRows)
    assert [dict(row.cells) for row in rows] == [{"id": "1", "name": "a"}]


def test_a_column_of_another_name_is_a_finding(tmp_path: Path) -> None:
    """The schema says which names a file has."""
    found = _read(tmp_path, "SELECT 1 AS id, 'a' AS title").findings
    assert "header" in {finding.code for finding in found}
