"""An accepted proposal is put in place whole, or nothing of it is."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from civdata.errors import OutputError
from civdata.intake import (
    Batch,
    Proposed,
    propose,
    recover,
    write,
    writing,
)
from civdata.intake.proposal import STAGE
from civdata.intake.writing import NOTE
from civdata.storage.scratch import MARK, held
from tests.engine.intake.given import (
    batch,
    state,
)

KILLED = """
import os, signal, sys
from pathlib import Path
from civdata.intake import Proposal, write, writing
from civdata.intake.proposal import FileChange
folder, moves = Path(sys.argv[1]), int(sys.argv[2])
changes = tuple(
    FileChange(file, (folder / file).read_bytes(), f"new {file}".encode())
    for file in ("sources/data/sources.csv", "tiny/data/observations.csv")
)
if moves < 0:
    writing._move = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
replace = Path.replace
def move(self, target):
    global moves
    if moves == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    moves -= 1
    replace(self, target)
Path.replace = move
write(Proposal(folder, files=changes))
"""


def test_a_failed_move_puts_everything_back(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the second of two files cannot be moved, the first is as it was, and nothing is left."""
    source = {"id": "new-page", "title": "New", "publisher": "garden-news", "language": "en"}
    source |= {"status": "seen", "kind": "news"}
    rows = (Proposed("sources", "sources", source), *batch(source="new-page").rows)
    proposal = propose(Batch(rows), data)
    assert proposal.ok, proposal.findings
    before, replace, moves = state(data), Path.replace, []

    def failing(self: Path, target: Path) -> Path:
        moves.append(target)
        if len(moves) == 2:
            raise OSError("no space left")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OutputError, match="nothing was written: no space left"):
        write(proposal)
    assert len(moves) == 3
    assert state(data) == before


@pytest.mark.parametrize("at", ["first", "second"])
def test_a_file_changed_meanwhile_is_not_overwritten(data: Path, at: str) -> None:
    """What another editor wrote since the gates ran stays, and nothing of ours is written."""
    source = {"id": "new-page", "title": "New", "publisher": "garden-news", "language": "en"}
    source |= {"status": "seen", "kind": "news"}
    rows = (Proposed("sources", "sources", source), *batch(source="new-page").rows)
    proposal = propose(Batch(rows), data)
    file = data / proposal.files[0 if at == "first" else 1].file
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    before = state(data)
    with pytest.raises(OutputError, match="has changed meanwhile"):
        write(proposal)
    assert state(data) == before


def test_nothing_is_left_when_staging_fails(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills while the new file is written beside leaves no file behind."""
    proposal = propose(batch(), data)
    before = state(data)

    def full(number: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(OutputError, match="disk full"):
        write(proposal)
    assert state(data) == before


@pytest.mark.parametrize("moves", [0, 1, 2])
def test_a_kill_leaves_all_or_nothing(data: Path, moves: int) -> None:
    """After a kill between two moves, the next start moves the rest, and leaves nothing behind."""
    names = set(state(data))
    command = [sys.executable, "-c", KILLED, str(data), str(moves)]
    done = subprocess.run(command, check=False)
    assert done.returncode == (0 if moves == 2 else -signal.SIGKILL)
    recover(data)
    assert set(state(data)) == names
    for file in ("sources/data/sources.csv", "tiny/data/observations.csv"):
        assert (data / file).read_text() == f"new {file}"


@pytest.mark.parametrize("name", ["../outside.csv", "/tmp/outside.csv", "tiny/datapackage.json"])
def test_a_note_of_others_writes_nothing_else(data: Path, name: str) -> None:
    """A note that came with the data moves nothing but tables of these data."""
    stage = data / STAGE
    stage.mkdir()
    (stage / MARK).touch()
    (stage / "0").write_text("mine")
    outside = data.parent / "outside.csv"
    outside.write_text("old")
    target = data / name
    digest = hashlib.sha256(target.read_bytes() if target.exists() else b"").hexdigest()
    (stage / NOTE).write_text(json.dumps([[name, digest]]))
    before = target.read_bytes() if target.exists() else None
    recover(data)
    assert (target.read_bytes() if target.exists() else None) == before
    assert outside.read_text() == "old"
    assert not stage.exists()


def test_two_do_not_write_at_once(data: Path) -> None:
    """While another process writes, a proposal is refused and may be written later."""
    proposal = propose(batch(), data)
    with held(data / STAGE), pytest.raises(OutputError, match="at work"):
        write(proposal)
    assert write(proposal)
