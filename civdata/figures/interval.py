"""What a printed figure says, as an interval, and exact arithmetic on such intervals.

Addition, subtraction and multiplication never round: they run in a context of the largest
precision there is and with the signal for a rounded result trapped. Division cannot be exact, so
it rounds outwards: the true quotient always lies inside.
"""

from __future__ import annotations

import decimal
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from civdata.figures.digits import trimmed

_EXACT = decimal.Context(
    prec=decimal.MAX_PREC,
    Emax=decimal.MAX_EMAX,
    Emin=decimal.MIN_EMIN,
    traps=[decimal.InvalidOperation, decimal.Inexact, decimal.Overflow],
)
_DOWN = decimal.Context(prec=50, rounding=decimal.ROUND_FLOOR, traps=[decimal.InvalidOperation])
_UP = decimal.Context(prec=50, rounding=decimal.ROUND_CEILING, traps=[decimal.InvalidOperation])

_INFINITY = Decimal("Infinity")
_HALF = Decimal("0.5")
_POINT_UNITS = frozenset({"year", "date", "ordinal"})
_ROUNDED_UNITS = frozenset({"percent", "permille", "percentage_points", "times"})
QUALIFIERS = ("exact", "about", "almost", "more_than", "at_least", "up_to")
"""The words for how a figure is meant, as in `reference/`."""

_End = tuple[Decimal, bool]  # a bound, infinite where there is none, and whether it is left out


