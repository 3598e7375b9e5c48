"""The command line. Only `civdata.cli` prints or exits.

Exit codes: 0 good, 1 findings or an error that the message explains, 2 wrong usage.
"""

from __future__ import annotations

import sys
from errno import EPIPE
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

import click

import civdata
from civdata.cli.assistant import mcp
from civdata.cli.choice import chosen, data_option
from civdata.cli.claims import check
from civdata.cli.drafting import draft
from civdata.cli.editing import add, import_, sources
from civdata.cli.output import (
    as_json,
    prepare_streams,
    print_json,
    print_report,
    report_dict,
    softly_ended,
)
from civdata.cli.progress import patiently, progress
from civdata.cli.releasing import release
from civdata.cli.showing import cite, diff, evidence, export, list_, search, show
from civdata.cli.starting import init, package
from civdata.errors import CivdataError, MissingExtra, UnknownName
from civdata.model import visible
from civdata.model.findings import ALL, MOST
from civdata.project import Project, nearest

if TYPE_CHECKING:
    from civdata.publish import BuildResult

held_texts = click.option(
    "--sources",
    "texts",
    multiple=True,
    metavar="DIR",
    help="Folder with the texts of held sources; may be given again.",
)


class _Group(click.Group):
    """Turns misuse into one clear line and exit code 1, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a CivdataError, or an output that takes no more, becomes a line."""
        prepare_streams()
        try:
            with softly_ended():
                return super().invoke(ctx)
        except CivdataError as error:
            raise click.ClickException(visible(str(error))) from error
        except OSError as error:
            if error.errno == EPIPE:  # the reader has enough: click ends without a word
                raise
            place = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{place}{error.strerror or error}") from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(civdata.__version__, prog_name="civdata")
def main() -> None:
    """Open a record of printed figures, check it, and publish it: each number carries its proof."""


def _folders(given: tuple[str, ...]) -> tuple[Path, ...] | None:
    """Return the folders of held texts, or None without any."""
    for folder in given:
        if not Path(folder).is_dir():
            raise click.UsageError(f"--sources: {folder} is not a folder")
    return tuple(map(Path, given)) or None


def _absolute(path: str) -> Path:
    return Path(path).absolute()


def _around(packages: tuple[str, ...]) -> Project | None:
    """Return the record that a path to check is of, where it is of one."""
    paths = [Path(item) for item in packages if Path(item).exists()]
    folder = nearest(paths[0]) if paths and len(paths) == len(packages) else None
    return Project(folder) if folder else None


@main.command()
@click.argument("packages", nargs=-1, metavar="[PACKAGE | DIR | datapackage.json]...")
@held_texts
@click.option("--engine", type=click.Choice(["dask"]), help="What judges large tables.")
@click.option("--scheduler", metavar="ADDRESS", default="", help="Where the engine listens.")
@click.option("--all-findings", "every", is_flag=True, help="Tell all, not 100 of a kind.")
@data_option
@as_json
def validate(
    packages: tuple[str, ...],
    texts: tuple[str, ...],
    engine: str | None,
    scheduler: str,
    every: bool,
    data: Path | None,
    json_: bool,
) -> None:
    """Run the gates; without arguments over all packages of the record.

    Large tables are judged in parts, with --engine on the workers of a cluster.

    Exit code 0: everything holds. 1: there are findings. 2: wrong usage.
    """
    sources = _folders(texts)
    try:
        project = _around(packages) if data is None else None
        project = project or chosen(data)
        named = () if project.folder in map(_absolute, packages) else packages
        with progress("checking"):
            report = project.validate(
                *named,
                sources=sources,
                engine=engine or "",
                scheduler=scheduler,
                most=ALL if every else MOST,
            )
    except UnknownName as error:
        raise click.UsageError(visible(str(error))) from error
    if json_:
        print_json(report_dict(report))
    else:
        print_report(report)
    sys.exit(0 if report.ok else 1)


def _builder() -> ModuleType:
    """Import what builds the site, or say which extra brings it."""
    if any(find_spec(name) is None for name in ("babel", "jinja2", "markdown")):
        raise MissingExtra("Building the site", "site")
    return import_module("civdata.publish")


@main.command()
@held_texts
@click.option("--out", type=click.Path(path_type=Path), help="[default: build/site]")
@click.option(
    "--publish-with-findings", "with_findings", is_flag=True, help="Build, and show them on pages."
)
@click.option("--fresh", is_flag=True, help="Make everything anew, whatever is in the cache.")
@data_option
def build(
    texts: tuple[str, ...], out: Path | None, with_findings: bool, fresh: bool, data: Path | None
) -> None:
    """Check everything, then build the site with all downloads; publish nothing on a finding.

    While another build is at work on the same --out, this one waits, for at most ten minutes.
    """
    make = _builder().build
    sources, place = _folders(texts), out or Path("build") / "site"
    project = chosen(data, aloud=True)

    def made() -> BuildResult:
        with progress("building"):
            found = make(project, place, sources, with_findings=with_findings, fresh=fresh)
            return cast("BuildResult", found)

    result = patiently(made)
    print_report(result.report)
    if not result.pages:
        sys.exit(1)
    click.echo(f"{result.pages} pages in {result.out}")


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@data_option
def serve(port: int, data: Path | None) -> None:
    """Build the site, serve it on this machine, and build again when something changes."""
    _builder().serve(chosen(data, aloud=True), port)


for command in (add, check, cite, diff, draft, evidence, export, import_, init, list_, mcp):
    main.add_command(command)
for command in (package, release, search, show, sources):
    main.add_command(command)

if __name__ == "__main__":
    main()
