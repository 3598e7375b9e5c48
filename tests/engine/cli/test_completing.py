"""What the shell completes: names of packages and ids of figures."""

from __future__ import annotations

import click
import pytest

from civdata.cli import main
from civdata.cli.completing import figures, packages, packages_and_figures
from tests.own import OWN
from tests.tiny import TINY


def test_the_shell_completes_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of packages and ids of figures come by their beginning, of the record in hand."""
    context = click.Context(main)
    context.params["data"] = OWN.folder
    assert [item.value for item in packages(context, main.params[0], "gr")] == ["grants"]
    found = [item.value for item in figures(context, main.params[0], "grants-amount-2020")]
    assert "grants-amount-2020-2" in found
    context.params["data"] = OWN.folder / "nothing"
    assert packages(context, main.params[0], "gr") == []


def test_the_record_around_the_shell_is_completed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages and figures of the tiny packages come with their titles, in one list."""
    context = click.Context(main)
    context.params["data"] = TINY
    found = packages_and_figures(context, main.params[0], "tiny")
    assert found[0].value == "tiny"
    assert found[0].help == "Дала бақтары"
    assert {item.value: item.help for item in found}["tiny-gardens-2022"] == "258 садов"
    assert packages(context, main.params[0], "x") == []
