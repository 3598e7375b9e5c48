"""Commands that show what a record holds: they read, and change nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import click

import civdata
from civdata.cli import completing
from civdata.cli.choice import Near, Words, chosen, data_option, spoken
from civdata.cli.output import as_json, print_json
from civdata.exports.formats import FORMATS, Format
from civdata.model import Observation, Package
from civdata.project import Project
from civdata.record.citation import STYLES, Style

language = click.option(
    "--lang",
    metavar="CODE",
    help="A language of the record.",
    shell_complete=completing.languages,
)


@click.command("list")
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
    titled = [(row["name"], row["titles"].get(lang, "")) for row in rows]
    widths = [max(map(len, column)) for column in zip(*titled, strict=True)]
    for row, (name, title) in zip(rows, titled, strict=True):
        counts = f"{row['observations']} observations, {row['records']} records"
        click.echo(f"{name:<{widths[0]}}  {title:<{widths[1]}}  {counts}")


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


@click.command()
@click.argument("package", shell_complete=completing.packages)
@language
@data_option
@as_json
def show(package: str, lang: str | None, data: Path | None, json_: bool) -> None:
    """Show what a package holds: tables, views, indicators with the figure that stands for them."""
    project = chosen(data)
    found, lang = project.package(package), spoken(project, lang)
    figures = _standing(project, found)
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
        tail = _figure(project, latest) if latest else ""
        click.echo(f"  {name}: {indicator.names.get(lang, '')}. {tail}")


def _standing(project: Project, package: Package) -> dict[str, Observation | None]:
    """Return the figure that stands for each indicator of a package, as on the site."""
    from civdata.record.standing import headline  # a search does without

    groups: dict[str, list[Observation]] = defaultdict(list)
    for o in package.observations:
        groups[o.indicator].append(o)
    return {name: headline(project.collection, group) for name, group in groups.items()}


def _figure(project: Project, o: Observation) -> str:
    """Return a figure in a line: its period, what it is of if not all that was, and its print."""
    apart = ["" if o.ref_area == project.collection.country else o.ref_area]
    apart.append("" if o.obs_status == "actual" else o.obs_status)
    told = ", ".join(filter(None, (o.time_period or "–", *apart)))
    return f"{told}: “{o.as_printed}”"


@click.command()
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


@click.command()
@click.argument("package", shell_complete=completing.packages)
@click.option("--format", "format_", type=Near(list(FORMATS)), required=True)
@click.option("--out", type=click.Path(path_type=Path), default=Path(), show_default="this folder")
@data_option
def export(package: str, format_: str, out: Path, data: Path | None) -> None:
    """Write a package in a format of your choice."""
    for path in chosen(data).export(package, cast(Format, format_), out):
        click.echo(path)


@click.command()
@click.argument("text", type=Words())
@language
@data_option
@as_json
def search(text: str, lang: str | None, data: Path | None, json_: bool) -> None:
    """Find indicators, figures and records by words or numbers in any language."""
    project = chosen(data)
    hits = project.search(text, spoken(project, lang) if lang else None)
    if json_:
        print_json([hit.as_dict() for hit in hits])
        return
    for hit in hits:
        click.echo(f"{hit.kind:<12} {hit.id:<40} {hit.title}. {hit.detail}")
    if not hits:
        click.echo("nothing found", err=True)


@click.command()
@click.argument(
    "name", metavar="PACKAGE|OBSERVATION-ID", shell_complete=completing.packages_and_figures
)
@click.option("--style", type=Near(STYLES), default="text", show_default=True)
@language
@data_option
def cite(name: str, style: str, lang: str | None, data: Path | None) -> None:
    """Cite a package or one figure."""
    project = chosen(data)
    click.echo(project.cite(name, cast(Style, style), spoken(project, lang)))


@click.command()
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
