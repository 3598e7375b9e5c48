"""The command that writes a version of the data that stays."""

from __future__ import annotations

from pathlib import Path

import click

from civdata.cli.choice import chosen, data_option
from civdata.cli.progress import progress


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("build") / "releases",
    show_default=True,
    help="Folder of all versions; it becomes /data/v/ of the site.",
)
@click.option("--version", metavar="X.Y.Z", help="[default: that of the packages]")
@data_option
def release(out: Path, version: str | None, data: Path | None) -> None:
    """Write all data files into a folder of their version, which never changes again."""
    project = chosen(data, aloud=True)
    with progress("writing the version"):
        place = project.release(out, version)
    click.echo(place)
