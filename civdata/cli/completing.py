"""What the shell completes: names of packages, indicators, figures, tables and formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from civdata.errors import CivdataError
from civdata.project import Project, carried, nearest, open_project

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
MOST = 50
"""So many ids are offered at a time."""


def _project(ctx: click.Context) -> Project:
    data = ctx.params.get("data")
    if data:
        return open_project(data)
    folder = nearest(Path.cwd())
    return Project(folder if folder is not None else carried())


def _completer(names: Callable[[Project], Iterable[tuple[str, str]]]) -> Completer:
    def complete(
        ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        try:
            known = list(names(_project(ctx)))
        except (CivdataError, OSError):
            return []  # a shell wants names, not errors
        found = [CompletionItem(id, help=told) for id, told in known if id.startswith(incomplete)]
        return found[:MOST]

    return complete


def _packages(project: Project) -> Iterable[tuple[str, str]]:
    lang = project.settings.language
    return ((package.name, package.titled(lang)) for package in project.packages)


def _figures(project: Project) -> Iterable[tuple[str, str]]:
    return ((o.id, o.as_printed) for o in project.collection.observations.values())


def _both(project: Project) -> Iterable[tuple[str, str]]:
    return (*_packages(project), *_figures(project))


packages = _completer(_packages)
figures = _completer(_figures)
packages_and_figures = _completer(_both)
