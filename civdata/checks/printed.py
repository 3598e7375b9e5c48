"""Gate `print`: the figure as printed, read by our own reader, gives the keyed value.

`as_printed` must hold exactly one figure; `value`, `value_max`, `qualifier` and the unit of the
indicator must be what it says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from civdata.checks.scope import Scope
from civdata.figures import Figure
from civdata.figures.digits import exact
from civdata.languages import read_codes
from civdata.model import Finding, Gate, Observation, Place, Source, fault
from civdata.record.compare import printed_figures

# Units that a figure prints itself; any other unit is a counted noun, which words may leave out.
PRINTED_UNITS = frozenset(("percent", "percentage_points", "times", "date", "year"))
CURRENCY = re.compile("[A-Z]{3}")


def is_printed(unit: str) -> bool:
    """Return whether a figure prints this unit itself: a currency, percent, times, a date."""
    return unit in PRINTED_UNITS or CURRENCY.fullmatch(unit) is not None


def check(scope: Scope) -> Gate:
    """Read `as_printed` of every observation and compare."""
    findings: list[Finding] = []
    failed = skipped = 0
    unread: dict[str, list[Source]] = {}
    readable = read_codes() if scope.observations else ()  # looking for languages takes a while
    for observation in scope.observations:
        source = scope.collection.sources.get(observation.source)
        indicator = scope.collection.indicators.get(observation.indicator)
        if source is None or indicator is None:
            skipped += 1  # a dangling key: gate `shape` names it
            continue
        if source.language not in readable:
            unread.setdefault(source.id, []).append(source)
            continue
        faults = list(faults_of(observation, indicator.unit, source.language))
        findings += faults
        failed += bool(faults)
    findings += (_unread(found[0]) for found in unread.values())
    apart = sum(map(len, unread.values()))
    checked = len(scope.observations) - apart
    return Gate("print", checked, failed, skipped + apart, tuple(findings))


def _unread(source: Source) -> Finding:
    """Say that the figures of a source were not read, since its language has no reader."""
    message = f"figures of {source.id} were not read: there is no reader for its language"
    where = "sources/data/sources.csv"
    expected = ", ".join(read_codes())
    hint = "Its figures stand as keyed, nothing proves them; a reader would, see: add a language"
    place = Place("sources", where, source.line, "language")
    got = source.language
    return fault(place, "not-read", message, expected=expected, got=got, hint=hint, severity="note")


def faults_of(observation: Observation, unit: str, language: str) -> Iterator[Finding]:
    """Yield what the printed figure and the keyed cells disagree about."""

    def wrong(code: str, column: str, message: str, expected: str, got: str) -> Finding:
        hint = "Read the source again and key what it prints"
        place = observation.place(column)
        return fault(place, code, message, expected=expected, got=got, hint=hint)

    figures = printed_figures(observation.as_printed, language)
    if len(figures) != 1:
        texts = ", ".join(figure.text for figure in figures) or "none"
        yield wrong(
            "print-figures", "as_printed", "as_printed must hold one figure", "1 figure", texts
        )
        return
    (figure,) = figures
    if figure.value != observation.value:
        yield wrong(
            "print-value",
            "value",
            f"“{observation.as_printed}” does not print this value",
            _plain(figure.value),
            _plain(observation.value),
        )
    if figure.value_max != observation.value_max:
        yield wrong(
            "print-value-max",
            "value_max",
            f"“{observation.as_printed}” does not print this upper end",
            _plain(figure.value_max),
            _plain(observation.value_max),
        )
    if figure.qualifier != observation.qualifier:
        yield wrong(
            "print-qualifier",
            "qualifier",
            f"“{observation.as_printed}” is qualified otherwise",
            figure.qualifier,
            observation.qualifier,
        )
    yield from _unit(observation, figure, unit, wrong)


def _unit(
    observation: Observation, figure: Figure, unit: str, wrong: Callable[..., Finding]
) -> Iterator[Finding]:
    printed = figure.unit
    if printed is not None and is_printed(printed):
        if printed != unit.replace("-", "_"):
            yield wrong("print-unit", "indicator", "the printed unit is another", printed, unit)
    elif is_printed(unit.replace("-", "_")) and not any(observation.notes.values()):
        yield wrong(
            "print-unit",
            "as_printed",
            "the unit is not printed: say in the note how it is known",
            unit,
            "a bare figure",
        )


def _plain(value: Decimal | None) -> str:
    return exact(value) or "empty"
