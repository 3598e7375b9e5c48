"""The commands that build and show a site."""

from __future__ import annotations

from pathlib import Path

import pytest

from civdata.cli import building
from tests.engine.intake.given import run


def test_without_its_extra_a_build_says_which_one_brings_it(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line names what to install."""
    monkeypatch.setattr(building, "find_spec", lambda _: None)
    done = run("build", "--data", data)
    assert done.exit_code == 1
    assert "civdata[site]" in done.output


def test_a_port_that_is_none_is_wrong_usage(data: Path) -> None:
    """Nothing is built for it."""
    assert run("serve", "--port", "0", "--data", data).exit_code == 2
