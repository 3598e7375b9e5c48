"""The command that runs the gates."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from civdata.cli import completing
from civdata.cli.choice import Near, chosen, data_option, folders, held_texts
from civdata.cli.output import as_json, print_json, print_report, report_dict
from civdata.cli.progress import progress
from civdata.errors import UnknownName
from civdata.model import visible
from civdata.model.findings import ALL, MOST
from civdata.project import Project, nearest


@click.command()
@click.argument(
    "packages",
    nargs=-1,
    metavar="[PACKAGE | DIR | datapackage.json]...",
    shell_complete=completing.packages_and_files,
)
@held_texts
@click.option("--engine", type=Near(["dask"]), help="What judges large tables.")
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
    sources = folders(texts)
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


def _absolute(path: str) -> Path:
    return Path(path).absolute()


def _around(packages: tuple[str, ...]) -> Project | None:
    """Return the record that a path to check is of, where it is of one."""
    paths = [Path(item) for item in packages if Path(item).exists()]
    folder = nearest(paths[0]) if paths and len(paths) == len(packages) else None
    return Project(folder) if folder else None
