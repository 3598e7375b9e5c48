"""Folders for work are held by one process, and swept when it was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from civdata.storage.scratch import MARK, PREFIX, TakenError, held, temporary

KILLED = """
import os, signal, sys
from pathlib import Path
from civdata.storage.scratch import held, temporary
with temporary(Path(sys.argv[1])) as folder:
    (folder / "left").write_text("left")
    print("ready", flush=True)
    if sys.argv[2] == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    sys.stdin.read()
"""


def start(folder: Path, what: str) -> subprocess.Popen[bytes]:
    """Start a process that holds a folder, and wait until it does."""
    command = [sys.executable, "-c", KILLED, str(folder), what]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    return process


def test_a_folder_goes_in_the_end(tmp_path: Path) -> None:
    """Nothing is left, whether the work ends well or not."""
    with held(tmp_path / "work") as folder:
        (folder / "a").write_text("a")
        (folder / "b").mkdir()
    with pytest.raises(KeyError), held(tmp_path / "work"):
        raise KeyError
    assert not list(tmp_path.iterdir())


def test_what_a_killed_process_left_is_swept_and_others_stay(tmp_path: Path) -> None:
    """The next start removes a dead process's folder, not a living one's, nor one of others."""
    living, killed = start(tmp_path, "live"), start(tmp_path, "kill")
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    mine = tmp_path / f"{PREFIX}mine"
    mine.mkdir()
    (mine / "letter").write_text("mine")
    assert len(list(tmp_path.iterdir())) == 3
    with temporary(tmp_path) as folder:
        assert len(list(tmp_path.iterdir())) == 3
    living.communicate(b"")
    assert not folder.exists()
    assert [path.name for path in tmp_path.iterdir()] == [mine.name]


def test_two_do_not_hold_one_folder(tmp_path: Path) -> None:
    """The second is refused, and may have it later."""
    with held(tmp_path / "work"), pytest.raises(TakenError, match="at work"):
        held(tmp_path / "work").__enter__()
    with held(tmp_path / "work"):
        pass


def test_a_folder_of_others_and_a_link_are_refused(tmp_path: Path) -> None:
    """What we did not make is not emptied, and no link is followed."""
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "letter").write_text("mine")
    with pytest.raises(TakenError, match="something else"):
        held(tmp_path / "work").__enter__()
    (tmp_path / "link").symlink_to(tmp_path / "work")
    with pytest.raises(TakenError, match="link"):
        held(tmp_path / "link").__enter__()
    assert (tmp_path / "work" / "letter").read_text() == "mine"


def test_what_is_rescued_is_not_swept(tmp_path: Path) -> None:
    """Before anything goes, it may be taken out: of a folder that was left, and of one's own."""

    def rescue(folder: Path) -> None:
        if (folder / "old").exists():
            (folder / "old").rename(tmp_path / "saved")

    (tmp_path / "work").mkdir()
    (tmp_path / "work" / MARK).touch()
    (tmp_path / "work" / "old").write_text("old")
    with held(tmp_path / "work", rescue) as folder:
        assert (tmp_path / "saved").read_text() == "old"
        (folder / "old").write_text("newer")
    assert (tmp_path / "saved").read_text() == "newer"


def test_the_folder_of_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder named, it lies where the system keeps temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with temporary() as folder:
        assert os.path.dirname(folder) == str(tmp_path)  # noqa: PTH120


def test_a_kill_before_the_mark_or_behind_it_leaves_nothing(tmp_path: Path) -> None:
    """An empty folder of our name is swept at the next start; one with something else stays."""
    empty, full = tmp_path / f"{PREFIX}empty", tmp_path / f"{PREFIX}full"
    empty.mkdir()
    full.mkdir()
    (full / "thesis").touch()
    with temporary(tmp_path):
        assert not empty.exists()
    assert [path.name for path in tmp_path.iterdir()] == [full.name]


def test_a_folder_that_another_start_looks_at_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new folder is empty for a moment; who takes it for a left one does not stop its maker."""
    make, made = tempfile.mkdtemp, list[str]()

    def taken(**options: object) -> str:
        made.append(make(**options))  # type: ignore[call-overload]
        if len(made) == 1:
            stack.enter_context(held(Path(made[0])))
        return made[-1]

    monkeypatch.setattr(tempfile, "mkdtemp", taken)
    with ExitStack() as stack, temporary(tmp_path) as folder:
        assert str(folder) == made[1]
        assert folder.is_dir()
    assert not list(tmp_path.iterdir())
