"""Large tables, whose rows are left for later."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from civdata import storage
from civdata.model import LaterRows, Package
from civdata.storage import later


def read_package(folder: Path, text: str, **resource: object) -> Package:
    """Return a package of one table of this text."""
    (folder / "t.csv").write_text(text)
    fields = [{"name": "id", "type": "integer"}, {"name": "name"}]
    whole = {"name": "t", "path": "t.csv", "schema": {"fields": fields}, **resource}
    (folder / "datapackage.json").write_text(json.dumps({"name": "p", "resources": [whole]}))
    package = storage.read(folder / "datapackage.json").package
    assert package
    return package


def test_only_a_large_plain_table_is_left_for_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small one, one in an unusual dialect and one with another header are read at once."""
    text = "id,name\n1,a\n"
    assert not isinstance(read_package(tmp_path, text).tables[0].rows, LaterRows)
    monkeypatch.setattr(later, "LATER", 4)
    assert isinstance(read_package(tmp_path, text).tables[0].rows, LaterRows)
    odd = read_package(tmp_path, text, dialect={"commentChar": "#"})
    assert not isinstance(odd.tables[0].rows, LaterRows)
    other = read_package(tmp_path, "id,title\n1,a\n")
    assert not other.tables or not isinstance(other.tables[0].rows, LaterRows)


def test_rows_that_are_asked_for_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are those that a reading at once gives."""
    monkeypatch.setattr(later, "LATER", 4)
    table = read_package(tmp_path, "id,name\n1,a\n2,b\n").tables[0]
    assert [dict(row.cells) for row in table.rows] == [
        {"id": "1", "name": "a"},
        {"id": "2", "name": "b"},
    ]
