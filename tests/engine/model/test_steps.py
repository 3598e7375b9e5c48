"""How far long work has come is told to whoever listens, and to nobody else."""

from __future__ import annotations

import pytest

from civdata.model.steps import heard, step


def test_a_step_is_told_while_somebody_listens() -> None:
    """Each listener hears what is being done, with parts where there are any."""
    one: list[str] = []
    other: list[str] = []
    with heard(one.append), heard(other.append):
        step("reading p/t.csv")
        step("p/t.csv", 2, 16)
    step("unheard")
    assert one == other == ["reading p/t.csv", "p/t.csv: 2 of 16 parts"]


def test_a_listener_is_let_go_after_an_error() -> None:
    """Work that breaks off leaves no listener behind."""
    told: list[str] = []
    with pytest.raises(KeyError), heard(told.append):
        raise KeyError
    step("afterwards")
    assert told == []
