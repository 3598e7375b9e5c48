"""The parts of a descriptor, as far as they are usable; what is not is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from civdata.model import STANDARD_TABLES, Field, ForeignKey

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


def is_foreign(name: str, descriptor: Mapping[str, Any]) -> bool:
    """Return whether a package is one of other people: it has none of civdata's tables.

    Civdata's are the standard ones, those with `id`, `source` and `locator`, and all tables of the
    two packages that serve the others.
    """
    if name in SERVING:
        return False
    resources = descriptor.get("resources")
    for resource in resources if isinstance(resources, list) else []:
        if isinstance(resource, dict):
            columns = {field.name for field in fields_of(resource.get("schema"))}
            if resource.get("name") in STANDARD_TABLES or columns >= {"id", "source", "locator"}:
                return False
    return bool(resources)


def names_of(schema: Any, key: str) -> tuple[str, ...]:
    """Return the column names under a key of a schema: a text or a list of texts."""
    value = schema.get(key, ()) if isinstance(schema, dict) else ()
    listed = value if isinstance(value, list | tuple) else (value,)
    return tuple(name for name in listed if isinstance(name, str))


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
