"""Charts of a book: which observations go on one picture, and in which words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from markupsafe import Markup

from civdata.model import Indicator, Observation, Package
from civdata.pages import pictures, story
from civdata.pages.book import Book, Shown
from civdata.pages.charts.lines import draw, is_broken, is_cut, is_series, looks, years_of
from civdata.pages.charts.marks import Chart, Point, top_of
from civdata.record.citation import licence_of, publisher_of, short_name
from civdata.record.frames import period_ends
from civdata.record.standing import PRESS, preferred
from civdata.record.views import View, derive

CLOSE = 4
"""Charts side by side share their value axis where the highest of one is at most so many times
that of another; further apart, the lower one would be flat."""
FILLED = 0.7
"""Which part of a common time axis a chart has to fill with its figures to share it."""
ON_MAP = 4
"""Fewer regions than these are bars, not a map."""

ROW = 5
"""How many regions stand in a row of a map that nobody laid out."""

SIGNS = {"about": "≈", "almost": "<", "more_than": ">", "at_least": "≥", "up_to": "≤"}
"""How a drawing says what a print leaves open; its words stand in the story and in the tip."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart on a page: the drawing, what its marks mean, its numbers, its file and citation.

    `file` is the address of the picture below the site, `embed` the HTML that shows it elsewhere.
    """

    chart: Chart
    unit: str
    observations: tuple[Observation, ...]
    keys: tuple[tuple[str, str], ...]
    rows: tuple[Shown, ...]
    file: str
    citation: str
    embed: str
    address: str

    @property
    def svg(self) -> Markup:
        """The drawing in both sizes."""
        return Markup(draw(self.chart))


def of_indicator(book: Book, indicator: Indicator) -> list[Drawn]:
    """Draw the dated figures of an indicator: the country's over time, those of regions as a map.

    Nothing is drawn of fewer than two figures.
    """
    found = [o for o in book.facts.of_indicator(indicator) if o.time_period]
    country = [o for o in found if o.ref_area == book.collection.country]
    regional = _of_regions(book, found)
    made = [_over_time(book, indicator, country)] if len(country) >= 2 else []
    return [*made, _over_regions(book, indicator, regional)] if len(regional) >= 2 else made


def _over_time(book: Book, indicator: Indicator, country: Sequence[Observation]) -> Drawn:
    """Draw the country's figures of an indicator over time."""
    joined = _joined(book, country)
    apart = _apart(book, indicator, joined)
    points = tuple(
        replace(_point(book, o, line=o.id in joined), apart=o.id in apart) for o in country
    )
    if not is_series(points):
        points = _alike(replace(p, label=_who(book, p)) for p in points)
    told = story.tell(book, indicator.unit, country, joined)
    name, path = indicator.names[book.language], f"{indicator.package}/{indicator.id}/"
    return _drawn(book, indicator.id, name, told, indicator.unit, points, country, path)


def _over_regions(book: Book, indicator: Indicator, regional: Sequence[Observation]) -> Drawn:
    """Draw figures of regions, on a map where there are enough."""
    name, path = indicator.names[book.language], f"{indicator.package}/{indicator.id}/"
    title = book.words.say("chart.regions", name=name, period=book.show(regional[0]).period)
    points = tuple(_region(book, o) for o in regional)
    told = story.tell_places(book, indicator.unit, regional)
    id = f"{indicator.id}-regions"
    drawn = _drawn(book, id, title, told, indicator.unit, points, regional, path)
    if len(regional) < ON_MAP:
        return drawn
    keys = (("shade", book.words.say("chart.shade")), *drawn.keys)
    keys = tuple(key for key in keys if key[0] not in ("actual", "whisker"))
    on_map = replace(drawn.chart, regions=short_names(book), tiles=tiles_of(book))
    return replace(drawn, chart=on_map, keys=keys)


def sentence(book: Book, indicator: Indicator) -> str:
    """Say in plain words what the figures of an indicator come to."""
    return story.sentence(book, indicator, [o.id for o in yearly(book, indicator)])


def yearly(book: Book, indicator: Indicator) -> list[Observation]:
    """Return the country's actual figures of whole years, one a year, oldest first."""
    country = book.collection.country
    found = [o for o in book.facts.of_indicator(indicator) if o.ref_area == country]
    return [book.collection.observations[name] for name in _joined(book, found)]


def short_names(book: Book) -> dict[str, str]:
    """Name the areas shortly, for a map: by the record's own short names, else by their names."""
    names = {code: book.words.name("areas", code) for code in book.collection.reference("areas")}
    own = {k.partition(".")[2]: v for k, v in book.words.messages.items() if k[:7] == "region."}
    return names | own


