"""What is going on is shown on a terminal, and another civdata at work is waited for."""

from __future__ import annotations

import threading

import pytest

from civdata.cli import progress
from civdata.errors import BusyError, OutputError
from civdata.model.steps import step


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


def test_nothing_is_shown_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    """Progress is for terminals; a log or a pipe stays as it was."""
    with progress.progress("checking"):
        pass
    assert capsys.readouterr() == ("", "")


def test_a_terminal_sees_the_last_step(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line says what is done and its last step, in letters that do nothing, and then goes."""
    monkeypatch.setattr(progress, "STEP", 0.001)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    seen = threading.Event()
    with progress.progress("checking"):
        step("p/\x1b[31mt.csv", 1, 2)
        seen.wait(0.05)
    said = capsys.readouterr().err
    assert "checking p/" in said
    assert "1 of 2 parts" in said
    assert "\x1b[31m" not in said
    assert said.endswith("\r\x1b[K")
