"""What we start runs no code of the current folder."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from civdata.storage.children import environment, python


def test_code_of_the_current_folder_does_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files of the names of modules, beside the data, are nobody's code; nor is a relative path."""
    for name in ("json", "csv", "yaml", "this"):
        (tmp_path / f"{name}.py").write_text("print('owned')")
    monkeypatch.chdir(tmp_path)
    command = python("-c", "import json, csv")
    for path in ("", ".", os.pathsep, "x"):
        monkeypatch.setenv("PYTHONPATH", path)
        done = subprocess.run(command, env=environment(), capture_output=True, check=True)
        assert done.stdout == b""


def test_an_absolute_path_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a user put on the path of Python by its full name is kept."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(("/a", "b", "", "/c")))
    assert environment({"X": "1"})["PYTHONPATH"] == os.pathsep.join(("/a", "/c"))
    assert environment({"X": "1"})["X"] == "1"
