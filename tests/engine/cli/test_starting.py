"""The commands that begin something: a record in an empty folder, a package of given tables."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from civdata.cli import main


def run(*arguments: str | Path, say: str = "") -> Result:
    """Run a command with `say` typed in; a crash fails the test."""
    result = CliRunner().invoke(main, list(map(str, arguments)), input=say)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_what_is_not_given_is_asked_for(tmp_path: Path) -> None:
    """Title, languages and country are asked; the name is that of the folder."""
    folder = tmp_path / "trees"
    result = run("init", folder, say="Trees\nen, ru,en\nno\n")
    assert result.exit_code == 0, result.output
    assert f"in {folder}" in result.output
    told = tomllib.loads((folder / "civdata.toml").read_text("utf-8"))
    assert (told["name"], told["languages"]) == ("trees", ["en", "ru"])
    assert told["title"] == {"en": "Trees", "ru": "Trees"}
    assert told["area"]["country"] == "NO"
    assert "eol=lf" in (folder / ".gitattributes").read_text()


def test_a_page_needs_its_figures(tmp_path: Path) -> None:
    """A page without prints or title is wrong usage, and nothing is written."""
    given = ("--title", "T", "--languages", "en", "--country", "", "--page", "https://x.org/a")
    result = run("init", tmp_path / "r", *given)
    assert result.exit_code == 2
    assert "--page needs --print and --page-title" in result.output
    assert not (tmp_path / "r").exists()


def test_a_page_gives_the_first_figures(tmp_path: Path) -> None:
    """The host of a page stands for a publisher that is not named."""
    given = ("--title", "T", "--languages", "en", "--country", "", "--page", "https://x.org/a")
    result = run("init", tmp_path / "r", *given, "--page-title", "P", "--print", "12 trees")
    assert result.exit_code == 0, result.output
    data = tmp_path / "r" / "datapackages"
    assert "12 trees" in (data / "figures" / "data" / "observations.csv").read_text()
    assert "x.org" in (data / "sources" / "data" / "publishers.csv").read_text()


def test_a_second_start_changes_nothing(tmp_path: Path) -> None:
    """A folder with a record in it is left as it is."""
    given = ("--title", "T", "--languages", "en", "--country", "")
    assert run("init", tmp_path, *given).exit_code == 0
    again = run("init", tmp_path, *given)
    assert again.exit_code == 1
    assert "is there already" in again.output


@pytest.mark.parametrize("name", [None, "own-name"])
def test_tables_become_a_package(tmp_path: Path, name: str | None) -> None:
    """The package is named by its first table unless a name is given; twice is misuse."""
    table = tmp_path / "My_Trees.csv"
    table.write_text("id,size\na,1\n")
    given = ("--out", tmp_path / "out", *(("--name", name) if name else ()))
    result = run("package", table, *given)
    assert result.exit_code == 0, result.output
    folder = tmp_path / "out" / (name or "my-trees")
    assert json.loads((folder / "datapackage.json").read_text())["name"] == folder.name
    assert str(folder / "datapackage.json") in result.output
    again = run("package", table, *given)
    assert (again.exit_code, "choose another --name" in again.output) == (1, True)


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--languages", ",", "name one language"),
        ("--package", "../x", "no name of a package"),
        ("--package", "sources", "no name of a package"),
        ("--package", "a b", "no name of a package"),
        ("--page", "x", "no address of a page"),
        ("--page", "javascript:alert(1)", "no address of a page"),
        ("--page", "https://", "no address of a page"),
        ("--page", "https://[/", "no address of a page"),
        ("--name", "a\nb", "would not pass its gates"),
        ("--title", "<script>", "would not pass its gates"),
        ("--page-title", "<b>", "would not pass its gates"),
        ("--page-publisher", "=1+1", "would not pass its gates"),
    ],
)
def test_what_starts_passes_its_gates(tmp_path: Path, option: str, value: str, said: str) -> None:
    """Names and texts that the gates would refuse are refused before a file is written."""
    given = {"--title": "T", "--languages": "en", "--country": "", "--page": "https://x.org/a"}
    given |= {"--page-title": "P", "--print": "12 trees", option: value}
    words = [word for pair in given.items() for word in pair]
    result = run("init", tmp_path / "r" / "s", *words)
    assert result.exit_code in (1, 2)
    assert said in result.output
    assert not (tmp_path / "r").exists()
