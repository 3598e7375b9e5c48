"""The index of printed figures beside the texts that it was made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from civdata.checks.scope import Scope
from civdata.figures import read
from civdata.languages import read_codes
from civdata.model import Finding, IndexedFigure, Place, Source, fault, paragraph
from civdata.record.seals import figures_by_place, figures_digest, seals
from civdata.storage import fold

INDEX = "sources/data/figures.csv"
PLACE = Place("sources", INDEX)
COLUMNS = {"figure": "printed", "order": "locator"}


def row_fault(code: str, figure: IndexedFigure, message: str, expected: str, got: str) -> Finding:
    """Return what is wrong with a row of the index."""
    return fault(
        PLACE.at(figure.line, COLUMNS.get(code, "refs")),
        f"index-{code}",
        f"{figure.source} {figure.locator} “{figure.printed}”: {message}",
        expected=expected,
        got=got,
        hint="Mend the index, or key the figure",
    )


def _order(scope: Scope, source: str) -> Iterator[Finding]:
    """Tell where the index of a source is out of order, without its text.

    Paragraphs go up, positions in each from 1 by one, so that a wrong place does not pass.
    """
    last, position = 1, 0  # as if the first paragraph had begun
    for figure in (f for f in scope.collection.figures if f.source == source):
        place = paragraph(figure.locator)
        follows = place == last and figure.position == position + 1
        begins = place is not None and place > last and figure.position == 1
        if not (follows or begins):
            expected = f"¶{last}, position {position + 1}, or position 1 of a later paragraph"
            got = f"{figure.locator}, position {figure.position}"
            yield row_fault("order", figure, "out of order", expected, got)
        last, position = place or last, figure.position


def of_source(scope: Scope, source: Source) -> Iterator[Finding]:
    """Compare the index of a source with its text, or tell that there is none at hand."""
    text = (scope.texts or {}).get(source.id)
    if text is not None:
        yield from _against_text(scope, source, text.lines)
        return
    message = f"{source.id}: text not at hand, its index was not read again"
    yield fault(PLACE, "text-not-at-hand", message, severity="note")
    yield from _order(scope, source.id)


# complex: one loop over the places of two lists, with a guard for each that has no seal
def seal_faults(scope: Scope) -> Iterator[Finding]:
    """Compare the index, place by place, with what was found there when the text was at hand."""
    known = seals(scope.collection)
    sealed = {source for source, _ in known}
    figures = figures_by_place(scope.collection)
    for source, locator in {**figures, **known} if known else ():
        document = scope.collection.sources.get(source)
        if document is None or source not in sealed or source in (scope.texts or {}):
            continue  # with the text at hand the index is read again
        here = figures.get((source, locator), [])
        seal = known.get((source, locator))
        if figures_digest(document.sha256, here) != (seal.figures if seal else ""):
            line = here[0].line if here else None
            message = f"{source} {locator}: not the figures that were found there"
            expected, got = "the figures that are sealed", ", ".join(f.printed for f in here)
            hint = "Mend the index; or, with the texts, scripts/index_figures.py TEXTS --write"
            at = PLACE.at(line, "printed")
            yield fault(at, "index-seal", message, expected=expected, got=got, hint=hint)


def _against_text(scope: Scope, document: Source, lines: Sequence[str]) -> Iterator[Finding]:
    """Compare the index of a source with what the reader finds in its text, in order.

    A page that was kept is accounted for in the paragraphs that were keyed from.
    """
    source, language = document.id, document.language
    if language not in read_codes():
        return  # gate `print` says that there is no reader
    indexed = [f for f in scope.collection.figures if f.source == source]
    places = [(f.locator, f.position, f.printed) for f in indexed]
    found = _read(tuple(lines), language)
    if document.kept:
        keyed = _keyed(scope, source) | {f.locator for f in indexed}
        found = [one for one in found if one[0] in keyed]
    if places != found:
        yield from _unlike(source, indexed, places, found)


def _unlike(
    source: str,
    indexed: Sequence[IndexedFigure],
    places: Sequence[tuple[str, int, str]],
    found: Sequence[tuple[str, int, str]],
) -> Iterator[Finding]:
    """Yield rows of the index without a figure in the text, and figures without a row."""
    matcher = SequenceMatcher(None, places, found)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        for figure in indexed[i:i_end]:
            what = f"no figure number {figure.position} “{figure.printed}” stands there"
            yield row_fault("figure", figure, what, "a figure of the text", figure.printed)
        line = indexed[min(i, len(indexed) - 1)].line if indexed else None
        for locator, position, printed in found[j:j_end]:
            yield fault(
                PLACE.at(line, "printed"),
                "figure-not-indexed",
                f"{source} {locator} prints “{printed}” (figure {position}), not in the index",
                expected="a row of the index",
                got="none",
                hint="Key the figure and add its row, or a row with the reason why it is not data",
            )


def _keyed(scope: Scope, source: str) -> set[str]:
    """Return the places of a source that something was keyed from."""
    rows = (row for _, row in scope.collection.records.values())
    return {o.locator for o in scope.collection.observations.values() if o.source == source} | {
        row["locator"] for row in rows if row["source"] == source
    }


@lru_cache(maxsize=64)
def _read(lines: tuple[str, ...], language: str) -> list[tuple[str, int, str]]:
    """Return every figure of a text as locator, position and print."""
    return [
        (f"¶{number}", position, fold(figure.text))
        for number, line in enumerate(lines, 1)
        for position, figure in enumerate(read(line, language), 1)
    ]
