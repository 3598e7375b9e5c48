"""A package's page: charts, tables, downloads, dictionary, sources, how to cite and to load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from markupsafe import Markup

from civdata.exports.formats import FORMATS
from civdata.exports.people import address
from civdata.lookup.paths import is_long, table_path
from civdata.model import Indicator, Package, Table
from civdata.pages import addup, people, plain, series, sifting, tables
from civdata.pages.book import Book, Page, Shown
from civdata.record.citation import cite, licence_of, publisher_of
from civdata.record.views import View

FIRST_TABLES = ("", "observations")
FIRST_FORMATS = tuple(name for name, kind in FORMATS.items() if kind.first)
"""What most readers come for, offered at the top of a package's page."""
SHOWN_SOURCES = 12
SHOWN_CHARTS = 4
"""Longer lists of sources and rows of charts are folded."""
SHOWN_CASES = 3
"""Further cases are named and stand on the page of what does not add up."""
ANSWERS = 3
"""How many sentences of what the figures say a topic opens with."""
UNCOUNTED = ("duration", "ordinal", "frequency")
"""Kinds of units whose figures answer no question of a topic."""
FILTERED = 12
"""A longer list of indicators has a filter."""

_Line = tuple[Indicator, Shown, int]


def page(book: Book, package: Package) -> Page:
    """Make the page of a package."""
    language = book.language
    return book.page(
        "package",
        f"{package.name}/",
        package.titled(language),
        package.described(language) or _told_by_tables(package, language),
        subject=package,
        package=package,
        linked_data=_script(book.linked_data.get((package.name, language), "")),
        dictionary=tables.dictionary(book, package.tables),
        question=book.words.messages.get(f"question.{package.name}", ""),
        cases=addup.cases(book, package.name),
        shown_cases=SHOWN_CASES,
        people=people.path_of(book, package) if package.observations else "",
        people_csv=address(f"{package.name}/", package.name, language, "csv")
        if package.observations
        else "",
        **_figures(book, package),
        **_records(book, package),
        **_plain(book, package),
        **_downloads(book, package),
        **_terms(book, package),
    )


def _told_by_tables(package: Package, language: str) -> str:
    """Describe a package that says nothing of itself by the titles of its tables."""
    return "; ".join(table.titled(language) for table in package.tables)


Values = dict[str, Any]
"""What a template is given, by name."""


# complex: one page, a field a line
def _figures(book: Book, package: Package) -> Values:
    """Return what the figures of a package say: answers, charts, tables, the list of all."""
    grids = list(tables.views(book, package))
    found = _in_order(book, _latest(book, package))
    first = series.of_indicator(book, found[0][0])[:1] if found else []
    singles = [one for one in found if one[2] == 1]
    return {
        "grids": [grid for _, grid in grids],
        "charts": _charts(book, [view for view, _ in grids], {d.chart.id for d in first}),
        "figures": f"{package.name}/figures/" if package.observations else "",
        "figure_count": len(package.observations),
        "indicators": [one for one in found if one[2] > 1] or singles,
        "singles": singles if len(singles) < len(found) else [],
        "answers": [(line[0], series.sentence(book, line[0])) for line in found[:ANSWERS]],
        "answer_charts": first,
        "index_sift": _index_sift(book, [line[0].id for line in found]),
    }


def _latest(book: Book, package: Package) -> list[_Line]:
    """Return the indicators that have a figure: the one that stands, and how many there are."""
    return [
        (indicator, book.show(latest), len(book.facts.of_indicator(indicator)))
        for indicator in package.indicators.values()
        if (latest := book.facts.latest(indicator))
    ]


def _records(book: Book, package: Package) -> Values:
    """Return the tables about things: the short ones whole, the long ones by title and address."""
    titles = {table.name: tables.title_of(book, package, table) for table in package.records}
    return {
        "records": list(tables.records(book, package)),
        "sifts": {
            table.name.replace("_", "-"): sifting.of_records(book, table, titles[table.name])
            for table in package.records
        },
        "long": [
            (titles[table.name], table_path(table), len(table.rows))
            for table in package.records
            if is_long(table)
        ],
        "shown_charts": SHOWN_CHARTS,
    }


def _plain(book: Book, package: Package) -> Values:
    """Return the tables of other people: title, address, rows, and how much is wrong in them."""
    return {
        "plain": [
            (
                table.titled(book.language),
                plain.path_of(table),
                len(table.rows),
                sum(f.file == table.file for f in book.findings),
            )
            for table in plain.plain_tables(package)
        ]
    }


