"""The verdict on a large table, taken in as a whole or part by part."""

from __future__ import annotations

from pathlib import Path

import pytest

from civdata.checks.shape import standard
from civdata.checks.shape.engines.table import look
from civdata.checks.shape.schema import schema_of
from civdata.model import Package, Table
from civdata.storage import later
from tests.engine.storage.test_later import read_package

pytest.importorskip("duckdb")


def _codes(package: Package, table: Table) -> list[str] | None:
    schema = schema_of(table)
    found = look(package, table, schema, {table.name: schema}, standard.judged)
    return [f.code for f in found.shape.findings()] if found else None


def test_a_table_that_was_read_is_left_to_python(tmp_path: Path) -> None:
    """Only rows that are left for later are looked at otherwise."""
    package = read_package(tmp_path, "id,name\n1,a\n")
    assert _codes(package, package.tables[0]) is None


def test_a_large_table_is_judged_without_its_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wrong in a cell is told all the same."""
    monkeypatch.setattr(later, "LATER", 4)
    package = read_package(tmp_path, "id,name\n1,a\nmany,b\n")
    assert _codes(package, package.tables[0]) == ["type"]
