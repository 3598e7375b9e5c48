"""Intervals of printed figures and arithmetic on them."""

from decimal import Context, Decimal
from operator import add, mul, sub, truediv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civdata.figures import QUALIFIERS, Interval, interval_of, read

numbers = st.decimals(-(10**12), 10**12, allow_nan=False, places=3)


@st.composite
def intervals(draw: st.DrawFn, *, positive: bool = False) -> tuple[Interval, Decimal]:
    """An interval, bounded or not, with a number inside it."""
    low, inside, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    if positive:
        shift = Decimal("0.001") - low
        low, inside, high = low + shift, inside + shift, high + shift
    unbounded_low, unbounded_high = not positive and draw(st.booleans()), draw(st.booleans())
    interval = Interval(
        None if unbounded_low else low,
        None if unbounded_high else high,
        low < inside and draw(st.booleans()),
        inside < high and draw(st.booleans()),
    )
    return interval, inside


@pytest.mark.parametrize(
    ("text", "lang", "interval"),
    [
        ("1 756 проектов", "ru", "1756"),
        ("1,9 млрд", "ru", "[1850000000, 1950000000]"),
        ("28 thousand", "en", "[27500, 28500]"),
        ("около 3000", "ru", "[2500, 3500]"),
        ("about 2,400 events", "en", "[2350, 2450]"),
        ("около двухсот", "ru", "[150, 250]"),
        ("почти 4 тысячи", "ru", "[3500, 4000)"),
        ("почти 28%", "ru", "[27.5, 28)"),
        ("более 20%", "ru", "(20, ∞)"),
        ("at least 5", "en", "[5, ∞)"),
        ("−5%", "ru", "[-5.5, -4.5]"),
        ("около −50", "ru", "[-55, -45]"),
        ("почти −5%", "ru", "(-5, -4.5]"),
        ("до −5%", "ru", "[-5, 0]"),
        ("up to 10", "en", "[0, 10]"),
        ("86%", "ru", "[85.5, 86.5]"),
        ("66,7 %", "ru", "[66.65, 66.75]"),
        ("в 9 раз", "ru", "[8.5, 9.5]"),
        ("2 п.п.", "ru", "[1.5, 2.5]"),
        ("полтора миллиона", "ru", "[1250000, 1750000]"),
        ("5-10 млн", "ru", "[5000000, 10000000]"),
        ("около 5-10 млн", "ru", "[4500000, 15000000]"),
        ("3 с половиной тысяч", "ru", "[3250, 3750]"),
        ("в 2022 году", "ru", "2022"),
        ("2020-2025 годы", "ru", "[2020, 2025]"),
        ("20 мая 2024 года", "ru", "2024"),
        ("X форум", "ru", "10"),
        ("половина", "ru", "[25, 75]"),
        ("более половины", "ru", "(50, ∞)"),
        ("two thirds", "en", "[50.005, 83.335]"),
        ("a quarter of a million", "en", "[125000, 375000]"),
        ("половина процента", "ru", "[0.25, 0.75]"),
        ("half a dozen", "en", "6"),
        ("half a million", "en", "[250000, 750000]"),
        ("2½ млн", "ru", "[2250000, 2750000]"),
        ("$12.5 m", "en", "[12450000, 12550000]"),
        ("две-три сотни", "ru", "[200, 300]"),
        ("1/3 бөлігінен астамы", "kk", "(33.33, ∞)"),
        ("43 billion 699 million tenge", "en", "[43698500000, 43699500000]"),
    ],
)
def test_print_as_interval(text: str, lang: str, interval: str) -> None:
    """The printed precision decides the interval of a figure."""
    [figure] = read(text, lang)
    assert str(figure.interval) == interval


@pytest.mark.parametrize("unit", ["year", "date", "ordinal"])
def test_points_whatever_stands_beside(unit: str) -> None:
    """A year, a date and an ordinal are points even where a qualifier stands beside them."""
    assert str(interval_of(Decimal(20), None, "about", unit=unit)) == "20"


