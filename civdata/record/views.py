"""Views: wide tables derived from observations or records, as the descriptor declares them.

Three kinds of rows: `time_period` (a row a period, a column an indicator), `indicator` (a row an
indicator with its latest figure) and `record` (chosen fields of a record table). A cell takes the
figure that stands for all of its kind (`civdata.record.standing`), and the column `contested`
names the cells of a row that an open question concerns. A column `qualifiers` joins them where a
print says "more than", "about" and the like, so that a number never stands for more than it says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from civdata.errors import UnknownName
from civdata.model import Collection, Observation, Package, Texts, ViewSpec
from civdata.record.compare import key
from civdata.record.frames import period_ends
from civdata.record.standing import contested, headline, national, preferred

Value = Decimal | str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a view: its value, the observation it comes from, and whether that is contested."""

    value: Value
    observation: Observation | None = None
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a view; `indicator` is empty for columns that hold words."""

    name: str
    titles: Texts
    indicator: str = ""
    obs_status: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """A derived table: columns, and rows of cells in the same order."""

    name: str
    package: str
    titles: Texts
    kind: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def view(collection: Collection, package: Package, name: str) -> View:
    """Derive one view of a package; raise UnknownName with what exists."""
    spec = next((item for item in package.views if item.name == name), None)
    if spec is None:
        known = [item.name for item in package.views]
        raise UnknownName.among(f"view of {package.name}", name, known)
    return derive(collection, package, spec)


def views(collection: Collection, package: Package) -> tuple[View, ...]:
    """Derive all views of a package, in the order of the descriptor."""
    return tuple(derive(collection, package, spec) for spec in package.views)


def derive(collection: Collection, package: Package, spec: ViewSpec) -> View:
    """Derive the view that `spec` declares."""
    makers: dict[str, Callable[[Collection, Package, ViewSpec], _Body]] = {
        "time_period": _by_period,
        "indicator": _by_indicator,
        "record": _of_records,
    }
    columns, rows = makers[spec.rows](collection, package, spec)
    return View(spec.name, package.name, spec.titles, spec.rows, columns, rows)


_Body = tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]


# complex: one table, with a column more where a qualifier stands
def _by_period(collection: Collection, package: Package, spec: ViewSpec) -> _Body:
    columns = tuple(Column(c.name, c.titles, c.indicator, c.obs_status) for c in spec.columns)
    wanted = [_wanted(collection, package, column) for column in columns]
    periods = sorted({o.time_period for group in wanted for o in group if o.time_period})
    rows = []
    for period in periods:
        here = ([o for o in group if o.time_period == period] for group in wanted)
        cells = [_standing(collection, group) for group in here]
        rows.append((Cell(period), *cells, _named(columns, cells)))
    head = Column("time_period", _words(collection, "time_period"))
    said = [_qualified(columns, row[1:-1]) for row in rows]
    if not any(cell.value for cell in said):
        return (head, *columns, _last(collection)), tuple(rows)
    joined = tuple((*row, cell) for row, cell in zip(rows, said, strict=True))
    last = Column("qualifiers", _words(collection, "qualifiers"))
    return (head, *columns, _last(collection), last), joined


def _wanted(collection: Collection, package: Package, column: Column) -> list[Observation]:
    """Return the figures that a column may show."""
    return [o for o in _of(collection, package, column.indicator) if _status(o, column.obs_status)]


def _standing(collection: Collection, group: list[Observation]) -> Cell:
    """Return the cell of figures of one kind and period: the one that stands for them."""
    return _cell(preferred(collection, group), group, contested(collection))


def _of(collection: Collection, package: Package, indicator: str) -> list[Observation]:
    found = [o for o in package.observations if o.indicator == indicator]
    return national(collection, found)


def _status(observation: Observation, status: str) -> bool:
    return status in ("any", observation.obs_status)


def _cell(chosen: Observation | None, group: list[Observation], denied: frozenset[str]) -> Cell:
    if chosen is None:
        return Cell(None)
    return Cell(chosen.value, chosen, any(o.id in denied for o in group))


def _named(columns: tuple[Column, ...], cells: list[Cell]) -> Cell:
    names = [c.name for c, cell in zip(columns, cells, strict=True) if cell.contested]
    return Cell(" ".join(names))


def _qualified(columns: tuple[Column, ...], cells: tuple[Cell, ...]) -> Cell:
    """Name the cells that are not exact with what the print says: `amount=more_than`."""
    told = []
    for column, cell in zip(columns, cells, strict=True):
        o = cell.observation
        if o and (o.qualifier != "exact" or o.value_max is not None):
            most = f"..{o.value_max:f}" if o.value_max is not None else ""
            told.append(f"{column.name}={o.qualifier}{most}")
    return Cell(" ".join(told))


def _last(collection: Collection) -> Column:
    return Column("contested", _words(collection, "contested"))


def _words(collection: Collection, column: str) -> Texts:
    row = collection.reference("columns").get(column)
    return {code: row[f"title_{code}"] if row else column for code in collection.languages}


def _by_indicator(collection: Collection, package: Package, spec: ViewSpec) -> _Body:
    names = ["indicator", "time_period", "obs_status", "value", "unit", "as_printed", "source"]
    columns = tuple(
        Column(name, _words(collection, name), "*" if name == "value" else "") for name in names
    )
    groups = {name: _of(collection, package, name) for name in spec.indicators}
    if spec.period == "common":
        groups = _in_common(groups)
    rows = [_line(collection, package, group) for group in groups.values() if group]
    last = _last(collection)
    if all(row[-1].value in ("", collection.country) for row in rows):
        return (*columns, last), tuple(row[:-1] for row in rows)
    area = Column("ref_area", _words(collection, "ref_area"))
    return (*columns, last, area), tuple(rows)


def _line(collection: Collection, package: Package, group: list[Observation]) -> tuple[Cell, ...]:
    """Return the row of an indicator: the figure that stands for it, and its area in the end."""
    chosen = headline(collection, group)
    assert chosen is not None
    same = [o for o in group if key(o) == key(chosen)]
    value = _cell(chosen, same, contested(collection))
    words = [chosen.indicator, chosen.time_period, chosen.obs_status]
    tail = [package.indicators[chosen.indicator].unit, chosen.as_printed, chosen.source]
    mark = Cell("value" if value.contested else "")
    return (*map(Cell, words), value, *map(Cell, tail), mark, Cell(chosen.ref_area))


def _in_common(groups: Mapping[str, list[Observation]]) -> dict[str, list[Observation]]:
    """Keep the latest period of which all indicators have a figure, so that parts fit the whole."""
    periods = [{o.time_period for o in group if o.time_period} for group in groups.values()]
    shared = set[str]().union(*periods[:1]).intersection(*periods)
    latest = max(shared, key=lambda period: period_ends(period)[1] or "", default="")
    return {
        name: [o for o in group if not latest or o.time_period == latest]
        for name, group in groups.items()
    }


def _of_records(collection: Collection, package: Package, spec: ViewSpec) -> _Body:
    table = package.table(spec.table)
    assert table is not None
    columns = tuple(Column(name, _words(collection, name)) for name in spec.fields)
    rows = tuple(tuple(Cell(row[name] or None) for name in spec.fields) for row in table.rows)
    return columns, rows
