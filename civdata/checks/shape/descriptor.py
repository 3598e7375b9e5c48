"""What a descriptor says beyond its tables: known properties, canonical files, standard schemas.

Part of gate `shape`. frictionless ignores a misspelt property without a word; here it is an error.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from civdata.checks.shape import patterns
from civdata.model import Finding, Package, Place, fault
from civdata.storage import DIALECT, fields_of, standard_schemas
from civdata.storage.dialect import KNOWN, OLDER

PROFILES = "https://datapackage.org/profiles/2.0/"
CANONICAL = {**DIALECT, "header": True, "$schema": f"{PROFILES}tabledialect.json"}
PACKAGE_KEYS = frozenset(
    [
        "$schema",
        "name",
        "id",
        "title",
        "description",
        "titles",
        "descriptions",
        "version",
        "created",
        "keywords",
        "licenses",
        "contributors",
        "sources",
        "homepage",
        "image",
        "views",
        "resources",
    ]
)
RESOURCE_KEYS = frozenset(
    [
        "$schema",
        "name",
        "type",
        "path",
        "scheme",
        "format",
        "mediatype",
        "encoding",
        "dialect",
        "schema",
        "title",
        "description",
        "titles",
        "descriptions",
        "bytes",
        "hash",
        "licenses",
        "sources",
        "homepage",
    ]
)
FIELD_KEYS = frozenset(
    [
        "name",
        "type",
        "format",
        "title",
        "description",
        "example",
        "constraints",
        "rdfType",
        "categories",
        "categoriesOrdered",
        "missingValues",
        "titles",
        "descriptions",
        "unit",  # what exported views say of their numbers
    ]
)
SCHEMA_KEYS = frozenset(
    [
        "$schema",
        "name",
        "title",
        "description",
        "fields",
        "fieldsMatch",
        "primaryKey",
        "uniqueKeys",
        "foreignKeys",
        "missingValues",
    ]
)
# What the standard, or its first version, knows and civdata does not use.
OLDER_KEYS = frozenset(
    [
        "profile",
        "data",
        "jsonTable",
        "decimalChar",
        "groupChar",
        "bareNumber",
        "trueValues",
        "falseValues",
        "delimiter",
        "itemType",
        "unit",
        "rowCount",
    ]
)
DIALECT_KEYS = KNOWN | OLDER
# What a resource of civdata may say of its form, where it says anything; `hash` by its beginning.
FIXED: Mapping[str, str] = {
    "type": "table",
    "scheme": "file",
    "format": "csv",
    "mediatype": "text/csv",
    "encoding": "utf-8",
}
HASHES = ("sha256:", "md5:")
WORDS = frozenset(("title", "titles", "description", "descriptions"))
LATER = {"discrepancies": frozenset(("state_date",))}
"""Columns that a standard table got later: a record from before may be without them."""


def check(package: Package, place: Place, languages: tuple[str, ...]) -> Iterator[Finding]:
    """Yield faults of a descriptor that no other tool would report."""
    if package.foreign:
        yield from _unheard(package, place)
        return
    yield from unknown(place, "package", package.descriptor, PACKAGE_KEYS)
    profile = package.descriptor.get("$schema", PROFILES)
    if not str(profile).startswith(PROFILES):
        message = "a profile that is not the official one"
        yield fault(place, "form", message, expected=PROFILES, got=str(profile))
    yield from _resources(package, place, languages)


def _parts(resource: Mapping[str, Any]) -> Iterator[tuple[str, Any, frozenset[str]]]:
    """Yield the parts of a resource, each with its name and the properties that it may have."""
    name, schema = str(resource.get("name")), resource.get("schema")
    yield name, resource, RESOURCE_KEYS
    yield f"{name}: schema", schema, SCHEMA_KEYS
    yield f"{name}: dialect", resource.get("dialect"), DIALECT_KEYS
    fields = listed(schema.get("fields")) if isinstance(schema, Mapping) else []
    for item in fields:
        yield f"{name}: field", item, FIELD_KEYS
    for item in fields:
        if isinstance(item, Mapping):
            yield f"{name}: constraints", item.get("constraints"), CONSTRAINT_KEYS


def _unheard(package: Package, place: Place) -> Iterator[Finding]:
    """Warn of properties that the standard does not know: people may have their own."""
    yield from _first_version(package, place)
    yield from _second_version(package, place)
    parts: list[tuple[str, Any, frozenset[str]]] = [("package", package.descriptor, PACKAGE_KEYS)]
    profile = str(package.descriptor.get("$schema") or package.descriptor.get("profile") or "")
    if profile.startswith("http") and "datapackage.org/profiles/" not in profile:
        message = "a profile at a web address: the package was not checked against it"
        yield fault(place, "not-read", message, got=profile, severity="note")
        parts = []  # its properties are that profile's
    for resource in listed(package.descriptor.get("resources")):
        if isinstance(resource, Mapping):
            parts += _parts(resource)
    yield from _unread_patterns(place, parts)
    for where, have, known in parts:
        yield from _strange(place, where, have, known)


def _unread_patterns(
    place: Place, parts: list[tuple[str, Any, frozenset[str]]]
) -> Iterator[Finding]:
    """Say which patterns are lawful, and in a form that is not read here."""
    for where, have, _ in parts:
        said = have.get("pattern") if isinstance(have, Mapping) else None
        if not where.endswith(": constraints") or not isinstance(said, str):
            continue
        if patterns.problem_of(said) and patterns.is_of_xml(said):
            message = f"{where}: a pattern with classes of XML Schema was not checked"
            yield fault(place, "not-read", message, got=said[:100], severity="note")


def _strange(place: Place, where: str, have: Any, known: frozenset[str]) -> Iterator[Finding]:
    """Yield properties in the wrong place, and those that nobody reads, with a near name."""
    misplaced = dict(_misplaced(where, have))
    for key, right in misplaced.items():
        message, hint = f"{where}: {key} stands in the wrong place", f"Move it to {right}"
        yield fault(place, "property", message, expected=right, got=key, hint=hint)
    for finding in unknown(place, where, have, known | OLDER_KEYS):
        key, near = finding.got, _near(finding.got, known | OLDER_KEYS)
        if key in misplaced or ":" in key:  # a prefix says that it is somebody's own
            continue
        if near:
            finding = replace(finding, expected=near, hint=f"If it is {near}, mend the name")
        yield replace(finding, severity="warning")


def _near(key: str, known: frozenset[str]) -> str:
    """Return the known property that another seems to be a slip of, or an empty text.

    A known one with something behind it, as `title_en`, is somebody's own.

    >>> [_near(key, frozenset(["title", "description"])) for key in ("titel", "title_en", "sort")]
    ['title', '', '']
    """
    for near in get_close_matches(key, known - {"$schema"}, 1, 0.8):
        if not re.match(rf"{re.escape(near)}[-_.@]", key):
            return near
    return ""


def _misplaced(where: str, have: Any) -> Iterator[tuple[str, str]]:
    """Yield properties that mean something a level deeper, where nobody looks for them."""
    if not isinstance(have, Mapping):
        return
    deeper = {"missingValues": "schema", "fields": "schema", "primaryKey": "schema"}
    deeper |= {"foreignKeys": "schema"}
    if where.endswith(": field"):
        deeper = dict.fromkeys(CONSTRAINTS, "constraints")
    elif where.endswith((": schema", ": dialect", ": constraints")):
        deeper = {}
    for key, parent in deeper.items():
        if key in have:
            yield key, f"{parent}.{key}"


CONSTRAINTS = (
    "enum",
    "maxLength",
    "maximum",
    "minLength",
    "minimum",
    "pattern",
    "required",
    "unique",
)


CONSTRAINT_KEYS = frozenset((*CONSTRAINTS, "exclusiveMaximum", "exclusiveMinimum", "jsonSchema"))


def _first_version(package: Package, place: Place) -> Iterator[Finding]:
    """Yield what version 1 wants of packages and resources that call themselves tabular."""
    whole = package.descriptor.get("profile") == "tabular-data-package"
    for resource in listed(package.descriptor.get("resources")):
        if not isinstance(resource, Mapping):
            continue
        name, said = str(resource.get("name")), resource.get("profile")
        if whole and said != "tabular-data-resource":
            message = f"{name}: a tabular data package has tabular data resources alone"
            expected = "profile tabular-data-resource"
            yield fault(place, "profile", message, expected=expected, got=str(said or "none"))
        elif said == "tabular-data-resource" and not resource.get("schema"):
            message = f"{name}: a tabular data resource without a schema"
            yield fault(place, "profile", message, expected="a schema", got="none")


# complex: one loop over schemas, each in its place or in a file of its own
def _second_version(package: Package, place: Place) -> Iterator[Finding]:
    """Yield fields of one name, which only the first version of the standard allows."""
    whole = str(package.descriptor.get("$schema"))
    for resource in listed(package.descriptor.get("resources")):
        if not isinstance(resource, Mapping):
            continue
        name, schema = str(resource.get("name")), resource.get("schema")
        held = package.table(name)
        schema = held.schema if held and isinstance(schema, str) else schema
        said = str(schema.get("$schema")) if isinstance(schema, Mapping) else ""
        if said.startswith(PROFILES) or whole.startswith(PROFILES):
            counted = Counter(column.name for column in fields_of(schema))
            for twice in (one for one, times in counted.items() if times > 1):
                message = f"{name}: two fields of one name, which version 2 does not allow"
                yield fault(place, "name", message, expected="a name of its own", got=twice)


def unknown(place: Place, where: str, have: Any, known: frozenset[str]) -> Iterator[Finding]:
    """Yield each property of an object that is none of those known."""
    for key in have if isinstance(have, Mapping) else ():
        if key not in known:
            message = f"{where} has a property that nobody reads"
            near = ", ".join(sorted(known))
            yield fault(place, "property", message, expected=near, got=str(key))


def _resources(package: Package, place: Place, languages: tuple[str, ...]) -> Iterator[Finding]:
    names: set[str] = set()
    paths: set[str] = set()
    for resource in listed(package.descriptor.get("resources")):
        if not isinstance(resource, Mapping):
            continue
        name = str(resource.get("name"))
        yield from unknown(place, name, resource, RESOURCE_KEYS)
        yield from _form(place, name, resource)
        schema = resource.get("schema")
        yield from unknown(place, f"{name}: schema", schema, SCHEMA_KEYS)
        for item in listed(schema.get("fields")) if isinstance(schema, Mapping) else ():
            yield from unknown(place, f"{name}: field", item, FIELD_KEYS)
        if name in names:
            message = "two resources of one name"
            yield fault(place, "resource-name", message, expected="one", got=name)
        names.add(name)
        path = resource.get("path")
        if isinstance(path, str):
            if path in paths:
                message = f"{name}: another table has this file"
                yield fault(place, "resource-name", message, expected="a file", got=path)
            paths.add(path)
        standard = standard_schemas(_spoken(schema, languages)).get(name)
        if standard and not _is_standard(schema, standard, LATER.get(name, frozenset())):
            message = f"{name}: not the standard schema of this table"
            hint = "Run: python scripts/sync_schemas.py"
            expected = f"schemas/{name}.json"
            yield fault(place, "schema", message, expected=expected, hint=hint)


def _spoken(schema: Any, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages that a table's columns are in, if all of the record are among them."""
    names = [field.name for field in fields_of(schema)]
    found = [match[1] for name in names if (match := re.fullmatch(r"name_([a-z]{2,3})", name))]
    return tuple(found) if set(languages) <= set(found) else languages


