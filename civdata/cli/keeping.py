"""`civdata sources keep`: pages that were seen become pages that are held."""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path

import click

import civdata
from civdata.cli import completing
from civdata.cli.choice import asking, chosen, own_folder
from civdata.cli.output import print_findings, print_json
from civdata.cli.progress import patiently
from civdata.errors import CivdataError, UnknownName
from civdata.intake import keeping, recover
from civdata.intake.freshness import Manners
from civdata.intake.freshness.fetch import Rules
from civdata.model import Collection


# complex: a command: its steps in a row, each of which may end it
@click.command()
@click.argument("ids", nargs=-1, metavar="[SOURCE-ID]...", shell_complete=completing.sources)
@click.option("--online", is_flag=True, help="Fetch the pages, politely.")
@click.option(
    "--from",
    "from_",
    type=click.Path(exists=True, path_type=Path),
    help="A saved page (HTML, PDF, DOCX, text), or a folder of pages named SOURCE-ID.html …",
)
@click.option(
    "--texts",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where texts and originals go. [default: texts/ beside civdata.toml]",
)
@click.option("--archive", is_flag=True, help="Note the address of a copy in a public archive.")
@click.option("--dry-run", is_flag=True, help="Say what would become of it; write nothing.")
@asking
def keep(
    ids: tuple[str, ...],
    online: bool,
    from_: Path | None,
    texts: Path | None,
    archive: bool,
    dry_run: bool,
    timeout: float,
    delay: float,
    data: Path | None,
    json_: bool,
) -> None:
    """Keep pages as evidence: text, original, sha256, date, and the paragraph of each figure.

    Exit code 0: kept. 1: a gate refuses it, or nothing could be kept. A print that is not on its
    page, or there in several places, is told and stays as it is.
    """
    if online == (from_ is not None):
        raise click.UsageError("give either --online or --from")
    project = own_folder(chosen(data, aloud=not json_))
    patiently(lambda: recover(project.data))
    folder = texts or project.folder / "texts"
    for id in ids:
        if id not in project.collection.sources:
            raise UnknownName.among("source", id, project.collection.sources)
    taken: dict[str, keeping.Taken] = {}
    refused: dict[str, str] = {}
    if from_ is not None:
        taken, refused = _from(project.collection, ids, from_)
    else:
        manners = Manners(f"civdata/{civdata.__version__}", timeout, delay)
        taken, refused = _online(project.collection, ids, manners, archive)
    made = keeping.keep(
        project.data, project.collection, taken, folder, date.today().isoformat(), project.given
    )
    made.refused |= refused
    if json_:
        print_json(made.as_dict())
    else:
        _show(made)
    if not made.ok or made.proposal is None:
        if not json_:
            click.echo("nothing was written", err=True)
        sys.exit(1)
    if not dry_run:
        for path in keeping.store(made, folder):
            if not json_:
                click.echo(f"written    {path}")


def _from(
    collection: Collection, ids: tuple[str, ...], path: Path
) -> tuple[dict[str, keeping.Taken], dict[str, str]]:
    """Take the page of one source from a file, or those of many from a folder."""
    if path.is_file():
        if len(ids) != 1:
            raise click.UsageError("name the one source that the file is of")
        return {ids[0]: keeping.take_file(path)}, {}
    taken, refused = {}, {}
    for id in ids or collection.sources:
        file = keeping.saved(path, id)
        if file is None:
            if ids:
                refused[id] = f"no page of this name in {path}"
            continue
        try:
            taken[id] = keeping.take_file(file)
        except CivdataError as error:
            refused[id] = str(error)
    return taken, refused


def _online(
    collection: Collection, ids: tuple[str, ...], manners: Manners, archive: bool
) -> tuple[dict[str, keeping.Taken], dict[str, str]]:
    """Fetch the pages of sources, one after another."""
    taken, refused = {}, {}
    rules: Rules = {}
    for number, id in enumerate(ids or collection.sources):
        source = collection.sources[id]
        if not source.address or (source.held and not source.kept):
            if ids:
                refused[id] = "no address, or held as a whole"
            continue
        if number:
            time.sleep(manners.delay)
        asked = keeping.ARCHIVE if archive else ""
        page = keeping.take_online(source.address, manners, rules, asked)
        if isinstance(page, str):
            refused[id] = page
        else:
            taken[id] = page
    return taken, refused


def _show(made: keeping.Kept) -> None:
    """Print what becomes of the rows of each page, and what is to be decided."""
    print_findings(made.findings)
    for id, why in made.refused.items():
        click.echo(click.style(f"not kept   {id}: {why}", fg="yellow"))
    names = {"open": "to decide", "there": "in their paragraph"}
    rows = [f"{count} {names.get(state, state)}" for state, count in made.counts().items()]
    pages = [id for id in made.pages if id not in made.refused]
    click.echo(f"{len(pages)} pages; rows: {', '.join(rows) or 'none'}")
    if pages:
        click.echo("a page is accounted for in the paragraphs that were keyed from, no further")
