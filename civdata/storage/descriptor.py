"""The parts of a descriptor, as far as they are usable; what is not is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from civdata.model import Field, ForeignKey

SERVING = ("reference", "sources")


def texts_of(value: Any) -> dict[str, str]:
    """Return texts by language; anything that is not a text is left out."""
    if not isinstance(value, dict):
        return {}
    return {str(key): text for key, text in value.items() if isinstance(text, str)}


def unsafe(path: Any) -> str:
    """Say what is wrong with a resource path, or return an empty text."""
    if not isinstance(path, str) or not path:
        return "no path of one file"
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", path):
        return "web addresses are refused"
    pure = PurePosixPath(path)
    if pure.is_absolute() or "\\" in path or ".." in pure.parts or "\0" in path:
        return "path leaves the package"
    return ""


OWN_TABLES: Mapping[str, frozenset[str]] = {
    "observations": frozenset(("indicator", "as_printed", "source", "locator", "value_max")),
    "indicators": frozenset(("unit", "kind", "name_", "definition_")),
    "reconciliations": frozenset(("result", "operands", "kind", "scope")),
    "discrepancies": frozenset(("members", "state", "explanation_")),
    "sources": frozenset(("publisher", "mirror_url", "sha256", "filename", "status")),
    "publishers": frozenset(("publisher_kind", "name_")),
    "figures": frozenset(("locator", "position", "printed", "account", "refs")),
}
"""Columns that tell civdata's tables from those of the same name that other people have."""

RECORD = frozenset(("id", "source", "locator"))
LISTS = frozenset(
    ("areas", "units", "institutions", "qualifiers", "statuses", "columns", "reasons")
)


# complex: one loop over tables, with a rule for each kind of ours
def is_foreign(name: str, descriptor: Mapping[str, Any]) -> bool:
    """Return whether a package is one of other people: it has none of civdata's tables.

    Civdata's are the standard ones, told by at least half of the columns that only they have, those
    with `id`, `source` and `locator`, and the lists of the package `reference`.
    """
    resources = descriptor.get("resources")
    for resource in resources if isinstance(resources, list) else []:
        if not isinstance(resource, dict):
            continue
        table = resource.get("name")
        columns = {field.name for field in fields_of(resource.get("schema"))}
        if columns >= RECORD or (name == "reference" and table in LISTS):
            return False
        marks = OWN_TABLES.get(table) if isinstance(table, str) else None
        if marks and 2 * sum(_has(columns, mark) for mark in marks) >= len(marks):
            return False
    return True


def _has(columns: set[str], mark: str) -> bool:
    """Return whether columns hold a mark: a name, or the stem of names by language."""
    return mark in columns or (mark.endswith("_") and any(c.startswith(mark) for c in columns))


def names_of(schema: Any, key: str) -> tuple[str, ...]:
    """Return the column names under a key of a schema: a text or a list of texts."""
    value = schema.get(key, ()) if isinstance(schema, dict) else ()
    listed = value if isinstance(value, list | tuple) else (value,)
    return tuple(name for name in listed if isinstance(name, str))


def missing_of(schema: Any, names: Iterable[str], null: str | None = None) -> list[frozenset[str]]:
    """Return the texts that mean that a value is missing, for each of some columns.

    >>> said = {"missingValues": [{"value": "NA"}, "-"], "fields": [{"name": "b"}]}
    >>> [sorted(texts) for texts in missing_of(said, ["a", "b"], "NULL")]
    [['-', 'NA', 'NULL'], ['-', 'NA', 'NULL']]
    """
    said = schema if isinstance(schema, dict) else {}
    whole = _texts_in(said.get("missingValues", [""]), null)
    own = {
        item.get("name"): _texts_in(item["missingValues"], null)
        for item in listed_of(said.get("fields"))
        if isinstance(item, dict) and "missingValues" in item
    }
    return [own.get(name, whole) for name in names]


def _texts_in(given: Any, null: str | None) -> frozenset[str]:
    values = [x.get("value") if isinstance(x, dict) else x for x in listed_of(given)]
    texts = [text for text in values if isinstance(text, str)]
    return frozenset(texts if null is None else [*texts, null])


def listed_of(value: Any) -> list[Any]:
    """Return a value that is a list, or an empty one."""
    return value if isinstance(value, list) else []


def fields_of(schema: Any) -> Iterator[Field]:
    """Yield the columns of a schema that have a name."""
    listed = schema.get("fields") if isinstance(schema, dict) else None
    for item in listed if isinstance(listed, list) else []:
        if isinstance(item, dict) and isinstance(item.get("name"), str):
            limits = item.get("constraints")
            limits = limits if isinstance(limits, dict) else {}
            enum = limits.get("enum")
            yield Field(
                item["name"],
                str(item.get("type", "string")),
                limits.get("required") is True,
                limits.get("unique") is True,
                tuple(map(str, enum)) if isinstance(enum, list) else (),
                str(limits.get("pattern", "")),
            )


def foreign_keys_of(schema: Any) -> Iterator[ForeignKey]:
    """Yield the foreign keys of a schema that name a reference."""
    listed = schema.get("foreignKeys") if isinstance(schema, dict) else None
    for item in listed if isinstance(listed, list) else []:
        reference = item.get("reference") if isinstance(item, dict) else None
        if isinstance(reference, dict):
            yield ForeignKey(
                names_of(item, "fields"),
                str(reference.get("resource", "")),
                names_of(reference, "fields"),
            )
