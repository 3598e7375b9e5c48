"""Which record a command works on, and in which language it speaks."""

from __future__ import annotations

import shutil
from pathlib import Path

import click
import pytest

from civdata.cli.choice import chosen, own_folder, spoken
from civdata.errors import CivdataError
from civdata.project import Project, carried
from tests.tiny import TINY


def test_the_folder_named_goes_before_the_one_around(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--data` is taken first, then the nearest record upward, then the one that is carried."""
    inner = tmp_path / "record" / "deep" / "down"
    inner.mkdir(parents=True)
    (tmp_path / "record" / "civdata.toml").write_text('name = "mine"\n')
    monkeypatch.chdir(inner)
    assert chosen(TINY).folder == TINY
    assert chosen(None).folder == tmp_path / "record"
    monkeypatch.chdir(tmp_path)
    assert chosen(None).folder == carried()


def test_the_record_is_named_aloud(capsys: pytest.CaptureFixture[str]) -> None:
    """Commands that write say which record that is, on the error stream; others keep still."""
    chosen(TINY)
    assert capsys.readouterr() == ("", "")
    chosen(TINY, aloud=True)
    said = capsys.readouterr()
    assert said.out == ""
    assert str(TINY) in said.err


def test_an_installed_record_is_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy in the wheel is for reading; any other folder may be edited."""
    wheel = Path(shutil.copytree(TINY, tmp_path / "civdata" / "edition"))
    monkeypatch.setattr("civdata.cli.choice.carried", lambda: wheel)
    with pytest.raises(CivdataError, match="name a folder with --data"):
        own_folder(Project(wheel))
    assert own_folder(Project(TINY)).folder == TINY


def test_a_language_is_one_of_the_record() -> None:
    """Without a wish the record's own language is spoken; another one is misuse."""
    project = chosen(TINY)
    assert spoken(project, None) == project.settings.language
    assert spoken(project, "ru") == "ru"
    with pytest.raises(click.BadParameter, match="not a language of this record"):
        spoken(project, "xx")
