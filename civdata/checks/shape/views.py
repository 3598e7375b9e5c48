"""Views in a descriptor must be derivable: known kinds of rows, indicators, tables and fields.

Part of gate `shape`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from civdata.checks.shape.descriptor import listed, unknown
from civdata.model import Finding, Package, Place, fault

VIEW_KEYS = {
    "time_period": frozenset(("name", "titles", "rows", "columns")),
    "indicator": frozenset(("name", "titles", "rows", "indicators", "period")),
    "record": frozenset(("name", "titles", "rows", "table", "fields")),
}
COLUMN_KEYS = frozenset(("name", "titles", "indicator", "obs_status"))
STATUSES = ("actual", "planned", "any")


def check(package: Package) -> Iterator[Finding]:
    """Yield what keeps the views of a package from being derived."""
    place = Place(package.name, f"{package.folder.name}/datapackage.json")

    def wrong(where: str, message: str, expected: str, got: Any) -> Finding:
        return fault(place, "view", f"{where}: {message}", expected=expected, got=str(got))

    views = package.descriptor.get("views", [])
    if not isinstance(views, list):
        yield wrong("views", "not a list", "a list of views", type(views).__name__)
    for view in listed(views):
        if not isinstance(view, Mapping) or not isinstance(view.get("name"), str):
            yield wrong("view", "not a view", "an object with a name", view)
            continue
        where, kind = f"view {view['name']}", view.get("rows")
        if not isinstance(kind, str) or kind not in VIEW_KEYS:
            yield wrong(where, "no known kind of rows", ", ".join(VIEW_KEYS), kind)
            continue
        yield from unknown(place, where, view, VIEW_KEYS[kind])
        for message, expected, got in PARTS[kind](package, view):
            yield wrong(where, message, expected, got)


Wrong = Iterator[tuple[str, str, Any]]
"""What is wrong inside a view: message, expected, got."""


def _of_periods(package: Package, view: Mapping[str, Any]) -> Wrong:
    columns = view.get("columns")
    if not isinstance(columns, list) or not columns:
        yield "no columns", "a list of columns", columns
    for column in listed(columns):
        if not isinstance(column, Mapping) or not isinstance(column.get("name"), str):
            yield "not a column", "an object with name, titles, indicator", column
        elif set(column) - COLUMN_KEYS:
            yield "unknown property", ", ".join(sorted(COLUMN_KEYS)), sorted(column)
        elif str(column.get("indicator")) not in package.indicators:
            yield "no such indicator", "an id of indicators", column.get("indicator")
        elif column.get("obs_status", "actual") not in STATUSES:
            yield "no such status", ", ".join(STATUSES), column.get("obs_status")


def _of_indicators(package: Package, view: Mapping[str, Any]) -> Wrong:
    names = view.get("indicators")
    if not isinstance(names, list) or not names:
        yield "no indicators", "a list of ids", names
    for name in listed(names):
        if not isinstance(name, str) or name not in package.indicators:
            yield "no such indicator", "an id of indicators", name
    if view.get("period", "common") != "common":
        yield "no such period", "common, or nothing", view.get("period")


def _of_records(package: Package, view: Mapping[str, Any]) -> Wrong:
    table = package.table(str(view.get("table")))
    if table is None:
        yield "no such table", ", ".join(t.name for t in package.tables), view.get("table")
    fields = view.get("fields")
    if not isinstance(fields, list) or not fields:
        yield "no fields", "a list of columns", fields
    for name in listed(fields) if table else ():
        if table and (not isinstance(name, str) or name not in table.columns):
            yield "no such field", ", ".join(table.columns), name


PARTS = {"time_period": _of_periods, "indicator": _of_indicators, "record": _of_records}
