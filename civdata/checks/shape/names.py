"""Names and texts of a descriptor that reach addresses, folders, headers of files and pages.

Part of gate `shape`. Names of tables, columns, views and their columns are of one form; a text by
language is a text. Other people name as they like, but for what would lead out of a folder.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from civdata.model import Finding, Package, Place, fault

NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
LONGEST = 60
PACKAGE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PACKAGE_FORM = f"a-z, 0-9 and -, {LONGEST} characters at most"
FORM = f"a-z, 0-9, - and _, {LONGEST} characters at most"
BY_LANGUAGE = ("titles", "descriptions")
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""Names of devices: no folder of Windows holds a file of such a name."""

_OUT = re.compile(r"(?:^|[/\\])\.{1,2}(?:[/\\]|$)|^[/\\~]|\\|[\x00-\x1f\x7f<>]|^[A-Za-z]:")


# complex: the names of a descriptor are gathered from five places
def check(package: Package, place: Place) -> Iterator[Finding]:
    """Yield names that cannot be published, and names that two things share."""
    tables = [item for item in _listed(package.descriptor.get("resources")) if "name" in item]
    names = [str(item["name"]) for item in tables]
    if package.foreign:
        yield from _foreign(place, names)
        return
    views = [item for item in _listed(package.descriptor.get("views")) if "name" in item]
    named: list[tuple[str, Iterable[Any]]] = [
        ("resource", names),
        ("view", [item["name"] for item in views]),
    ]
    for item in tables:
        schema = item.get("schema")
        fields = schema.get("fields") if isinstance(schema, Mapping) else []
        named.append((f"{item['name']}: column", _names_of(fields)))
    named += [(f"view {v['name']}: column", _names_of(v.get("columns"))) for v in views]
    for what, given in named:
        yield from _one_form(place, what, list(given))
    yield from _texts(place, package.descriptor, "package", 0)


def _names_of(given: Any) -> list[Any]:
    """Return the names of what is listed, whatever they are."""
    return [item.get("name") for item in _listed(given)]


# complex: one row of guards, a kind of wrong name each
def _one_form(place: Place, what: str, names: list[Any]) -> Iterator[Finding]:
    """Yield names of another form, and those that stand twice."""
    told = [name for name in names if isinstance(name, str)]  # other rules tell of the others
    for name in told:
        if not NAME.fullmatch(name) or len(name) > LONGEST:
            yield fault(place, "name", f"{what}: a name of another form", expected=FORM, got=name)
        elif RESERVED.fullmatch(name) and "column" not in what:
            message, expected = f"{what}: a name that Windows keeps for a device", "another name"
            yield fault(place, "name", message, expected=expected, got=name)
    if what != "resource":  # of two tables of one name the reading tells
        for name in (name for name, times in Counter(told).items() if times > 1):
            yield fault(place, "name", f"{what}: two of one name", expected="once", got=name)


def _foreign(place: Place, names: list[str]) -> Iterator[Finding]:
    for name in names:
        if leads_out(name):
            message = "resource: a name that leads out of a folder, or can be no file"
            yield fault(place, "name", message, expected="a plain name", got=name)
    for name, times in Counter(names).items():
        if times > 1:
            message, expected = "two resources of one name", "a name of its own"
            yield fault(place, "resource-name", message, expected=expected, got=name)


def is_package(name: str) -> bool:
    """Return whether a package can have this name: it stands in addresses and names a folder.

    >>> [is_package(name) for name in ("city-trees", "City", "../trees", "con", "")]
    [True, False, False, False, False]
    """
    return bool(PACKAGE.fullmatch(name)) and len(name) <= LONGEST and not leads_out(name)


def leads_out(name: str) -> bool:
    """Return whether a name would lead out of a folder, or can be no file.

    >>> [leads_out(name) for name in ("a", "org/a.b", "../a", "a/..", "/a", "C:a", "a\\\\b", "nul")]
    [False, False, True, True, True, True, True, True]
    """
    reserved = any(RESERVED.fullmatch(part) for part in name.split("/"))
    return bool(_OUT.search(name)) or len(name) > 4 * LONGEST or reserved


def _is_texts(given: Any) -> bool:
    """Return whether this is a text a language."""
    return isinstance(given, Mapping) and all(isinstance(text, str) for text in given.values())


# complex: descends a descriptor: a table, a list or a text
def _texts(place: Place, value: Any, where: str, depth: int) -> Iterator[Finding]:
    """Yield texts by language that are no texts."""
    if depth > 8:
        return
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key in BY_LANGUAGE:
                if not _is_texts(inner):
                    message, expected = f"{where}: {key} are no texts", "a text a language"
                    yield fault(place, "texts", message, expected=expected, got=str(inner))
            elif isinstance(inner, Mapping | list):
                yield from _texts(place, inner, where, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            name = inner.get("name") if isinstance(inner, Mapping) else None
            below = f"{where}: {name}" if isinstance(name, str) else where
            yield from _texts(place, inner, below, depth + 1)


def _listed(value: Any) -> list[Mapping[str, Any]]:
    """Return the objects in a list, or none."""
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
