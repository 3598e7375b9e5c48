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


def test_a_text_needs_its_source(data: Path, tmp_path: Path) -> None:
    """Without one it is wrong usage, and nothing is written."""
    (tmp_path / "text.txt").write_text("258 gardens\n", encoding="utf-8")
    assert run("draft", tmp_path / "text.txt", "--data", data).exit_code == 2
