"""Inline SVG charts of printed figures: time lines, bars and a map, drawn at build time.

Each chart comes twice, narrow for a phone and wide for a desk, so that its words stay readable;
the style sheet shows one. Colours are classes with a meaning (actual, planned, contested). The
page prints the same numbers as a table, so the pictures carry a title and a description only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby, pairwise

from civdata.pages.charts.axes import BROKEN, nice_ticks, ticks_between
from civdata.pages.charts.bars import rows
from civdata.pages.charts.marks import (
    NARROW,
    WIDE,
    Chart,
    Frame,
    Point,
    group,
    line,
    text,
    top,
    top_of,
    wrap,
)
from civdata.pages.charts.tiles import tiles

Scale = Callable[[Decimal], float]
_Box = tuple[float, float, float, float]

FOOT = 20
DODGE = 8.0
CLEAR = 14.0
"""How far a value keeps from the marks of others, in pixels."""


def draw(chart: Chart) -> str:
    """Draw a chart in both sizes: a map of regions, a time line for a series, else bars."""
    return "".join(svg(chart, frame) for frame in (NARROW, WIDE))


def svg(chart: Chart, frame: Frame) -> str:
    """Draw a chart in one size, with its title and its story for those who do not see it."""
    height, body = picture(chart, frame)
    return wrap(chart, frame, height, body)


def picture(chart: Chart, frame: Frame) -> tuple[int, str]:
    """Return the height of a drawing and what stands in it."""
    if chart.regions:
        return tiles(chart, frame)
    return timeline(chart, frame) if is_series(chart.points) else rows(chart, frame)


def is_series(points: Sequence[Point]) -> bool:
    """Whether the figures spread over at least three moments, so that time is worth an axis."""
    return len({point.at for point in points}) >= 3


def is_broken(chart: Chart) -> bool:
    """Whether the value axis of a time line leaves out the way from zero; it is marked then."""
    if chart.regions or chart.falling:
        return False
    return is_series(chart.points) and _ticks(chart)[0] > 0


def timeline(chart: Chart, frame: Frame) -> tuple[int, str]:
    """Draw figures over time, with the printed precision as whiskers.

    The axis starts at zero; where all figures lie far above it and near to one another, the axis
    is broken and the break drawn.
    """
    points = _merged(chart.points)
    ticks = _ticks(chart)
    first, last = chart.years or years_of(points)
    inner = frame.width - frame.left - frame.right - 40
    floor = frame.height - frame.bottom
    cut = ticks[0] > 0 and not chart.falling
    base = floor - (FOOT if cut else 0)

    def x(at: float) -> float:
        return frame.left + 20 + inner * (at - first) / (last - first or 1)

    def y(value: Decimal) -> float:
        part = float((value - ticks[0]) / (ticks[-1] - ticks[0]))
        part = 1 - part if chart.falling else part
        return base - part * (base - frame.top)

    parts = [_grid(chart, frame, ticks, y)]
    if cut:
        parts.append(_break(frame, floor))
    parts += _moments(_labels(points, first, last), x, floor, frame)
    placed = list(zip(points, _places(points, x), strict=True))
    for (one, start), (other, end) in pairwise(at for at in placed if at[0].line):
        if other.apart:
            continue
        kind = "c-line c-gap" if other.at - one.at > 1 else "c-line"
        parts.append(line(kind, start, y(one.value), end, y(other.value)))
    for point, place in placed:
        if point.span:
            level = y(point.value)
            parts.append(line("c-span", x(point.span[0]), level, x(point.span[1]), level))
        parts.append(_mark(point, place, y, base))
    named = [(0.0, y(tick) - 8, frame.left - 8.0, y(tick) + 6) for tick in ticks]
    parts += _values(placed, y, frame, named)
    return frame.height, "".join(parts)


def years_of(points: Iterable[Point]) -> tuple[float, float]:
    """Return the ends of the time that figures spread over, long periods in full."""
    ends = [at for point in points for at in (point.at, *(point.span or ()))]
    return min(ends), max(ends)


def _ticks(chart: Chart) -> tuple[Decimal, ...]:
    values = [p.value if p.low is None else p.low for p in chart.points]
    lowest, highest = min(values), chart.top or top_of(chart.points)
    if lowest < 0:
        return ticks_between(lowest, max(highest, Decimal(0)), 4)
    if chart.top is None and lowest > highest * BROKEN and len(set(values)) > 1:
        return ticks_between(lowest, highest, 3)
    return nice_ticks(highest, 4)


def _merged(points: Iterable[Point]) -> list[Point]:
    """Put figures in order of time; those that would cover one another become one mark."""
    made: dict[object, Point] = {}
    for point in sorted(points, key=lambda p: (p.at, p.value)):
        key = (point.at, point.value, point.low, point.high, point.planned, point.span)
        known = made.get(key)
        if known:
            denied, joins = known.contested or point.contested, known.line or point.line
            apart, told = known.apart or point.apart, known.settled or point.settled
            point = replace(known, contested=denied, line=joins, apart=apart, settled=told)
        made[key] = point
    return list(made.values())


def _places(points: Sequence[Point], x: Callable[[float], float]) -> list[float]:
    """Move figures of one moment apart, no further than halfway to the next moment."""
    moments = sorted({point.at for point in points})
    gaps = [x(b) - x(a) for a, b in pairwise(moments)]
    room = min(gaps, default=60.0) * 0.7
    made = []
    for _, found in groupby(points, key=lambda p: p.at):
        here = list(found)
        step = min(DODGE, room / max(len(here) - 1, 1))
        made += [x(p.at) + step * (n - (len(here) - 1) / 2) for n, p in enumerate(here)]
    return made


def _labels(points: Sequence[Point], first: float, last: float) -> dict[float, str]:
    """Name the axis by the years that have figures, a short time by its moments."""
    if last - first >= 2:
        years = {round(point.at) for point in points}
        return {float(year): str(year) for year in sorted(years)}
    return {point.at: point.tick for point in points}


def _moments(
    labels: dict[float, str], x: Callable[[float], float], floor: int, frame: Frame
) -> list[str]:
    """Name moments below the axis, the ends first; names that would run into others stay out."""
    parts: list[str] = []
    taken: list[tuple[float, float]] = []
    inside = [at for at in labels if 0 <= x(at) <= frame.width]
    for at in dict.fromkeys((*inside[:1], *inside[-1:], *inside)):
        half = 3.8 * len(labels[at])
        middle = min(max(x(at), half + 2), frame.width - half - 2)
        if all(middle + half + 6 < a or middle - half - 6 > b for a, b in taken):
            taken.append((middle - half, middle + half))
            parts.append(text("c-tick", middle, floor + 20, labels[at], "middle"))
    return parts


def _grid(chart: Chart, frame: Frame, ticks: Sequence[Decimal], y: Scale) -> str:
    parts = []
    for tick in ticks:
        kind = "c-zero" if not tick else "c-grid"
        parts.append(line(kind, frame.left, y(tick), frame.width - frame.right, y(tick)))
        parts.append(text("c-tick", frame.left - 8, y(tick) + 4, chart.axis(tick), "end"))
    return "".join(parts)


def _break(frame: Frame, floor: int) -> str:
    """Draw the mark of an axis that leaves out the way from zero."""
    base = line("c-zero c-gap", frame.left, floor, frame.width - frame.right, floor)
    return f'{base}<path class="c-break" d="M{frame.left} {floor}v-4l-5-3 10-5-5-3v-5"/>'


def _mark(point: Point, x: float, y: Scale, base: float) -> str:
    """Draw one figure: whisker, then a disc (actual) or a hollow square (planned)."""
    high, low = y(top(point)), y(point.low if point.low is not None else point.value)
    parts = [group(point)]
    if point.low != point.high or point.high is None:
        parts.append(line("c-whisker", x, high, x, min(low, base)))
        for end, known in ((high, point.high), (low, point.low)):
            if known is not None and abs(high - low) > 3:
                parts.append(line("c-whisker", x - 4, end, x + 4, end))
    middle = y(point.value)
    if point.planned:
        corner = f'x="{x - 5:.1f}" y="{middle - 5:.1f}"'
        parts.append(f'<rect class="c-mark" {corner} width="10" height="10"/>')
    else:
        parts.append(f'<circle class="c-mark" cx="{x:.1f}" cy="{middle:.1f}" r="5.5"/>')
    return "".join([*parts, "</g>"])


def _values(
    placed: list[tuple[Point, float]], y: Scale, frame: Frame, taken: list[_Box]
) -> list[str]:
    """Print values beside their marks where there is room, the telling ones first.

    Those are the ends of the line, the highest figure, what is contested and what is planned.
    `taken` is where other words stand.
    """
    joined = [point for point, _ in placed if point.line]
    ends = {point.id for point in (*joined[:1], *joined[-1:])}
    highest = max(point.value for point, _ in placed)

    def rank(item: tuple[Point, float]) -> tuple[bool, bool, bool, bool, Decimal]:
        p = item[0]
        known = bool(joined) and p.line and p.id in ends
        return not known, p.value < highest, not p.contested, not p.planned, -p.value

    printed: set[tuple[str, float, bool]] = set()
    marks = [(px - 5, y(p.value) - 5, px + 5, y(p.value) + 5) for p, px in placed]
    parts: list[str] = []
    for point, place in sorted(placed, key=rank):
        if len(parts) == frame.values:
            break
        said = (point.text, point.at, point.planned)
        if said in printed:
            continue
        own = (place - 5, y(point.value) - 5, place + 5, y(point.value) + 5)
        others = [mark for mark in marks if mark != own]
        for anchor, px, base, box, zone in _beside(point, place, y, frame):
            if _has_room(base, box, frame) and not (_meets(box, taken) or _meets(zone, others)):
                taken = [*taken, box]
                printed.add(said)
                parts.append(text("c-value", px, base, point.text, anchor))
                break
    return parts


def _has_room(base: float, box: _Box, frame: Frame) -> bool:
    """Whether a value stands inside the drawing, clear of its axis."""
    inside = box[0] >= 0 and box[2] <= frame.width
    return inside and 14 < base < frame.height - frame.bottom - 2


def _meets(box: _Box, others: Iterable[_Box]) -> bool:
    return any(_meet(box, other) for other in others)


def _beside(
    point: Point, place: float, y: Scale, frame: Frame
) -> Iterator[tuple[str, float, float, _Box, _Box]]:
    """Yield the places for a value: above its mark, below, right, left.

    Each with its box, and with the zone that no other mark may stand in: a value between two
    marks would be read as that of either.
    """
    wide, level = 8.0 * len(point.text), y(point.value)
    middle = min(max(place, wide / 2 + 2), frame.width - wide / 2 - 2)
    left, right = middle - wide / 2 - 3, middle + wide / 2 + 3
    above = y(top(point)) - 9
    below = y(point.low if point.low is not None else point.value) + 20
    for base, up, down in ((above, CLEAR, 0.0), (below, 0.0, CLEAR)):
        box = (left, base - 12, right, base + 3)
        yield "middle", middle, base, box, (left, base - 12 - up, right, base + 3 + down)
    for anchor, px, way in (("start", place + 10, 1), ("end", place - 10, -1)):
        far = px + way * (wide + 3)
        box = (min(px, far), level - 8, max(px, far), level + 7)
        ends = sorted((px, far + way * CLEAR))
        yield anchor, px, level + 4, box, (ends[0], level - 8, ends[1], level + 7)


def _meet(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
