"""What we start runs no code of the current folder."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from civdata.storage.children import end, environment, python, start


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


CHILD = """
import sys, time
from pathlib import Path
from civdata.storage.children import end_with_parent
end_with_parent()
try:
    Path(sys.argv[1], "begun").touch()
    time.sleep(60)
finally:
    Path(sys.argv[1], "cleaned").touch()
"""
PARENT = """
import os, signal, sys, time
from pathlib import Path
from civdata.storage.children import python, start
start(python("-c", sys.argv[2], sys.argv[1]))
while not Path(sys.argv[1], "begun").exists():
    time.sleep(0.01)
os.kill(os.getpid(), getattr(signal, sys.argv[3]))
"""


def waited(path: Path) -> bool:
    """Wait for a file, for some seconds."""
    for _ in range(1000):
        if path.exists():
            return True
        time.sleep(0.01)
    return False


def test_a_child_cleans_up_when_it_is_asked_to_end(tmp_path: Path) -> None:
    """Ending a child lets it sweep what it made, and waits for that."""
    child = start(python("-c", CHILD, str(tmp_path)))
    assert waited(tmp_path / "begun")
    end(child)
    assert (tmp_path / "cleaned").exists()
    assert child.returncode == 143


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
def test_a_child_ends_with_its_parent(tmp_path: Path) -> None:
    """However the parent ends, killed by the system too, its child sweeps and ends."""
    command = python("-c", PARENT, str(tmp_path), CHILD, "SIGKILL")
    assert subprocess.run(command, env=environment(), check=False).returncode == -9
    assert waited(tmp_path / "cleaned")
