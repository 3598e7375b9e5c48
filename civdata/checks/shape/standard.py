"""Tables of other people: what their Table Schema asks of each cell, row and key, and no more."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from civdata.checks.cells import Fault, Sightings, distinct
from civdata.checks.shape import engines, patterns
from civdata.checks.shape.rules import Rule
from civdata.checks.shape.schema import Schema, schema_of
from civdata.model import (
    NULL,
    Finding,
    ForeignKey,
    LaterRows,
    Package,
    Place,
    Rows,
    Table,
    Tally,
    fault,
)

REPEATS = 100_000
"""In how many first rows a row is looked for that stands there twice."""

RUNAWAY = Fault("pattern", "the pattern takes too long for these cells", "a pattern that ends")


def check(package: Package, place: Place) -> tuple[list[Finding], int]:
    """Return what is wrong with the tables of a package, and the number of rows at fault.

    `place` is the descriptor, where faults of the schemas stand.
    """
    findings: list[Finding] = []
    failed = 0
    schemas = {table.name: schema_of(table) for table in package.tables}
    for table in package.tables:
        schema = schemas[table.name]
        tally = Tally()
        for message, expected, got in schema.problems:
            what = f"{table.name}: {message}"
            tally.append(fault(place, "schema", what, expected=expected, got=got))
        findings += tally.all()
        findings += _references(package, table, place)
        verdict = engines.look(package, table, schema, schemas, judged)
        if verdict:
            findings += verdict.shape.findings()
            failed += sum(verdict.shape.bad)
            continue
        if isinstance(table.rows, LaterRows):
            table.rows.loaded()
            findings += table.rows.findings
        seen = Sightings(table)
        if isinstance(table.rows, Rows):
            _columns(table.rows, schema, seen)
            _keys(package, table, table.rows, schema, schemas, seen)
            _repeats(table.rows, schema, seen)
        findings += seen.findings()
        failed += sum(seen.bad)
    return findings, failed


# complex: a pattern may run away, and then tells of one cell alone
def judged(rule: Rule, cells: Sequence[str]) -> dict[str, tuple[Fault, ...]]:
    """Return the faults of the texts of a column that have any; each text is given once."""
    judge = rule.judge
    bad = {cell: found for cell in cells if (found := judge(cell))}
    if rule.pattern:
        tried = [cell for cell in cells if cell not in rule.missing and not _mistyped(bad, cell)]
        wrong = patterns.mismatches(rule.pattern, tried)
        why = Fault("pattern", "not of the form required", rule.pattern)
        for cell in tried if wrong is None else sorted(wrong):
            bad[cell] = (*bad.get(cell, ()), RUNAWAY if wrong is None else why)
            if wrong is None:
                break
    return bad


def _mistyped(bad: dict[str, tuple[Fault, ...]], cell: str) -> bool:
    return any(one.code == "type" for one in bad.get(cell, ()))


def _columns(rows: Rows, schema: Schema, seen: Sightings) -> None:
    for at, (rule, cells) in enumerate(zip(schema.rules, rows.raw, strict=True)):
        if rule is not None:
            seen.column(at, rule.name, cells, judged(rule, distinct(cells)))


def keys_of(rows: Rows, schema: Schema, names: Sequence[str]) -> Iterator[tuple[Hashable, ...]]:
    """Yield the key of each row: its values, None where one is missing."""
    columns = []
    for name in names:
        if name not in rows.names:
            return
        cells, rule = rows.raw[rows.names.index(name)], schema.rule(name)
        known = {cell: rule.key(cell) if rule else cell for cell in distinct(cells)}
        columns.append([known[cell] for cell in cells])
    yield from zip(*columns, strict=True)


def _keys(
    package: Package,
    table: Table,
    rows: Rows,
    schema: Schema,
    schemas: dict[str, Schema],
    seen: Sightings,
) -> None:
    """Note keys that repeat, and keys that lead to nothing."""
    last = len(rows.names)
    wanted = schema.keys
    for number, (code, names) in enumerate(wanted):
        if names:
            seen.rows(last + number, ", ".join(names), _repeated(rows, schema, code, names))
    for number, key in enumerate(table.foreign_keys, last + len(wanted)):
        target = table if key.table in ("", table.name) else package.table(key.table)
        alike = len(key.fields) == len(key.reference)
        if target is not None and isinstance(target.rows, Rows) and alike:
            known = set(keys_of(target.rows, schemas[target.name], key.reference))
            found = _dangling(rows, schema, key, known, f"{table.package}/{target.name}")
            seen.rows(number, ", ".join(key.fields), found)


def _repeated(
    rows: Rows, schema: Schema, code: str, names: Sequence[str]
) -> Iterator[tuple[int, str, list[Fault]]]:
    first: dict[tuple[Hashable, ...], int] = {}
    expected = "a value that stands once" if code == "unique" else "a key that stands once"
    what = "repeats" if code == "unique" else "key repeats"
    for row, key in enumerate(keys_of(rows, schema, names)):
        if None in key:  # nothing is equal to nothing, as in SQL
            continue
        before = first.setdefault(key, row)
        if before != row:
            message = f"{what} line {rows.lines[before]}"
            if rows.file(before) != rows.file(row):
                message += f" of {rows.file(before)}"
            yield row, _shown(rows, row, names), [Fault(code, message, expected)]


def _dangling(
    rows: Rows,
    schema: Schema,
    key: ForeignKey,
    known: set[tuple[Hashable, ...]],
    target: str,
) -> Iterator[tuple[int, str, list[Fault]]]:
    wrong = [Fault("foreign-key", "leads to nothing", f"a key of {target}")]
    for row, cells in enumerate(keys_of(rows, schema, key.fields)):
        if None not in cells and cells not in known:
            yield row, _shown(rows, row, key.fields), wrong


def _shown(rows: Rows, row: int, names: Sequence[str]) -> str:
    return ", ".join(rows.raw[rows.names.index(name)][row] for name in names)


def _repeats(rows: Rows, schema: Schema, seen: Sightings) -> None:
    """Warn of rows that stand twice, where no key says so."""
    if not keyless(rows.names, schema):
        return
    first: dict[tuple[str, ...], int] = {}

    def found() -> Iterator[tuple[int, str, list[Fault]]]:
        for row, cells in enumerate(zip(*rows.raw, strict=True)):
            if row >= REPEATS:
                return
            before = first.setdefault(cells, row)
            if before != row:
                message, expected = f"repeats line {rows.lines[before]}", "a row that stands once"
                yield (
                    row,
                    ", ".join(cells).replace(NULL, "")[:300],
                    [Fault("repeated-row", message, expected, severity="warning")],
                )

    seen.rows(10**6, "", found())


def keyless(names: Sequence[str], schema: Schema) -> bool:
    """Return whether rows that stand twice are worth a word: many columns, and no key."""
    unique = any(rule and rule.unique for rule in schema.rules)
    return not (schema.primary or schema.unique or unique or len(names) < 3)


def _references(package: Package, table: Table, place: Place) -> Iterator[Finding]:
    """Yield foreign keys that name no table of the package, or no field of it."""
    resources = package.descriptor.get("resources")
    listed = [item for item in resources if isinstance(item, dict)] if resources else []
    names = {str(item.get("name")): item for item in listed}
    for key in table.foreign_keys:
        target = table if key.table in ("", table.name) else package.table(key.table)
        if key.table and key.table not in names:
            message = f"{table.name}: a foreign key to a table that is not there"
            expected = ", ".join(names)
            yield fault(place, "schema", message, expected=expected, got=key.table)
        elif target is None:
            message = f"{table.name}: {key.table} was not read, so keys to it were not checked"
            yield fault(place, "not-read", message, severity="note")
        else:
            yield from _unknown_fields(table, target, key, place)


def _unknown_fields(
    table: Table, target: Table, key: ForeignKey, place: Place
) -> Iterator[Finding]:
    """Yield the fields that a foreign key leads to and its table has not."""
    for name in key.reference:
        if name not in target.columns:
            message = f"{table.name}: a foreign key to a field that {target.name} has not"
            expected = ", ".join(target.columns)
            yield fault(place, "schema", message, expected=expected, got=name)
