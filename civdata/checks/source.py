"""Gate `source`: `as_printed` stands at `locator` in the source's text.

With the held texts at hand, the words themselves are looked for and the text must have the
recorded sha256. Without them, the figure must stand at `locator` in the index of figures.
A source that was only seen is counted as skipped, never as passed; an actual figure of a time after
it is a warning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from civdata.checks import tables
from civdata.checks.quoted import Claim, elsewhere, in_text, misquoted
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
from civdata.record.seals import (
    DAY,
    Key,
    Seal,
    digest,
    figures_by_place,
    numbers_of,
    proved_columns,
    seals,
)
from civdata.storage import fold

_Index = Mapping[Key, Sequence[IndexedFigure]]


@dataclass(frozen=True)
class _Proof:
    """What the claims of a scope can be proved by: texts and tables, the index, the seals."""

    scope: Scope
    index: _Index
    known: Mapping[Key, Seal]

    # complex: one row of guards, a way to look a claim up each
    def of(self, claim: Claim) -> tuple[str, list[Finding]]:
        """Return how a claim was looked up, and what is wrong with it.

        `seen` and `open` claims have no place in a text; a row whose table is `absent` and a
        record that only the text could prove, `unproved`, count as skipped like them.
        """
        source = self.scope.collection.sources.get(claim.source)
        if source is None or not source.held:
            return "seen", []
        if source.kept and paragraph(claim.locator) is None:
            return "open", []
        if source.tabular:
            how = "checked" if source.id in self.scope.grids else "absent"
            return how, [*_in_cells(self.scope, claim, source, self.known)]
        text = (self.scope.texts or {}).get(source.id)
        if text is None:
            return self._without_text(claim, source)
        faults = [*in_text(claim, text.lines)]
        # A kept page says many things twice; its places were decided on when it was kept.
        if not faults and self._only_quoted(claim) and not source.kept:
            faults = [*elsewhere(claim, text.lines)]
        return "checked", faults

    def _without_text(self, claim: Claim, source: Source) -> tuple[str, list[Finding]]:
        """Look for the figure in the index, and for place and print in the seals."""
        if paragraph(claim.locator) is None:
            message = f"{claim.locator!r} is no paragraph of {claim.source}"
            wrong = misquoted(claim, "locator", "locator", message, "¶N", claim.locator)
            return "checked", [wrong]
        figures = self.index.get((claim.source, claim.locator), [])
        figure = printed_figure(claim.as_printed, source.language)
        counted = claim.id not in self.scope.collection.records  # a record may hold no figure
        if counted and figure and fold(figure.text) not in {item.printed for item in figures}:
            message = f"the index of figures has no “{figure.text}” at {claim.locator}"
            expected = "a figure of the index"
            wrong = misquoted(claim, "not-indexed", "locator", message, expected, claim.locator)
            return "checked", [wrong]
        faults = [*_sealed(claim, source, self.known)]
        return "unproved" if not faults and self._only_quoted(claim) else "checked", faults

    def _only_quoted(self, claim: Claim) -> bool:
        """Return whether words alone tie a claim to its place: a record that no figure leads to."""
        figures = self.index.get((claim.source, claim.locator), ())
        recorded = claim.id in self.scope.collection.records
        return recorded and not any(claim.id in figure.refs for figure in figures)


def check(scope: Scope) -> Gate:
    """Look every observation and record of a held source up at its place."""
    findings = [*scope.faults, *_hashes(scope)]
    known = seals(scope.collection)
    proof = _Proof(scope, figures_by_place(scope.collection), known)
    looked: Counter[str] = Counter()
    absent: Counter[str] = Counter()
    failed = 0
    for claim in _claims(scope):
        how, faults = proof.of(claim)
        looked[how] += 1
        if how == "absent":
            absent[claim.source] += 1
        findings += faults
        failed += bool(faults)
    days = [*_days(scope, known)]
    findings, failed = findings + days, failed + len(days)
    for observation in scope.observations:
        findings += _too_late(observation, scope.collection.sources.get(observation.source))
    findings += _notes(looked, absent)
    failed += len(scope.faults) + sum(1 for f in findings if f.code == "text-sha256")
    skipped = looked.total() - looked["checked"]
    return Gate("source", looked["checked"], failed, skipped, tuple(findings))


def _days(scope: Scope, known: Mapping[Key, Seal]) -> Iterator[Finding]:
    """Yield tables whose day is not the sealed one: no cell could prove it."""
    for source in scope.collection.sources.values() if known else ():
        seal = known.get((source.id, DAY))
        if seal and digest(source.sha256, DAY, source.date) not in seal.prints:
            yield fault(
                Place("sources", "sources/data/sources.csv", source.line, "date"),
                "not-sealed",
                f"not the day that was sealed with the tables of {source.id}",
                expected="the day on which the tables were published",
                got=source.date,
                hint="Mend it; or, with the tables, run scripts/index_figures.py TEXTS --write",
            )


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


def _notes(looked: Counter[str], absent: Counter[str]) -> Iterator[Finding]:
    """Say what was not proved, and why."""
    if seen := looked["seen"]:
        message = f"{seen} rows rest on pages seen, not held: not proved against a text"
        yield fault(Place(), "seen-not-held", message, severity="note")
    if unproved := looked["unproved"]:
        message = (
            f"{unproved} records have no figure at their place: only the text proves it,"
            " not at hand"
        )
        yield fault(Place(), "text-not-at-hand", message, severity="note")
    if open_ := looked["open"]:
        message = f"{open_} rows of kept pages have no place yet: civdata sources keep tells why"
        yield fault(Place(), "place-open", message, severity="note")
    for source, rows in absent.items():
        message = f"{source}: its tables are not at hand, {rows} rows were not proved by the cell"
        yield fault(Place(), "text-not-at-hand", message, severity="note")


def _claims(scope: Scope) -> Iterator[Claim]:
    for o in scope.observations:
        said = {"time_period": o.time_period}
        yield Claim(o.id, o.package, o.file, o.line, o.source, o.locator, o.as_printed, said)
    for package in scope.targets:
        for table in package.records:
            columns = proved_columns(table)
            for row in table.rows:
                cells = (row["source"], row["locator"], row["as_printed"])
                said = {name: row[name] for name in columns if row[name]}
                yield Claim(row["id"], package.name, table.file, row.line, *cells, said)


def _in_cells(
    scope: Scope, claim: Claim, source: Source, known: Mapping[Key, Seal]
) -> Iterator[Finding]:
    """Look a figure up in the cell of a table, or, without the table, in the seals."""
    place = claim.place
    wrong = [*tables.place_faults(claim.locator, place.at(place.row, "locator"))]
    if not wrong and claim.id in scope.collection.records:
        at = place.at(place.row, "as_printed")
        wrong += tables.own_faults(claim.as_printed, claim.numbers.values(), at)
    grids = scope.grids.get(source.id)
    if not wrong and grids is not None:
        wrong += tables.in_table(grids, claim.locator, claim.as_printed, claim.numbers, place)
    yield from wrong
    if not wrong and grids is None:
        yield from _sealed(claim, source, known)


def _sealed(claim: Claim, source: Source, known: Mapping[Key, Seal]) -> Iterator[Finding]:
    """Tell whether the print is one that was found at the place when the text was at hand."""
    if not known or not any(key[0] == source.id for key in known):
        return
    seal = known.get((source.id, claim.locator))
    said = [("as_printed", claim.as_printed)]
    if source.tabular:
        said.append(("", numbers_of(claim.numbers)))
    for column, words in said:
        found = seal is not None and digest(source.sha256, claim.locator, words) in seal.prints
        if words and not found:
            where, got = (column, words) if seal else ("locator", claim.locator)
            message = f"not what was found at {claim.locator} of {source.id}"
            hint = "Mend it; or, with the texts, run scripts/index_figures.py TEXTS --write"
            at, expected = claim.place.at(claim.line, where), "a sealed place and print"
            yield fault(at, "not-sealed", message, expected=expected, got=got, hint=hint)
            return


def _hashes(scope: Scope) -> Iterator[Finding]:
    hashes = {id: text.sha256 for id, text in (scope.texts or {}).items()}
    hashes |= {id: grids.sha256 for id, grids in scope.grids.items()}
    for source_id, sha256 in hashes.items():
        source = scope.collection.sources[source_id]
        if sha256 != source.sha256:
            yield fault(
                Place("sources", "sources/data/sources.csv", source.line, "sha256"),
                "text-sha256",
                f"the text {source.filename} is not the one that was keyed",
                expected=source.sha256,
                got=sha256,
                hint="Restore the text, or key the new one as a new source",
            )
