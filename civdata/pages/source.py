"""Pages of sources: the bibliography, and every figure of a source in its order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from civdata.lookup.paths import is_long, record_path, table_path
from civdata.model import IndexedFigure, Source
from civdata.pages import addup, sifting
from civdata.pages.book import SOURCES, Book, Page, Shown, anchor, observation_path

MOST_REFS = 6


@dataclass(frozen=True, slots=True)
class Ref:
    """Where a figure leads: the address of an observation or a record, and its name.

    `case` is the address of what explains why it does not add up, empty where it does; `language`
    is that of a name that the page's language cannot write.
    """

    path: str
    name: str
    case: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A figure of a source: as printed, what it is, where it leads."""

    printed: str
    account: str
    account_name: str
    refs: tuple[Ref, ...]
    more: int
    reason: str
    link: str


def overview(book: Book) -> Page:
    """Make the page that lists all sources: those whose text is held, then the newest first."""
    rows = [
        (source, len(book.facts.from_source(source.id)), len(book.facts.index(source.id)))
        for source in sorted(book.collection.sources.values(), key=_newest, reverse=True)
    ]
    say = book.words.say
    title, description = say("sources.title"), say("sources.description")
    marks = {
        source.id: {"publisher_kind": source.publisher.kind, "language": source.language}
        for source, _, _ in rows
    }
    sift = sifting.of_list(book, "sources", title, ("publisher_kind", "language"), marks)
    about = book.collection.package(SOURCES)
    return book.page("sources", "sources/", title, description, subject=about, rows=rows, sift=sift)


def _newest(source: Source) -> tuple[bool, str]:
    return source.held, source.date


def page(book: Book, source: Source) -> Page:
    """Make the page of one source: its figures in order, place by place."""
    index = book.facts.index(source.id)
    observations = book.facts.from_source(source.id)
    disputed = {d.id for o in observations for d in book.facts.discrepancies.get(o.id, ())}
    places = {
        locator: [_line(book, source, figure) for figure in group]
        for locator, group in groupby(index, key=lambda figure: figure.locator)
    }
    for locator, lines in _unindexed(book, source).items():
        places.setdefault(locator, lines)
    publisher = source.publisher.name(book.language)
    return book.page(
        "source",
        f"sources/{source.id}/",
        source.title,
        book.words.say("source.description", title=_told_apart(book, source), publisher=publisher),
        subject=source,
        source=source,
        cases=addup.cases(book, names=frozenset(disputed)),
        tables=list(_long(book, source)),
        places=[(place, anchor(place), places[place]) for place in sorted(places, key=_order)],
        observations=len(observations),
        figures=len(index),
    )


def _told_apart(book: Book, source: Source) -> str:
    """Return the title of a source, with its date where the publisher has another of that title."""
    day = book.words.date(source.date)
    alike = book.facts.titles[source.title, source.publisher.id]
    return f"{source.title}, {day}" if day and alike > 1 else source.title


def _unindexed(book: Book, source: Source) -> dict[str, list[Line]]:
    """List what stands at places for which the index of figures has nothing.

    That is all of a source without an index, and places of records that hold no figure; a long
    table is named as a whole instead.
    """
    found: dict[str, list[Line]] = {}
    for o in book.facts.from_source(source.id):
        shown = book.show(o)
        name = book.words.code("account", "value")
        line = Line(o.as_printed, "value", name, (_observation(book, shown),), 0, "", shown.link)
        found.setdefault(o.locator, []).append(line)
    for record, (table, row) in book.facts.records_from(source.id).items():
        if not is_long(table):
            name = book.words.code("account", "record")
            line = Line("", "record", name, (_ref(book, record),), 0, "", "")
            found.setdefault(row["locator"], []).append(line)
    return found


def _long(book: Book, source: Source) -> Iterator[tuple[str, str, int]]:
    """Name the long tables of records that rest on a source: address, title, number of records."""
    for package in book.collection.packages:
        for table in package.records:
            count = book.facts.counts(table).get(source.id, 0)
            if count and is_long(table):
                title = table.titles.get(book.language, table.name)
                yield table_path(table), title, count


def _order(locator: str) -> tuple[int, str]:
    digits = locator.removeprefix("¶")
    return (int(digits), "") if digits.isdigit() else (0, locator)


def _line(book: Book, source: Source, figure: IndexedFigure) -> Line:
    refs = tuple(_ref(book, ref) for ref in figure.refs)
    first = book.collection.observations.get(figure.refs[0]) if figure.refs else None
    proved = first is not None and figure.account == "value" and first.source == source.id
    return Line(
        printed=figure.printed,
        account=figure.account,
        account_name=book.words.code("account", figure.account),
        refs=refs[:MOST_REFS],
        more=max(len(refs) - MOST_REFS, 0),
        reason=_reason(book, figure.reason),
        link=book.show(first).link if first and proved else "",
    )


def _reason(book: Book, reason: str) -> str:
    """Name a reason in the page's language; a reason without a message stays as it is."""
    return book.words.messages.get(f"reason.{reason}", book.words.code("reason", reason))


def _ref(book: Book, ref: str) -> Ref:
    observation = book.collection.observations.get(ref)
    if observation:
        return _observation(book, book.show(observation))
    source = book.collection.sources.get(ref)
    if source:
        return Ref(f"sources/{ref}/", book.words.say("source.this"))
    found = book.collection.records.get(ref)
    if found is None:
        return Ref("", ref)
    table, row = found
    name = row.called(book.language) or ref
    return Ref(record_path(table, ref), name, language=book.name_language(row))


def _observation(book: Book, shown: Shown) -> Ref:
    observation = book.collection.observations[shown.id]
    name = book.collection.indicators[observation.indicator].names[book.language]
    return Ref(observation_path(observation), f"{name}, {shown.when}: {shown.value}", shown.case)
