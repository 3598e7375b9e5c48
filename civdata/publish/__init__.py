"""The build: gates, then exports and catalogue, pages, search index, page checks, publish.

Everything is made in a folder beside the published one, which is replaced at once at the end;
when a gate finds an error, nothing is published and the old site stays.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from civdata import exports, languages
from civdata.errors import MissingExtra, UnreadableData
from civdata.exports.guide import llms_txt
from civdata.exports.people import excel_csv, workbook
from civdata.exports.publishing import publish_data
from civdata.exports.schema_org import schema_org
from civdata.model import Collection, Finding, Gate, Report
from civdata.publish import folder, inspection
from civdata.publish.made import Made
from civdata.publish.placing import place
from civdata.publish.preview import serve
from civdata.record.log import newest, read_changes

if TYPE_CHECKING:
    from civdata.checks.held import Folders
    from civdata.pages import Edition
    from civdata.project import Project

__all__ = ["BuildResult", "build", "make", "serve"]

DEFAULT_ADDRESS = "http://127.0.0.1:8000/"


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What came of a build: the report of all gates, where the site is, how much of it there is.

    `pages` is 0 and nothing was published when `report.ok` is false.
    """

    report: Report
    out: Path
    pages: int = 0
    files: int = 0
    bytes: int = 0


def build(
    project: Project,
    out: Path,
    sources: Folders = None,
    *,
    watch: bool = False,
    with_findings: bool = False,
) -> BuildResult:
    """Check a record, then build its site with all downloads into `out`.

    `sources` are folders with the texts of held sources. The address of the site is that of the
    settings, or of the environment, `CIVDATA_SITE_URL`; links within the site are relative and do
    not need it. `with_findings` builds although gates found errors, and shows them on the pages.
    Raises MissingExtra without the extra `civdata[site]`, OutputError where `out` cannot be made.
    """
    _require_extras()
    with place(out, project.settings.keep) as held:
        report = project.validate(sources=sources)
        if not (report.ok or with_findings):
            return BuildResult(report, out)
        what = project.collection if report.ok else _tolerated(project, report)
        shown = report.findings if with_findings else ()
        site, old = held.site, Made.after(held.out)
        found, pages = make(what, project.site, site, old, watch, shown)
        report = Report((*report.gates, found))
        if found.failed:
            return BuildResult(report, out)
        listed = [path for path in site.rglob("*") if path.is_file()]
        total = sum(path.stat().st_size for path in listed)
        held.put()
        return BuildResult(report, out, pages, len(listed), total)


def _tolerated(project: Project, report: Report) -> Collection:
    """Return a record with faults that lie in tables of other people; ours must be right."""
    theirs = {p.name for p in project.as_read.packages if p.foreign}
    for finding in report.findings:
        if finding.severity == "error" and finding.package not in theirs:
            raise UnreadableData(f"{finding} Only faults in tables of other people are published")
    return project.as_read


def make(
    collection: Collection,
    home: Path,
    site: Path,
    made: Made,
    watch: bool = False,
    findings: tuple[Finding, ...] = (),
) -> tuple[Gate, int]:
    """Write the whole site of a collection; return what the page checks found and how many pages.

    `home` is the site's source folder, `site` the folder to fill, `made` what the last site was
    made of; `watch` adds the script that reloads; `findings` are shown on the pages.
    """
    from civdata import pages
    from civdata.publish import checking, edition, index

    address = collection.settings.address or DEFAULT_ADDRESS
    address = os.environ.get("CIVDATA_SITE_URL", address).rstrip("/") + "/"
    packages = list(collection.packages)
    changes = read_changes(home / "changes.json")
    written = {p.name: exports.write_all(collection, p, site / "data" / p.name) for p in packages}
    changed = newest(collection, changes)
    publish_data(collection, written, home.parent, site / "data", address, changed)
    (site / "llms.txt").write_text(llms_txt(collection, address), "utf-8")
    downloads = {
        name: tuple(
            pages.File(f"data/{name}/{d.path}", d.format, d.table, d.bytes, d.sha256)
            for d in files
            if not d.path.endswith("datapackage.json")
        )
        for name, files in written.items()
    }
    linked_data = {
        (package.name, language): json.dumps(
            schema_org(collection, package, language, written[package.name], address),
            ensure_ascii=False,
        )
        for package in packages
        for language in collection.languages
    }
    editions = list(pages.editions(collection, home, downloads, linked_data, address, findings))
    edition.write(editions, home, site, address, changed, watch, made)
    _charts(editions, site)
    _workbooks(editions, site)
    index.write(editions, site)
    checking.write(collection, editions, site)
    made.write(site)
    folder.pack(site, changed, folder.offline(collection.settings))
    return inspection.check(site), sum(len(one.pages) for one in editions)


def _charts(editions: Iterable[Edition], site: Path) -> None:
    """Write every chart as a picture of its own, for other sites and for "copy image"."""
    for one in editions:
        for address, text in one.charts.items():
            path = site / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")


def _workbooks(editions: Iterable[Edition], site: Path) -> None:
    """Write files for people, one a topic and one of everything, in each language.

    The first sheet of a workbook, that of the figures, is there as CSV, too.
    """
    for one in editions:
        quotes = languages.get(one.language).quotes
        for address, title, sheets in one.workbooks:
            path = site / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(workbook(title, sheets))
            path.with_suffix(".csv").write_bytes(excel_csv(sheets[0], quotes))


def _require_extras() -> None:
    from importlib.util import find_spec

    needed = ("PIL", "babel", "font_roboto", "jinja2", "markdown", "yaml")
    if any(find_spec(name) is None for name in needed):
        raise MissingExtra("the site", "site")
