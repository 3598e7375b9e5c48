"""Inline SVG charts of printed figures: a time line and rows of bars, drawn at build time.

Each chart comes twice, narrow for a phone and wide for a desk, so that its words stay readable;
the style sheet shows one. Colours are classes with a meaning (actual, planned, contested). The
page prints the same numbers as a table, so the pictures carry a title and a description only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from html import escape
from itertools import pairwise

Scale = Callable[[Decimal], float]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure on a chart: where it stands, what it says, and how sure it is.

    `label` names a bar, `tick` a moment on an axis, `at` is the moment in years; `low` and `high`
    are the ends of the printed precision, `None` where the print leaves that side open. `line`
    marks the figures that a time line joins.
    """

    label: str
    tick: str
    at: float
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    text: str
    planned: bool = False
    contested: bool = False
    line: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows, in the language of its page."""

    id: str
    title: str
    description: str
    points: tuple[Point, ...]
    axis: Callable[[Decimal], str]


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a drawing and of its margins, in pixels."""

    name: str
    width: int
    height: int
    left: int
    right: int
    top: int = 34
    bottom: int = 30


NARROW = Frame("narrow", 340, 230, 56, 18)
WIDE = Frame("wide", 720, 300, 76, 36)
ROW = 44


def draw(chart: Chart) -> str:
    """Draw a chart in both sizes: a time line for a series, else rows of bars."""
    shape = timeline if is_series(chart.points) else rows
    return "".join(shape(chart, frame) for frame in (NARROW, WIDE))


def is_series(points: Sequence[Point]) -> bool:
    """Whether the figures spread over at least three moments, so that time is worth an axis."""
    return len({point.at for point in points}) >= 3


def timeline(chart: Chart, frame: Frame) -> str:
    """Draw figures over time, from zero, with the printed precision as whiskers."""
    points = sorted(chart.points, key=lambda p: (p.at, p.value))
    ticks = nice_ticks(_highest(points), 4)
    moments = sorted({point.at for point in points})
    span = moments[-1] - moments[0]
    inner = frame.width - frame.left - frame.right - 40

    def x(at: float) -> float:
        return frame.left + 20 + inner * (at - moments[0]) / span

    floor = frame.height - frame.bottom

    def y(value: Decimal) -> float:
        return floor - float(value / ticks[-1]) * (floor - frame.top)

    parts = [_grid(chart, frame, ticks, y)]
    labels = {point.at: point.tick for point in points}
    parts += _moments(labels, x, floor, frame)
    joined = [point for point in points if point.line]
    for one, other in pairwise(joined):
        kind = "c-line c-gap" if other.at - one.at > 1 else "c-line"
        parts.append(
            f'<line class="{kind}" x1="{x(one.at):.1f}" y1="{y(one.value):.1f}" '
            f'x2="{x(other.at):.1f}" y2="{y(other.value):.1f}"/>'
        )
    for at in moments:
        here = [point for point in points if point.at == at]
        for place, point in enumerate(here):
            shift = 14 * (place - (len(here) - 1) / 2)
            parts.append(_mark(point, x(at) + shift, y))
    parts += _values(points, x, y, frame)
    return _svg(chart, frame.name, frame.width, frame.height, "".join(parts))


def _moments(
    labels: dict[float, str], x: Callable[[float], float], floor: int, frame: Frame
) -> list[str]:
    """Name moments below the axis, leaving out names that would run into one another."""
    parts, end = [], -1000.0
    for at, label in labels.items():
        half = 3.8 * len(label)
        middle = min(x(at), frame.width - half - 2)
        if middle - half > end + 4:
            parts.append(
                f'<text class="c-tick" x="{middle:.1f}" y="{floor + 20}" '
                f'text-anchor="middle">{escape(label)}</text>'
            )
            end = middle + half
    return parts


def _grid(chart: Chart, frame: Frame, ticks: Sequence[Decimal], y: Scale) -> str:
    parts = []
    for tick in ticks:
        kind = "c-zero" if not tick else "c-grid"
        parts.append(
            f'<line class="{kind}" x1="{frame.left}" x2="{frame.width - frame.right}" '
            f'y1="{y(tick):.1f}" y2="{y(tick):.1f}"/>'
            f'<text class="c-tick" x="{frame.left - 8}" y="{y(tick) + 4:.1f}" '
            f'text-anchor="end">{escape(chart.axis(tick))}</text>'
        )
    return "".join(parts)


