"""Charts of a book: which observations go on one picture, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from civdata.frames import period_ends
from civdata.model import Indicator, Observation
from civdata.pages.book import Book
from civdata.pages.charts import Chart, Point, draw
from civdata.views import View, national, preferred


def of_indicator(book: Book, indicator: Indicator, name: str = "") -> Markup:
    """Draw all dated figures of an indicator for the country; nothing where there are under two.

    An indicator that is known of regions only is drawn where all its figures are of one.
    """
    found = [o for o in national(book.facts.of_indicator(indicator)) if o.time_period]
    areas = {o.ref_area for o in found}
    if len(found) < 2 or len(areas) > 1:
        return Markup("")
    joined = _joined(book, found)
    points = tuple(_point(book, o, o.id in joined) for o in found)
    title = name or indicator.names[book.language]
    return _figure(book, f"chart-{indicator.id}", title, indicator.unit, points, found)


def of_view(book: Book, view: View) -> list[tuple[str, Markup]]:
    """Draw a view: a small chart an indicator over time, or bars where units agree."""
    made = []
    if view.kind == "time_period":
        for indicator_id in dict.fromkeys(c.indicator for c in view.columns if c.indicator):
            indicator = book.collection.indicators[indicator_id]
            dated = [o for o in national(book.facts.of_indicator(indicator)) if o.time_period]
            chart = of_indicator(book, indicator)
            if chart and len({o.time_period for o in dated}) > 1:
                made.append((indicator.names[book.language], chart))
        return made
    chosen = [c.observation for row in view.rows for c in row if c.observation]
    units = {book.collection.indicators[o.indicator].unit for o in chosen}
    if len(units) == 1 and 2 <= len(chosen) <= 8:
        points = tuple(_point(book, o, False, _name(book, o)) for o in chosen)
        title = view.titles[book.language]
        drawn = _figure(book, f"chart-{view.name}", title, units.pop(), points, chosen)
        made.append((title, drawn))
    return made


def _name(book: Book, o: Observation) -> str:
    return book.collection.indicators[o.indicator].names[book.language]


def _joined(book: Book, observations: Iterable[Observation]) -> frozenset[str]:
    """The figures that a line joins: one actual figure a whole year."""
    years: dict[str, list[Observation]] = {}
    for o in observations:
        if len(o.time_period) == 4 and o.obs_status == "actual":
            years.setdefault(o.time_period, []).append(o)
    chosen = (preferred(book.collection, group) for group in years.values())
    return frozenset(o.id for o in chosen if o)


def _point(book: Book, o: Observation, line: bool, label: str = "") -> Point:
    span = book.facts.intervals[o.id]
    unit = book.collection.indicators[o.indicator].unit
    shown = book.show(o)
    status = f", {shown.status}" if shown.planned and not label else ""
    text = book.words.short(o.value, unit)
    if o.value_max is not None:
        text = f"{text}–{book.words.short(o.value_max, unit)}"
    return Point(
        label=label or f"{shown.period}{status}",
        tick=shown.period,
        at=_moment(o.time_period),
        value=o.value,
        low=span.low,
        high=span.high,
        text=text,
        planned=shown.planned,
        contested=bool(shown.against),
        line=line,
    )


def _moment(period: str) -> float:
    """The middle of a period in years; of a whole year, the year itself."""
    if len(period) == 4:
        return float(period)
    start, end = period_ends(period)
    if start is None or end is None:
        return 0.0
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    middle = (first.toordinal() + last.toordinal()) / 2
    day = date.fromordinal(int(middle))
    return day.year + (day.timetuple().tm_yday - 183) / 366


def _figure(
    book: Book,
    name: str,
    title: str,
    unit: str,
    points: tuple[Point, ...],
    observations: Sequence[Observation],
) -> Markup:
    """Draw a chart and say below it what its marks mean."""
    words = book.words
    values = sorted(observations, key=lambda o: o.value)
    description = words.say(
        "chart.description",
        n=words.number(Decimal(len(points))),
        low=book.show(values[0]).value,
        high=book.show(values[-1]).value,
    )
    chart = Chart(name, title, description, points, lambda tick: words.short(tick, unit))
    keys = []
    if any(not point.planned for point in points):
        keys.append("actual")
    if any(point.planned for point in points):
        keys.append("planned")
    if any(point.low != point.high or point.high is None for point in points):
        keys.append("whisker")
    if any(point.contested for point in points):
        keys.append("contested")
    legend = Markup("").join(
        Markup('<li class="key key-{}">{}</li>').format(key, words.say(f"chart.{key}"))
        for key in keys
    )
    unit_text = words.say("chart.unit", unit=words.unit(unit))
    return Markup('<p class="chart-unit">{}</p>{}<ul class="keys">{}</ul>').format(
        unit_text, Markup(draw(chart)), legend
    )
