"""Pages of regions: a map of all, and for each what is printed about it and what nobody prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from civdata.model import Collection, Indicator, Observation, Package
from civdata.pages import series
from civdata.pages.book import Book, Page, Shown
from civdata.record.standing import headline, preferred


@dataclass(frozen=True, slots=True)
class Tile:
    """A region on the map: where it leads, its short and full name, how many figures it has."""

    path: str
    short: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator on a region's page: its figures there, and the country's for comparison."""

    indicator: Indicator
    path: str
    figures: tuple[Shown, ...]
    country: Shown | None


def codes(collection: Collection) -> list[str]:
    """Return the areas that are not the whole country, as the record lists them."""
    return [code for code in collection.reference("areas") if code != collection.country]


def path_of(code: str) -> str:
    """Return the address of a region's page, below the language."""
    return f"regions/{code.lower()}/"


@lru_cache(maxsize=4)
def by_area(collection: Collection) -> dict[str, tuple[Observation, ...]]:
    """Sort the observations by area."""
    found: dict[str, list[Observation]] = defaultdict(list)
    for o in collection.observations.values():
        if len(o.areas) == 1:  # what several count together is a figure of none of them
            found[o.ref_area].append(o)
    return {code: tuple(group) for code, group in found.items()}


def pages(book: Book) -> Iterator[Page]:
    """Make the map of regions and a page for each; none for a record without areas."""
    listed = codes(book.collection)
    if listed:
        yield overview(book)
        for code in listed:
            yield page(book, code)


# complex: one page, a field a line
def overview(book: Book) -> Page:
    """Make the page with the map: every region with its name and the number of its figures."""
    say, words = book.words.say, book.words
    short, counted = series.short_names(book), by_area(book.collection)
    tiles = {
        code: Tile(
            path_of(code), short[code], words.name("areas", code), len(counted.get(code, ()))
        )
        for code in codes(book.collection)
    }
    rows = [[tiles.get(code) for code in row] for row in series.tiles_of(book)]
    placed = {tile.path for row in rows for tile in row if tile}
    maps = []
    for package in book.facts.packages:
        for indicator in package.indicators.values():
            maps += [
                (indicator, d) for d in series.of_indicator(book, indicator) if d.chart.regions
            ]
    return book.page(
        "regions",
        "regions/",
        say("regions.title"),
        say("regions.description"),
        rows=rows,
        columns=max(map(len, rows), default=1),
        others=[tile for tile in tiles.values() if tile.path not in placed],
        maps=maps,
    )


def page(book: Book, code: str) -> Page:
    """Make the page of one region: all its figures by topic, and the topics without one."""
    say, words = book.words.say, book.words
    found = by_area(book.collection).get(code, ())
    name = words.name("areas", code)
    topics = []
    for package in book.facts.packages:
        lines = list(_lines(book, package, [o for o in found if o.package == package.name]))
        topics.append((package, lines))
    row = book.collection.reference("areas")[code]
    return book.page(
        "region",
        path_of(code),
        name,
        say("region.description", area=name, n=words.count("count.figures", len(found))),
        area=name,
        count=len(found),
        sources=len({o.source for o in found}),
        topics=[one for one in topics if one[1]],
        empty=[package for package, lines in topics if not lines],
        note=row[f"note_{book.language}"],
        since=words.date(row["valid_from"]),
    )


def _lines(book: Book, package: Package, found: list[Observation]) -> Iterator[Line]:
    groups: dict[str, list[Observation]] = defaultdict(list)
    for o in found:
        groups[o.indicator].append(o)
    for name, group in groups.items():
        indicator = package.indicators[name]
        newest = sorted(group, key=lambda o: (o.time_period, o.id), reverse=True)
        yield Line(
            indicator,
            f"{package.name}/{name}/",
            book.show_all(newest),
            _country(book, indicator, newest[0].time_period),
        )


def _country(book: Book, indicator: Indicator, period: str) -> Shown | None:
    """Return the country's figure of the same period, else the one that stands for it."""
    country = book.collection.country
    held = [o for o in book.facts.of_indicator(indicator) if country and o.ref_area == country]
    same = [o for o in held if o.time_period == period and o.obs_status == "actual"]
    chosen = preferred(book.collection, same) or headline(book.collection, held)
    return book.show(chosen) if chosen else None
