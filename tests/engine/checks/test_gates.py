"""All gates together: their order, their names, and what validation is asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from civdata.checks import GATES, check
from civdata.errors import UnknownName
from tests.own import scope, validate
from tests.tiny import TEXTS, TINY


@pytest.fixture(autouse=True)
def no_frictionless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the stock validator out: its own tests are in `test_stock.py`."""
    monkeypatch.setattr("civdata.checks.shape.stock.check", lambda _: ([], 0))


def test_the_gates_are_reported_in_their_order() -> None:
    """The report names each gate once, in the order that is promised."""
    report = validate([TINY])
    assert tuple(gate.name for gate in report.gates) == GATES
    assert report == check(scope((TINY,)))


def test_without_names_all_of_civdata_is_validated() -> None:
    """Nothing named means everything, and every gate has something to check."""
    report = validate()
    assert report.ok
    assert all(gate.checked > 100 for gate in report.gates)


def test_texts_are_read_where_a_folder_is_given(tmp_path: Path) -> None:
    """With the texts nothing is left unread; an empty folder is no proof."""
    assert "text-not-at-hand" in {f.code for f in validate([TINY]).findings}
    assert "text-not-at-hand" not in {f.code for f in validate([TINY], TEXTS).findings}
    assert not validate([TINY], tmp_path).ok


def test_a_name_that_does_not_exist_is_misuse() -> None:
    """Misuse is an exception, not a finding."""
    with pytest.raises(UnknownName):
        validate(["nothing"])


def test_each_gate_has_its_say(tmp_path: Path) -> None:
    """One cell can be wrong in several ways, and each gate tells its own."""
    shutil.copytree(TINY, tmp_path / "tiny")
    path = tmp_path / "tiny" / "tiny" / "data" / "observations.csv"
    text = path.read_text("utf-8")
    assert ",258,,exact,258 " in text
    path.write_text(text.replace(",258,,exact,258 ", ",x,,exact,25 <b>", 1), "utf-8", newline="")
    failed = {gate.name for gate in validate([tmp_path / "tiny"]).gates if gate.failed}
    assert failed >= {"shape", "account", "safety"}
    path.write_text(text.replace(",258,,exact,258 ", ",7,,exact,25 ", 1), "utf-8", newline="")
    failed = {gate.name for gate in validate([tmp_path / "tiny"]).gates if gate.failed}
    assert failed >= {"print", "source", "account"}
