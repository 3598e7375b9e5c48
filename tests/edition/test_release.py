"""Versions of the data that stay, and what the shell completes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import civdata
from civdata.cli import main
from civdata.cli.completing import figures, packages
from civdata.cli.progress import progress
from civdata.errors import OutputError
from tests.own import OWN
from tests.tiny import TINY


def test_a_version_stays_as_it_was_published(tmp_path: Path) -> None:
    """A release makes a folder of its version; the same data changes nothing, other is refused."""
    project = civdata.open(TINY)
    place = project.release(tmp_path, "1.0.0")
    assert place == tmp_path / "1.0.0"
    before = {p: p.read_bytes() for p in place.rglob("*") if p.is_file()}
    assert place / "SHA256SUMS" in before
    project.release(tmp_path, "1.0.0")
    assert {p: p.read_bytes() for p in place.rglob("*") if p.is_file()} == before
    (place / "SHA256SUMS").write_text("other")
    with pytest.raises(OutputError, match="needs a new version"):
        project.release(tmp_path, "1.0.0")
    with pytest.raises(civdata.CivdataError, match="no version"):
        project.release(tmp_path, "../away")
    assert [p.name for p in tmp_path.iterdir()] == ["1.0.0"]


def test_the_version_of_a_release_is_that_of_the_packages(tmp_path: Path) -> None:
    """`civdata release` takes the version of the data, and says where the files are."""
    arguments = ["release", "--out", str(tmp_path), "--data", str(TINY)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "1.0.0" / "SHA256SUMS").is_file()


def test_the_shell_completes_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of packages and ids of figures come by their beginning, of the record in hand."""
    import click

    context = click.Context(main)
    context.params["data"] = OWN.folder
    assert [item.value for item in packages(context, main.params[0], "gr")] == ["grants"]
    found = [item.value for item in figures(context, main.params[0], "grants-amount-2020")]
    assert "grants-amount-2020-2" in found
    context.params["data"] = OWN.folder / "nothing"
    assert packages(context, main.params[0], "gr") == []


def test_nothing_is_shown_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    """Progress is for terminals; a log or a pipe stays as it was."""
    with progress("checking"):
        pass
    assert capsys.readouterr() == ("", "")
