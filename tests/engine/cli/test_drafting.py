"""The command that drafts rows of a text."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.engine.intake.given import run


def test_a_text_becomes_a_file_of_rows(data: Path, tmp_path: Path) -> None:
    """Each figure has a row, with what is proposed or why it is none."""
    text, out = tmp_path / "text.txt", tmp_path / "rows.csv"
    text.write_text("In 2022 the country had 285 gardens.\n", encoding="utf-8")
    options = ("--source", "new-source-2022", "--out", out, "--data", data)
    done = run("draft", text, *options)
    assert done.exit_code == 0, done.output
    rows = list(csv.DictReader(out.read_text("utf-8").splitlines()))
    assert [row["printed"] for row in rows] == ["2022", "285"]
    assert rows[1]["indicator"] == "tiny-gardens"


def test_nothing_is_added_where_nothing_is_accepted(data: Path, tmp_path: Path) -> None:
    """Not even the source that would have come along."""
    text, rows = tmp_path / "text.txt", tmp_path / "rows.csv"
    text.write_text("There were 300 gardens in 2025.", "utf-8")
    run("draft", text, "--source", "x", "--published", "2026", "--out", rows, "--data", data)
    new = tmp_path / "sources.csv"
    new.write_text("id,title\nx,X\n", "utf-8")
    before = (data / "sources" / "data" / "sources.csv").read_bytes()
    told = run("draft", "--add", rows, "--with", f"sources={new}", "--data", data)
    assert told.exit_code == 1
    assert "nothing is accepted" in told.output
    assert (data / "sources" / "data" / "sources.csv").read_bytes() == before


def test_a_text_needs_its_source(data: Path, tmp_path: Path) -> None:
    """Without one it is wrong usage, and nothing is written."""
    (tmp_path / "text.txt").write_text("258 gardens\n", encoding="utf-8")
    assert run("draft", tmp_path / "text.txt", "--data", data).exit_code == 2