def _mark(point: Point, x: float, y: Scale) -> str:
    """Draw one figure: whisker, then a disc (actual) or a hollow square (planned)."""
    kind = "planned" if point.planned else "actual"
    if point.contested:
        kind += " c-contested"
    top, low = y(_top(point)), y(point.low if point.low is not None else point.value)
    parts = [f'<g class="c-{kind}">']
    if point.low != point.high or point.high is None:
        parts.append(_whisker(x, x, top, low))
        for end, known in ((top, point.high), (low, point.low)):
            if known is not None and abs(top - low) > 3:
                parts.append(_whisker(x - 4, x + 4, end, end))
    middle = y(point.value)
    if point.planned:
        corner = f'x="{x - 5:.1f}" y="{middle - 5:.1f}"'
        parts.append(f'<rect class="c-mark" {corner} width="10" height="10"/>')
    else:
        parts.append(f'<circle class="c-mark" cx="{x:.1f}" cy="{middle:.1f}" r="5.5"/>')
    return "".join([*parts, "</g>"])


def _values(
    points: Sequence[Point], x: Callable[[float], float], y: Scale, frame: Frame
) -> list[str]:
    """Print values beside their marks, from the highest down, where there is room."""
    taken: list[tuple[float, float, float, float]] = []
    parts = []
    for point in sorted(points, key=lambda p: -p.value):
        wide = 8.0 * len(point.text)
        middle = min(max(x(point.at), wide / 2 + 2), frame.width - wide / 2 - 2)
        for base in (y(_top(point)) - 9, y(point.low or point.value) + 20):
            box = (middle - wide / 2 - 3, base - 12, middle + wide / 2 + 3, base + 3)
            if base < frame.height - frame.bottom - 2 and not any(_meet(box, b) for b in taken):
                taken.append(box)
                parts.append(
                    f'<text class="c-value" x="{middle:.1f}" y="{base:.1f}" '
                    f'text-anchor="middle">{escape(point.text)}</text>'
                )
                break
    return parts


def _meet(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def rows(chart: Chart, frame: Frame) -> str:
    """Draw a bar a figure, in the given order, its name above it and its value at its end."""
    height = ROW * len(chart.points) + 6
    highest = _highest(chart.points)
    room = frame.width - 4 - max(8.2 * len(point.text) for point in chart.points) - 14

    def x(value: Decimal) -> float:
        return 2 + max(float(value / highest), 0.0) * max(room, 60.0)

    parts = []
    for place, point in enumerate(chart.points):
        top = place * ROW + 4
        kind = "planned" if point.planned else "actual"
        if point.contested:
            kind += " c-contested"
        end = x(point.value)
        bar = top + 19
        name = escape(_cut(point.label, frame.width))
        parts.append(
            f'<text class="c-name" x="2" y="{top + 12}">{name}</text>'
            f'<g class="c-{kind}"><rect class="c-bar" x="2" y="{bar}" '
            f'width="{max(end - 2, 1.5):.1f}" height="14"/>'
        )
        edge = x(_top(point))
        if point.low != point.high or point.high is None:
            low = x(point.low if point.low is not None else point.value)
            parts.append(_whisker(low, edge, bar + 7, bar + 7))
        parts.append(
            f'</g><text class="c-value" x="{max(end, edge) + 8:.1f}" y="{bar + 12}">'
            f"{escape(point.text)}</text>"
        )
    return _svg(chart, frame.name, frame.width, height, "".join(parts))


def _whisker(x1: float, x2: float, y1: float, y2: float) -> str:
    return f'<line class="c-whisker" x1="{x1:.1f}" x2="{x2:.1f}" y1="{y1:.1f}" y2="{y2:.1f}"/>'


def nice_ticks(highest: Decimal, count: int) -> tuple[Decimal, ...]:
    """Return round numbers from zero to at least `highest`, about `count` steps.

    >>> [str(tick) for tick in nice_ticks(Decimal(1053), 4)]
    ['0', '500', '1000', '1500']
    """
    if highest <= 0:
        return (Decimal(0), Decimal(1))
    raw = highest / count
    power = Decimal(10) ** (raw.adjusted())
    step = next(power * n for n in (1, 2, Decimal("2.5"), 5, 10) if power * n >= raw)
    if step < 1 and highest == highest.to_integral_value() and highest >= count:
        step = Decimal(1)
    top = (highest / step).to_integral_value(ROUND_CEILING)
    return tuple(_plain(step * n) for n in range(int(top) + 1))


def _plain(value: Decimal) -> Decimal:
    return Decimal(f"{value.normalize():f}")


def _highest(points: Sequence[Point]) -> Decimal:
    return max(*(_top(point) for point in points), Decimal(0)) or Decimal(1)


def _top(point: Point) -> Decimal:
    """The upper end of the whisker; where the print leaves it open, a tenth above the value."""
    return point.high if point.high is not None else point.value * Decimal("1.1")


def _cut(text: str, width: int) -> str:
    most = int(width / 6.6)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _svg(chart: Chart, name: str, width: int, height: int, body: str) -> str:
    key = f"{chart.id}-{name}"
    return (
        f'<svg class="chart chart-{name}" role="img" viewBox="0 0 {width} {height}" '
        f'aria-labelledby="{key}-t {key}-d">'
        f'<title id="{key}-t">{escape(chart.title)}</title>'
        f'<desc id="{key}-d">{escape(chart.description)}</desc>{body}</svg>'
    )
