"""Round numbers on the value axis of a chart."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from civdata.figures.digits import trimmed

BROKEN = Decimal("0.6")
"""An axis is broken when even the lowest figure is above this part of the highest."""


def nice_ticks(highest: Decimal, count: int) -> tuple[Decimal, ...]:
    """Return round numbers from zero to at least `highest`, about `count` steps.

    >>> [str(tick) for tick in nice_ticks(Decimal(1053), 4)]
    ['0', '500', '1000', '1500']
    """
    if highest <= 0:
        return (Decimal(0), Decimal(1))
    return ticks_between(Decimal(0), highest, count)


# complex: each guard rules out a step that no count has
def ticks_between(lowest: Decimal, highest: Decimal, count: int) -> tuple[Decimal, ...]:
    """Return round numbers from at most `lowest` to at least `highest`, about `count` steps.

    >>> [str(tick) for tick in ticks_between(Decimal(20300), Decimal(22900), 3)]
    ['20000', '21000', '22000', '23000']
    """
    width = highest - lowest
    raw = width / count
    power = Decimal(10) ** raw.adjusted()
    whole = highest == highest.to_integral_value() and lowest == lowest.to_integral_value()
    steps = [power * n for n in (1, 2, Decimal("2.5"), 5, 10)]
    if whole and power == 1:  # of seven places there is no half
        steps.remove(Decimal("2.5"))
    step = next(one for one in steps if one >= raw)
    if step < 1 and whole and width >= count:
        step = Decimal(1)
    first = int((lowest / step).to_integral_value(ROUND_FLOOR))
    last = int((highest / step).to_integral_value(ROUND_CEILING))
    return tuple(_plain(step * n) for n in range(first, last + 1))


def _plain(value: Decimal) -> Decimal:
    return Decimal(trimmed(value))
