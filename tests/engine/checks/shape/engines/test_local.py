"""Calls in one process, their outcomes kept in a folder."""

from __future__ import annotations

from pathlib import Path

from civdata.checks.shape.engines.local import Local


def test_handles_stand_for_what_they_hold() -> None:
    """Among the arguments of a call, also in lists, a handle is its value."""
    with Local() as runner:
        three = runner.submit(sum, [1, 2])
        assert runner.gather([runner.submit(sum, [three, three])]) == [6]


def test_a_call_of_several_values_has_a_handle_of_each() -> None:
    """Values come in their order."""
    with Local() as runner:
        assert runner.gather(runner.split(divmod, 2, 17, 5)) == [3, 2]


def test_nothing_is_left_behind() -> None:
    """The folder goes with the runner."""
    with Local() as runner:
        kept = runner.submit(str, 5)
        assert isinstance(kept, Path)
        assert kept.is_file()
    assert not kept.exists()