def tiles_of(book: Book) -> tuple[tuple[str, ...], ...]:
    """Return where regions stand on the map: as the settings say, else in rows as listed."""
    if book.collection.settings.tiles:
        return book.collection.settings.tiles
    regions = [c for c in book.collection.reference("areas") if c != book.collection.country]
    return tuple(batched_row(regions, start) for start in range(0, len(regions), ROW))


def batched_row(regions: list[str], start: int) -> tuple[str, ...]:
    """Return one row of a map, filled up with gaps."""
    row = regions[start : start + ROW]
    return (*row, *[""] * (ROW - len(row)))


# complex: one row of guards, a kind of view each
def of_view(book: Book, view: View) -> list[Drawn]:
    """Draw a view: a small chart an indicator over time, or bars where units agree."""
    if view.kind == "time_period":
        return _aligned(book, list(_side_by_side(book, view)))
    shown = [c.observation for row in view.rows for c in row if c.observation]
    rows = _parts(book, shown)
    units = {book.collection.indicators[o.indicator].unit for o in rows}
    if len(units) != 1 or not 2 <= len(rows) <= 8:
        return []
    unit, title = units.pop(), view.titles[book.language]
    periods = {book.show(o).period for o in rows}
    alike = len(periods) == 1 and bool(rows[0].time_period)
    if alike and not periods <= set(title.replace(",", " ").split()):
        title = f"{title}, {periods.pop()}"
    points = tuple(_point(book, o, label=_name(book, o, dated=not alike)) for o in rows)
    told = story.tell_places(book, unit, rows)
    id, path = f"{view.package}-{view.name}", f"{view.package}/"
    return [_drawn(book, id, title, told, unit, points, rows, path)]


def _side_by_side(book: Book, view: View) -> Iterator[Drawn]:
    """Draw each indicator of a view that has figures of several periods."""
    for name in dict.fromkeys(c.indicator for c in view.columns if c.indicator):
        for one in of_indicator(book, book.collection.indicators[name])[:1]:
            if len({o.time_period for o in one.observations}) > 1:
                yield one


def files(book: Book, package: Package) -> Iterator[tuple[str, str]]:
    """Draw every chart of a package as a file of its own: its address below the site, the SVG."""
    drawn = [d for one in package.indicators.values() for d in of_indicator(book, one)]
    for spec in package.views:
        if spec.rows == "indicator":
            drawn += of_view(book, derive(book.collection, package, spec))
    for one in drawn:
        told = replace(one.chart, title=_finding(book, one))
        yield one.file, pictures.standalone(told, one.unit, one.keys, origin(book, one))


def _finding(book: Book, drawn: Drawn) -> str:
    """Name a chart that is taken away by what it shows: its title, and the figure that stands."""
    indicators = {o.indicator for o in drawn.observations}
    if len(indicators) != 1 or drawn.chart.regions:
        return drawn.chart.title
    latest = book.facts.latest(book.collection.indicators[indicators.pop()])
    if latest is None or latest.id not in {o.id for o in drawn.observations}:
        return drawn.chart.title
    shown = book.show(latest)
    return f"{drawn.chart.title}. {shown.when}: {shown.value}"


def _embed(file: str, address: str, chart: Chart) -> str:
    """Return the HTML that shows a chart on another site: a picture that leads to its page.

    A picture needs no script, no frame and no policy of the other site, and works from a copy.
    """
    template = Markup(
        '<a href="{}"><img src="{}" alt="{}" style="width:100%;max-width:720px;height:auto"></a>'
    )
    return str(template.format(address, file, f"{chart.title}. {chart.description}"))


def _pinned(book: Book, observations: Sequence[Observation]) -> str:
    """Name the version of the data in the address, so that a page elsewhere says which it shows."""
    package = book.collection.package(observations[0].package)
    return f"?v={package.version}" if package and package.version else ""


def origin(book: Book, drawn: Drawn) -> str:
    """Say below a picture where its figures come from."""
    sources = book.collection.sources
    weighed = sorted(drawn.observations, key=_least(book, drawn.observations))
    used = dict.fromkeys(o.source for o in weighed)
    names = list(dict.fromkeys(sources[id].publisher.name(book.language) for id in used))
    rest = f" + {len(names) - 2}" if len(names) > 2 else ""
    named = f"{'; '.join(names[:2])}{rest}"
    said = book.words.say("grid.source")
    return f"{said} {named}. {book.name}{f', {drawn.address}' if book.placed else ''}"


