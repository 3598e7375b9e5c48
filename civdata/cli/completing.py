"""What the shell completes: names of packages, figures, sources and languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from civdata import languages as installed
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


def _completer(
    names: Callable[[Project], Iterable[tuple[str, str]]], files: bool = False
) -> Completer:
    """Complete names; where none begins so and paths will do as well, leave it to the shell."""

    def complete(
        ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        try:
            known = list(names(_project(ctx)))
        except (CivdataError, OSError):
            return []  # a shell wants names, not errors
        found = [CompletionItem(id, help=told) for id, told in known if id.startswith(incomplete)]
        return found[:MOST] or ([CompletionItem(incomplete, type="file")] if files else [])

    return complete


def _packages(project: Project) -> Iterable[tuple[str, str]]:
    lang = project.settings.language
    return ((package.name, package.titled(lang)) for package in project.packages)


def _figures(project: Project) -> Iterable[tuple[str, str]]:
    return ((o.id, o.as_printed) for o in project.collection.observations.values())


def _both(project: Project) -> Iterable[tuple[str, str]]:
    return (*_packages(project), *_figures(project))


def _sources(project: Project) -> Iterable[tuple[str, str]]:
    return ((source.id, source.title) for source in project.collection.sources.values())


def _languages(project: Project) -> Iterable[tuple[str, str]]:
    return _named(project.languages)


def _read(_: Project) -> Iterable[tuple[str, str]]:
    return _named(installed.read_codes())


def _named(codes: Iterable[str]) -> Iterable[tuple[str, str]]:
    known = installed.codes()
    return ((code, installed.get(code).name if code in known else "") for code in codes)


packages = _completer(_packages)
packages_and_files = _completer(_packages, files=True)
sources = _completer(_sources)
languages = _completer(_languages)
read_languages = _completer(_read)
figures = _completer(_figures)
packages_and_figures = _completer(_both)

text_language = click.option(
    "--lang",
    metavar="CODE",
    help="Language of the text; found without it.",
    shell_complete=read_languages,
)
