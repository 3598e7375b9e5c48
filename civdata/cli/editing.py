"""The commands of editors: add a figure, import a batch, check that pages still print it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import civdata
from civdata import storage
from civdata.cli import completing
from civdata.cli.choice import Commands, asking, chosen, data_option, own_folder
from civdata.cli.keeping import keep
from civdata.cli.output import as_json, print_findings, print_json
from civdata.cli.progress import patiently
from civdata.errors import OutputError, UnknownName, UnreadableData
from civdata.model import Collection, Package
from civdata.model.settings import NOTHING, Settings

if TYPE_CHECKING:
    from civdata.intake import Batch, Proposal
    from civdata.intake.freshness import Address, Freshness
    from civdata.intake.questions import Question

held_texts = click.option(
    "--sources",
    "texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    metavar="DIR",
    help="Folder with the texts of held sources; may be given again.",
)
update_option = click.option("--update", is_flag=True, help="Replace rows that stand already.")
csv_file = click.Path(exists=True, dir_okay=False, path_type=Path)


# complex: a command: its steps in a row, each of which may end it
@click.command()
@click.argument("package", shell_complete=completing.packages)
@click.option("--from", "from_", type=csv_file, help="Take rows from a CSV file; asks nothing.")
@click.option(
    "--with",
    "with_",
    multiple=True,
    metavar="TABLE=FILE",
    help="Rows that come along: indicators, sources, discrepancies or another table.",
)
@update_option
@data_option
@held_texts
def add(
    package: str,
    from_: Path | None,
    with_: tuple[str, ...],
    update: bool,
    data: Path | None,
    texts: tuple[Path, ...],
) -> None:
    """Add figures to a package: asks column by column, or takes a CSV file.

    The CSV file has the columns of observations.csv. The rows go through all gates, with what
    they would contradict; they are written only if every gate passes.
    """
    from civdata.intake import Batch, owner, propose, read_rows, recover

    project = own_folder(chosen(data, aloud=True))
    patiently(lambda: recover(project.data))
    collection = _collection(project.data, project.settings)
    found = collection.package(package)
    if found is None or found.table("observations") is None:
        known = [p.name for p in collection.packages if p.table("observations")]
        raise UnknownName.among("package with observations", package, known)
    batch = Batch()
    for item in with_:
        table, _, name = item.partition("=")
        if not Path(name).is_file():
            raise click.UsageError(f"--with {item}: expected TABLE=FILE of a CSV file")
        batch += read_rows(Path(name), table, owner(table, package))
    batch += read_rows(from_, "observations", package) if from_ else _asked(collection, found)
    proposal = propose(batch, project.data, texts or None, update, project.given)
    if from_ is None:
        for row in proposal.added:
            click.echo(_as_csv(row.cells))
    conclude(proposal, dry_run=False, confirm=from_ is None)


@click.command("import")
@click.argument("file", type=csv_file)
@click.option("--map", "map_", type=csv_file, required=True, help="What becomes of each row.")
@update_option
@click.option("--dry-run", is_flag=True, help="Run everything, write nothing into the data.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the page of what is not published, and why.",
)
@data_option
@held_texts
@as_json
def import_(
    file: Path,
    map_: Path,
    update: bool,
    dry_run: bool,
    report: Path | None,
    data: Path | None,
    texts: tuple[Path, ...],
    json_: bool,
) -> None:
    """Import a batch of figures by its map; a second time nothing changes.

    Every row of FILE becomes an observation or is skipped with a reason. All of it is written, or,
    when one row fails a gate, nothing.
    """
    from civdata.intake import accounts, propose, read_map, recover

    project = own_folder(chosen(data, aloud=not json_))
    patiently(lambda: recover(project.data))
    batch = read_map(file, map_, _collection(project.data, project.settings))
    proposal = propose(batch, project.data, texts or None, update, project.given)
    reasons = Counter(item.reason for item in batch.skipped)
    if json_:
        print_json(_import_dict(proposal, reasons))
    else:
        for reason, number in sorted(reasons.items()):
            click.echo(f"skipped    {number:>5}  {reason}")
    conclude(proposal, dry_run, quiet=json_)
    if report:
        try:
            report.write_text(accounts.page(batch), "utf-8", newline="\n")
        except OSError as error:
            raise OutputError(f"the report could not be written: {error}") from error


def _import_dict(proposal: Proposal, reasons: Mapping[str, int]) -> dict[str, Any]:
    rows = ("added", "changed", "unchanged")
    findings = ("findings", "standing", "hints")
    return {
        "ok": proposal.ok,
        **{name: [row.cells["id"] for row in getattr(proposal, name)] for name in rows},
        "skipped": dict(reasons),
        **{name: [asdict(f) for f in getattr(proposal, name)] for name in findings},
    }


# complex: a command: what is said at each of its ends
def conclude(proposal: Proposal, dry_run: bool, confirm: bool = False, quiet: bool = False) -> None:
    """Show a proposal, and write it if it may be written; exit 1 if not."""
    from civdata.intake import write

    if not quiet:
        _show(proposal)
    if not proposal.ok:
        if not quiet:
            click.echo("nothing was written", err=True)
        sys.exit(1)
    if dry_run or not proposal.files:
        if not quiet:
            click.echo("dry run: nothing was written" if dry_run else "nothing to change")
        return
    if confirm and not click.confirm("Write it?", default=True):
        click.echo("nothing was written")
        return
    for path in write(proposal):
        if not quiet:
            click.echo(f"written    {path}")


def _show(proposal: Proposal) -> None:
    """Print what becomes of the rows, what they would contradict, and every finding."""
    for name in ("added", "changed", "unchanged"):
        tables = Counter(f"{row.package}/{row.table}" for row in getattr(proposal, name))
        for table, number in sorted(tables.items()):
            click.echo(f"{name:<10} {number:>5}  {table}")
    conflicts = proposal.conflicts
    if conflicts:
        click.echo(f"would contradict what is there, or each other: {len(conflicts)}")
    print_findings(proposal.hints)
    print_findings(proposal.findings)
    if proposal.standing:
        click.echo(f"stood before, and must be mended first: {len(proposal.standing)}", err=True)
        print_findings(proposal.standing)


def _collection(folder: Path, settings: Settings = NOTHING) -> Collection:
    packages = tuple(r.package for r in storage.read_all([folder]) if r.package)
    found = Collection(packages, settings)
    if found.table("sources", "sources") is None:
        raise UnreadableData(f"{folder} has no readable package of sources: not civdata's data")
    return found


def _as_csv(cells: Mapping[str, str]) -> str:
    return storage.write_csv(cells, [cells]).rstrip("\n")


def _asked(collection: Collection, package: Package) -> Batch:
    """Ask for one observation, with a new source, publisher or indicator where it has none yet."""
    from civdata.intake import Batch, Proposed, owner, questions

    click.echo("Empty takes the [default]. Ctrl-C ends it; nothing is written before the end.")
    rows: list[Proposed] = []

    def asked(table: str, columns: Iterable[str], answers: dict[str, str]) -> dict[str, str]:
        for column in questions.expanded(columns, collection.languages):
            answer = _ask(questions.question(collection, package, table, column, answers))
            if answer == questions.NEW and column in questions.NEWCOMERS:
                newcomer, further = questions.NEWCOMERS[column]
                given = {"status": "seen"} if newcomer == "sources" else {}
                given = asked(newcomer, further, given)
                rows.append(Proposed(owner(newcomer, package.name), newcomer, given))
                answers["language"] = given.get("language", answers.get("language", ""))
                answer = given["id"]
            answers[column] = answer
        return answers

    answers = asked("observations", questions.OBSERVATION, {})
    names = questions.expanded(questions.OBSERVATION, collection.languages)
    cells = {name: answers[name] for name in names}
    return Batch((*rows, Proposed(package.name, "observations", cells)))


def _ask(question: Question) -> str:
    """Put a question until the answer will do; an answer of one blank is an empty one."""
    text = question.text
    if 0 < len(question.choices) <= 12:
        text += f" ({', '.join(question.choices)})"
    while True:
        default = question.default
        answer = str(click.prompt(text, default=default, show_default=bool(default))).strip()
        problem = question.problem(answer)
        if not problem:
            return answer
        click.echo(problem)


@click.group(cls=Commands)
def sources() -> None:
    """Look after the sources."""


@sources.command()
@click.argument("ids", nargs=-1, metavar="[SOURCE-ID]...", shell_complete=completing.sources)
@click.option("--online", is_flag=True, help="Fetch the pages; else only list them.")
@asking
def check(
    ids: tuple[str, ...],
    online: bool,
    timeout: float,
    delay: float,
    data: Path | None,
    json_: bool,
) -> None:
    """See whether the pages still print what was keyed from them.

    Exit code 0: all that could be reached still do. 1: a print has changed or a page is gone.
    --timeout is seconds a page, --delay seconds between two requests to one host.
    """
    from civdata.intake import freshness

    collection = chosen(data).collection
    places = freshness.addresses(collection, ids)
    if not online:
        _list_addresses(places, json_)
        return
    manners = freshness.Manners(f"civdata/{civdata.__version__}", timeout, delay)
    found = freshness.check(places, manners)
    if json_:
        print_json(found.as_dict())
    else:
        _show_freshness(found)
    sys.exit(0 if found.ok else 1)


def _list_addresses(places: Iterable[Address], json_: bool) -> None:
    rows = [
        {"source": place.source, "url": place.url, "observations": len(place.observations)}
        for place in places
    ]
    if json_:
        print_json({"fetched": False, "addresses": rows})
        return
    for row in rows:
        click.echo(f"{row['source']}  {row['url']}  {row['observations']} figures")
    click.echo(f"{len(rows)} addresses; nothing was fetched: give --online to fetch them")


def _show_freshness(found: Freshness) -> None:
    colours = {"changed": "red", "gone": "red", "unreachable": "yellow"}
    for item in found.sightings:
        if item.verdict == "there":
            continue
        line = f"{item.verdict:<11} {item.observation}  “{item.as_printed}”  {item.url}"
        line += f"  now: “{item.now}”" if item.now else ""
        line += f"  ({item.detail})" if item.detail else ""
        click.echo(click.style(line, fg=colours[item.verdict]))
    counts = found.counts
    click.echo(
        f"{counts['there']} still there, {counts['changed']} changed, {counts['gone']} gone; "
        f"{counts['unreachable']} could not be reached, which proves nothing"
    )


sources.add_command(keep)