def _least(
    book: Book, shown: Sequence[Observation]
) -> Callable[[Observation], tuple[bool, bool, int, int]]:
    """Put those first who count themselves, then the proved, then who has most figures here."""
    sources, counted = book.collection.sources, book.facts.counted
    here = Counter(sources[o.source].publisher.id for o in shown)

    def rank(o: Observation) -> tuple[bool, bool, int, int]:
        source = sources[o.source]
        passes_on = source.publisher.kind in PRESS
        return passes_on, not source.held, -here[source.publisher.id], -counted.get(o.source, 0)

    return rank


def _shared_tops(timed: Sequence[Drawn]) -> dict[str, Decimal]:
    """Return the top of the value axis by unit, where several charts of it are of one size."""
    tops: dict[str, list[Decimal]] = defaultdict(list)
    for one in timed:
        tops[one.unit].append(top_of(one.chart.points))
    return {u: max(t) for u, t in tops.items() if len(t) > 1 and max(t) <= min(t) * CLOSE}


# complex: charts share the axis of time and the axis of values apart from each other
def _aligned(book: Book, made: list[Drawn]) -> list[Drawn]:
    """Give charts side by side one time axis, and one value axis where unit and size agree.

    A chart whose figures would fill less than most of the common time keeps its own.
    """
    timed = [d for d in made if is_series(d.chart.points)]
    if len(timed) < 2:
        return made
    own = {d.chart.id: years_of(d.chart.points) for d in timed}
    years = (min(first for first, _ in own.values()), max(last for _, last in own.values()))
    most = (years[1] - years[0]) * FILLED
    fits = {id for id, (first, last) in own.items() if last - first >= most}
    shared = _shared_tops(timed)
    together = years if len(fits) > 1 else None
    return [
        _aligned_one(book, d, together if d.chart.id in fits else None, shared.get(d.unit))
        if d in timed
        else d
        for d in made
    ]


def _aligned_one(
    book: Book, d: Drawn, years: tuple[float, float] | None, top: Decimal | None
) -> Drawn:
    chart = replace(d.chart, years=years, top=top)
    seen = looks(chart)
    gone = {*seen, *(("break",) if top else ())}
    kept = tuple(key for key in d.keys if key[0] not in gone)
    return replace(d, chart=chart, keys=(*kept, *_keys(book, (k for k in seen if seen[k]))))


