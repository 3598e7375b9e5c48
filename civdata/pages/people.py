"""What stands in the workbooks for people: five sheets, in the words of one language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from civdata.exports.people import Cell, Link, Number, Sheet, address
from civdata.model import Observation, Package, Source
from civdata.pages import addup
from civdata.pages.book import Book, observation_path
from civdata.pages.series import yearly

YEARS = 12
"""The sheet of years shows the newest so many; all others stand among the figures."""


def books(book: Book) -> Iterator[tuple[str, str, list[Sheet]]]:
    """Yield the workbooks of a language: address below the site, title, sheets."""
    for package in book.facts.packages:
        if package.observations:
            title = package.titled(book.language)
            yield path_of(book, package), title, sheets(book, [package])
    yield path_of(book), book.name, sheets(book, book.facts.packages)


def path_of(book: Book, package: Package | None = None) -> str:
    """Return the address of a workbook below the site: of one topic, or of everything."""
    if package:
        return address(f"{package.name}/", package.name, book.language)
    return address("", book.collection.settings.name or "record", book.language)


def sheets(book: Book, packages: Sequence[Package]) -> list[Sheet]:
    """Make the five sheets: figures, by year, regions, what does not add up, sources."""
    found = [o for p in packages for i in p.indicators.values() for o in book.facts.of_indicator(i)]
    found.sort(key=lambda o: (o.package, o.indicator))
    return [
        _figures(book, found),
        _years(book, packages),
        _regions(book, found),
        _cases(book, packages),
        _sources(book, found),
    ]


def _heads(book: Book, *keys: str) -> tuple[str, ...]:
    """Name columns: by a message of the workbook, else as the record names the column."""
    said = book.words.messages
    named = {} if book.collection.settings.address else {"page": "page.named"}
    keys = tuple(named.get(key, key) for key in keys)
    return tuple(said.get(f"people.{key}") or book.words.column(key) for key in keys)


def _figures(book: Book, found: Sequence[Observation]) -> Sheet:
    heads = _heads(
        book, "indicator", "area", "period", "year", "value", "value_max", "qualifier", "unit",
        "status", "as_printed", "publisher", "source", "date", "checked", "open", "page",
    )  # fmt: skip
    words, rows = book.words, []
    for o in found:
        shown, indicator = book.show(o), book.collection.indicators[o.indicator]
        row: tuple[Cell, ...] = (
            indicator.names[book.language],
            shown.area,
            shown.period,
            _year(o),
            Number(o.value),
            Number(o.value_max) if o.value_max is not None else None,
            words.name("qualifiers", o.qualifier),
            words.unit(indicator.unit),
            shown.status,
            o.as_printed,
            shown.publisher,
            _source(shown.source),
            _day(shown.source.date),
            words.say("mark.proved" if shown.proved else "mark.copied"),
            words.say("mark.contested") if shown.case else "",
            _page(book, observation_path(o), o.id),
        )
        rows.append(row)
    return Sheet(words.say("people.figures"), heads, rows)


# complex: one sheet, a row an indicator
def _years(book: Book, packages: Sequence[Package]) -> Sheet:
    """Set the country's actual figures by year; "more than" stays in the cell beside its number."""
    held = [(i, yearly(book, i)) for p in packages for i in p.indicators.values()]
    held = [(indicator, found) for indicator, found in held if found]
    years = sorted({int(o.time_period) for _, found in held for o in found}, reverse=True)[:YEARS]
    heads = (*_heads(book, "indicator", "unit", "page"), *map(str, years))
    rows = []
    for indicator, found in held:
        by_year = {int(o.time_period): o for o in found}
        path = f"{indicator.package}/{indicator.id}/"
        cells = [_worded(book, by_year[y]) if y in by_year else None for y in years]
        name, unit = indicator.names[book.language], book.words.unit(indicator.unit)
        rows.append((name, unit, _page(book, path, indicator.id), *cells))
    return Sheet(book.words.say("people.years"), heads, rows)


