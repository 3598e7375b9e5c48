"""The build: gates, then exports and catalogue, pages, search index, page checks, publish.

Everything is made in a folder beside the published one, which is replaced at once at the end;
when a gate finds an error, nothing is published and the old site stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from civdata import languages
from civdata.errors import MissingExtra, UnreadableData
from civdata.exports.guide import llms_txt
from civdata.exports.people import excel_csv, workbook
from civdata.exports.publishing import publish_data
from civdata.model import Collection, Finding, Gate, Report
from civdata.publish import again, folder, inspection
from civdata.publish.downloads import (
    address_of,
    documented,
    downloads_of,
    linked,
    listed,
    stated_address,
)
from civdata.publish.draft import Draft
from civdata.publish.folder import Sums
from civdata.publish.placing import Place, place
from civdata.publish.watching import serve
from civdata.record.log import newest, read_changes
from civdata.storage.cache import NONE, Cache, digest
from civdata.storage.cache import place as place_of_cache

if TYPE_CHECKING:
    from civdata.checks.held import Folders
    from civdata.pages import Edition
    from civdata.project import Project

__all__ = ["BuildResult", "build", "make", "serve"]


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
    fresh: bool = False,
) -> BuildResult:
    """Check a record, then build its site with all downloads into `out`.

    `sources` are folders with the texts of held sources. The address of the site is that of the
    settings, or of the environment, `CIVDATA_SITE_URL`; links within the site are relative and do
    not need it. `with_findings` builds although gates found errors, and shows them on the pages.
    `fresh` makes everything anew, though it may be in the cache.
    Raises MissingExtra without the extra `civdata[site]`, OutputError where `out` cannot be made.
    """
    _require_extras()
    with place(out, project.settings.keep) as held:
        report = project.validate(sources=sources)
        if not (report.ok or with_findings):
            return BuildResult(report, out)
        what = documented(project.collection if report.ok else _tolerated(project, report))
        shown = report.findings if with_findings else ()
        record = str(project.folder.absolute())
        with closing(Cache(place_of_cache(), fresh=fresh, record=record)) as cache:
            return _built(project, what, report, held, cache, watch, shown)


def _built(
    project: Project,
    collection: Collection,
    report: Report,
    held: Place,
    cache: Cache,
    watch: bool,
    shown: tuple[Finding, ...],
) -> BuildResult:
    """Build the site of a record that was checked, or leave the old one, if it is the same."""
    about = (address_of(collection), collection.settings.documentation, str(watch))
    told = (*about, *map(str, shown))
    made_of = again.inputs(project.folder.absolute(), project.data, project.site, "\n".join(told))
    if same := again.kept(cache, made_of, held.out, held.keep):
        gate, pages, files, size = same
        return BuildResult(Report((*report.gates, gate)), held.out, pages, files, size)
    site = held.site
    found, pages, sums = make(collection, project.site, site, cache, watch, shown, held.out)
    report = Report((*report.gates, found))
    if found.failed:
        return BuildResult(report, held.out)
    total = sum((site / name).stat().st_size for name in sums)
    again.keep(cache, made_of, sums, found, pages)
    held.put(sums)
    return BuildResult(report, held.out, pages, len(sums), total)


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
    cache: Cache = NONE,
    watch: bool = False,
    findings: tuple[Finding, ...] = (),
    published: Path | None = None,
) -> tuple[Gate, int, Sums]:
    """Write the whole site of a collection.

    Returns what the page checks found, how many pages there are, and the sum of every file.
    `home` is the site's source folder, `site` the folder to fill, `cache` what was made before;
    `watch` adds the script that reloads; `findings` are shown on the pages;
    `published` is the site that was made before, whose files may be taken over.
    """
    from civdata import pages
    from civdata.publish import checking, edition, index

    address, stated = address_of(collection), stated_address(collection)
    packages = list(collection.packages)
    changes = read_changes(home / "changes.json")
    draft = Draft(site, cache, published)
    data, put = site / "data", draft.put
    written = {p.name: downloads_of(collection, p, data / p.name, cache, put) for p in packages}
    changed = newest(collection, changes)
    publish_data(collection, written, home.parent, data, address, changed, put)
    (site / "llms.txt").write_text(llms_txt(collection, address), "utf-8")
    downloads = {name: listed(name, files) for name, files in written.items()}
    linked_data = {
        key: text
        for package in packages
        for key, text in linked(collection, package, written[package.name], stated).items()
    }
    books = pages.books_of(collection, home, downloads, linked_data, stated, findings, cache)
    editions = list(pages.editions(collection, home, books, cache))
    edition.write(editions, home, draft, address, stated, changed, watch)
    _charts(editions, draft)
    _workbooks(editions, draft)
    index.write(editions, site, cache)
    checking.write(collection, editions, site, cache)
    sums = draft.sums()
    folder.pack(site, sums, changed, folder.offline(collection.settings), cache)
    gate = inspection.check(site, sums, cache)
    return gate, sum(len(one.pages) for one in editions), sums


def _charts(editions: Iterable[Edition], draft: Draft) -> None:
    """Write every chart as a picture of its own, for other sites and for "copy image"."""
    for one in editions:
        for address, text in one.charts.items():
            draft.write(address, text.encode())


def _workbooks(editions: Iterable[Edition], draft: Draft) -> None:
    """Write files for people, one a topic and one of everything, in each language.

    The first sheet of a workbook, that of the figures, is there as CSV, too.
    """
    for one in editions:
        quotes = languages.get(one.language).quotes
        for address, title, sheets in one.workbooks:
            told = digest(
                title, quotes, [(sheet.name, sheet.heads, sheet.rows) for sheet in sheets]
            )
            draft.make(address, partial(workbook, title, sheets), "workbook", told)
            table = address.removesuffix(".xlsx") + ".csv"
            draft.make(table, partial(excel_csv, sheets[0], quotes), "first sheet", told)


def _require_extras() -> None:
    from importlib.util import find_spec

    needed = ("PIL", "babel", "font_roboto", "jinja2", "markdown", "yaml")
    if any(find_spec(name) is None for name in needed):
        raise MissingExtra("the site", "site")
