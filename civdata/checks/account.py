"""Gate `account`: every figure of a held text is in the index, and every row of the index leads
to an observation or record that says the same, or to a reason.

Seen from the other side: every observation and every number and date of a record of a held source
must have its figures in the index, so that neither a value nor a period can change unnoticed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import attrgetter

from civdata.checks.indexed import INDEX, of_source, row_fault, seal_faults
from civdata.checks.periods import points, supports, unsupported
from civdata.checks.scope import Scope
from civdata.figures import Figure
from civdata.languages import read_codes
from civdata.model import (
    DECIMAL,
    Finding,
    Gate,
    IndexedFigure,
    Place,
    Row,
    Table,
    fault,
    paragraph,
)
from civdata.record.compare import printed_figure
from civdata.record.seals import proved_columns
from civdata.storage import fold

BESIDE = "not_keyed"
"""The reason of a figure of a kept page that stands beside a keyed one and was not weighed."""


@dataclass
class _Ledger:
    """What the index says about each thing it leads to, gathered while its rows are checked."""

    values: dict[str, list[IndexedFigure]] = field(default_factory=lambda: defaultdict(list))
    periods: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    records: dict[str, list[Figure]] = field(default_factory=lambda: defaultdict(list))


# complex: the parts of a gate in a row, each with its own count
def check(scope: Scope) -> Gate:
    """Check the index against the texts, each of its rows, and then what it leads to."""
    ledger = _Ledger()
    figures = [f for f in scope.collection.figures if _concerns(scope, f)]
    findings: list[Finding] = []
    skipped = 0
    if scope.has_index:
        findings += seal_faults(scope)
        held = [s for s in scope.collection.sources.values() if s.held and not s.tabular]
        skipped = sum(source.id not in (scope.texts or {}) for source in held)
        for source in held:
            findings += of_source(scope, source)
    for figure in figures:
        findings += _row(scope, figure, ledger)
    findings += [*_observations(scope, ledger), *_records(scope, ledger)]
    failed = len({(f.file, f.row, f.message) for f in findings if f.severity == "error"})
    return Gate("account", len(figures), failed, skipped, tuple(findings))


def _is_kept(scope: Scope, source: str) -> bool:
    return source in scope.collection.sources and bool(scope.collection.sources[source].kept)


def _concerns(scope: Scope, figure: IndexedFigure) -> bool:
    """With the index among the packages to check, all of it; else the rows that lead to them."""
    return scope.has_index or any(ref in scope.ids for ref in figure.refs)


def _row(scope: Scope, figure: IndexedFigure, ledger: _Ledger) -> Iterator[Finding]:
    """Check one row of the index: its account, and everything it leads to."""
    if figure.account == "not_data":
        yield from _not_data(scope, figure)
        return
    if not figure.refs:
        yield row_fault("refs", figure, "leads nowhere", "an id", "none")
    source = scope.collection.sources.get(figure.source)
    if source is None:
        return  # a dangling key: gate `shape` names it
    read_figure = printed_figure(figure.printed, source.language)
    if read_figure is None:
        yield row_fault("print", figure, "the reader does not see one figure here", "1", "another")
        return
    for ref in figure.refs:
        yield from _reference(scope, figure, read_figure, ref, ledger)


def _not_data(scope: Scope, figure: IndexedFigure) -> Iterator[Finding]:
    """Check a row that is not data: it has a reason, and leads nowhere."""
    reasons = scope.collection.reference("reasons")
    beside = figure.reason == BESIDE and _is_kept(scope, figure.source)
    if not beside and figure.reason not in reasons:
        known = ", ".join(reasons) or "reference/reasons"
        yield row_fault("reason", figure, "no known reason", known, figure.reason or "none")
    if figure.refs:
        yield row_fault("refs", figure, "not data, yet it leads somewhere", "", figure.refs[0])


def _reference(
    scope: Scope, figure: IndexedFigure, read_figure: Figure, ref: str, ledger: _Ledger
) -> Iterator[Finding]:
    """Check what a row of the index leads to: an observation, a record, or the date of a source."""
    if ref in scope.collection.observations:
        yield from _observation_ref(scope, figure, read_figure, ref, ledger)
    elif ref in scope.collection.records:
        table, row = scope.collection.records[ref]
        ledger.records[ref].append(read_figure)
        if not any(_proves(read_figure, row[name]) for name in proved_columns(table)):
            cells = ", ".join(row[name] for name in proved_columns(table) if row[name])
            yield row_fault("record", figure, f"{ref} does not say so", figure.printed, cells)
    elif ref in scope.collection.sources:
        date = scope.collection.sources[ref].date
        if not _dates(read_figure, date):
            yield row_fault("date", figure, f"the date of {ref} is another", figure.printed, date)
    else:
        hint = "an observation, record or source"
        yield row_fault("dangling", figure, f"leads to {ref}, which does not exist", hint, ref)


def _observation_ref(
    scope: Scope, figure: IndexedFigure, printed: Figure, ref: str, ledger: _Ledger
) -> Iterator[Finding]:
    observation = scope.collection.observations[ref]
    if observation.source != figure.source:
        yield row_fault(
            "source", figure, f"{ref} is from another source", figure.source, observation.source
        )
    elif figure.account == "period":
        if printed.period:
            ledger.periods[ref].append(printed.period)
        if not _dates(printed, observation.time_period):
            got = observation.time_period or "empty"
            yield row_fault("period", figure, f"{ref} has another time_period", figure.printed, got)
    elif figure.account == "value":
        ledger.values[ref].append(figure)
        language = scope.collection.sources[figure.source].language
        own = printed_figure(observation.as_printed, language)
        if observation.locator != figure.locator:
            got = observation.locator
            yield row_fault("locator", figure, f"{ref} stands elsewhere", figure.locator, got)
        elif own is None or fold(own.text) != figure.printed:
            got = observation.as_printed
            yield row_fault("value", figure, f"{ref} prints another figure", figure.printed, got)
    else:
        yield row_fault("account", figure, f"{ref} is an observation", "value or period", "record")


def _proves(figure: Figure, cell: str) -> bool:
    """Return whether a printed figure gives a cell, or at least a part of its period."""
    return bool(cell) and (says(figure, cell) or _dates(figure, cell))


def _dates(figure: Figure, period: str) -> bool:
    """Return whether a printed figure is a date that gives at least a part of a period."""
    return bool(figure.period and supports(figure.period, period))


def says(figure: Figure, cell: str) -> bool:
    """Return whether a printed figure says the number or ordinal in a cell."""
    number = cell.removeprefix("№").strip()
    if DECIMAL.fullmatch(number):
        return Decimal(number) in (figure.value, figure.value_max)
    return fold(figure.text).casefold() == cell.casefold()


def _gap(place: Place, message: str, expected: str, got: str) -> Finding:
    hint = f"Account for it in {INDEX}, or leave the cell empty"
    return fault(place, "not-accounted", message, expected=expected, got=got, hint=hint)


# complex: one row of guards, what needs no figure first
def _observations(scope: Scope, ledger: _Ledger) -> Iterator[Finding]:
    """Yield observations of held sources that no figure of the index proves."""
    readable = read_codes() if scope.observations else ()
    for o in scope.observations:
        source = scope.collection.sources.get(o.source)
        if source is None or not source.held or source.tabular:
            continue
        if source.kept and (paragraph(o.locator) is None or source.language not in readable):
            continue  # gate `source` counts what has no place yet
        if len(ledger.values[o.id]) != 1:
            got = f"{len(ledger.values[o.id])} rows"
            message = f"{o.id}: its figure is not in the index once"
            yield _gap(o.place("as_printed"), message, "1 row", got)
        missing = unsupported(o.time_period, ledger.periods[o.id])
        if missing and not source.kept:
            message = f"{o.id}: no printed date gives its period"
            got = ", ".join(ledger.periods[o.id]) or "no date"
            yield _gap(o.place("time_period"), message, ", ".join(missing), got)


def _records(scope: Scope, ledger: _Ledger) -> Iterator[Finding]:
    """Yield numbers and dates of records of held sources that no figure of the index proves."""
    for package in scope.targets:
        for table in package.records:
            columns = proved_columns(table)
            for row in table.rows:
                source = scope.collection.sources.get(row["source"])
                if source and source.held and not source.tabular and not source.kept:
                    yield from _record(table, row, columns, ledger)


def _ends(periods: Sequence[str], column: str) -> list[str]:
    """Return the ends of periods that a column is of, or all of them where it is of none."""
    side = 0 if column.endswith("_start") else -1 if column.endswith("_end") else None
    return [*periods] if side is None else [period.split("/")[side] for period in periods]


def _record(table: Table, row: Row, columns: Sequence[str], ledger: _Ledger) -> Iterator[Finding]:
    figures = ledger.records[row["id"]]
    periods = [figure.period for figure in figures if figure.period]
    shown = ", ".join(map(attrgetter("text"), figures)) or "no figure"
    for column in columns:
        cell = row[column]
        given = _ends(periods, column)
        dated = bool(points(cell)) and not unsupported(cell, given)
        if cell and not dated and not any(says(figure, cell) for figure in figures):
            message = f"{row['id']}: no printed figure gives this cell"
            yield _gap(table.place(row.line, column), message, cell, shown)