def _worded(book: Book, o: Observation) -> Number:
    indicator = book.collection.indicators[o.indicator]
    if o.qualifier == "exact" and o.value_max is None:
        return Number(o.value)
    before, _, after = book.words.parts(o.value, o.value_max, o.qualifier, indicator.unit)
    most = f"–{book.words.number(o.value_max)}" if o.value_max is not None else ""
    return Number(o.value, before, f"{most}{after}")


def _regions(book: Book, found: Sequence[Observation]) -> Sheet:
    heads = _heads(
        book, "area", "indicator", "period", "value", "qualifier", "unit", "as_printed",
        "publisher", "country", "page",
    )  # fmt: skip
    rows = []
    regional = [o for o in found if o.ref_area != book.collection.country]
    for o in sorted(regional, key=lambda o: (book.show(o).area, o.indicator)):
        shown, indicator = book.show(o), book.collection.indicators[o.indicator]
        stand = book.facts.latest(indicator)
        national = stand is not None and stand.ref_area == book.collection.country
        compared = book.show(stand) if stand and national else None
        row: tuple[Cell, ...] = (
            shown.area,
            indicator.names[book.language],
            shown.period,
            Number(o.value),
            book.words.name("qualifiers", o.qualifier),
            book.words.unit(indicator.unit),
            o.as_printed,
            shown.publisher,
            f"{compared.when}: {compared.value}" if compared else "",
            _page(book, observation_path(o), o.id),
        )
        rows.append(row)
    return Sheet(book.words.say("people.regions"), heads, rows)


# complex: one sheet, a row a print
def _cases(book: Book, packages: Sequence[Package]) -> Sheet:
    heads = _heads(
        book, "case", "state", "indicator", "area", "period", "figure", "as_printed", "publisher",
        "explanation", "page",
    )  # fmt: skip
    rows = []
    for package in packages:
        for case in addup.cases(book, package.name):
            for name, shown in case.prints or (("", None),):
                counted = name or (shown and book.name_of(book.collection.observations[shown.id]))
                row: tuple[Cell, ...] = (
                    case.name,
                    book.words.say(f"state.{case.state}"),
                    counted or "",
                    shown.area if shown else "",
                    shown.period if shown else "",
                    shown.value if shown else "",
                    shown.printed if shown else "",
                    shown.publisher if shown else "",
                    case.explanation,
                    _page(book, f"add-up/#{case.id}", case.id),
                )
                rows.append(row)
    return Sheet(book.words.say("people.cases"), heads, rows)


def _sources(book: Book, found: Sequence[Observation]) -> Sheet:
    heads = _heads(
        book, "source", "publisher", "publisher_kind", "date", "checked", "count", "page"
    )
    counted: dict[str, int] = defaultdict(int)
    for o in found:
        counted[o.source] += 1
    rows = []
    for name, n in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        source = book.collection.sources[name]
        row: tuple[Cell, ...] = (
            _source(source),
            source.publisher.name(book.language),
            book.words.code("publisher_kind", source.publisher.kind),
            _day(source.date),
            book.words.say("mark.proved" if source.held else "mark.copied"),
            Number(Decimal(n)),
            _page(book, f"sources/{name}/", name),
        )
        rows.append(row)
    return Sheet(book.words.say("people.sources"), heads, rows)


def _year(o: Observation) -> int | None:
    return int(o.time_period[:4]) if o.time_period[:4].isdigit() else None


def _day(text: str) -> date | str:
    return date.fromisoformat(text) if len(text) == 10 else text


def _source(source: Source) -> Link | str:
    return Link(source.address, source.title) if source.address else source.title


def _page(book: Book, path: str, text: str) -> Link | str:
    """Link what a page is of by its name; where the site has no address yet, the name stands."""
    if not book.collection.settings.address:
        return text
    return Link(f"{book.site_url}{book.language}/{path}", text)
