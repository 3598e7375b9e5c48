"""The command line. Only `civdata.cli` prints or exits.

Exit codes: 0 good, 1 findings or an error that the message explains, 2 wrong usage.
"""

from __future__ import annotations

import gc
import sys
from errno import EPIPE
from importlib import import_module
from typing import Any

import click

import civdata
from civdata.cli.output import let_go, prepare_streams, softly_ended
from civdata.errors import CivdataError, UnknownName
from civdata.model import visible

COMMANDS = {
    "add": "editing.add",
    "build": "building.build",
    "check": "claims.check",
    "cite": "showing.cite",
    "diff": "showing.diff",
    "draft": "drafting.draft",
    "evidence": "showing.evidence",
    "export": "showing.export",
    "import": "editing.import_",
    "init": "starting.init",
    "list": "showing.list_",
    "mcp": "assistant.mcp",
    "package": "starting.package",
    "release": "releasing.release",
    "search": "showing.search",
    "serve": "building.serve",
    "show": "showing.show",
    "sources": "editing.sources",
    "validate": "checking.validate",
}
"""Every command: the module of this package that holds it, and its name there."""


COLLECTED = (100_000, 50, 100)
"""How seldom Python looks for rings of objects to free: a command keeps nearly all that it reads
until it ends, and looking through it again and again took a fifth of a build."""


class _Group(click.Group):
    """Turns misuse into one clear line and exit code 1, never a traceback.

    What a command needs is imported when it is asked for: a search does not wait for the gates.
    """

    def list_commands(self, _: click.Context) -> list[str]:
        """Name all commands."""
        return sorted(COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command:
        """Import a command; one that is none is told with those that are near."""
        if cmd_name not in COMMANDS:
            raise click.UsageError(str(UnknownName.among("command", cmd_name, COMMANDS)))
        module, name = COMMANDS[cmd_name].split(".")
        command: click.Command = getattr(import_module(f"civdata.cli.{module}"), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a CivdataError, or an output that takes no more, becomes a line."""
        prepare_streams()
        gc.set_threshold(*COLLECTED)
        try:
            with softly_ended():
                return super().invoke(ctx)
        except CivdataError as error:
            raise click.ClickException(visible(str(error))) from error
        except UnicodeEncodeError as error:  # a path in letters that the system is not set to
            encoding = sys.getfilesystemencoding()
            words = f"words that the system, set to {encoding}, cannot write: set PYTHONUTF8=1"
            raise click.ClickException(words) from error
        except OSError as error:
            if error.errno == EPIPE:  # the reader has enough: click ends without a word
                raise
            let_go()
            place = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{place}{error.strerror or error}") from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(civdata.__version__, prog_name="civdata")
def main() -> None:
    """Open a record of printed figures, check it, and publish it: each number carries its proof."""