def _keys(book: Book, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Say what the marks of a chart mean, by the names of its legend."""
    return ((name, book.words.say(f"chart.{name.partition('-')[0]}")) for name in names)


# complex: one condition of a relation, in the words of the rule
def _parts(book: Book, found: Sequence[Observation]) -> list[Observation]:
    """Leave out wholes whose parts are there: side by side they would count the same twice."""
    here = {o.id for o in found}
    wholes = set()
    for one in book.facts.outcomes:
        parts = {o.id for term in one.operands for o in term.observations}
        if one.reconciliation.kind == "sum" and parts and parts <= here:
            wholes |= {o.id for o in one.result.observations}
    return [o for o in found if o.id not in wholes]


def _name(book: Book, o: Observation, dated: bool = False) -> str:
    return f"{book.name_of(o)}, {book.show(o).period}" if dated else book.name_of(o)


def _who(book: Book, point: Point) -> str:
    source = book.collection.observations[point.id].source
    return f"{point.label} · {book.collection.sources[source].publisher.name(book.language)}"


# complex: one chart, its points by kind of area
def _of_regions(book: Book, found: Iterable[Observation]) -> list[Observation]:
    """Choose figures of regions for one picture: of one period, that of most regions."""
    regional = [
        o
        for o in found
        if o.areas != (book.collection.country,) and len(o.areas) == 1 and o.obs_status == "actual"
    ]
    pairs = {(o.time_period, o.ref_area) for o in regional}
    counted = Counter(period for period, _ in pairs)
    if not counted:
        return []
    period = max(counted, key=lambda one: (counted[one], one))
    groups: dict[str, list[Observation]] = defaultdict(list)
    for o in regional:
        if o.time_period == period:
            groups[o.ref_area].append(o)
    chosen = [one for g in groups.values() if (one := preferred(book.collection, g))]
    return sorted(chosen, key=lambda o: -o.value)


def _joined(book: Book, observations: Iterable[Observation]) -> tuple[str, ...]:
    """The figures that a line joins: one actual figure a whole year, oldest first."""
    years: dict[str, list[Observation]] = defaultdict(list)
    for o in observations:
        if len(o.time_period) == 4 and o.obs_status == "actual":
            years[o.time_period].append(o)
    chosen = (preferred(book.collection, years[year]) for year in sorted(years))
    return tuple(o.id for o in chosen if o)


def _alike(points: Iterable[Point]) -> tuple[Point, ...]:
    """Draw a figure once that several print alike; its label names them all."""
    made: dict[object, Point] = {}
    for point in points:
        key = (point.tick, point.text, point.low, point.high, point.planned)
        if known := made.get(key):
            who = point.label.partition(" · ")[2]
            label = known.label if who in known.label else f"{known.label}; {who}"
            denied, told = known.contested or point.contested, known.settled or point.settled
            point = replace(known, label=label, contested=denied, settled=told)
        made[key] = point
    return tuple(made.values())


def _apart(book: Book, indicator: Indicator, joined: Iterable[str]) -> frozenset[str]:
    """The figures that a line does not lead to, since the series breaks before them."""
    periods = {name: book.collection.observations[name].time_period for name in joined}
    return frozenset(
        after
        for before, after in pairwise(periods)
        if (indicator.id, periods[before], periods[after]) in book.facts.breaks
    )


def _region(book: Book, o: Observation) -> Point:
    made = _point(book, o, label=book.show(o).area)
    return replace(made, area=o.ref_area)


def _point(book: Book, o: Observation, line: bool = False, label: str = "") -> Point:
    span = book.facts.intervals[o.id]
    unit = book.collection.indicators[o.indicator].unit
    shown = book.show(o)
    text = book.words.short(o.value, unit)
    if o.value_max is not None:
        text = f"{text}–{book.words.short(o.value_max, unit)}"
    text = f"{SIGNS.get(o.qualifier, '')}{text}"
    at, ends = _moment(o.time_period)
    return Point(
        label=label or shown.when,
        tick=shown.period,
        at=at,
        value=o.value,
        low=span.low,
        high=span.high,
        text=text,
        planned=shown.planned,
        contested=o.id in book.facts.contested,
        settled=bool(shown.settled),
        line=line,
        id=o.id,
        span=ends,
        tip=f"{shown.when}: {shown.value}, {shown.publisher}",
    )


def _moment(period: str) -> tuple[float, tuple[float, float] | None]:
    """The middle of a period in years, and its ends where it is longer than a year.

    A whole year stands at the year itself.
    """
    if len(period) == 4:
        return float(period), None
    start, end = period_ends(period)
    if start is None or end is None:
        return 0.0, None
    first, last = _year(start), _year(end)
    return (first + last) / 2, (first, last) if last - first > 1 else None


def _year(day: str) -> float:
    moment = date.fromisoformat(day)
    return moment.year + (moment.timetuple().tm_yday - 183) / 366


def _licence(book: Book, path: str) -> str:
    """Return the licence of the package that a page is of, with a full stop, or nothing."""
    package = book.collection.package(path.partition("/")[0])
    named = short_name(licence_of(book.collection, package)) if package else ""
    return f"{named}." if named else ""


# complex: one chart, a field a line
def _drawn(
    book: Book,
    id: str,
    title: str,
    told: str,
    unit: str,
    points: tuple[Point, ...],
    observations: Sequence[Observation],
    path: str,
) -> Drawn:
    """Put a chart together with what its marks mean."""
    words = book.words
    ranked = words.is_rank(book.collection.indicators[observations[0].indicator])
    chart = Chart(f"chart-{id}", title, told, points, lambda tick: words.short(tick, unit))
    chart = replace(chart, falling=ranked)
    shown = {
        "actual": any(not point.planned for point in points),
        "planned": any(point.planned for point in points),
        "whisker": any(point.low != point.high or point.high is None for point in points),
        "span": any(point.span for point in points),
        "contested": any(point.contested for point in points),
        "settled": any(point.settled for point in points),
        "apart": any(point.apart for point in points),
        "break": is_broken(chart),
        "first": is_cut(chart),
    }
    shown |= looks(chart)
    keys = tuple(_keys(book, (key for key, there in shown.items() if there)))
    if shown["break"]:
        chart = replace(chart, description=f"{told} {words.say('story.break')}")
    address = f"{book.site_url}{book.language}/{path}#{chart.id}"
    file = f"data/charts/{book.language}/{id}.svg"
    return Drawn(
        chart,
        words.say("chart.unit", unit=words.unit(unit)),
        tuple(observations),
        keys,
        book.show_all(observations),
        file,
        words.say(
            "chart.citation",
            title=title,
            address=address,
            publisher=publisher_of(book.collection, book.language),
            licence=_licence(book, path),
        ),
        _embed(f"{book.site_url}{file}{_pinned(book, observations)}", address, chart),
        address,
    )
