"""What the shell completes: names of packages and ids of figures."""

from __future__ import annotations

import re

import click
import pytest

from civdata.cli import main
from civdata.cli.completing import (
    figures,
    languages,
    packages,
    packages_and_figures,
    packages_and_files,
    read_languages,
    sources,
)
from civdata.cli.group import COMMANDS
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
    shown = [item.value for item in sources(context, main.params[0], "garden")]
    assert "garden-news-2022" in shown
    spoken = {item.value: item.help for item in languages(context, main.params[0], "")}
    assert spoken["ru"] == "Русский"
    assert "de" in [item.value for item in read_languages(context, main.params[0], "")]


def test_paths_are_left_to_the_shell() -> None:
    """Where a package or a path will do, what begins no name of a package is taken for a path."""
    context = click.Context(main)
    context.params["data"] = TINY
    assert [i.value for i in packages_and_files(context, main.params[0], "ti")] == ["tiny"]
    assert [i.type for i in packages_and_files(context, main.params[0], "./data")] == ["file"]


def test_the_last_verdict_of_a_list_is_completed() -> None:
    """`differs,co` becomes `differs,contested`; a mistyped one is told with its neighbour."""
    kind = next(
        p for p in main.get_command(click.Context(main), "check").params if p.name == "fail_on"
    )  # type: ignore[union-attr]
    found = kind.type.shell_complete(click.Context(main), kind, "differs,co")
    assert [item.value for item in found] == ["differs,contested"]
    with pytest.raises(click.BadParameter, match="Did you mean differs"):
        kind.type.convert("difers", kind, click.Context(main))


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_name_of_a_record_is_completed(name: str) -> None:
    """What takes a package, a figure, a source or a language has a completer."""
    command = main.get_command(click.Context(main), name)
    assert command
    below = command.commands.values() if isinstance(command, click.Group) else [command]
    for one in below:
        for parameter in one.params:
            asked = parameter.metavar or parameter.name or ""
            if re.search(r"package$|PACKAGE|-ID|^CODE$", asked) and name not in ("init", "import"):
                assert parameter._custom_shell_complete, (name, parameter.name)
