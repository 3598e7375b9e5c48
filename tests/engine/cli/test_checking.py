"""The command that runs the gates."""

from __future__ import annotations

import json
from pathlib import Path

from tests.engine.intake.given import run


def test_a_good_record_ends_with_zero_and_a_bad_one_with_one(data: Path) -> None:
    """The finding has file, row and column."""
    assert run("validate", "--data", data).exit_code == 0
    path = data / "tiny" / "data" / "observations.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace(",258,,exact,", ",259,,exact,", 1), encoding="utf-8")
    done = run("validate", "--json", "--data", data)
    assert done.exit_code == 1
    findings = json.loads(done.output)["findings"]
    errors = [f for f in findings if f["severity"] == "error"]
    assert ("tiny/data/observations.csv", 2) in {(f["file"], f["row"]) for f in errors}


def test_a_folder_of_texts_that_is_none_is_wrong_usage(data: Path, tmp_path: Path) -> None:
    """It is told before anything is checked."""
    done = run("validate", "--sources", tmp_path / "none", "--data", data)
    assert done.exit_code == 2
    assert "is not a folder" in done.output
