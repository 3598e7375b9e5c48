"""The commands that begin something: a record in an empty folder, a package of given tables."""

from __future__ import annotations

from pathlib import Path

import click

from civdata import languages
from civdata.cli.choice import Words
from civdata.errors import CivdataError
from civdata.project import open_project


# complex: a command: what is not given is asked for, one thing after the other
@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--title", type=Words(), help="Title of the record. [asked for]")
@click.option("--name", type=Words(), help="Short name. [default: the name of the folder]")
@click.option("--languages", "codes", metavar="CODES", help="Such as en,fr. [asked for]")
@click.option("--country", metavar="CODE", help="Two letters, such as FR; empty for none.")
@click.option("--licence", metavar="NAME", help="SPDX name. [default: CC-BY-4.0]")
@click.option("--package", default="figures", show_default=True, help="Name of the package.")
@click.option("--page", metavar="URL", help="A page that prints the first figures.")
@click.option("--page-title", type=Words(), help="Its title.")
@click.option("--page-publisher", type=Words(), help="Who publishes it.")
@click.option("--page-language", metavar="CODE", help="Its language. [default: the first]")
@click.option(
    "--print", "prints", type=Words(), multiple=True, metavar="TEXT", help="A figure as printed."
)
def init(
    folder: Path,
    title: str | None,
    name: str | None,
    codes: str | None,
    country: str | None,
    licence: str | None,
    package: str,
    page: str | None,
    page_title: str | None,
    page_publisher: str | None,
    page_language: str | None,
    prints: tuple[str, ...],
) -> None:
    """Start a record in DIR: settings, one package, sources, reference, workflows.

    Asks for what the options do not give. Without --page the package has a marked sample of two
    figures, to be deleted.
    """
    from civdata.intake.starting.record import files, write
    from civdata.intake.starting.request import Page, Start, host_of
    from civdata.storage.scratch import temporary

    title = title or str(click.prompt("title"))
    codes = codes or str(click.prompt("languages, such as en,fr", default=languages.DEFAULT))
    if country is None:
        country = str(click.prompt("country, two letters; empty for none", default=""))
    told = tuple(dict.fromkeys(filter(None, map(str.strip, codes.split(",")))))
    if not told:
        raise click.UsageError("--languages: name one language at least, such as en")
    given = None
    if page:
        titled = _complete(page_title, prints)
        who = page_publisher or host_of(page)
        given = Page(page, titled, who, page_language or told[0], prints)
    what = Start(
        name or folder.absolute().name,
        dict.fromkeys(told, title),
        told,
        country.upper(),
        licence or "CC-BY-4.0",
        package,
        given,
    )
    made = files(what)
    with temporary() as beside:
        write(beside / "record", made)
        report = open_project(beside / "record").validate()
    for finding in report.findings:
        if finding.severity == "error":
            raise CivdataError(f"such a record would not pass its gates: {finding}")
    write(folder, made)
    click.echo(f"{len(made)} files in {folder}; next: cd {folder}, civdata build, civdata serve")


def _complete(title: str | None, prints: tuple[str, ...]) -> str:
    """Return the title of a page; a page without one, or without a figure, is wrong usage."""
    lacking = [o for o, v in (("--print", prints), ("--page-title", title)) if not v]
    if lacking:
        raise click.UsageError(f"--page needs {' and '.join(lacking)}")
    return title or ""


@click.command()
@click.argument(
    "tables", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--name", type=Words(), help="Name of the package. [default: the name of the first file]"
)
@click.option("--title", type=Words(), help="Title of the package.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    default=Path("datapackages"),
    show_default=True,
    help="Folder of the packages.",
)
def package(tables: tuple[Path, ...], name: str | None, title: str | None, out: Path) -> None:
    """Describe tables of other people as a data package, for the editor to go over.

    Copies the CSV files TABLES into OUT/NAME/data and infers their columns' types; what it cannot
    know, such as titles and keys, is left out.
    """
    from civdata.intake.inferring import described, name_of

    named = name or name_of(tables[0])
    folder = out / named
    if folder.exists():
        raise CivdataError(f"{folder} is there already; choose another --name")
    for path in described(tables, named, title or named, folder):
        click.echo(path)