@pytest.mark.parametrize("unit", ["percent", "percentage_points", "times"])
def test_shares_and_multiples_are_rounded(unit: str) -> None:
    """They are so even when printed without decimals; a count is not."""
    assert str(interval_of(Decimal(5), unit=unit)) == "[4.5, 5.5]"
    assert str(interval_of(Decimal(5), unit="projects")) == "5"


@pytest.mark.parametrize(
    ("value", "interval"),
    [("0.5", "[0.45, 0.5)"), ("0", "(0, 0.05]"), ("-0.5", "(-0.5, -0.45]"), ("5", "[4.5, 5)")],
)
def test_almost_lies_on_the_side_of_zero(value: str, interval: str) -> None:
    """Almost 5 is less, almost −5 is more; almost nothing is something."""
    assert str(interval_of(Decimal(value), None, "almost", Decimal("0.1"))) == interval


def test_a_number_alone_is_a_point() -> None:
    """Where nothing else is told, a number stands for itself."""
    assert interval_of(Decimal(5)) == Interval.point(Decimal(5))
    assert str(interval_of(Decimal(0), qualifier="about")) == "[-0.5, 0.5]"


def test_unknown_qualifier() -> None:
    """A qualifier that is none of the six is misuse."""
    with pytest.raises(ValueError, match="qualifier must be one of exact, about"):
        interval_of(Decimal(1), qualifier="roughly")


@pytest.mark.parametrize(
    ("low", "high", "low_open"),
    [(2, 1, False), (1, 1, True), (Decimal("NaN"), 1, False), (1, Decimal("Infinity"), False)],
)
def test_no_empty_interval(low: Decimal | int, high: Decimal | int, low_open: bool) -> None:
    """An interval holds a number and has finite ends."""
    with pytest.raises(ValueError, match="interval must"):
        Interval(Decimal(low), Decimal(high), low_open)


def test_unbounded_ends_are_open() -> None:
    """An end that is missing is open however it was written, so that equal intervals are equal."""
    assert Interval(Decimal(1), None) == Interval(Decimal(1), None, False, True)
    assert Interval(None, Decimal(1)) == Interval(None, Decimal(1), True)
    assert str(Interval(None, Decimal("2.50"))) == "(-∞, 2.5]"
    assert str(Interval(None, None)) == "(-∞, ∞)"


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        (Interval(Decimal(1), Decimal(2)), Interval(Decimal(2), Decimal(3)), True),
        (Interval(Decimal(1), Decimal(2), high_open=True), Interval.point(Decimal(2)), False),
        (Interval(Decimal(1), Decimal(2)), Interval(Decimal(2), None, low_open=True), False),
        (Interval(None, Decimal(2)), Interval(Decimal(1), None), True),
        (Interval(Decimal(1), Decimal(2)), Interval(Decimal(3), Decimal(4)), False),
    ],
)
def test_meets(first: Interval, second: Interval, meet: bool) -> None:
    """Intervals meet when they share a number; an open end is not shared."""
    assert first.meets(second) is meet
    assert second.meets(first) is meet


def test_within() -> None:
    """A closed end does not lie within an open one."""
    closed = Interval(Decimal(1), Decimal(2))
    assert closed.within(closed)
    assert closed.within(Interval(None, None))
    assert not closed.within(Interval(Decimal(1), Decimal(2), low_open=True))


@given(intervals(), intervals())
def test_arithmetic_holds_every_outcome(
    first: tuple[Interval, Decimal], second: tuple[Interval, Decimal]
) -> None:
    """Sum, difference and product of numbers inside lie inside the result."""
    (a, x), (b, y) = first, second
    assert (a + b).contains(x + y)
    assert (a - b).contains(x - y)
    assert (a * b).contains(Context(prec=60).multiply(x, y))


@given(intervals(), intervals(positive=True), st.booleans())
def test_ratio_holds_every_outcome(
    first: tuple[Interval, Decimal], second: tuple[Interval, Decimal], negative: bool
) -> None:
    """A quotient lies inside; where it is not exact, the result is wide enough for it."""
    (a, x), (b, y) = first, second
    b, y = (-b, -y) if negative else (b, y)
    ratio = a.ratio(b)
    assert (ratio * Interval.point(y)).contains(x)
    assert a.share(b) == Interval.point(Decimal(100)) * ratio


