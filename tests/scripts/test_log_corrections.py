"""The log of corrections is written from the difference between two versions of the data."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, Edit
from tests.own import OWN

SCRIPT = ROOT / "scripts" / "log_corrections.py"
WHY = ["--why-kk", "қате", "--why-ru", "ошибка", "--why-en", "a slip"]


def log(old: Path, new: Path, file: Path) -> dict[str, list[dict[str, object]]]:
    """Run the script on two versions and return the log it leaves."""
    file.write_text('{"changes": []}', "utf-8")
    command = [sys.executable, str(SCRIPT), str(old), str(new), "--date", "2026-11-23", *WHY]
    subprocess.run([*command, "--log", str(file)], check=True, cwd=ROOT, capture_output=True)
    return json.loads(file.read_text("utf-8"))  # type: ignore[no-any-return]


def test_a_corrected_value_is_logged_with_before_and_after(
    data: Path, edit: Edit, tmp_path: Path
) -> None:
    """The entry names the observation, the column, both texts and the reason in each language."""
    edit("grants/data/observations.csv", lambda text: text.replace(",117,", ",118,", 1))
    (entry,) = log(OWN.data, data, tmp_path / "log.json")["changes"]
    expected = {"id": "grants-projects-2020", "column": "value", "before": "117", "after": "118"}
    assert entry["corrections"] == [expected]
    assert (entry["kk"], entry["ru"], entry["en"]) == ("қате", "ошибка", "a slip")


def test_the_same_data_leave_the_log_as_it_is(data: Path, tmp_path: Path) -> None:
    """Nothing corrected, nothing logged."""
    assert log(OWN.data, data, tmp_path / "log.json")["changes"] == []
