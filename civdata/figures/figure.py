"""The figure: one printed number with everything that its print says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from civdata.figures.interval import Interval, interval_of


@dataclass(frozen=True)
class Figure:
    """One figure as printed.

    `value` is exact and in the base unit (tenge, not billions; 66,7% is 66.7; a half is 50 percent
    and a third, which no decimal holds, 33.33), `value_max` the upper end of a printed range.
    `unit` is the ISO code of a currency, `percent`, `permille`, `percentage_points`,
    `times`, `year`, `date`, `ordinal`, the counted word as printed in lower case, or `None`.
    `qualifier` is `exact`, `about`, `almost`, `more_than`, `at_least` or `up_to`; years, dates and
    ordinals are always `exact`.

    `text` is the figure as it stands in the input from `start` to `end`: number, endings of the
    number, scale word and sign or name of the unit, without qualifier and counted word (so also
    without a trailing `года`).

    `period` is the ISO 8601 period of a year or date. The value of a date is its year, of a day
    and month without a year the day. `step` is the unit of the last printed digit: 100,000,000
    for `1,9 млрд`, a half for `полтора`.
    """

    value: Decimal
    value_max: Decimal | None
    unit: str | None
    qualifier: str
    text: str
    start: int
    end: int
    period: str | None
    step: Decimal

    @property
    def interval(self) -> Interval:
        """What the print says, as an interval; see `interval_of`."""
        return interval_of(self.value, self.value_max, self.qualifier, self.step, self.unit)
