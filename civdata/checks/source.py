"""Gate `source`: `as_printed` stands at `locator` in the source's text.

With the held texts at hand, the words themselves are looked for and the text must have the
recorded sha256. Without them, the figure must stand at `locator` in the index of figures.
A source that was only seen is counted as skipped, never as passed.
"""

from __future__ import annotations

from collections.abc import Iterator

from civdata.checks.scope import Scope
from civdata.compare import printed_figure
from civdata.model import Finding, Gate, Observation, Source
from civdata.storage import fold


def check(scope: Scope) -> Gate:
    """Look every observation of a held source up at its place."""
    findings = [*scope.faults, *_hashes(scope)]
    indexed = {(f.source, f.locator, f.printed) for f in scope.collection.figures}
    checked = failed = skipped = 0
    for observation in scope.observations:
        source = scope.collection.sources.get(observation.source)
        if source is None or not source.held:
            skipped += 1
            continue
        checked += 1
        faults = list(_faults(scope, observation, source, indexed))
        findings += faults
        failed += bool(faults)
    if skipped:
        message = f"{skipped} observations rest on pages seen, not held: not proved against a text"
        findings.append(Finding("note", "seen-not-held", message))
    failed += len(scope.faults) + sum(1 for f in findings if f.code == "text-sha256")
    return Gate("source", checked, failed, skipped, tuple(findings))


def _hashes(scope: Scope) -> Iterator[Finding]:
    for source_id, text in (scope.texts or {}).items():
        source = scope.collection.sources[source_id]
        if text.sha256 != source.sha256:
            yield Finding(
                "error",
                "text-sha256",
                f"the text {source.filename} is not the one that was keyed",
                "sources",
                "sources/data/sources.csv",
                source.line,
                "sha256",
                source.sha256,
                text.sha256,
                "Restore the text, or key the new one as a new source",
            )


def _faults(
    scope: Scope, observation: Observation, source: Source, indexed: set[tuple[str, str, str]]
) -> Iterator[Finding]:
    def fault(code: str, column: str, message: str, expected: str, got: str) -> Finding:
        return Finding(
            "error",
            code,
            message,
            observation.package,
            observation.file,
            observation.line,
            column,
            expected,
            got,
            "Look the figure up in the source and key its place and print",
        )

    number = observation.paragraph
    if number is None:
        yield fault("locator", "locator", "not a place in a held text", "¶N", observation.locator)
        return
    text = (scope.texts or {}).get(source.id)
    if text is not None:
        if number > len(text.lines):
            place = f"¶1 to ¶{len(text.lines)}"
            yield fault("locator", "locator", "no such paragraph", place, observation.locator)
        elif fold(observation.as_printed) not in text.lines[number - 1]:
            found = [
                f"¶{n}" for n, line in enumerate(text.lines, 1) if observation.as_printed in line
            ]
            yield fault(
                "not-printed",
                "as_printed",
                f"not printed at {observation.locator} of {source.id}",
                f"found at {', '.join(found)}" if found else "words of the source",
                observation.as_printed,
            )
        return
    figure = printed_figure(observation.as_printed, source.language)
    if figure and (source.id, observation.locator, fold(figure.text)) not in indexed:
        yield fault(
            "not-indexed",
            "locator",
            f"the index of figures has no “{figure.text}” at {observation.locator}",
            "a figure of the index",
            observation.locator,
        )