def _is_standard(schema: Any, standard: Any, later: frozenset[str]) -> bool:
    """Tell whether a schema is the standard one, perhaps from before it had `later` columns."""
    names = {field.name for field in fields_of(schema)}
    absent = later - names
    known = [one for one in standard["fields"] if one["name"] not in absent]
    return bool(_essence(schema) == _essence({**standard, "fields": known}))


def _essence(schema: Any) -> Any:
    """Return a schema without the words and the keys that an exported package adds to it."""
    if not isinstance(schema, Mapping) or not isinstance(schema.get("fields"), list):
        return None
    fields = [
        {key: value for key, value in item.items() if key not in WORDS}
        if isinstance(item, Mapping)
        else item
        for item in schema["fields"]
    ]
    key = schema.get("primaryKey")
    return fields, [key] if isinstance(key, str) else key


def _form(place: Place, name: str, resource: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield what a resource says of itself and canonical CSV is not."""
    said: list[tuple[str, Any, Any]] = [
        (key, resource[key], known) for key, known in FIXED.items() if key in resource
    ]
    dialect = resource.get("dialect", {})
    if isinstance(dialect, Mapping):
        said += [(f"dialect: {key}", value, CANONICAL.get(key)) for key, value in dialect.items()]
    else:
        said.append(("dialect", dialect, None))
    for key, value, known in said:
        if value != known:
            message = f"{name}: {key} is not that of canonical CSV"
            yield fault(place, "form", message, expected=repr(known), got=repr(value))
    if "hash" in resource and not str(resource["hash"]).startswith(HASHES):
        message = f"{name}: hash of a kind that nobody checks"
        expected = " or ".join(HASHES)
        yield fault(place, "form", message, expected=expected, got=str(resource["hash"]))


def listed(value: Any) -> list[Any]:
    """Return a value that is a list, or an empty one."""
    return value if isinstance(value, list) else []
