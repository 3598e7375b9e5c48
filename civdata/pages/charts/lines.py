"""Inline SVG charts of printed figures: time lines, bars and a map, drawn at build time.

Each chart comes twice, narrow for a phone and wide for a desk, so that its words stay readable;
the style sheet shows one. Colours are classes with a meaning (actual, planned, contested). The
page prints the same numbers as a table, so the pictures carry a title and a description only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import count, groupby, pairwise
from math import ceil
from math import floor as below

from civdata.pages.charts import labels
from civdata.pages.charts.axes import BROKEN, nice_ticks, ticks_between
from civdata.pages.charts.bars import rows
from civdata.pages.charts.labels import ROW, Scale, Stroke
from civdata.pages.charts.marks import (
    NARROW,
    WIDE,
    Chart,
    Frame,
    Point,
    breadth,
    group,
    line,
    text,
    top,
    top_of,
    wrap,
)
from civdata.pages.charts.tiles import tiles

NARROW_ONLY = "mute-narrow"
"""What the legend says of the narrow drawing alone."""
FOOT = 20
DODGE = 11.0
"""How far marks of one moment that would cover one another stand apart, in pixels."""


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


def is_cut(chart: Chart) -> bool:
    """Whether the axis of a ranking begins below the first place; it is marked then."""
    timed = chart.falling and not chart.regions and is_series(chart.points)
    return timed and _ticks(chart)[0] > 1


# complex: the marks of a chart in the order in which they lie over each other
def timeline(chart: Chart, frame: Frame) -> tuple[int, str]:
    """Draw figures over time, with the printed precision as whiskers.

    The axis starts at zero; where all figures lie far above it and near to one another, the axis
    is broken and the break drawn.
    """
    points = _merged(chart.points)
    ticks = _ticks(chart)
    most = max(breadth(chart.axis(tick)) for tick in ticks)
    frame = replace(frame, left=max(frame.left, ceil(most) + 10))
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

    placed = list(zip(points, _places(points, x, y), strict=True))
    parts = [*_together(placed, frame.top, base), _grid(chart, frame, ticks, y)]
    if cut:
        parts.append(_break(frame, floor))
    elif is_cut(chart):
        parts.append(_sign(frame, frame.top + 4))
    named, further = labels.moments(_labels(points, first, last), x, floor, frame)
    lines = list(_joints(placed, y))
    parts += [*named, *(line(kind, *ends) for kind, ends in lines)]
    strokes = [ends for _, ends in lines]
    for point, place in placed:
        if point.span:
            level = y(point.value)
            span = (x(point.span[0]), level, x(point.span[1]), level)
            strokes.append(span)
            parts.append(line("c-span", *span))
        if whisker := _whisker(point, place, y, base):
            strokes.append(whisker)
        parts.append(_mark(point, place, y, base))
    words = [(0.0, y(tick) - 8, frame.left - 8.0, y(tick) + 6) for tick in ticks]
    parts += labels.values(placed, y, frame, words, strokes)
    return frame.height + further * ROW, "".join(parts)


def looks(chart: Chart) -> dict[str, bool]:
    """Return what only the drawing itself knows, for the legend.

    `same`: marks of one moment stand side by side; `mute`: a mark has no room for its value in
    either size; `mute-narrow`: it has none in the narrow one alone.
    """
    if chart.regions or not is_series(chart.points):
        return {}
    bodies = [picture(chart, frame)[1] for frame in (NARROW, WIDE)]
    whole = labels.told(_merged(chart.points))
    narrow, wide = (body.count('"c-value"') < whole for body in bodies)
    same = any('"c-same"' in body for body in bodies)
    return {"same": same, "mute": wide, NARROW_ONLY: narrow and not wide}


def _joints(placed: Sequence[tuple[Point, float]], y: Scale) -> Iterator[tuple[str, Stroke]]:
    """Yield the lines from figure to figure of a series; over years without any they are dotted."""
    for (one, start), (other, end) in pairwise(at for at in placed if at[0].line):
        if not other.apart:
            kind = "c-line c-gap" if other.at - one.at > 1 else "c-line"
            yield kind, (start, y(one.value), end, y(other.value))


def _together(placed: Sequence[tuple[Point, float]], top: float, base: float) -> Iterator[str]:
    """Put a band behind marks of one moment that stand side by side, so that it reads as one."""
    for _, found in groupby(placed, key=lambda item: item[0].at):
        here = [place for _, place in found]
        if max(here) - min(here) > 1:
            left, wide = min(here) - 8, max(here) - min(here) + 16
            place = f'x="{left:.1f}" y="{top - 14}" width="{wide:.1f}" height="{base - top + 14}"'
            yield f'<rect class="c-same" {place}/>'


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


def _places(points: Sequence[Point], x: Callable[[float], float], y: Scale) -> list[float]:
    """Stand figures at their moment; those that would cover one another go side by side.

    They go no further than halfway to the next moment, and the figure of the line stays in place.
    """
    moments = sorted({point.at for point in points})
    gaps = [x(b) - x(a) for a, b in pairwise(moments)]
    room = min(gaps, default=60.0) * 0.7
    made: dict[int, float] = {}
    order = list(enumerate(points))
    for at, found in groupby(order, key=lambda item: item[1].at):
        columns = _columns([*found], y)
        first, last = min(columns.values()), max(columns.values())
        step = min(DODGE, room / max(last - first, 1))
        made |= {n: x(at) + step * (c - (first + last) / 2) for n, c in columns.items()}
    return [made[n] for n, _ in order]


def _columns(found: Sequence[tuple[int, Point]], y: Scale) -> dict[int, int]:
    """Give each figure of a moment the nearest column in which it covers none of the others."""
    taken: dict[int, list[tuple[float, float]]] = defaultdict(list)
    chosen = {}
    for n, point in sorted(found, key=lambda item: not item[1].line):
        ends = [y(point.value) - 6, y(point.value) + 6]
        if point.low != point.high or point.high is None:
            ends += [y(top(point)), y(point.low if point.low is not None else point.value)]
        high, low = min(ends), max(ends)
        column = next(c for c in _outwards() if all(low < a or high > b for a, b in taken[c]))
        taken[column].append((high, low))
        chosen[n] = column
    return chosen


def _outwards() -> Iterator[int]:
    """Yield 0, 1, -1, 2, -2 and so on."""
    yield 0
    for n in count(1):
        yield from (n, -n)


def _labels(points: Sequence[Point], first: float, last: float) -> dict[float, str]:
    """Name the axis by the years that have figures, a short time by its moments.

    Of a period longer than a year its ends are named: nothing is known of the year between.
    """
    if last - first >= 2:
        ends = [at for point in points for at in (point.span or (point.at,))]
        years = {below(at + 0.5) for at in ends}
        return {float(year): str(year) for year in sorted(years)}
    return {point.at: point.tick for point in points}


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
    return base + _sign(frame, floor)


def _sign(frame: Frame, level: int) -> str:
    """Draw the broken line that says that an axis leaves out a way, from a level upwards."""
    return f'<path class="c-break" d="M{frame.left} {level}v-4l-5-3 10-5-5-3v-5"/>'


def _whisker(point: Point, x: float, y: Scale, base: float) -> Stroke | None:
    """Return the line of a figure's printed precision; an exact one has none."""
    if point.low == point.high and point.high is not None:
        return None
    low = y(point.low if point.low is not None else point.value)
    return x, y(top(point)), x, min(low, base)


def _mark(point: Point, x: float, y: Scale, base: float) -> str:
    """Draw one figure: whisker, then a disc (actual) or a hollow square (planned)."""
    parts = [group(point)]
    if whisker := _whisker(point, x, y, base):
        _, high, _, low = whisker
        parts.append(line("c-whisker", *whisker))
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
