"""What charts are made of: points, frames, and the lines, words and groups of an SVG."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape


@dataclass(frozen=True, slots=True)
class Point:
    """A figure on a chart: where it stands, what it says, and how sure it is.

    `label` names a bar, `tick` a moment on an axis, `at` is the moment in years, `span` the ends
    of a period longer than a year; `low` and `high` are the ends of the printed precision, `None`
    where the print leaves that side open. `line` marks the figures that a time line joins, `apart`
    those to which it does not lead, since the count is another than before; `contested` figures are
    part of an open question, `settled` ones of an explained one; `id` is the
    observation; `area` puts a figure on the map of regions; `tip` is what a reader is told who
    points at it.
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
    settled: bool = False
    line: bool = False
    apart: bool = False
    id: str = ""
    span: tuple[float, float] | None = None
    area: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows, in the language of its page.

    Charts that stand side by side share `years`, the ends of the time axis, and `top`, the value
    that the other axis has to reach; `regions` are the short names on a map, by code, and
    `tiles` their places on it, a row of codes a line of the map. On a `falling` axis less is
    better and stands higher, as with places in a ranking.
    """

    id: str
    title: str
    description: str
    points: tuple[Point, ...]
    axis: Callable[[Decimal], str]
    years: tuple[float, float] | None = None
    top: Decimal | None = None
    regions: Mapping[str, str] = field(default_factory=dict)
    tiles: tuple[tuple[str, ...], ...] = ()
    falling: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a drawing and of its margins, in pixels, and how many values it may print."""

    name: str
    width: int
    height: int
    left: int
    right: int
    values: int
    top: int = 34
    bottom: int = 30


NARROW = Frame("narrow", 340, 230, 58, 18, 12)
WIDE = Frame("wide", 720, 300, 76, 36, 14)


def top_of(points: Iterable[Point]) -> Decimal:
    """Return the highest value that a chart has to show, whiskers included."""
    return max(*(top(point) for point in points), Decimal(0)) or Decimal(1)


def top(point: Point) -> Decimal:
    """The upper end of the whisker; where the print leaves it open, a tenth above the value."""
    return point.high if point.high is not None else point.value * Decimal("1.1")


def group(point: Point) -> str:
    """Open the group of one figure: its meaning, and the observation that it leads to."""
    kind = "planned" if point.planned else "actual"
    contested = " c-contested" if point.contested else " c-settled" if point.settled else ""
    leads = f' data-to="{escape(point.id)}"' if point.id else ""
    tip = f' data-tip="{escape(point.tip)}"' if point.tip else ""
    return f'<g class="c-{kind}{contested}"{leads}{tip}>'


def line(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    """Draw a line."""
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def text(kind: str, x: float, y: float, words: str, anchor: str = "start") -> str:
    """Print words."""
    where = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}"{where}>{escape(words)}</text>'


def breadth(words: str) -> float:
    """Return how many pixels words beside an axis take at most: Cyrillic letters are broad.

    >>> breadth("500 million") < breadth("500 миллион")
    True
    """
    return sum(8.6 if letter > "\u024f" else 6.2 for letter in words)


def broken(name: str, width: int) -> list[str]:
    """Break a name into at most two lines of so many pixels; what is longer ends in dots.

    >>> broken("one two three four five six seven", 100)
    ['one two three', 'four five…']
    """
    return textwrap.wrap(name, max(int(width / 7.6), 12), max_lines=2, placeholder="…")


def wrap(chart: Chart, frame: Frame, height: int, body: str) -> str:
    """Make a drawing an element of a page, with title and description in words."""
    key = f"{chart.id}-{frame.name}"
    return (
        f'<svg class="chart chart-{frame.name}" role="img" viewBox="0 0 {frame.width} {height}" '
        f'aria-labelledby="{key}-t {key}-d">'
        f'<title id="{key}-t">{escape(chart.title)}</title>'
        f'<desc id="{key}-d">{escape(chart.description)}</desc>{body}</svg>'
    )
