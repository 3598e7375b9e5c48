"""The group of all commands: each is where the list says, and no more is imported than it needs."""

from __future__ import annotations

import subprocess
import sys

import click
from click.testing import CliRunner

from civdata.cli import main
from civdata.cli.group import COMMANDS


def test_each_command_is_where_the_list_says() -> None:
    """Every name of the list is a command that goes by this name."""
    context = click.Context(main)
    assert main.list_commands(context) == sorted(COMMANDS)
    assert all(main.get_command(context, name).name == name for name in COMMANDS)  # type: ignore[union-attr]


def test_a_command_that_is_none_is_told_with_those_that_are_near() -> None:
    """A typing error ends with 2 and the command that was meant."""
    result = CliRunner().invoke(main, ["vaidate"])
    assert result.exit_code == 2
    assert "Did you mean validate?" in result.output
    below = CliRunner().invoke(main, ["sources", "kep"])
    assert below.exit_code == 2
    assert "no command 'kep'; there are: check, keep. Did you mean keep?" in below.output


def test_a_search_does_not_wait_for_the_gates() -> None:
    """What the gates and the site need is not imported for the version or a search."""
    told = (
        "import sys; print([m for m in sys.modules if m.startswith(('civdata.checks', 'numpy'))])"
    )
    code = f"import civdata.cli.showing, civdata.cli.group; {told}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
