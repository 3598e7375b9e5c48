"""Which packages are surely clean, so that frictionless has nothing to say about them.

A package is clean where the profile holds, its descriptor has only what frictionless and our rules
understand alike, and the rules find nothing in its tables. Of any other, frictionless is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from civdata.checks.shape import patterns, profile, standard
from civdata.checks.shape.descriptor import FIELD_KEYS, RESOURCE_KEYS, SCHEMA_KEYS
from civdata.model import Package, Place, Rows, Table
from civdata.storage import DIALECT
from civdata.storage.descriptor import missing_of

ALIKE: Mapping[str, frozenset[str]] = {
    "string": frozenset(("required", "unique", "enum", "pattern", "minLength", "maxLength")),
    "integer": frozenset(("required", "unique", "minimum", "maximum")),
    "number": frozenset(("required", "unique", "minimum", "maximum")),
    "year": frozenset(("required", "unique")),
    "boolean": frozenset(("required",)),
    "date": frozenset(("required", "unique")),
}
"""Types and constraints that our rules judge as frictionless does."""

FORMS: Mapping[str, re.Pattern[str]] = {
    "integer": re.compile(r"-?(?:0|[1-9][0-9]{0,17})"),
    "number": re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,12})?"),
    "year": re.compile("[1-9][0-9]{3}"),
    "boolean": re.compile("true|false"),
    "date": re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}
"""How cells are written that both read."""

PLAIN = {"type": "table", "scheme": "file", "format": "csv", "mediatype": "text/csv"}
PLAIN |= {"encoding": "utf-8"}
NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
UNREAD = frozenset(("bytes", "hash", "data"))
ODD_FIELD = frozenset(("example", "missingValues", "categories", "categoriesOrdered"))
ODD_SCHEMA = frozenset(("fieldsMatch", "uniqueKeys"))


def is_clean(package: Package, tables: Sequence[Mapping[str, Any]]) -> bool:
    """Return whether neither the profile nor frictionless can find anything in a package.

    `tables` are the resources that would be handed on.
    """
    if not profile.holds(package.descriptor):
        return False
    if not tables:
        return True
    if package.foreign or len(tables) != len(package.tables):
        return False
    names = {table.name for table in package.tables}
    alike = all(_is_plain(resource, names) for resource in tables)
    return alike and _rules_hold(package)


# complex: one condition, each of its terms something that both readers understand alike
def _is_plain(resource: Mapping[str, Any], names: set[str]) -> bool:
    """Return whether a resource has only what both understand alike."""
    schema, dialect = resource.get("schema"), resource.get("dialect", {})
    if not isinstance(schema, Mapping) or not isinstance(dialect, Mapping):
        return False
    known = {**DIALECT, "header": True}
    return (
        resource.get("name") in names
        and bool(NAME.fullmatch(str(resource.get("name"))))
        and set(resource) <= RESOURCE_KEYS - UNREAD
        and all(resource[key] == value for key, value in PLAIN.items() if key in resource)
        and all(dialect[key] == known.get(key) for key in dialect if key != "$schema")
        and _is_plain_schema(schema)
    )


def _is_plain_schema(schema: Mapping[str, Any]) -> bool:
    """Return whether a schema has only fields and keys that both understand alike."""
    return (
        set(schema) <= SCHEMA_KEYS - ODD_SCHEMA
        and schema.get("missingValues", [""]) == [""]
        and all(_is_plain_field(item) for item in schema["fields"])
        and all(_is_plain_key(key) for key in schema.get("foreignKeys", ()))
    )


def _is_plain_key(key: Mapping[str, Any]) -> bool:
    """Return whether a foreign key is of one column: of several, both read a missing part apart."""
    reference = key.get("reference")
    return (
        isinstance(reference, Mapping)
        and set(key) <= {"fields", "reference"}
        and set(reference) <= {"resource", "fields"}
        and (isinstance(key["fields"], str) or len(key["fields"]) == 1)
    )


def _is_plain_field(item: Mapping[str, Any]) -> bool:
    """Return whether a field has only what both understand alike."""
    said = item.get("constraints", {})
    known = ALIKE.get(str(item.get("type")))
    return (
        known is not None
        and isinstance(said, Mapping)
        and item.get("format", "default") == "default"
        and set(item) <= FIELD_KEYS - ODD_FIELD
        and set(said) <= known
        and all(isinstance(value, str) for value in said.get("enum", ()))
        and patterns.is_tame(str(said.get("pattern", "")))
        and not any(isinstance(said.get(key), str) for key in ("minimum", "maximum"))
    )


def _rules_hold(package: Package) -> bool:
    """Return whether the rules of the standard find nothing, and all cells are plainly written."""
    tables = tuple(_as_columns(table) for table in package.tables)
    if any(not _is_plainly_written(table) for table in tables):
        return False
    found, _ = standard.check(replace(package, tables=tables), Place(package.name))
    return not found


def _as_columns(table: Table) -> Table:
    if isinstance(table.rows, Rows):
        return table
    missing = missing_of(table.schema, table.columns)
    columns = [table.column(name) for name in table.columns]
    lines = [row.line for row in table.rows]
    return replace(table, rows=Rows(table.columns, columns, lines, missing))


def _is_plainly_written(table: Table) -> bool:
    for column in table.fields:
        form = FORMS.get(column.type)
        cells = set(table.column(column.name)) if form else ()
        if form and not all(form.fullmatch(cell) for cell in cells if cell):
            return False
    return True
