"""What a check gives back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from civdata.errors import UnknownName
from civdata.figures.digits import exact
from civdata.model.shown import html_table

AGREES, DIFFERS, CONTESTED = "agrees", "differs", "contested"
NOT_IN_RECORD, NOT_A_CLAIM = "not_in_record", "not_a_claim"
VERDICTS = (AGREES, DIFFERS, CONTESTED, NOT_IN_RECORD, NOT_A_CLAIM)
"""What a figure of a text can be to the record."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure of a text with its verdict.

    `start` and `end` count the characters of the text, `text[start:end] == printed`; `value` is in
    the base unit. `observations` are ids of the record, the best first: those that fit for
    `agrees`, what the record prints instead for `differs`, both sides for `contested`. `reason` is
    a sentence for a reader. `indicator`, `period`, `area` and `status` say what the figure was
    taken for, as far as its words tell; `near` are indicators between which they do not decide.
    `why` is one word for a figure without a comparison: what kind of number it is (`page`, `date`,
    `number`, `part`, `age`, `time`), that its words lead nowhere (`unlinked`) or to several
    (`between`), that the record has nothing for it (`missing`), or why a denial is held back: the
    words are not plain enough (`plainly`), or only what was printed later differs (`later`).
    """

    start: int
    end: int
    printed: str
    value: Decimal
    verdict: str
    observations: tuple[str, ...] = ()
    reason: str = ""
    indicator: str = ""
    period: str = ""
    area: str = ""
    status: str = ""
    near: tuple[str, ...] = ()
    why: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON; the value stays exact as text."""
        return {
            "start": self.start,
            "end": self.end,
            "printed": self.printed,
            "value": exact(self.value),
            "verdict": self.verdict,
            "observations": list(self.observations),
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True, repr=False)
class Checked:
    """A text that was checked: its language, its day, and every figure in order."""

    lang: str
    published: str
    figures: tuple[Claim, ...]

    def __repr__(self) -> str:
        counts = Counter(claim.verdict for claim in self.figures)
        told = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
        return f"<checked text, {len(self.figures)} figures: {told or 'none'}>"

    def _repr_html_(self) -> str:
        head = ("figure", "verdict", "reason", "observations")
        rows = [(c.printed, c.verdict, c.reason, ", ".join(c.observations)) for c in self.figures]
        return html_table(f"{len(self.figures)} figures", rows, head)

    def of(self, *verdicts: str) -> tuple[Claim, ...]:
        """Return the figures with one of these verdicts; raises UnknownName for another word."""
        for verdict in verdicts:
            if verdict not in VERDICTS:
                raise UnknownName.among("verdict", verdict, VERDICTS)
        return tuple(claim for claim in self.figures if claim.verdict in verdicts)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {"figures": [claim.as_dict() for claim in self.figures]}
