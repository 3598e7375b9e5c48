"""The command line. Only `civdata.cli` prints or exits.

Exit codes: 0 good, 1 findings or an error that the message explains, 2 wrong usage.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from errno import EPIPE
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

import click

import civdata
from civdata.cli import completing
from civdata.cli.assistant import mcp
from civdata.cli.choice import chosen, data_option, spoken
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
from civdata.cli.starting import init, package
from civdata.errors import CivdataError, MissingExtra, UnknownName
from civdata.exports.formats import FORMATS, Format
from civdata.model import Package, visible
from civdata.project import Project, nearest
from civdata.record.citation import STYLES, Style

if TYPE_CHECKING:
    from civdata.publish import BuildResult

held_texts = click.option(
    "--sources",
    "texts",
    multiple=True,
    metavar="DIR",
    help="Folder with the texts of held sources; may be given again.",
)
language = click.option("--lang", metavar="CODE", help="A language of the record.")


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


@main.command("list")
@data_option
@as_json
def list_(data: Path | None, json_: bool) -> None:
    """List the data packages."""
    project = chosen(data)
    rows = [_summary(package) for package in project.packages]
    if json_:
        print_json(rows)
        return
    lang = project.settings.language
    for row in rows:
        counts = f"{row['observations']} observations, {row['records']} records"
        click.echo(f"{row['name']:<14} {row['titles'].get(lang, ''):<28} {counts}")


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


def _summary(package: Package) -> dict[str, Any]:
    return {
        "name": package.name,
        "version": package.version,
        "titles": dict(package.titles),
        "observations": len(package.observations),
        "indicators": len(package.indicators),
        "records": sum(len(table.rows) for table in package.records),
        "tables": [table.name for table in package.tables],
        "views": [view.name for view in package.views],
    }


@main.command()
@click.argument("package", shell_complete=completing.packages)
@language
@data_option
@as_json
def show(package: str, lang: str | None, data: Path | None, json_: bool) -> None:
    """Show what a package holds: tables, views, indicators with their latest figure."""
    project = chosen(data)
    found, lang = project.package(package), spoken(project, lang)
    figures = {o.indicator: o for o in sorted(found.observations, key=lambda o: o.time_period)}
    if json_:
        rows = []
        for name, indicator in found.indicators.items():
            latest = figures.get(name)
            rows.append(
                {
                    "id": name,
                    "names": dict(indicator.names),
                    "unit": indicator.unit,
                    "latest": latest.id if latest else None,
                }
            )
        print_json(
            {**_summary(found), "descriptions": dict(found.descriptions), "indicator_list": rows}
        )
        return
    click.echo(f"{found.titles.get(lang, found.name)}  [{found.name} {found.version}]")
    click.echo(found.descriptions.get(lang, ""))
    for table in found.tables:
        title = table.titles.get(lang, "")
        click.echo(f"  {table.name:<22} {len(table.rows):>5}  {title}")
    for view in found.views:
        click.echo(f"  {view.name:<22} view   {view.titles.get(lang, '')}")
    for name, indicator in found.indicators.items():
        latest = figures.get(name)
        tail = f"{latest.time_period or '–'}: “{latest.as_printed}”" if latest else ""
        click.echo(f"  {name}: {indicator.names.get(lang, '')}. {tail}")


@main.command()
@click.argument("packages", nargs=-1, metavar="[PACKAGE | DIR | datapackage.json]...")
@held_texts
@click.option("--engine", type=click.Choice(["dask"]), help="What judges large tables.")
@click.option("--scheduler", metavar="ADDRESS", default="", help="Where the engine listens.")
@data_option
@as_json
def validate(
    packages: tuple[str, ...],
    texts: tuple[str, ...],
    engine: str | None,
    scheduler: str,
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
                *named, sources=sources, engine=engine or "", scheduler=scheduler
            )
    except UnknownName as error:
        raise click.UsageError(visible(str(error))) from error
    if json_:
        print_json(report_dict(report))
    else:
        print_report(report)
    sys.exit(0 if report.ok else 1)


@main.command()
@click.argument("observation_id", metavar="OBSERVATION-ID", shell_complete=completing.figures)
@language
@data_option
@as_json
def evidence(observation_id: str, lang: str | None, data: Path | None, json_: bool) -> None:
    """Show the proof of one figure: as printed, source, place, link, contradictions."""
    project = chosen(data)
    proof, lang = project.evidence(observation_id), spoken(project, lang)
    if json_:
        print_json(proof.as_dict())
        return
    o, source = proof.observation, proof.source
    upper = "" if o.value_max is None else f" to {o.value_max}"
    lines: Mapping[str, str] = {
        "indicator": f"{proof.indicator.names.get(lang, '')} [{o.indicator}]",
        "period": o.time_period or "not stated",
        "status": o.obs_status,
        "value": f"{o.value}{upper} {proof.indicator.unit} ({o.qualifier})",
        "interval": str(proof.interval),
        "as printed": f"“{o.as_printed}”",
        "source": f"{source.title} — {source.publisher.name(lang)} [{source.id}, {source.status}]",
        "place": o.locator,
        "link": proof.link or "no address is known",
        "note": o.notes.get(lang, ""),
        "contradicts": ", ".join(proof.contradicts),
    }
    click.echo(o.id)
    for name, text in lines.items():
        if text:
            click.echo(f"  {name + ':':<13}{text}")
    for outcome in proof.reconciliations:
        name = outcome.reconciliation.names.get(lang, outcome.reconciliation.id)
        click.echo(f"  {outcome.verdict.replace('_', ' ') + ':':<23}{name}")
    for item in proof.discrepancies:
        state = ", ".join(filter(None, (item.state, item.state_date)))
        click.echo(f"  does not add up ({state}): {item.explanations.get(lang, '')}")


@main.command()
@click.argument("package", shell_complete=completing.packages)
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), required=True)
@click.option("--out", type=click.Path(path_type=Path), default=Path(), show_default="this folder")
@data_option
def export(package: str, format_: str, out: Path, data: Path | None) -> None:
    """Write a package in a format of your choice."""
    for path in chosen(data).export(package, cast(Format, format_), out):
        click.echo(path)


@main.command()
@click.argument("text")
@language
@data_option
@as_json
def search(text: str, lang: str | None, data: Path | None, json_: bool) -> None:
    """Find indicators, figures and records by words or numbers in any language."""
    project = chosen(data)
    hits = project.search(text, spoken(project, lang))
    if json_:
        print_json([hit.as_dict() for hit in hits])
        return
    for hit in hits:
        click.echo(f"{hit.kind:<12} {hit.id:<40} {hit.title}. {hit.detail}")
    if not hits:
        click.echo("nothing found", err=True)


@main.command()
@click.argument(
    "name", metavar="PACKAGE|OBSERVATION-ID", shell_complete=completing.packages_and_figures
)
@click.option("--style", type=click.Choice(STYLES), default="text", show_default=True)
@language
@data_option
def cite(name: str, style: str, lang: str | None, data: Path | None) -> None:
    """Cite a package or one figure."""
    project = chosen(data)
    click.echo(project.cite(name, cast(Style, style), spoken(project, lang)))


@main.command()
@click.argument("old", type=click.Path(exists=True))
@click.argument("new", type=click.Path(exists=True))
@as_json
def diff(old: str, new: str, json_: bool) -> None:
    """Compare two versions of a package, or of a folder of packages."""
    changes = civdata.diff(old, new)
    if json_:
        print_json(changes.as_dict())
    else:
        click.echo(str(changes))


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
@data_option
def build(texts: tuple[str, ...], out: Path | None, with_findings: bool, data: Path | None) -> None:
    """Check everything, then build the site with all downloads; publish nothing on a finding.

    While another build is at work on the same --out, this one waits, for at most ten minutes.
    """
    make = _builder().build
    sources, place = _folders(texts), out or Path("build") / "site"
    project = chosen(data, aloud=True)

    def made() -> BuildResult:
        with progress("building"):
            return cast("BuildResult", make(project, place, sources, with_findings=with_findings))

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


for command in (add, check, draft, import_, mcp, init, package, release, sources):
    main.add_command(command)

if __name__ == "__main__":
    main()
