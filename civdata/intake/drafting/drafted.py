"""A drafted figure: what it may become in the record, or why it becomes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

PROPOSED, NOT_DATA = "proposed", "not_data"
NEW = "new"
"""In place of an indicator: the record has none for this."""
ACCEPT, REFUSE = "accept", "refuse"
"""What an editor decides; an empty decision is none yet."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """One figure of a text as a row: the columns of an observation, and what speaks for them.

    `printed` is the figure alone, `as_printed` the fragment with qualifier and counted word that
    holds no other figure; `start` and `end` count the characters of the text as it was read.
    `indicator` is the likeliest, `second` and `third` come after it, `why` says what speaks for
    each. `corroborates` and `contradicts` name observations of the record. An editor fills
    `decision`, and `refusal` with the reason.
    """

    position: int
    paragraph: str
    account: str
    reason: str
    printed: str
    as_printed: str
    value: str
    value_max: str
    unit: str
    qualifier: str
    time_period: str
    ref_area: str
    obs_status: str
    indicator: str
    second: str
    third: str
    why: str
    corroborates: str
    contradicts: str
    source: str
    id: str
    start: int
    end: int
    decision: str = field(default="")
    refusal: str = field(default="")

    def cells(self) -> dict[str, str]:
        """Return the row as text, by column."""
        return {item.name: str(getattr(self, item.name)) for item in fields(self)}

    @classmethod
    def of(cls, cells: dict[str, str]) -> Drafted:
        """Make a row from cells, such as those of a CSV file."""
        whole: dict[str, Any] = dict(cells)
        for name in ("position", "start", "end"):
            whole[name] = int(cells[name])
        return cls(**whole)


COLUMNS = tuple(item.name for item in fields(Drafted))
"""The columns of the file of drafted rows."""
