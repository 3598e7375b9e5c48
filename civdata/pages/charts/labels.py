"""Words in a time line: the values beside their marks, and the moments below the axis.

A word never stands on a mark, a line, a whisker or another word. A value that finds no room stays
out, and the legend of its chart says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from civdata.pages.charts.marks import Frame, Point, text, top

Scale = Callable[[Decimal], float]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""
Stroke = tuple[float, float, float, float]
"""The two ends of a line, x and y."""

CLEAR = 14.0
"""How far a value keeps from the marks of others, in pixels."""
ROW = 14
"""How far the second row of moments stands below the first."""
_YEAR = re.compile(r"\d{4}")


# complex: one loop over figures, the telling ones first, until there is no room
def values(
    placed: Sequence[tuple[Point, float]],
    y: Scale,
    frame: Frame,
    taken: Iterable[Box],
    strokes: Sequence[Stroke],
) -> list[str]:
    """Print values beside their marks where there is room, the telling ones first.

    Those are the ends of the line, the highest figure, what is contested and what is planned.
    `taken` is where other words stand, `strokes` are the lines and whiskers of the drawing.
    """
    held = list(taken)
    printed: set[tuple[str, float, bool]] = set()
    marks = [(px - 5, y(p.value) - 5, px + 5, y(p.value) + 5) for p, px in placed]
    parts: list[str] = []
    for point, place in _telling_first(placed):
        if len(parts) == frame.values:
            break
        said = (point.text, point.at, point.planned)
        if said in printed:
            continue
        own = (place - 5, y(point.value) - 5, place + 5, y(point.value) + 5)
        others = [mark for mark in marks if mark != own]
        for anchor, px, base, box, zone in _beside(point, place, y, frame):
            free = not (_meets(box, held) or _meets(zone, others) or _crossed(box, strokes))
            if free and _has_room(base, box, frame):
                held.append(box)
                printed.add(said)
                parts.append(text("c-value", px, base, point.text, anchor))
                break
    return parts


def told(points: Iterable[Point]) -> int:
    """Return how many values a drawing prints where each finds room: of one moment alike once."""
    return len({(point.text, point.at, point.planned) for point in points})


def _telling_first(placed: Sequence[tuple[Point, float]]) -> list[tuple[Point, float]]:
    joined = [point for point, _ in placed if point.line]
    ends = {point.id for point in (*joined[:1], *joined[-1:])}
    highest = max(point.value for point, _ in placed)

    def rank(item: tuple[Point, float]) -> tuple[bool, bool, bool, bool, Decimal]:
        p = item[0]
        known = bool(joined) and p.line and p.id in ends
        return not known, p.value < highest, not p.contested, not p.planned, -p.value

    return sorted(placed, key=rank)


def _beside(
    point: Point, place: float, y: Scale, frame: Frame
) -> Iterator[tuple[str, float, float, Box, Box]]:
    """Yield the places for a value: above its mark, below, right, left, then aslant.

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
    for lift in (4.0, -6.0, 15.0):
        for anchor, way in (("start", 1), ("end", -1)):
            px, base = place + way * (10 if lift == 4 else 7), level + lift
            far = px + way * (wide + 3)
            box = (min(px, far), base - 12, max(px, far), base + 3)
            ends = sorted((px, far + way * CLEAR))
            yield anchor, px, base, box, (ends[0], base - 12, ends[1], base + 3)


def _has_room(base: float, box: Box, frame: Frame) -> bool:
    """Whether a value stands inside the drawing, clear of its axis."""
    inside = box[0] >= 0 and box[2] <= frame.width
    return inside and 14 < base < frame.height - frame.bottom - 2


def _meets(box: Box, others: Iterable[Box]) -> bool:
    return any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
        for other in others
    )


def _crossed(box: Box, strokes: Iterable[Stroke]) -> bool:
    return any(crosses(box, stroke) for stroke in strokes)


def crosses(box: Box, stroke: Stroke) -> bool:
    """Whether a line runs through a box.

    >>> crosses((0, 0, 10, 10), (-5, 5, 15, 5)), crosses((0, 0, 10, 10), (-5, 5, 5, 20))
    (True, False)
    """
    x1, y1, x2, y2 = stroke
    first, last = 0.0, 1.0
    for start, way, low, high in ((x1, x2 - x1, box[0], box[2]), (y1, y2 - y1, box[1], box[3])):
        if not way:
            if not low < start < high:
                return False
            continue
        near, far = sorted(((low - start) / way, (high - start) / way))
        first, last = max(first, near), min(last, far)
    return first < last


# complex: one loop over years, some of which have no room
def moments(
    named: Mapping[float, str], x: Callable[[float], float], floor: float, frame: Frame
) -> tuple[list[str], int]:
    """Name moments below the axis, each with a tick; return the parts and the rows they take.

    Where years crowd they go into two rows, then lose their century; only where even that is too
    much, some keep their tick alone.
    """
    inside = {at: name for at, name in named.items() if 0 <= x(at) <= frame.width}
    ticks = [
        f'<path class="c-moment" d="M{x(at):.1f} {floor:.0f}v4"/>' for at in inside
    ]  # a tick for each, also for one that has no room for its name
    ways = [inside]
    if all(_YEAR.fullmatch(name) for name in inside.values()):
        ways.append({at: f"’{name[2:]}" for at, name in inside.items()})
    for names in ways:
        for rows in (1, 2):
            if laid := _laid(names, x, frame, rows):
                return [*ticks, *_named(names, laid, floor)], max(row for _, row in laid.values())
    return [*ticks, *_named(ways[-1], _some(ways[-1], x, frame), floor)], 0


def _named(
    names: Mapping[float, str], laid: Mapping[float, tuple[float, int]], floor: float
) -> Iterator[str]:
    for at, (middle, row) in laid.items():
        yield text("c-tick", middle, floor + 20 + ROW * row, names[at], "middle")


def _laid(
    names: Mapping[float, str], x: Callable[[float], float], frame: Frame, rows: int
) -> dict[float, tuple[float, int]]:
    """Place every name in one of so many rows, or none where one finds no room."""
    ends = [float("-inf")] * rows
    laid = {}
    for at in sorted(names):
        middle, half = _middle(names[at], x(at), frame)
        row = next((n for n, end in enumerate(ends) if middle - half - 6 > end), None)
        if row is None:
            return {}
        ends[row] = middle + half
        laid[at] = middle, row
    return laid


def _some(
    names: Mapping[float, str], x: Callable[[float], float], frame: Frame
) -> dict[float, tuple[float, int]]:
    """Place the ends first, then what does not run into others."""
    laid: dict[float, tuple[float, int]] = {}
    taken: list[tuple[float, float]] = []
    order = sorted(names)
    for at in dict.fromkeys((*order[:1], *order[-1:], *order)):
        middle, half = _middle(names[at], x(at), frame)
        if all(middle + half + 6 < a or middle - half - 6 > b for a, b in taken):
            taken.append((middle - half, middle + half))
            laid[at] = middle, 0
    return laid


def _middle(name: str, at: float, frame: Frame) -> tuple[float, float]:
    half = 3.8 * len(name)
    return min(max(at, half + 2), frame.width - half - 2), half
