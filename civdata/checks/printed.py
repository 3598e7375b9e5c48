"""Gate `print`: the figure as printed, read by our own reader, gives the keyed value.

`as_printed` must hold exactly one figure; `value`, `value_max`, `qualifier` and the unit of the
indicator must be what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from civdata.checks.scope import Scope
from civdata.figures import Figure
from civdata.model import Finding, Gate, Observation, fault
from civdata.record.compare import printed_figures

# Units that a figure prints itself; any other unit is a counted noun, which words may leave out.
PRINTED_UNITS = frozenset(
    ("KZT", "USD", "EUR", "RUB", "GBP", "percent", "percentage_points", "times", "date", "year")
)


def check(scope: Scope) -> Gate:
    """Read `as_printed` of every observation and compare."""
    findings: list[Finding] = []
    failed = skipped = 0
    for observation in scope.observations:
        source = scope.collection.sources.get(observation.source)
        indicator = scope.collection.indicators.get(observation.indicator)
        if source is None or indicator is None:
            skipped += 1  # a dangling key: gate `shape` names it
            continue
        faults = list(faults_of(observation, indicator.unit, source.language))
        findings += faults
        failed += bool(faults)
    return Gate("print", len(scope.observations), failed, skipped, tuple(findings))


def faults_of(observation: Observation, unit: str, language: str) -> Iterator[Finding]:
    """Yield what the printed figure and the keyed cells disagree about."""

    def wrong(code: str, column: str, message: str, expected: str, got: str) -> Finding:
        hint = "Read the source again and key what it prints"
        place = observation.place(column)
        return fault(place, code, message, expected=expected, got=got, hint=hint)

    try:
        figures = printed_figures(observation.as_printed, language)
    except ValueError as error:
        yield wrong(
            "print-language", "source", "no reader for the source's language", "", str(error)
        )
        return
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
    if printed in PRINTED_UNITS:
        if printed != unit.replace("-", "_"):
            yield wrong("print-unit", "indicator", "the printed unit is another", printed, unit)
    elif unit.replace("-", "_") in PRINTED_UNITS and not observation.notes.get("en"):
        yield wrong(
            "print-unit",
            "as_printed",
            "the unit is not printed: say in the note how it is known",
            unit,
            "a bare figure",
        )


def _plain(value: object) -> str:
    return "empty" if value is None else f"{value:f}"
