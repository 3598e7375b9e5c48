"""The command that drafts rows from a text, and walks an editor through them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

import civdata
from civdata.cli import completing
from civdata.cli.choice import chosen, data_option, own_folder
from civdata.cli.editing import conclude, held_texts, update_option
from civdata.errors import CivdataError
from civdata.project import Project

if TYPE_CHECKING:
    from civdata.intake.drafting import Drafted

KEYS = "a accept  2 3 accept with that indicator  e edit  r refuse  s later  q stop"
csv_file = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", required=False, metavar="[FILE | URL]")
@click.option(
    "--source",
    metavar="ID",
    help="Source of the text: its id, known or new.",
    shell_complete=completing.sources,
)
@completing.text_language
@click.option("--published", metavar="DATE", help="Day or year of the text.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("rows.csv"),
    show_default=True,
)
@click.option("--review", type=csv_file, metavar="ROWS", help="Accept or refuse drafted rows.")
@click.option("--add", "add_", type=csv_file, metavar="ROWS", help="Add what is accepted in ROWS.")
@click.option(
    "--with",
    "with_",
    multiple=True,
    metavar="TABLE=FILE",
    help="Rows that come along: sources, indicators or another table.",
)
@update_option
@data_option
@held_texts
def draft(
    file: str | None,
    source: str | None,
    lang: str | None,
    published: str | None,
    out: Path,
    review: Path | None,
    add_: Path | None,
    with_: tuple[str, ...],
    update: bool,
    data: Path | None,
    texts: Path | None,
) -> None:
    """Draft a row for each figure of a text, or the reason why it becomes none.

    FILE is text, Markdown, HTML, PDF or DOCX; nothing but a URL is fetched. The rows are looked
    through with --review or in the file, and what is accepted goes with --add the way of
    `civdata add`: through all gates, all of it or nothing.
    """
    if [file, review, add_].count(None) != 2:
        raise click.UsageError("give one of FILE, --review ROWS and --add ROWS")
    project = chosen(data)
    if review:
        _review(review, project)
    elif add_:
        _add(add_, with_, update, own_folder(project), texts)
    else:
        if source is None:
            raise click.UsageError("--source: name the source of the text")
        _draft(str(file), source, lang, published, out, project)


def _draft(
    file: str, source: str, lang: str | None, published: str | None, out: Path, project: Project
) -> None:
    from civdata.intake.drafting import PROPOSED, read_file, write_rows
    from civdata.intake.drafting import draft as make

    text = _fetched(file) if "://" in file else read_file(Path(file))
    rows = make(project.collection, text, source, lang, published)
    write_rows(out, rows)
    reasons = Counter(row.reason for row in rows if row.account != PROPOSED)
    proposed = [row for row in rows if row.account == PROPOSED]
    click.echo(f"{len(proposed)} figures proposed in {out}, {sum(reasons.values())} are no data")
    for reason, number in sorted(reasons.items()):
        click.echo(f"  {number:>4}  {reason}")
    against = sum(bool(row.contradicts) for row in proposed)
    if against:
        click.echo(f"{against} would contradict the record: column contradicts")
    click.echo(f"next: civdata draft --review {out}")


def _fetched(url: str) -> str:
    from civdata.intake import freshness
    from civdata.intake.freshness.fetch import fetch

    page = fetch(url, freshness.Manners(f"civdata/{civdata.__version__}", 20.0, 1.0))
    if page.state != "read" or not page.text.strip():
        raise CivdataError(f"{url}: {page.detail or 'holds no text'}; save the page and draft that")
    return page.text


def _review(path: Path, project: Project) -> None:
    """Put one row after the other; what is decided is written at once."""
    from civdata.intake.drafting import read_rows, write_rows
    from civdata.intake.drafting.review import open_rows

    rows = list(read_rows(path))
    waiting = list(open_rows(rows))
    click.echo(f"{len(waiting)} rows wait. {KEYS}")
    for number, place in enumerate(waiting, 1):
        click.echo(_shown(rows[place], number, len(waiting)))
        row = _decided(rows[place], project)
        if row is None:
            break
        rows[place] = row
        write_rows(path, rows)
    accepted = sum(row.decision == "accept" for row in rows)
    click.echo(f"{accepted} accepted; next: civdata draft --add {path}")


def _shown(row: Drafted, number: int, of: int) -> str:
    upper = f" to {row.value_max}" if row.value_max else ""
    lines = [
        f"\n{number}/{of} {row.paragraph}  “{row.as_printed}”",
        f"  {row.value}{upper} {row.unit} {row.qualifier}",
        f"  {row.time_period or 'no period'} {row.ref_area} {row.obs_status}",
        f"  1 {row.indicator}",
        *(f"  {n} {other}" for n, other in ((2, row.second), (3, row.third)) if other),
        f"  corroborates {row.corroborates}" if row.corroborates else "",
        f"  contradicts {row.contradicts}" if row.contradicts else "",
    ]
    return "\n".join(line for line in lines if line)


def _decided(row: Drafted, project: Project) -> Drafted | None:
    """Return the row after the keys of an editor; None to stop."""
    from civdata.intake.drafting import ACCEPT
    from civdata.intake.drafting.review import accept, refuse

    while True:
        key = click.getchar().lower()
        if key in ("q", "\x03", "\x04", ""):
            return None
        if key == "s":
            return row
        if key in ("a", "\r", "\n", "1", "2", "3"):
            made = accept(row, int(key) if key.isdigit() else 1)
            if made.decision == ACCEPT:
                return made
            click.echo("  no indicator of the record there: e edits, r refuses")
        elif key == "r":
            reason = click.prompt("  why", default="background")
            return refuse(row, str(reason))
        elif key == "e":
            row = _edited(row, project)
            click.echo(_shown(row, 1, 1))
        else:
            click.echo(f"  {KEYS}")


def _edited(row: Drafted, project: Project) -> Drafted:
    from civdata.intake.drafting.review import edit, problem

    source = project.collection.sources.get(row.source)
    lang = source.language if source else project.settings.language
    given = click.prompt("  column=value", default="", show_default=False)
    column, _, value = str(given).partition("=")
    wrong = problem(column.strip(), value.strip(), project.collection, lang)
    if wrong:
        click.echo(f"  {column.strip() or 'nothing'}: {wrong}")
        return row
    return edit(row, column.strip(), value.strip())


def _add(
    path: Path, with_: Sequence[str], update: bool, project: Project, texts: Path | None
) -> None:
    from civdata.intake import Batch, owner, propose
    from civdata.intake import read_rows as read_table
    from civdata.intake.drafting import accepted, read_rows

    rows = read_rows(path)
    batch = Batch()
    for item in with_:
        table, _, name = item.partition("=")
        if not Path(name).is_file():
            raise click.UsageError(f"--with {item}: expected TABLE=FILE of a CSV file")
        batch += read_table(Path(name), table, owner(table, ""))
    taken = accepted(rows, project.collection, path.name)
    batch += taken
    if not taken.rows and not batch.findings:
        click.echo(f"nothing is accepted in {path}: civdata draft --review {path}")
        sys.exit(1)
    conclude(propose(batch, project.data, texts, update, project.given), dry_run=False)
