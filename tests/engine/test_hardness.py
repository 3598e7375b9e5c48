"""A small part of the benches of hardness: kills, bad inputs, random changes."""

from __future__ import annotations

import random
import shutil
import signal
from pathlib import Path

import pytest

from benchmarks.hardness import inputs, mutations
from benchmarks.hardness.kills import kill, victims
from benchmarks.hardness.process import run
from benchmarks.hardness.project import small_project
from civdata.checks.shape import stock

LIGHT = 4
INPUTS = (
    "a descriptor of 100,000 brackets",
    "a descriptor of a key twice",
    "tiny/datapackage.json is a pipe",
    "tiny/data/observations.csv leads to /dev/zero",
    "a table with zeros",
    "resource: path is a path",
)


def test_there_are_many_bad_inputs() -> None:
    """The table of bad inputs has every kind at every place."""
    assert len({case.name for case in inputs.cases()}) > 400


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks at processes in /proc")
def test_a_kill_at_any_moment(tmp_path: Path) -> None:
    """A kill while files are put in place loses nothing, and the next start sweeps."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for number, (_, victim) in enumerate(victims(tmp_path)):
        if number == LIGHT:  # the commands themselves take too long here
            break
        assert kill(victim, 0.6, signal.SIGKILL, temporary) == "", victim.name


@pytest.mark.parametrize("name", INPUTS)
def test_a_bad_input_ends_in_findings(name: str, tmp_path: Path) -> None:
    """`civdata validate` says what is wrong, without a traceback, in time and in memory."""
    case = next(one for one in inputs.cases() if one.name == name)
    data = tmp_path / "data"
    shutil.copytree(inputs.TINY, data)
    case.spoil(data)
    done = run("validate", str(data / case.path))
    assert done.fault((1,)) == ""


def test_what_validate_accepts_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed project is refused by a gate, or all its exports and pages can be made."""
    monkeypatch.setattr(stock, "check", stock.check)  # put back in the end
    good = small_project(tmp_path / "good")
    refused = 0
    for seed in range(8):
        dice = random.Random(seed)
        project, out = tmp_path / f"project-{seed}", tmp_path / f"out-{seed}"
        shutil.copytree(good, project)
        mutations.change(project, dice)
        try:
            mutations.used(project, out, whole=False)
        except SystemExit as stop:
            refused += stop.code == mutations.REFUSED
    assert 0 < refused < 8