SMALL = [
    Interval(low, high, low_open, high_open)
    for low in (None, Decimal(-2), Decimal(-1), Decimal(0), Decimal(1))
    for high in (None, Decimal(-1), Decimal(0), Decimal(1), Decimal(4))
    for low_open in (False, True)
    for high_open in (False, True)
    if (low is None or high is None or low < high or (low == high and not low_open | high_open))
    and not (low is None and low_open)
    and not (high is None and high_open)
]
NEAR, FAR = Decimal("0.000001"), Decimal(10) ** 15


def inside(interval: Interval) -> list[Decimal]:
    """Some numbers of an interval: its ends, numbers very near to them, zero, and far ones."""
    low = -FAR if interval.low is None else interval.low
    high = FAR if interval.high is None else interval.high
    numbers = {low, low + NEAR, Decimal(0), high - NEAR, high}
    return [number for number in numbers if interval.contains(number)]


@pytest.mark.parametrize("name", ["sum", "difference", "product", "ratio"])
def test_arithmetic_holds_no_more_than_it_must(name: str) -> None:
    """Each end of a result is reached, or an open end is neared, by numbers from inside."""
    compute = {"sum": add, "difference": sub, "product": mul, "ratio": truediv}[name]
    for a in SMALL:
        for b in SMALL:
            if name == "ratio" and b.contains(Decimal(0)):
                continue
            result = compute(a, b)
            outcomes = sorted(compute(x, y) for x in inside(a) for y in inside(b))
            least, most = outcomes[0], outcomes[-1]
            assert result.contains(least), (a, b)
            assert result.contains(most), (a, b)
            for end, is_open, nearest in (
                (result.low, result.low_open, least),
                (result.high, result.high_open, most),
            ):
                if end is None:
                    assert abs(nearest) >= 10**5, (a, b)
                elif is_open:
                    assert 0 < abs(nearest - end) < Decimal("0.001"), (a, b)
                else:
                    assert nearest == end, (a, b)


def test_ratio_by_zero() -> None:
    """Division by an interval that holds zero is refused."""
    with pytest.raises(ValueError, match="it holds zero"):
        Interval.point(Decimal(1)).ratio(Interval(Decimal(-1), Decimal(1)))


def test_ratio_by_nearly_zero() -> None:
    """A divisor that comes near zero without reaching it makes the quotient unbounded."""
    divisor = Interval(Decimal(0), Decimal(4), low_open=True)
    assert str(Interval.point(Decimal(2)) / divisor) == "[0.5, ∞)"
    assert str(Interval.point(Decimal("-0.5")) / divisor) == "(-∞, -0.125]"


def test_ratio_is_rounded_at_fifty_digits() -> None:
    """A third is told by two numbers of fifty digits, one below it and one above."""
    third = Interval.point(Decimal(1)).ratio(Interval.point(Decimal(3)))
    assert str(third) == f"[0.{'3' * 50}, 0.{'3' * 49}4]"


@given(intervals(), intervals())
def test_intersection(first: tuple[Interval, Decimal], second: tuple[Interval, Decimal]) -> None:
    """An intersection holds just what both hold and lies within both."""
    (a, x), (b, y) = first, second
    both = a.intersection(b)
    assert (both is not None) == a.meets(b)
    for number in (x, y):
        held = both is not None and both.contains(number)
        assert held == (a.contains(number) and b.contains(number))
    if both:
        assert both.within(a)
        assert both.within(b)


@given(
    st.decimals(0, 10**12, places=2),
    st.sampled_from(QUALIFIERS),
    st.sampled_from([Decimal("0.01"), Decimal(1), Decimal(1000)]),
    st.sampled_from([None, "percent", "KZT", "year"]),
)
def test_interval_of_holds_the_value(
    value: Decimal, qualifier: str, step: Decimal, unit: str | None
) -> None:
    """Every reading but almost and more than admits the printed value itself."""
    interval = interval_of(value, None, qualifier, step, unit)
    beyond = qualifier in {"almost", "more_than"} and unit != "year"
    assert interval.contains(value) is not beyond
