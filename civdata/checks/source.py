"""Gate `source`: `as_printed` stands at `locator` in the source's text.

With the held texts at hand, the words themselves are looked for and the text must have the
recorded sha256. Without them, the figure must stand at `locator` in the index of figures.
A source that was only seen is counted as skipped, never as passed; an actual figure of a time after
it is a warning.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from civdata.checks.scope import Scope
from civdata.model import (
    Finding,
    Gate,
    IndexedFigure,
    Observation,
    Place,
    Source,
    fault,
    is_period,
    paragraph,
)
from civdata.record.compare import printed_figure
from civdata.record.frames import period_ends
from civdata.storage import fold


@dataclass(frozen=True, slots=True)
class Claim:
    """What an observation or record says about its place: these words stand there."""

    id: str
    package: str
    file: str
    line: int
    source: str
    locator: str
    as_printed: str


def check(scope: Scope) -> Gate:
    """Look every observation and record of a held source up at its place."""
    findings = [*scope.faults, *_hashes(scope)]
    index = _index(scope)
    checked = failed = skipped = seen = 0
    for claim in _claims(scope):
        source = scope.collection.sources.get(claim.source)
        if source is None or not source.held:
            seen += 1
            continue
        text = (scope.texts or {}).get(source.id)
        if text is None and paragraph(claim.locator) is None:
            message = f"{claim.locator!r} is no paragraph of {claim.source}"
            findings.append(_fault(claim, "locator", "locator", message, "¶N", claim.locator))
            checked, failed = checked + 1, failed + 1
            continue
        if text is None and claim.id in scope.collection.records and not _pointed(claim, index):
            skipped += 1  # no figure at its place leads to it: only the text can prove it
            continue
        checked += 1
        faults = list(
            _without_text(scope, claim, source, index)
            if text is None
            else _in_text(claim, text.lines)
        )
        findings += faults
        failed += bool(faults)
    for observation in scope.observations:
        findings += _too_late(observation, scope.collection.sources.get(observation.source))
    findings += _notes(seen, skipped)
    failed += len(scope.faults) + sum(1 for f in findings if f.code == "text-sha256")
    return Gate("source", checked, failed, seen + skipped, tuple(findings))


def _too_late(o: Observation, source: Source | None) -> Iterator[Finding]:
    """Warn of an actual figure of a time that had not come when its source appeared.

    Gate `account` proves the periods of held sources; a page that was seen may be newer than the
    date that it bears, so this is no error.
    """
    if source is None or source.held or not is_period(source.date) or o.obs_status != "actual":
        return
    begins, _ = period_ends(o.time_period)
    appeared, _ = period_ends(source.date)
    if begins and appeared and begins > appeared:
        yield fault(
            o.place("time_period"),
            "period-after-source",
            f"an actual figure of a time after its source, {source.id}",
            expected=f"{source.date} or before",
            got=o.time_period,
            hint="Mend the period or the date of the source; what lies ahead is planned",
            severity="warning",
        )


def _notes(seen: int, skipped: int) -> Iterator[Finding]:
    """Say what was not proved, and why."""
    if seen:
        message = f"{seen} rows rest on pages seen, not held: not proved against a text"
        yield fault(Place(), "seen-not-held", message, severity="note")
    if skipped:
        message = (
            f"{skipped} records have no figure at their place: only the text proves it, not at hand"
        )
        yield fault(Place(), "text-not-at-hand", message, severity="note")


def _claims(scope: Scope) -> Iterator[Claim]:
    for o in scope.observations:
        yield Claim(o.id, o.package, o.file, o.line, o.source, o.locator, o.as_printed)
    for package in scope.targets:
        for table in package.records:
            for row in table.rows:
                cells = (row["source"], row["locator"], row["as_printed"])
                yield Claim(row["id"], package.name, table.file, row.line, *cells)


_Index = dict[tuple[str, str], list[IndexedFigure]]


def _index(scope: Scope) -> _Index:
    """Return the index of figures by source and place."""
    found: _Index = defaultdict(list)
    for figure in scope.collection.figures:
        found[figure.source, figure.locator].append(figure)
    return found


def _pointed(claim: Claim, index: _Index) -> bool:
    """Return whether a figure of the index at the claim's place leads to it."""
    return any(claim.id in figure.refs for figure in index.get((claim.source, claim.locator), ()))


def _hashes(scope: Scope) -> Iterator[Finding]:
    for source_id, text in (scope.texts or {}).items():
        source = scope.collection.sources[source_id]
        if text.sha256 != source.sha256:
            yield fault(
                Place("sources", "sources/data/sources.csv", source.line, "sha256"),
                "text-sha256",
                f"the text {source.filename} is not the one that was keyed",
                expected=source.sha256,
                got=text.sha256,
                hint="Restore the text, or key the new one as a new source",
            )


def _fault(claim: Claim, code: str, column: str, message: str, expected: str, got: str) -> Finding:
    place = Place(claim.package, claim.file, claim.line, column)
    hint = "Look the words up in the source and key their place and print"
    return fault(place, code, message, expected=expected, got=got, hint=hint)


def stands(words: str, line: str) -> bool:
    """Tell whether words stand in a line, and do not begin or end inside of a number.

    >>> stands("50 of 2018", "in all 50 of 2018"), stands("0 of 201", "in all 50 of 2018")
    (True, False)
    """
    before = r"(?<!\d)(?<!\d[.,])" if re.match(r"[.,]?\d", words) else ""
    after = r"(?!\d)(?![.,]\d)" if words[-1:].isdigit() else ""
    return bool(words and re.search(f"{before}{re.escape(words)}{after}", line))


def _in_text(claim: Claim, lines: Sequence[str]) -> Iterator[Finding]:
    """Look for the printed words in the paragraph of the text."""
    number = paragraph(claim.locator)
    if number is None or number > len(lines):
        place = f"¶1 to ¶{len(lines)}"
        yield _fault(claim, "locator", "locator", "no such paragraph", place, claim.locator)
        return
    words = fold(claim.as_printed)
    if not stands(words, lines[number - 1]):
        found = [f"¶{n}" for n, line in enumerate(lines, 1) if stands(words, line)]
        message = f"not printed at {claim.locator} of {claim.source}"
        expected = f"found at {', '.join(found)}" if found else "words of the source"
        yield _fault(claim, "not-printed", "as_printed", message, expected, words or "empty")


def _without_text(scope: Scope, claim: Claim, source: Source, index: _Index) -> Iterator[Finding]:
    """Look for the figure in the index, at the place."""
    if claim.id in scope.collection.records:
        return  # a figure at its place leads to it, or it was skipped
    figures = index.get((claim.source, claim.locator), [])
    figure = printed_figure(claim.as_printed, source.language)
    if figure and fold(figure.text) not in {item.printed for item in figures}:
        message = f"the index of figures has no “{figure.text}” at {claim.locator}"
        expected = "a figure of the index"
        yield _fault(claim, "not-indexed", "locator", message, expected, claim.locator)
