"""What another civdata is at work on is waited for."""

from __future__ import annotations

import pytest

from civdata.cli import progress
from civdata.errors import BusyError, OutputError


def test_a_task_is_done_when_the_other_has_ended(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """While the place is taken the task is tried again; that is said once."""
    monkeypatch.setattr(progress, "STEP", 0.001)
    tries = iter((True, True, False))

    def task() -> str:
        if next(tries):
            raise BusyError("another civdata is at work")
        return "done"

    assert progress.patiently(task) == "done"
    said = capsys.readouterr()
    assert said.err == "another civdata is at work; waiting for at most 10 minutes\n"
    assert said.out == ""


def test_the_waiting_ends_and_other_errors_are_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After its time the refusal stands; what will not pass is told at once."""
    monkeypatch.setattr(progress, "STEP", 0.001)
    monkeypatch.setattr(progress, "PATIENCE", 0.01)

    def task(error: OutputError) -> None:
        raise error

    with pytest.raises(BusyError, match="at work"):
        progress.patiently(lambda: task(BusyError("at work")))
    monkeypatch.setattr(progress, "PATIENCE", 600.0)
    with pytest.raises(OutputError, match="no room"):
        progress.patiently(lambda: task(OutputError("no room")))
