"""What we start runs no code of the current folder, and ends when we do, whatever ended us."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from civdata.storage.children import Module, environment, last_words, python

WAITS = "import time, os, pathlib; pathlib.Path('pid').write_text(str(os.getpid())); time.sleep(60)"
PARENT = """
import os, signal, sys, time
from pathlib import Path
from civdata.storage.children import Module
module = Module(["waits"])
while not Path("pid").exists() or not Path("pid").read_text():
    time.sleep(0.02)
os.kill(os.getpid(), int(sys.argv[1]))
"""


def alive(number: int) -> bool:
    """Return whether a process is there, and no mere entry of one that ended."""
    try:
        return Path(f"/proc/{number}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes in /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_a_child_ends_with_its_parent(number: int, tmp_path: Path) -> None:
    """A parent that is killed leaves no child behind."""
    (tmp_path / "waits.py").write_text(WAITS)
    paths = os.pathsep.join((str(tmp_path), *filter(os.path.isabs, sys.path)))
    env = {**os.environ, "PYTHONPATH": paths}
    command = [sys.executable, "-c", PARENT, str(int(number))]
    subprocess.run(command, cwd=tmp_path, env=env, check=False, stderr=subprocess.DEVNULL)
    child = int((tmp_path / "pid").read_text())
    until = time.monotonic() + 10
    while alive(child) and time.monotonic() < until:
        time.sleep(0.02)
    assert not alive(child)


def test_a_child_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that is not needed any more ends at once."""
    (tmp_path / "waits.py").write_text(WAITS)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    module = Module(["waits"])
    while not Path("pid").exists():
        time.sleep(0.02)
    started = time.monotonic()
    module.end()
    assert time.monotonic() - started < 4


def test_code_of_the_current_folder_does_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files of the names of modules, beside the data, are nobody's code; nor is a relative path."""
    for name in ("json", "csv", "yaml", "this"):
        (tmp_path / f"{name}.py").write_text("print('owned')")
    monkeypatch.chdir(tmp_path)
    for path in ("", ".", os.pathsep, "x"):
        monkeypatch.setenv("PYTHONPATH", path)
        module = Module(["this"])
        code, printed = module.result()
        module.end()
        assert (code, "owned" in printed, "Zen" in printed) == (0, False, True)
        command = python("-c", "import json, csv")
        done = subprocess.run(command, env=environment(), capture_output=True, check=True)
        assert done.stdout == b""


def test_what_it_prints_and_returns() -> None:
    """Exit code and words of a module come back, in one visible line."""
    module = Module(["no_such_module_of_anybody"])
    code, printed = module.result()
    module.end()
    assert code == 1
    assert "No module named" in last_words(printed)
    assert last_words("a\n\nb\x1b[2J\n") == "a / b\\x1b[2J"
    assert last_words("") == "it said nothing"


def test_an_absolute_path_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a user put on the path of Python by its full name is kept."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(("/a", "b", "", "/c")))
    assert environment({"X": "1"})["PYTHONPATH"] == os.pathsep.join(("/a", "/c"))
    assert environment({"X": "1"})["X"] == "1"
