"""Which record a command works on: the one in `--data`, the one around this folder, or our own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from civdata.cli.output import as_json
from civdata.errors import CivdataError, UnknownName, did_you_mean
from civdata.project import Project, carried, nearest, open_project


class Words(click.ParamType):  # type: ignore[type-arg]
    """Text of a command: in UTF-8, also where the system is set to an encoding that lacks it."""

    name = "text"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """Return the words that were typed, though the system did not know their letters."""
        del param, ctx
        typed = str(value).encode(errors="surrogateescape")
        return typed.decode("utf-8", "replace")


data_option = click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of the record. [default: the nearest one upward with civdata.toml, else the "
    "record that comes with civdata]",
)
_timeout = click.option(
    "--timeout", type=click.FloatRange(0.1, 600), default=20.0, show_default=True
)
_delay = click.option("--delay", type=click.FloatRange(0, 600), default=1.0, show_default=True)


class Near(click.Choice):  # type: ignore[type-arg]  # older clicks take no argument
    """One of a few names; for another one, the nearest is named."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name that was given; click says what there is otherwise."""
        try:
            return str(super().convert(value, param, ctx))
        except click.BadParameter as error:
            near = did_you_mean(str(value), map(str, self.choices), ".")
            told = f"{error.message.rstrip('.')}{near}"
            raise click.BadParameter(told, ctx=ctx, param=param) from None


class Commands(click.Group):
    """Commands below a command; for one that is none, the nearest is named."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Return a command of a name; raises UsageError for another one."""
        found = super().get_command(ctx, cmd_name)
        if found is None:
            raise click.UsageError(str(UnknownName.among("command", cmd_name, self.commands)))
        return found


Command = TypeVar("Command", bound=Callable[..., None])


def asking(command: Command) -> Command:
    """Give a command the options of all that ask other people's servers for pages of a record."""
    return _timeout(_delay(data_option(as_json(command))))


def chosen(data: Path | None, *, aloud: bool = False) -> Project:
    """Return the record to work on, and say on a terminal, or `aloud`, which one that is."""
    if data is not None:
        project = open_project(data)
    else:
        folder = nearest(Path.cwd())
        project = Project(folder if folder is not None else carried())
    if aloud or sys.stderr.isatty():
        click.echo(click.style(f"record in {project.folder}", dim=True), err=True)
    return project


def own_folder(project: Project) -> Project:
    """Return the project if it may be written to; the copy in an installed civdata may not."""
    if "edition" in project.folder.parts and project.folder == carried():
        raise CivdataError("an installed civdata is not for editing: name a folder with --data")
    return project


def spoken(project: Project, lang: str | None) -> str:
    """Return the language asked for, or that of the record."""
    if lang is None:
        return project.settings.language
    if lang not in project.languages:
        known, near = ", ".join(project.languages), did_you_mean(lang, project.languages)
        raise click.BadParameter(f"{lang!r} is not a language of this record; it has {known}{near}")
    return lang


held_texts = click.option(
    "--sources",
    "texts",
    multiple=True,
    metavar="DIR",
    help="Folder with the texts of held sources; may be given again.",
)


def folders(given: tuple[str, ...]) -> tuple[Path, ...] | None:
    """Return the folders of held texts, or None without any."""
    for folder in given:
        if not Path(folder).is_dir():
            raise click.UsageError(f"--sources: {folder} is not a folder")
    return tuple(map(Path, given)) or None
