"""The tutorial from a press release to published figures, run line by line."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from civdata.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "tutorial" / "press-release.md"
BLOCK = re.compile(r"(?:Save this as `([^`]+)`:\s+)?```(\w+)\n(.*?)```", re.DOTALL)
KEYS = {"civdata draft --review rows.csv": "ar\naa"}
"""What the reader types at a command that asks."""


def test_tutorial_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file can be saved, every command runs, and the figures end in the record."""
    shutil.copytree(ROOT / "datapackages", tmp_path / "datapackages")
    shutil.copy(ROOT / "civdata.toml", tmp_path)
    monkeypatch.chdir(tmp_path)
    said = []
    for name, kind, content in BLOCK.findall(PAGE.read_text("utf-8")):
        if name:
            (tmp_path / name).write_text(content, "utf-8")
        elif kind == "sh":
            for line in content.strip().splitlines():
                program, *words = shlex.split(line)
                assert program == "civdata"
                result = CliRunner().invoke(main, words, input=KEYS.get(line))
                assert result.exit_code == 0, (line, result.output)
                said.append(result.output)
    first, drafted, reviewed, added, last = said
    assert "differs: “1,501”" in first
    assert "not_in_record: “1,120”" in first
    assert "4 figures proposed" in drafted
    assert "5 are no data" in drafted
    assert "3 accepted" in reviewed
    assert "written" in added
    for printed in ("1,120", "900", "12"):
        assert f"agrees: “{printed}”" in last
    assert "differs: “1,501”" in last
