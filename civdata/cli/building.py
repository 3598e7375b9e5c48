"""The commands that build a site and show it."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

import click

from civdata.cli.choice import chosen, data_option, folders, held_texts
from civdata.cli.output import print_report
from civdata.cli.progress import patiently, progress
from civdata.errors import MissingExtra

if TYPE_CHECKING:
    from civdata.publish import BuildResult


def _builder() -> ModuleType:
    """Import what builds the site, or say which extra brings it."""
    if any(find_spec(name) is None for name in ("babel", "jinja2", "markdown")):
        raise MissingExtra("Building the site", "site")
    return import_module("civdata.publish")


@click.command()
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
    sources, place = folders(texts), out or Path("build") / "site"
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


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@data_option
def serve(port: int, data: Path | None) -> None:
    """Build the site, serve it on this machine, and build again when something changes."""
    _builder().serve(chosen(data, aloud=True), port)
