"""A part of a table in a database of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from civdata.checks.shape.engines.load import Loaded, never
from civdata.checks.shape.engines.parts import Part
from civdata.checks.shape.scanning import DoubtError
from civdata.model import FilePart, Rows
from tests.small import table

pytest.importorskip("duckdb")


def test_a_part_knows_its_columns_rows_and_keys(tmp_path: Path) -> None:
    """The line of names is no row; a key is shown as it stands."""
    content = b"id,name\n1,a\n2,b\n"
    (tmp_path / "t.csv").write_bytes(content)
    fields = [{"name": "id", "type": "integer"}, {"name": "name"}]
    rows = Rows(("id", "name"), [[], []], (), (frozenset([""]), frozenset([""])))
    what = replace(table("t", [], ["id", "name"]), rows=rows, schema={"fields": fields})
    part = Part(0, FilePart(str(tmp_path / "t.csv"), "t.csv", "csv", len(content)))
    with Loaded.of(what, ",", part, tmp_path / "t.csv", tmp_path, ("name",)) as made:
        assert (made.names, made.count) == (("id", "name"), 2)
        assert made.shown(["name"], [1]) == [(1, "b")]


def test_a_part_has_no_rows_in_python() -> None:
    """Who asks for them doubts."""
    with pytest.raises(DoubtError):
        never()
