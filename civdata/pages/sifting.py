"""What a reader may filter, sort and download of a table, in the words of the page.

The table itself is plain HTML; the page's script reads these marks. Files are the published
downloads: the script takes the chosen rows out of them as they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from civdata.exports.people import address
from civdata.figures.digits import exact
from civdata.model import STATES, Observation, Row, Table
from civdata.pages.book import Book
from civdata.record.reconcile import VERDICTS

FACETS = ("indicator", "source", "status", "period", "area")
LABELLED = (*FACETS, "package", "verdict")
LONGEST = 70
NAMED = (
    "id",
    "source",
    "locator",
    "name",
    "title",
    "number",
    "obs_status",
    "time_period",
    "ref_area",
)
KINDS = 20
FEWEST = 3
"""A column sorts records into kinds when it has few of them, each of some records on average."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A choice: its name in the address and on the page, and options with their row counts.

    `languages` are those of options that are words of a source, by value.
    """

    name: str
    label: str
    options: tuple[tuple[str, str, int], ...]
    languages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sift:
    """The tools of one table: its key in the address, files, choices, and marks of the rows.

    `numbers` are the columns that JSON writes as numbers; `rows` are attributes by row key.
    """

    id: str
    title: str
    name: str
    csv: str
    excel: str
    numbers: str
    facets: tuple[Facet, ...]
    rows: Mapping[str, Mapping[str, str]]
    sortable: bool = True


def of_list(
    book: Book, id: str, title: str, names: Iterable[str], marks: Mapping[str, Mapping[str, str]]
) -> Sift:
    """Make the tools of a list that is no table: filtered by marks of the given names."""
    facets = tuple(facet for name in names if (facet := _facet(book, name, marks.values())))
    return Sift(id, title, "", "", "", "", facets, marks, sortable=False)


def of_observations(
    book: Book, package: str, found: Sequence[Observation], title: str, name: str
) -> Sift:
    """Make the tools of a table of observations of one package."""
    marks = {
        o.id: {
            "indicator": o.indicator,
            "source": o.source,
            "status": o.obs_status,
            "period": o.time_period or "-",
            "area": o.ref_area,
            "value": exact(o.value),
        }
        for o in found
    }
    held = book.collection.package(package)
    table = held.table("observations") if held else None
    made = _sift(book, package, table, "figures", title, name, marks)
    return replace(made, excel=address(f"{package}/", package, book.language, "csv"))


def of_records(book: Book, table: Table, title: str) -> Sift:
    """Make the tools of a table of records."""
    chosen = _telling(table, book.collection.languages)
    marks = {row["id"]: dict(_marks(table, row, chosen)) for row in table.rows}
    id = table.name.replace("_", "-")
    return _sift(book, table.package, table, id, title, f"{table.package}-{id}", marks)


def _marks(table: Table, row: Row, chosen: Iterable[str]) -> Iterator[tuple[str, str]]:
    known = {name: name for name in chosen} | {"source": "source", "obs_status": "status"}
    for column, name in {**known, "time_period": "period", "ref_area": "area"}.items():
        if column in table.columns and row[column]:
            yield name, row[column]


def _telling(table: Table, codes: tuple[str, ...]) -> list[str]:
    """Choose the columns of a table that sort its records into a few kinds, at most three."""
    made = []
    for column in table.fields:
        name = column.name
        if name in NAMED or name.rpartition("_")[2] in (*codes, "printed", "url", "date"):
            continue
        counted = Counter(row[name] for row in table.rows if row[name])
        kinds = len(counted)
        fits = 2 <= kinds <= KINDS and sum(counted.values()) >= FEWEST * kinds
        if column.type in ("string", "integer", "boolean") and fits:
            made.append(name)
    return made[:3]


# complex: one list, a facet a column
def _sift(
    book: Book,
    package: str,
    table: Table | None,
    id: str,
    title: str,
    name: str,
    marks: Mapping[str, Mapping[str, str]],
) -> Sift:
    own = table.name if table else ""
    paths = {f.format: f.path for f in book.downloads.get(package, ()) if f.table == own}
    kinds = ("number", "integer", "year", "boolean")
    numbers = " ".join(f.name for f in table.fields if f.type in kinds) if table else ""
    names = dict.fromkeys((*FACETS, *(name for mark in marks.values() for name in mark)))
    names.pop("value", None)
    facets = tuple(facet for one in names if (facet := _facet(book, one, marks.values())))
    files = paths.get("csv", ""), paths.get("excel-csv", "")
    return Sift(id, title, f"civdata-{name}", *files, numbers, facets, marks)


def _facet(book: Book, name: str, marks: Iterable[Mapping[str, str]]) -> Facet | None:
    """Count the options of a choice; one option is no choice."""
    counted = Counter(mark[name] for mark in marks if name in mark)
    if len(counted) < 2:
        return None
    options = [(value, _short(_named(book, name, value)), n) for value, n in counted.items()]
    options.sort(key=lambda o: _place(name, *o))
    label = book.words.say(f"table.{name}") if name in LABELLED else book.words.column(name)
    spoken = {v: book.collection.sources[v].language for v in counted} if name == "source" else {}
    return Facet(name, label, tuple(options), spoken)


def _place(name: str, value: str, label: str, _: int) -> tuple[int, str]:
    """Verdicts worst first; else numbers in their order, then words in theirs."""
    if name == "verdict":
        return ((*STATES, *VERDICTS).index(value), "")
    text = value if name == "period" else label
    return (int(text), "") if text.isdecimal() else (10**6, text.casefold())


# complex: a flat dispatch over facets
def _named(book: Book, name: str, value: str) -> str:
    words = book.words
    if name == "source":
        source = book.collection.sources[value]
        date = f", {words.date(source.date, short=True)}" if source.date else ""
        return f"{_short(source.title)}{date}"
    if name == "indicator":
        return book.collection.indicators[value].names[book.language]
    if name == "period":
        return words.period("" if value == "-" else value)
    if name == "package":
        return next(p for p in book.collection.packages if p.name == value).titled(book.language)
    if name == "verdict":
        return words.say(f"state.{value}" if value in STATES else f"verdict.{value}")
    if name in FACETS:
        return words.name("statuses" if name == "status" else "areas", value)
    return words.code(name, value)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST + 12 else f"{text[:LONGEST].rpartition(' ')[0]}…"
