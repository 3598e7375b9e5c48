"""Rows that somebody wants in the data, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from civdata.intake import (
    read_rows,
)
from civdata.intake.batch import Batch, Proposed, Skipped, owner
from tests.engine.intake.given import (
    GOOD,
    csv_file,
)


def test_rows_without_a_package_say_so(tmp_path: Path) -> None:
    """A file for several packages needs the column that tells them apart."""
    file = csv_file(tmp_path / "rows.csv", [GOOD])
    found = read_rows(file, "observations")
    assert [(f.code, f.column) for f in found.findings] == [("no-package", "package")]


def test_a_row_keeps_the_line_at_which_it_is_mended(tmp_path: Path) -> None:
    """Rows carry their file and line; the column that tells packages apart is no cell."""
    rows = [{"package": "tiny", "id": "a"}, {"package": "other", "id": "b"}]
    found = read_rows(csv_file(tmp_path / "rows.csv", rows), "indicators")
    assert [(r.package, r.table, dict(r.cells), r.file, r.line) for r in found.rows] == [
        ("tiny", "indicators", {"id": "a"}, "rows.csv", 2),
        ("other", "indicators", {"id": "b"}, "rows.csv", 3),
    ]


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [("name\nx\n", "header", "id"), ("id,value\n", "empty-table", "")],
)
def test_a_file_that_proposes_nothing_is_a_finding(
    tmp_path: Path, text: str, code: str, column: str
) -> None:
    """A file without its header, or with nothing under it, does not pass in silence."""
    path = tmp_path / "rows.csv"
    path.write_text(text)
    found = read_rows(path, "observations", "tiny")
    assert found.rows == ()
    assert [(f.code, f.column) for f in found.findings] == [(code, column)]


def test_sources_belong_to_all_packages() -> None:
    """Pages and their publishers stand in one package, everything else in its own."""
    assert {owner(table, "tiny") for table in ("sources", "publishers")} == {"sources"}
    assert owner("observations", "tiny") == "tiny"


def test_a_finding_names_the_column_of_the_file() -> None:
    """A cell that the file calls otherwise is found under the name that the file gives it."""
    row = Proposed("tiny", "observations", {}, "facts.csv", 7, {"value": "number"})
    found = row.finding("type", "value", "is no number", "a number", "ten")
    assert (found.package, found.file, found.row, found.column) == (
        "tiny",
        "facts.csv",
        7,
        "number",
    )
    assert (found.severity, found.expected, found.got) == ("error", "a number", "ten")


def test_batches_are_joined_in_order() -> None:
    """Rows, what was skipped and findings of two batches follow each other."""
    one = Batch((Proposed("p", "t", {"id": "a"}),), (Skipped("k", "old"),))
    other = Batch((Proposed("p", "t", {"id": "b"}),), (), ())
    both = one + other
    assert [row.cells["id"] for row in both.rows] == ["a", "b"]
    assert both.skipped == one.skipped
