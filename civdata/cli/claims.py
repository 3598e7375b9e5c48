"""The command that checks texts against the record."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from civdata import storage
from civdata.claims import VERDICTS, Checked
from civdata.claims.plain import plain
from civdata.cli.choice import chosen, data_option
from civdata.cli.completing import text_language
from civdata.cli.output import as_json, print_json
from civdata.errors import CivdataError, UnknownName
from civdata.project import Project
from civdata.storage.disk import MAX_BYTES

_COLOURS = {"agrees": "green", "differs": "red", "contested": "yellow"}
_DAYS = "published.csv"


class _Verdicts(click.ParamType):  # type: ignore[type-arg]
    name = "verdicts"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, ...]:
        """Split a list at its commas; refuse what is no verdict."""
        found = tuple(part.strip() for part in str(value).split(",") if part.strip())
        wrong = [part for part in found if part not in VERDICTS]
        if wrong:
            self.fail(str(UnknownName.among("verdict", wrong[0], VERDICTS)), param, ctx)
        return found

    def shell_complete(self, ctx: Any, param: Any, incomplete: str) -> list[CompletionItem]:
        """Complete the last verdict of a list."""
        del ctx, param
        before, comma, begun = incomplete.rpartition(",")
        return [CompletionItem(before + comma + v) for v in VERDICTS if v.startswith(begun)]


# complex: a command: one text or a folder, for people or for programs
@click.command()
@click.argument("file", metavar="FILE | DIR | -")
@text_language
@click.option("--published", metavar="DATE", help="Day of the text, such as 2024-02-14.")
@click.option(
    "--fail-on",
    type=_Verdicts(),
    default="",
    metavar="VERDICTS",
    help="Exit with 1 if a figure has one of these verdicts: differs,contested.",
)
@data_option
@as_json
def check(
    file: str,
    lang: str | None,
    published: str | None,
    fail_on: tuple[str, ...],
    data: Path | None,
    json_: bool,
) -> None:
    """Tell which figures of a text the record confirms, denies or does not know.

    FILE is text, Markdown or HTML; a folder is read whole (*.txt, *.md, *.html), with the days of
    its texts in published.csv (file,published); - is the standard input.
    """
    path, project = Path(file), chosen(data)
    is_folder = file != "-" and path.is_dir()
    if is_folder:
        checked = _read_folder(project, path, lang, published)
    else:
        checked = {file: _read(project, None if file == "-" else path, lang, published)}
    if json_ and is_folder:
        print_json({"texts": {name: found.as_dict() for name, (_, found) in checked.items()}})
    elif json_:
        print_json(next(iter(checked.values()))[1].as_dict())
    else:
        for name, (text, found) in checked.items():
            _print(project, name, text, found)
    if any(found.of(*fail_on) for _, found in checked.values()):
        sys.exit(1)


def _read_folder(
    project: Project, folder: Path, lang: str | None, published: str | None
) -> dict[str, tuple[str, Checked]]:
    """Check every text of a folder, each of its own day where that is told."""
    days = _days(folder)
    texts = sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".md", ".html", ".htm"))
    return {p.name: _read(project, p, lang, days.get(p.name) or published) for p in texts}


def _read(
    project: Project, path: Path | None, lang: str | None, published: str | None
) -> tuple[str, Checked]:
    data = storage.given(path) if path else sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise CivdataError(f"standard input: more than {MAX_BYTES} bytes are not read")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        name = path or "standard input"
        raise CivdataError(f"{name}: not UTF-8 (byte {error.start}); save it as UTF-8") from None
    seen = plain(text, path.suffix if path else "")
    return text, project.check(seen, lang, published)


def _days(folder: Path) -> dict[str, str]:
    path = folder / _DAYS
    if not path.is_file():
        return {}
    try:
        text = storage.given(path).decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise CivdataError(f"{path}: not CSV in UTF-8: {error}") from None
    if rows and not {"file", "published"} <= rows[0].keys():
        raise CivdataError(f"{path}: the columns must be file,published")
    return {row["file"]: row["published"] or "" for row in rows}


def _print(project: Project, name: str, text: str, found: Checked) -> None:
    """Print a line a figure: where, what, the verdict and why."""
    for claim in found.figures:
        line = text.count("\n", 0, claim.start) + 1
        column = claim.start - text.rfind("\n", 0, claim.start)
        verdict = click.style(claim.verdict, fg=_COLOURS.get(claim.verdict))
        printed = " ".join(claim.printed.split())
        click.echo(f"{name}:{line}:{column}: {verdict}: “{printed}”: {claim.reason}")
        for observation in claim.observations[:4]:
            proof = project.evidence(observation)
            click.echo(f"    “{proof.observation.as_printed}”, {proof.link or proof.source.title}")
    counts = ", ".join(f"{len(found.of(v))} {v.replace('_', ' ')}" for v in VERDICTS)
    click.echo(f"{name}: {counts}")