@dataclass(frozen=True)
class Interval:
    """A range of numbers; an end that is `None` is unbounded, an open end is left out.

    >>> Interval(Decimal(1), Decimal(2)) + Interval(Decimal(10), Decimal(20))
    Interval(low=Decimal('11'), high=Decimal('22'), low_open=False, high_open=False)
    >>> print(Interval(Decimal(20), None, low_open=True))
    (20, ∞)

    Raises `ValueError` for an empty interval and for an end that is not a finite number.
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        for end in (self.low, self.high):
            if end is not None and not end.is_finite():
                raise ValueError(f"an end of an interval must be finite or None, got {end}")
        if self.low is None:
            object.__setattr__(self, "low_open", True)
        if self.high is None:
            object.__setattr__(self, "high_open", True)
        if self._is_empty():
            raise ValueError(f"an interval must hold a number, got {self}")

    def _is_empty(self) -> bool:
        """Whether no number lies between the ends."""
        if self.low is None or self.high is None:
            return False
        point = self.low == self.high
        return self.low > self.high or (point and (self.low_open or self.high_open))

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """The interval that holds one number and nothing else.

        >>> print(Interval.point(Decimal(1756)))
        1756
        """
        return cls(value, value)

    def __str__(self) -> str:
        if self.low is not None and self.low == self.high:
            return trimmed(self.low)
        left = "-∞" if self.low is None else trimmed(self.low)
        right = "∞" if self.high is None else trimmed(self.high)
        return f"{'(' if self.low_open else '['}{left}, {right}{')' if self.high_open else ']'}"

    def __add__(self, other: Interval) -> Interval:
        low, low_open = self._low
        high, high_open = self._high
        other_low, other_low_open = other._low
        other_high, other_high_open = other._high
        return _interval(
            (_EXACT.add(low, other_low), low_open or other_low_open),
            (_EXACT.add(high, other_high), high_open or other_high_open),
        )

    def __neg__(self) -> Interval:
        low, low_open = self._low
        high, high_open = self._high
        return _interval((high.copy_negate(), high_open), (low.copy_negate(), low_open))

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        ends = [_times(a, b) for a in (self._low, self._high) for b in (other._low, other._high)]
        return _hull(ends, ends)

    def __truediv__(self, other: Interval) -> Interval:
        return self.ratio(other)

    def ratio(self, other: Interval) -> Interval:
        """How many times `other` goes into this interval, rounded outwards at 50 digits.

        >>> print(Interval.point(Decimal(1)).ratio(Interval(Decimal(2), Decimal(4))))
        [0.25, 0.5]

        Raises `ValueError` when `other` holds zero.
        """
        if other.contains(Decimal(0)):
            raise ValueError(f"cannot divide by {other}: it holds zero")
        pairs = [(a, b) for a in (self._low, self._high) for b in (other._low, other._high)]
        positive = other._high[0] > 0
        lows = [end for a, b in pairs if (end := _quotient(a, b, positive, _DOWN)) is not None]
        highs = [end for a, b in pairs if (end := _quotient(a, b, positive, _UP)) is not None]
        return _hull(lows, highs)

    def share(self, whole: Interval) -> Interval:
        """This interval as percent of `whole`; raises like `ratio`.

        >>> print(Interval.point(Decimal(35)).share(Interval.point(Decimal(140))))
        25
        """
        return Interval.point(Decimal(100)) * self.ratio(whole)

    def contains(self, value: Decimal) -> bool:
        """Whether `value` lies inside, which an open end does not.

        >>> Interval(Decimal(3500), Decimal(4000), high_open=True).contains(Decimal(4000))
        False
        """
        return self.meets(Interval.point(value))

    def intersection(self, other: Interval) -> Interval | None:
        """The numbers that both intervals hold, or `None` where they hold none in common."""
        low, low_open = max(self._low, other._low)
        high, high_open = min(self._high, other._high, key=lambda end: (end[0], not end[1]))
        if low > high or (low == high and (low_open or high_open)):
            return None
        return _interval((low, low_open), (high, high_open))

    def meets(self, other: Interval) -> bool:
        """Whether the intervals have a number in common."""
        return self.intersection(other) is not None

    def within(self, other: Interval) -> bool:
        """Whether every number of this interval lies in `other`."""
        return self.intersection(other) == self

    @property
    def _low(self) -> _End:
        return (-_INFINITY if self.low is None else self.low, self.low_open)

    @property
    def _high(self) -> _End:
        return (_INFINITY if self.high is None else self.high, self.high_open)


def interval_of(
    value: Decimal,
    value_max: Decimal | None = None,
    qualifier: str = "exact",
    step: Decimal = Decimal(1),
    unit: str | None = None,
) -> Interval:
    """The interval that a printed figure stands for, by the table in the design, section 3.

    `step` is the unit of the last printed digit. An exact count printed in full is a point; with
    decimals or a scale word it is half a step to each side, and so is any percentage or multiple,
    since those are rounded even when printed without decimals. Years, dates and ordinals are
    points whatever stands beside them. A printed range keeps its ends. `about` and `almost` reach
    half a unit of the last digit that is not zero, beyond both ends of a range.

    >>> print(interval_of(Decimal(1_900_000_000), step=Decimal(100_000_000), unit="KZT"))
    [1850000000, 1950000000]
    >>> print(interval_of(Decimal(4000), qualifier="almost", step=Decimal(1000)))
    [3500, 4000)

    Raises `ValueError` for an unknown qualifier and for a range that runs downwards.
    """
    if qualifier not in QUALIFIERS:
        raise ValueError(f"qualifier must be one of {', '.join(QUALIFIERS)}, got {qualifier!r}")
    top = value if value_max is None else value_max
    if unit in _POINT_UNITS:
        return Interval(value, top)
    if qualifier == "more_than":
        return Interval(value, None, low_open=True)
    if qualifier == "at_least":
        return Interval(value, None)
    if qualifier == "up_to":
        return Interval(min(value, Decimal(0)), max(top, Decimal(0)))
    if qualifier == "exact":
        rounded = value_max is None and (step != 1 or unit in _ROUNDED_UNITS)
        return _exact(value, top, step, rounded)
    return _around(value, top, qualifier, step)


def _exact(value: Decimal, top: Decimal, step: Decimal, rounded: bool) -> Interval:
    """The interval of `exact`: a point, or half a step to each side of what was rounded."""
    reach = _EXACT.multiply(step, _HALF) if rounded else Decimal(0)
    return Interval(_EXACT.subtract(value, reach), _EXACT.add(top, reach))


def _around(value: Decimal, top: Decimal, qualifier: str, step: Decimal) -> Interval:
    """The interval of `about` and `almost`: half a unit of the last digit that is not zero."""
    low = _EXACT.subtract(value, _EXACT.multiply(_last_unit(value, step), _HALF))
    high = _EXACT.add(top, _EXACT.multiply(_last_unit(top, step), _HALF))
    if qualifier == "about":
        return Interval(low, high)
    if top > 0:
        return Interval(low, top, high_open=True)
    return Interval(value, high, low_open=True)  # almost −5: between it and zero


def exact_sum(a: Decimal, b: Decimal) -> Decimal:
    """The sum, never rounded."""
    return _EXACT.add(a, b)


def exact_product(a: Decimal, b: Decimal) -> Decimal:
    """The product, never rounded, with its zeros written out.

    >>> exact_product(Decimal("1.9"), Decimal("1E9"))
    Decimal('1900000000')
    """
    product = _EXACT.add(_EXACT.multiply(a, b), Decimal(0))
    whole = product.to_integral_value()
    return whole if whole == product else product


def _last_unit(value: Decimal, step: Decimal) -> Decimal:
    """The unit of the last digit of `value` that is not zero, never finer than `step`."""
    if not value:
        return step
    exponent = value.normalize(_EXACT).as_tuple().exponent
    assert isinstance(exponent, int)  # values are finite
    return max(step, Decimal(1).scaleb(exponent, _EXACT))


def _interval(low: _End, high: _End) -> Interval:
    return Interval(
        low[0] if low[0].is_finite() else None,
        high[0] if high[0].is_finite() else None,
        low[1],
        high[1],
    )


def _hull(lows: Iterable[_End], highs: Iterable[_End]) -> Interval:
    """The smallest interval over candidate ends; where two agree, the one that is reached wins."""
    return _interval(min(lows), max(highs, key=lambda end: (end[0], not end[1])))


def _times(a: _End, b: _End) -> _End:
    """The product of two ends; zero times an unbounded end is zero."""
    open_ends = [end[1] for end in (a, b) if not end[0]]
    if open_ends:
        return (Decimal(0), all(open_ends))
    return (_EXACT.multiply(a[0], b[0]), a[1] or b[1])


def _quotient(a: _End, b: _End, positive: bool, context: decimal.Context) -> _End | None:
    """The quotient of two ends, or `None` where other ends decide; `positive` is the divisor."""
    if not b[0]:
        if not a[0]:
            return None
        return (_INFINITY if a[0].is_signed() != positive else -_INFINITY, True)
    if b[0].is_infinite():
        return None if a[0].is_infinite() else (Decimal(0), bool(a[0]) or a[1])
    if not a[0]:
        return (Decimal(0), a[1])
    return (context.divide(a[0], b[0]), a[1] or b[1])
