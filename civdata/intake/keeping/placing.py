"""Give each row of a page its paragraph, and account for the figures of those paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from civdata.checks.account import BESIDE, says
from civdata.checks.quoted import stands
from civdata.figures import LANGUAGES, Figure, read
from civdata.intake.keeping.anchors import Edit, places
from civdata.model import Collection, Finding, Place, Source, fault, paragraph
from civdata.record.compare import printed_figure
from civdata.record.seals import proved_columns
from civdata.storage import fold

DECIDE = "Look at the page and mend the row, or leave it at its page"


@dataclass(frozen=True, slots=True)
class Keyed:
    """A row that was keyed from a page; `numbers` are the cells of a record that it proves."""

    id: str
    place: Place
    locator: str
    as_printed: str
    numbers: tuple[str, ...] | None = None


@dataclass
class Placed:
    """Where the rows of a page stand now, its part of the index, and what is to be decided."""

    locators: dict[str, str] = field(default_factory=dict)
    figures: list[dict[str, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)


def keyed_from(collection: Collection, source: str) -> list[Keyed]:
    """Return the observations and records that were keyed from a source."""
    rows = [
        Keyed(o.id, o.place("as_printed"), o.locator, o.as_printed)
        for o in collection.observations.values()
        if o.source == source
    ]
    for table, row in collection.records.values():
        if row["source"] == source:
            numbers = tuple(row[name] for name in proved_columns(table) if row[name])
            place = table.place(row.line, "as_printed")
            rows.append(Keyed(row["id"], place, row["locator"], row["as_printed"], numbers))
    return rows


def place_rows(
    source: Source, rows: Iterable[Keyed], lines: Sequence[str], before: Sequence[str] | None
) -> Placed:
    """Find the paragraph of each row; `before` is the text that was kept until now."""
    placed = Placed()
    edit = Edit(before, lines) if before is not None else None
    for row in rows:
        number = paragraph(row.locator)
        if edit is not None and number is not None and number <= len(edit.before):
            _again(row, number, edit, placed)
        else:
            _first(row, lines, placed)
    if source.language in LANGUAGES:
        placed.figures = list(_figures(source, list(rows), lines, placed))
    return placed


def _first(row: Keyed, lines: Sequence[str], placed: Placed) -> None:
    """Find the one paragraph in which the print of a row stands, letter by letter."""
    words = fold(row.as_printed)
    found = [n for n, line in enumerate(lines, 1) if stands(words, fold(line))]
    if len(found) == 1:
        placed.locators[row.id] = f"¶{found[0]}"
        placed.states[row.id] = "there"
        return
    near = places(row.as_printed, lines)
    code, message, got = (
        "print-absent",
        "the page does not print this",
        "no such words" if words else "empty",
    )
    if found:
        code, message = "print-several", "the page prints this in several paragraphs"
        got = ", ".join(f"¶{n}" for n in found)
    elif near:
        code, message = "print-otherwise", "the page prints this with other signs or letter case"
        got = ", ".join(f"¶{n}" for n in near)
    placed.states[row.id] = "open"
    placed.findings.append(_decide(row, code, f"{row.id}: {message}", got))


def _again(row: Keyed, number: int, edit: Edit, placed: Placed) -> None:
    """Find the paragraph of a row after the page was edited."""
    again = edit.again(row.as_printed, number)
    placed.states[row.id] = again.state
    if again.number and stands(fold(row.as_printed), fold(edit.lines[again.number - 1])):
        placed.locators[row.id] = f"¶{again.number}"
        return
    told = {
        "gone": "its paragraph was changed or taken out",
        "unsure": "several paragraphs may be its own now",
    }
    message = f"{row.id}: {told.get(again.state, 'the page prints this otherwise now')}"
    placed.findings.append(_decide(row, f"print-{again.state}", message, row.locator))


def _decide(row: Keyed, code: str, message: str, got: str) -> Finding:
    return fault(
        row.place,
        code,
        message,
        expected=row.as_printed,
        got=got,
        hint=DECIDE,
        severity="warning",
    )


# complex: one loop over paragraphs, for all rows that stand in them
def _figures(
    source: Source, rows: Sequence[Keyed], lines: Sequence[str], placed: Placed
) -> Iterator[dict[str, str]]:
    """Yield the index of the paragraphs that rows stand in, each figure with its account."""
    by_place: dict[int, list[Keyed]] = {}
    for row in rows:
        if number := paragraph(placed.locators.get(row.id, "")):
            by_place.setdefault(number, []).append(row)
    for number in sorted(by_place):
        found = read(fold(lines[number - 1]), source.language)
        refs: list[list[str]] = [[] for _ in found]
        kinds = [""] * len(found)
        for row in by_place[number]:
            if row.numbers is None:
                _value(row, source, found, refs, kinds, placed)
            else:
                _record(row.id, row.numbers, found, refs, kinds)
        if not any(row.id in placed.locators for row in by_place[number]):
            continue
        for n, figure in enumerate(found):
            yield {
                "source": source.id,
                "locator": f"¶{number}",
                "position": str(n + 1),
                "printed": fold(figure.text),
                "account": kinds[n] or "not_data",
                "refs": " ".join(refs[n]),
                "reason": "" if kinds[n] else BESIDE,
            }


def _record(
    name: str,
    numbers: Iterable[str],
    found: Sequence[Figure],
    refs: Sequence[list[str]],
    kinds: list[str],
) -> None:
    """Account for the figures of a paragraph that are numbers of a record."""
    for n, figure in enumerate(found):
        if any(says(figure, cell) for cell in numbers):
            refs[n].append(name)
            kinds[n] = kinds[n] or "record"


def _value(
    row: Keyed,
    source: Source,
    found: Sequence[Figure],
    refs: Sequence[list[str]],
    kinds: list[str],
    placed: Placed,
) -> None:
    """Note which figure of a paragraph an observation is; one that is none loses its place."""
    own = printed_figure(row.as_printed, source.language)
    text = fold(own.text) if own else ""
    at = next((n for n, f in enumerate(found) if text and fold(f.text) == text), None)
    if at is not None:
        refs[at].append(row.id)
        kinds[at] = "value"
        return
    del placed.locators[row.id]
    placed.states[row.id] = "open"
    message = f"{row.id}: read in its paragraph the figure is another"
    got = ", ".join(f.text for f in found)
    placed.findings.append(_decide(row, "print-otherwise", message, got))
