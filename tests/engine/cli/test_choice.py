"""Which record a command works on, and in which language it speaks."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from civdata.cli import main
from civdata.cli.choice import Words, chosen, own_folder, spoken
from civdata.errors import CivdataError, UnknownName
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


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["export", "tiny", "--format", "xslx"], "xlsx"),
        (["cite", "tiny", "--style", "bibtx"], "bibtex"),
        (["search", "gardens", "--lang", "enn"], "en"),
        (["show", "tinny"], "tiny"),
        (["evidence", "tiny-gardens-202"], "tiny-gardens-2022"),
        (["serch", "gardens"], "search"),
    ],
)
def test_a_misspelt_name_is_answered_with_the_nearest(words: list[str], meant: str) -> None:
    """Formats, styles, languages, packages, figures and commands: what was meant is named."""
    data = ["--data", str(TINY)] if words[0] != "serch" else []
    done = CliRunner().invoke(main, [*words, *data])
    assert done.exit_code != 0
    assert "Did you mean" in done.output
    assert meant in done.output.partition("Did you mean")[2]


@pytest.mark.parametrize(
    ("ask", "meant"),
    [
        (lambda tiny: tiny.cite("tiny", style="bibtx"), "bibtex"),
        (lambda tiny: tiny.export("tiny", "xslx"), "xlsx"),
        (lambda tiny: tiny.load("tiny", numbers="flot"), "float"),
        (lambda tiny: tiny.load("tiny", table="observation"), "observations"),
        (lambda tiny: tiny.search("gardens", "enn"), "en"),
    ],
)
def test_the_library_names_the_nearest_too(ask: Callable[[Any], object], meant: str) -> None:
    """Whatever is asked for by a name of a few is an `UnknownName` that says what was meant."""
    with pytest.raises(UnknownName, match=f"Did you mean .*{meant}"):
        ask(Project(TINY))


def test_words_are_those_that_were_typed() -> None:
    """What a system that is set to ASCII hands on as it met it is UTF-8 all the same."""
    words = Words()
    assert words.convert("бақ", None, None) == "бақ"
    assert words.convert("\udcd0\udcb1", None, None) == "б"
