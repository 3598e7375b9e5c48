"""What an editor's key does to a drafted row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from civdata.figures import read
from civdata.intake.drafting.drafted import ACCEPT, NEW, PROPOSED, REFUSE, Drafted
from civdata.model import Collection

EDITABLE = (
    "indicator",
    "value",
    "value_max",
    "qualifier",
    "time_period",
    "ref_area",
    "obs_status",
    "as_printed",
    "id",
)
"""The columns that an editor may change."""


def open_rows(rows: Sequence[Drafted]) -> Iterator[int]:
    """Yield the places of the rows that wait for a decision."""
    for place, row in enumerate(rows):
        if row.account == PROPOSED and not row.decision:
            yield place


def accept(row: Drafted, rank: int = 1) -> Drafted:
    """Return the row as accepted, with the indicator of a rank: 1, 2 or 3.

    A row without an indicator of the record at that rank comes back as it was.
    """
    chosen = (row.indicator, row.second, row.third)[rank - 1]
    if not chosen or chosen == NEW:
        return row
    named = row.id.replace(row.indicator, chosen, 1) if row.id else ""
    return replace(row, indicator=chosen, id=named, decision=ACCEPT)


def refuse(row: Drafted, reason: str) -> Drafted:
    """Return the row as refused, with why."""
    return replace(row, decision=REFUSE, refusal=reason)


def edit(row: Drafted, column: str, value: str) -> Drafted:
    """Return the row with another cell; another indicator takes the id along."""
    if column == "indicator" and row.id and row.indicator != NEW:
        row = replace(row, id=row.id.replace(row.indicator, value, 1))
    return Drafted.of({**row.cells(), column: value})


# complex: one row of guards, a column each
def problem(column: str, value: str, collection: Collection, lang: str) -> str:
    """Return what is wrong with a cell, or an empty text."""
    known = {
        "indicator": collection.indicators,
        "ref_area": collection.reference("areas"),
        "obs_status": collection.reference("statuses"),
        "qualifier": collection.reference("qualifiers"),
    }
    if column not in EDITABLE:
        return f"one of {', '.join(EDITABLE)}"
    if column in known and value not in known[column]:
        near = [one for one in known[column] if value and value in one][:8]
        return f"not known{': ' + ', '.join(near) if near else ''}"
    if column == "as_printed" and len(read(value, lang)) != 1:
        return "the fragment must hold exactly one figure"
    if column == "id" and value in collection.observations:
        return "taken"
    return ""