def _downloads(book: Book, package: Package) -> Values:
    """Return the files of a package, those first that most readers come for."""
    files = book.downloads.get(package.name, ())
    first = [file for file in files if file.table in FIRST_TABLES]
    return {
        "first_files": [f for name in FIRST_FORMATS for f in first if f.format == name],
        "files": first,
        "more_files": [file for file in files if file.table not in FIRST_TABLES],
        "addresses": _addresses(book, package),
    }


def _terms(book: Book, package: Package) -> Values:
    """Return what a package rests on, whose it is, and how to cite it."""
    used = {o.source for o in package.observations}
    used |= {row["source"] for table in package.records for row in table.rows}
    return {
        "sources": [s for s in book.collection.sources.values() if s.id in used],
        "shown_sources": SHOWN_SOURCES,
        "citation": cite(book.collection, package.name, "text", book.language),
        "bibtex": cite(book.collection, package.name, "bibtex", book.language),
        "licence": licence_of(book.collection, package),
        "publisher": publisher_of(book.collection, book.language),
    }


def _in_order(book: Book, found: list[_Line]) -> list[_Line]:
    """Put headline indicators first, then those with most yearly figures of the country.

    A single figure answers no question of a topic; it is listed after all series. Nor does what
    counts nothing: the years of an anniversary, the number of a meeting.
    """
    headlines = book.collection.settings.headlines
    units = book.collection.reference("units")

    def rank(line: _Line) -> tuple[int, bool, int]:
        indicator = line[0]
        at = headlines.index(indicator.id) if indicator.id in headlines else len(headlines)
        unit = units.get(indicator.unit)
        mute = unit is not None and unit["kind"] in UNCOUNTED
        return at, mute, -len(series.yearly(book, indicator))

    return sorted(found, key=rank)


def _index_sift(book: Book, indicators: Sequence[str]) -> sifting.Sift | None:
    if len(indicators) <= FILTERED:
        return None
    marks: dict[str, dict[str, str]] = {indicator: {} for indicator in indicators}
    return sifting.of_list(book, "index", book.words.say("package.indicators"), (), marks)


def _charts(book: Book, views: Iterable[View], seen: set[str]) -> dict[str, list[series.Drawn]]:
    """Draw each view; a chart that stands on the page already is not drawn again."""
    made: dict[str, list[series.Drawn]] = {}
    for view in views:
        drawn = [one for one in series.of_view(book, view) if one.chart.id not in seen]
        seen |= {one.chart.id for one in drawn}
        made[view.name] = drawn
    return made


def table_pages(book: Book, package: Package) -> Iterator[Page]:
    """Make a page for all figures of a package, and one for each long table of records."""
    yield from plain.pages(book, package)
    if package.observations:
        yield _figures_page(book, package)
    for table in package.records:
        if is_long(table):
            yield _table_page(book, package, table)


def _figures_page(book: Book, package: Package) -> Page:
    """Make the page on which a package's figures can be filtered together."""
    language = book.language
    found = [o for i in package.indicators.values() for o in book.facts.newest_first(i)]
    title = book.words.say("figures.title", package=package.titled(language))
    return book.page(
        "figures",
        f"{package.name}/figures/",
        title,
        book.words.say("figures.description", package=package.titled(language)),
        subject=package,
        package=package,
        sift=sifting.of_observations(book, package.name, found, title, package.name),
        observations=[
            (package.indicators[o.indicator].names[language], book.show(o)) for o in found
        ],
    )


def _table_page(book: Book, package: Package, table: Table) -> Page:
    grid = tables.of_records(book, package, table)
    files = [f for f in book.downloads.get(package.name, ()) if f.table == table.name]
    about = table.descriptions.get(book.language, grid.title)
    path = table_path(table)
    sift = sifting.of_records(book, table, grid.title)
    return book.page(
        "records",
        path,
        grid.title,
        about,
        subject=table,
        package=package,
        grid=grid,
        sift=sift,
        about=about,
        files=files,
    )


def _script(text: str) -> Markup:
    """Make JSON safe inside a script element of a page."""
    return Markup(text.replace("<", "\\u003c"))


def _addresses(book: Book, package: Package) -> dict[str, str]:
    """Web addresses for the examples of code: the table of observations and the whole package.

    A site without an address names the table as it lies in the reader's folder of downloads.
    """
    files = book.downloads.get(package.name, ())
    found = {"csv": "", "zip": ""}
    for file in files:
        if file.table == "observations" and file.format == "csv":
            named = f"{book.site_url}{file.path}" if book.placed else file.path.split("/")[-1]
            found["csv"] = named
        elif file.format == "zip" and book.placed:
            found["zip"] = f"{book.site_url}{file.path}"
    return found
