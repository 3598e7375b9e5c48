"""Gate `shape`: descriptors and tables are what the Data Package standard and we say they are.

Our own strict lint: what cannot be read, unknown properties, types, keys inside and across
packages. And the official profile, and frictionless as the reporting authority, run apart with a
time limit (`stock`) while the lint runs. A package that is unsafe to open is not handed to it.

A package of other people may write its cells in any way that the standard allows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from decimal import Decimal
from functools import lru_cache

from civdata.checks.scope import Scope
from civdata.checks.shape import descriptor, names, patterns, settings, standard, stock, views
from civdata.checks.shape.rules import LISTED
from civdata.model import (
    DECIMAL,
    Field,
    Finding,
    Gate,
    Package,
    Place,
    Row,
    Severity,
    Table,
    Tally,
    fault,
    is_period,
)

# Columns whose cells are keys into tables of other packages: package, table, key.
CROSS_KEYS = {
    "source": ("sources", "sources"),
    "ref_area": ("reference", "areas"),
    "unit": ("reference", "units"),
    "institution": ("reference", "institutions"),
    "qualifier": ("reference", "qualifiers"),
    "obs_status": ("reference", "statuses"),
}
LISTS = (("ref_area",),)
"""Columns that may hold several keys, joined by blanks: a figure of two regions together."""


def check(scope: Scope) -> Gate:
    """Check every descriptor and every row of the packages in question."""
    with ThreadPoolExecutor(1) as pool:
        stock_check = pool.submit(copy_context().run, stock.check, scope)
        findings, failed = _lint(scope)
        told, skipped = stock_check.result()
    known = {(f.file, f.row) for f in findings}
    # Of a cell or line at fault frictionless tells the same in other words.
    more = [f for f in told if f.row is None or (f.file, f.row) not in known]
    checked = sum(len(t.rows) for p in scope.targets for t in p.tables) + len(scope.readings)
    places = {(f.file, f.row) for f in (*findings, *more) if f.severity == "error"}
    return Gate("shape", checked, max(failed, len(places)), skipped, (*findings, *more))


def _lint(scope: Scope) -> tuple[list[Finding], int]:
    """Return what our own reading and rules find, and how many rows of others are at fault."""
    findings: list[Finding] = [f for reading in scope.readings for f in reading.findings]
    findings += [*scope.slips, *(settings.check(scope) if scope.is_record else ())]
    failed = 0
    for reading in scope.readings:
        package = reading.package
        if package is None:
            continue
        place = Place(package.name, reading.file)
        tally = Tally()
        tally.extend(names.check(package, place))
        tally.extend(descriptor.check(package, place, scope.collection.languages))
        findings += tally.all()
        if package.foreign:
            found, rows = standard.check(package, place)
            findings, failed = [*findings, *found], failed + rows
            continue
        findings += views.check(package)
        for table in package.tables:
            tally = Tally()
            tally.extend(_table(scope, table))
            findings += tally.all()
    return [*findings, *_names(scope), *_identities(scope)], failed


def _table(scope: Scope, table: Table) -> Iterator[Finding]:
    """Types, constraints and keys of one table."""
    for column in table.fields:
        seen: dict[str, int] = {}
        for row in table.rows:
            yield from _cell(table, column, row, seen)
    if table.name == "observations":
        yield from _ranges(table)
    yield from _primary_key(table)
    yield from _foreign_keys(scope, table)


# complex: one row of guards, a constraint each
def _cell(table: Table, column: Field, row: Row, seen: dict[str, int]) -> Iterator[Finding]:
    cell = row[column.name]

    def wrong(code: str, message: str, expected: str) -> Finding:
        place = table.place(row.line, column.name)
        return fault(place, code, message, expected=expected, got=cell or "empty")

    if not cell.strip():
        if column.required:
            yield wrong("required", "required cell is empty", "a value")
        elif cell:
            yield wrong("space", "cell of blanks", "empty or a value")
        return
    expected = _type_fault(column, cell)
    if expected:
        what = "a period" if column.name == "time_period" else f"of type {column.type}"
        yield wrong("type", f"not {what}", expected)
    if column.enum and cell not in column.enum:
        yield wrong("enum", "not in the closed list", ", ".join(column.enum[:LISTED]))
    if column.pattern and _differs(column.pattern, cell):
        yield wrong("pattern", "not of the form required", column.pattern)
    if column.unique:
        if cell in seen:
            yield wrong("unique", f"repeats line {seen[cell]}", "a value that stands once")
        seen.setdefault(cell, row.line)


@lru_cache(maxsize=4096)
def _differs(pattern: str, cell: str) -> bool:
    """Return whether a cell is not of a pattern; one that may run away is left to frictionless."""
    return patterns.is_tame(pattern) and bool(patterns.mismatches(pattern, [cell]))


def _ranges(table: Table) -> Iterator[Finding]:
    """A printed range goes upwards."""
    for row in table.rows:
        low, high = row["value"], row["value_max"]
        if DECIMAL.fullmatch(low) and DECIMAL.fullmatch(high) and Decimal(high) < Decimal(low):
            message, place = "the range goes downwards", table.place(row.line, "value_max")
            yield fault(place, "range", message, expected=f"{low} or more", got=high)


def _type_fault(column: Field, cell: str) -> str:
    """Say what a cell of this type should look like, or return an empty text."""
    holds, form = _TYPES.get(column.type, (None, ""))
    if holds and not holds(cell):
        return form
    if column.name == "time_period" and not _is_recent(cell):
        return "a period of the calendar, such as 2022, 2023-Q1 or 2020/2022"
    return ""


def _is_recent(cell: str) -> bool:
    """Return whether a cell is a period of this century or the last."""
    return is_period(cell) and all(end[:2] in ("19", "20") for end in cell.split("/"))


def _form(pattern: str) -> Callable[[str], bool]:
    """Return whether a cell is written in a form."""
    return lambda cell: re.fullmatch(pattern, cell) is not None


_TYPES: dict[str, tuple[Callable[[str], bool], str]] = {
    "integer": (_form(r"-?(0|[1-9][0-9]*)"), "digits, such as 258"),
    "number": (_form(DECIMAL.pattern), "a plain decimal, such as 66.7"),
    "year": (_form(r"[12][0-9]{3}"), "a year, such as 2022"),
    "boolean": (("true", "false").__contains__, "true or false"),
    "date": (
        lambda cell: len(cell) == 10 and is_period(cell),
        "a date of the calendar, such as 2020-06-29",
    ),
}
"""By its type, whether a cell may stand in a column, and what it should look like."""


def _primary_key(table: Table) -> Iterator[Finding]:
    if not table.primary_key:
        return
    seen: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        key = tuple(row[name] for name in table.primary_key)
        if key in seen:
            message = f"key repeats line {seen[key]}"
            names = ", ".join(table.primary_key)
            place, expected = table.place(row.line, names), "a key that stands once"
            yield fault(place, "primary-key", message, expected=expected, got=", ".join(key))
        seen.setdefault(key, row.line)


def _foreign_keys(scope: Scope, table: Table) -> Iterator[Finding]:
    """Keys into tables of the same package, as declared, and into other packages, by column."""
    for columns, target, known in (*_own_keys(scope, table), *_cross_keys(scope, table)):
        several = columns in LISTS
        for row in table.rows:
            cells = tuple(row[c] for c in columns)
            keys = [(code,) for code in cells[0].split()] if several else [cells]
            if any(cells) and not known.issuperset(keys):
                yield fault(
                    table.place(row.line, ", ".join(columns)),
                    "foreign-key",
                    "leads to nothing",
                    expected=f"a key of {target}",
                    got=", ".join(cells),
                )


_Key = tuple[tuple[str, ...], str, frozenset[tuple[str, ...]]]
"""Columns, the table they lead to, and the keys that stand there."""


def _own_keys(scope: Scope, table: Table) -> Iterator[_Key]:
    """Yield the keys that a table declares into its own package."""
    own = scope.collection.package(table.package)
    for key in table.foreign_keys:
        target = table if key.table == "" else own.table(key.table) if own else None
        if target is not None:
            known = frozenset(tuple(row[c] for c in key.reference) for row in target.rows)
            yield key.fields, f"{table.package}/{target.name}", known


def _cross_keys(scope: Scope, table: Table) -> Iterator[_Key]:
    """Yield the keys that the name of a column makes, into other packages."""
    declared = {name for key in table.foreign_keys for name in key.fields}
    for column, (package, name) in CROSS_KEYS.items():
        if column not in table.columns or column in declared or table.package == package:
            continue
        reference = scope.collection.table(package, name)
        if reference is not None:
            ids = frozenset((row["id"],) for row in reference.rows)
            yield (column,), f"{package}/{name}", ids
        elif scope.is_project:  # what a single package leads to may lie elsewhere
            yield (column,), f"{package}/{name}, which the record does not have", frozenset()


def _names(scope: Scope) -> Iterator[Finding]:
    """A package has a name that can stand in an address, its folder's if it is civdata's own."""
    places: dict[str, str] = {}
    for reading in scope.readings:
        package = reading.package
        if package is None:
            continue
        name = package.name
        place = Place(name, reading.file)
        if name in places:
            message = f"{places[name]} is a package of this name, too"
            expected = "a name of its own"
            yield fault(place, "package-name", message, expected=expected, got=name)
        places.setdefault(name, reading.file)
        yield from _name(package, place)


def _name(package: Package, place: Place) -> Iterator[Finding]:
    """Tell what is wrong with the name of a package; other people may use dots and strokes."""
    name, out = package.name, names.leads_out(package.name)
    if package.foreign and not out and re.fullmatch(r"[a-z0-9._/-]+", name):
        return
    if not names.is_package(name):
        message, expected = "a name that cannot stand in an address", names.PACKAGE_FORM
        severity: Severity = "warning" if package.foreign and not out else "error"
        yield fault(place, "package-name", message, expected=expected, got=name, severity=severity)
    elif package.descriptor and package.descriptor.get("name") != name:
        message, folder = "a package without a name", package.folder.name
        yield fault(place, "package-name", message, expected=folder, got="none")


def _identities(scope: Scope) -> Iterator[Finding]:
    """Ids of observations, indicators and records are never used twice in all packages."""
    seen: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for package in scope.collection.packages:
        for table in package.tables if not package.foreign else ():
            if table.name in ("observations", "indicators") or table.is_records:
                for row in table.rows:
                    seen[row["id"]].append((package.name, table.file, row.line))
    yield from _used_twice(scope, seen)


def _used_twice(
    scope: Scope, seen: Mapping[str, Sequence[tuple[str, str, int]]]
) -> Iterator[Finding]:
    """Yield ids of the packages in question that stand in two files."""
    mine = {package.name for package in scope.targets}
    for identity, places in seen.items():
        files = {file for _, file, _ in places}
        if len(files) > 1:  # repeats within one file are the primary key's finding
            for package_name, file, line in places:
                if package_name in mine:
                    others = ", ".join(sorted(files - {file}))
                    message = f"{identity} is also used in {others}"
                    place, expected = Place(package_name, file, line, "id"), "an id of its own"
                    yield fault(place, "identity", message, expected=expected, got=identity)
