"""Views: wide tables derived from observations or records, as the descriptor declares them.

Three kinds of rows: `time_period` (a row a period, a column an indicator), `indicator` (a row an
indicator with its latest figure) and `record` (chosen fields of a record table). A cell takes the
figure of the latest published source, and the column `contested` names the cells of a row on
which printed figures cannot all be true: about the same thing, or a whole and its parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from civdata.errors import UnknownName
from civdata.figures import Interval
from civdata.model import Collection, Observation, Package, Texts
from civdata.record.compare import conflicts, interval, key
from civdata.record.frames import period_ends
from civdata.record.reconcile import outcomes

WHOLES = ("sum", "part_sum", "difference", "share")
"""Kinds of reconciliation that put a whole and its parts together."""
Value = Decimal | str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a view: its value, the observation it comes from, and whether that is contested."""

    value: Value
    observation: Observation | None = None
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a view; `indicator` is empty for columns that hold words."""

    name: str
    titles: Texts
    indicator: str = ""
    obs_status: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """A derived table: columns, and rows of cells in the same order."""

    name: str
    package: str
    titles: Texts
    kind: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def view(collection: Collection, package: Package, name: str) -> View:
    """Derive one view of a package; raise UnknownName with what exists."""
    spec = next((item for item in package.views if item.get("name") == name), None)
    if spec is None:
        known = [str(item.get("name")) for item in package.views]
        raise UnknownName.among(f"view of {package.name}", name, known)
    return derive(collection, package, spec)


def views(collection: Collection, package: Package) -> tuple[View, ...]:
    """Derive all views of a package, in the order of the descriptor."""
    return tuple(derive(collection, package, spec) for spec in package.views)


def derive(collection: Collection, package: Package, spec: Mapping[str, Any]) -> View:
    """Derive the view that `spec` declares."""
    makers: dict[str, Callable[[Collection, Package, Mapping[str, Any]], _Body]] = {
        "time_period": _by_period,
        "indicator": _by_indicator,
        "record": _of_records,
    }
    columns, rows = makers[spec["rows"]](collection, package, spec)
    return View(spec["name"], package.name, spec["titles"], spec["rows"], columns, rows)


_Body = tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]


@lru_cache(maxsize=4)
def published(collection: Collection) -> dict[str, str]:
    """Return when each source was published, at the latest known.

    That is its date; an undated source counts from the first day of the latest period about which
    it prints an actual figure, since it cannot have been written before that period began.
    """
    dates = {source.id: source.date for source in collection.sources.values()}
    latest: dict[str, str] = {}
    for o in collection.observations.values():
        if o.obs_status == "actual" and o.time_period:
            latest[o.source] = max(latest.get(o.source, ""), period_ends(o.time_period)[0] or "")
    return {source: date or latest.get(source, "") for source, date in dates.items()}


def preferred(collection: Collection, observations: Iterable[Observation]) -> Observation | None:
    """Return the observation that stands for all: actual first, then the latest source.

    Among equals the first in file order stays. An open bound gives way to a figure inside it:
    where one source prints 224 and a later one more than 50, the 224 says more.
    """
    dates = published(collection)
    ranked = sorted(
        observations,
        key=lambda o: (o.obs_status == "actual", dates.get(o.source, "")),
        reverse=True,
    )
    if not ranked:
        return None
    spans = {o.id: span for o, span in _spans(collection, ranked)}
    first = spans.get(ranked[0].id)
    if first is None or None not in (first.low, first.high):
        return ranked[0]
    for other in ranked[1:]:
        span = spans.get(other.id)
        if span is None or None in (span.low, span.high) or key(other) != key(ranked[0]):
            continue
        if span.within(first):
            return other
    return ranked[0]


def _spans(
    collection: Collection, observations: Iterable[Observation]
) -> Iterator[tuple[Observation, Interval]]:
    for observation in observations:
        source = collection.sources.get(observation.source)
        indicator = collection.indicators.get(observation.indicator)
        if source and indicator:
            yield observation, interval(observation, indicator.unit, source.language)


def national(collection: Collection, observations: Iterable[Observation]) -> list[Observation]:
    """Return the observations of the whole country, or all of them where there are none.

    A figure of one region must never stand for the country, however new it is.
    """
    given = list(observations)
    return [o for o in given if o.ref_area == collection.country] or given


def contested(collection: Collection, package: Package) -> frozenset[str]:
    """Return the ids of observations that another one about the same thing denies.

    The same goes for a whole and parts that do not add up: which of them is wrong, nobody knows.
    """
    known = _spans(collection, package.observations)
    same = {o.id for pair in conflicts(known) for o in pair}
    sums = (
        outcome.observations
        for outcome in outcomes(collection)
        if outcome.verdict == "contradicts" and outcome.reconciliation.kind in WHOLES
    )
    return frozenset(same.union(*sums))


def _by_period(collection: Collection, package: Package, spec: Mapping[str, Any]) -> _Body:
    columns = tuple(
        Column(c["name"], c["titles"], c["indicator"], c.get("obs_status", "actual"))
        for c in spec["columns"]
    )
    denied = contested(collection, package)
    counted = [_of(collection, package, c.indicator) for c in columns]
    wanted = [
        [o for o in held if _status(o, c.obs_status)]
        for c, held in zip(columns, counted, strict=True)
    ]
    periods = sorted({o.time_period for group in wanted for o in group if o.time_period})
    rows = []
    for period in periods:
        cells = [Cell(period)]
        for group in wanted:
            here = [o for o in group if o.time_period == period]
            cells.append(_cell(preferred(collection, here), here, denied))
        rows.append((*cells, _named(columns, cells[1:])))
    head = Column("time_period", _words(collection, "time_period"))
    return (head, *columns, _last(collection)), tuple(rows)


def _of(collection: Collection, package: Package, indicator: str) -> list[Observation]:
    found = [o for o in package.observations if o.indicator == indicator]
    return national(collection, found)


def _status(observation: Observation, status: str) -> bool:
    return status in ("any", observation.obs_status)


def _cell(chosen: Observation | None, group: list[Observation], denied: frozenset[str]) -> Cell:
    if chosen is None:
        return Cell(None)
    return Cell(chosen.value, chosen, any(o.id in denied for o in group))


def _named(columns: tuple[Column, ...], cells: list[Cell]) -> Cell:
    names = [c.name for c, cell in zip(columns, cells, strict=True) if cell.contested]
    return Cell(" ".join(names))


def _last(collection: Collection) -> Column:
    return Column("contested", _words(collection, "contested"))


def _words(collection: Collection, column: str) -> Texts:
    row = collection.reference("columns").get(column)
    return {code: row[f"title_{code}"] if row else column for code in collection.languages}


def _by_indicator(collection: Collection, package: Package, spec: Mapping[str, Any]) -> _Body:
    denied = contested(collection, package)
    names = ("indicator", "time_period", "obs_status", "value", "unit", "as_printed", "source")
    columns = tuple(
        Column(name, _words(collection, name), "*" if name == "value" else "") for name in names
    )
    rows = []
    groups = {name: _of(collection, package, name) for name in spec["indicators"]}
    if spec.get("period") == "common":
        groups = _in_common(groups)
    for indicator, group in groups.items():
        if not group:
            continue
        newest = max(period_ends(o.time_period)[1] or "" for o in group)
        here = [o for o in group if (period_ends(o.time_period)[1] or "") == newest]
        chosen = preferred(collection, here)
        assert chosen is not None
        same = [o for o in here if o.time_period == chosen.time_period]
        value = _cell(chosen, same, denied)
        words = [indicator, chosen.time_period, chosen.obs_status]
        tail = [package.indicators[indicator].unit, chosen.as_printed, chosen.source]
        mark = Cell("value" if value.contested else "")
        rows.append((*map(Cell, words), value, *map(Cell, tail), mark))
    return (*columns, _last(collection)), tuple(rows)


def _in_common(groups: Mapping[str, list[Observation]]) -> dict[str, list[Observation]]:
    """Keep the latest period of which all indicators have a figure, so that parts fit the whole."""
    periods = [{o.time_period for o in group if o.time_period} for group in groups.values()]
    shared = set[str]().union(*periods[:1]).intersection(*periods)
    latest = max(shared, key=lambda period: period_ends(period)[1] or "", default="")
    return {
        name: [o for o in group if not latest or o.time_period == latest]
        for name, group in groups.items()
    }


def _of_records(collection: Collection, package: Package, spec: Mapping[str, Any]) -> _Body:
    table = package.table(spec["table"])
    assert table is not None
    columns = tuple(Column(name, _words(collection, name)) for name in spec["fields"])
    rows = tuple(tuple(Cell(row[name] or None) for name in spec["fields"]) for row in table.rows)
    return columns, rows
