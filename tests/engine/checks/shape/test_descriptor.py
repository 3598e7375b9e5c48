"""Descriptors: properties that nobody reads, canonical files and standard schemas."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from civdata.checks.shape import descriptor
from civdata.model import Finding, Package, Place
from civdata.storage import standard_schemas
from tests.own import LANGUAGES


def faults(resources: Any = (), foreign: bool = False, **properties: Any) -> list[Finding]:
    """Return the faults of a descriptor with these resources."""
    made = {
        "resources": list(resources) if isinstance(resources, tuple) else resources,
        **properties,
    }
    package = Package("p", Path("p"), made, {}, {}, (), foreign)
    found = list(descriptor.check(package, Place("p", "p/datapackage.json"), LANGUAGES))
    # All of it stands in the descriptor, as no row or column of a table.
    assert {(f.package, f.file, f.row, f.column) for f in found} <= {
        ("p", "p/datapackage.json", None, "")
    }
    return found


def told(findings: list[Finding]) -> list[tuple[str, str, str]]:
    """Return code, message and what was got of each fault."""
    return [(finding.code, finding.message, finding.got) for finding in findings]


NOBODY = "has a property that nobody reads"


def test_properties_that_are_read_pass() -> None:
    """Every known property, on each level, is no fault."""
    resource = dict.fromkeys(descriptor.RESOURCE_KEYS, "x")
    field = dict.fromkeys(descriptor.FIELD_KEYS, "x")
    schema = {**dict.fromkeys(descriptor.SCHEMA_KEYS, "x"), "fields": [field]}
    properties = dict.fromkeys(descriptor.PACKAGE_KEYS - {"resources"}, "x")
    found = faults(({**resource, "schema": schema},), **properties)
    assert "property" not in {fault.code for fault in found}


def properties(name: str, *way: str) -> set[str]:
    """Return the properties that the official profile knows at a place."""
    found = json.loads((files("dplib") / f"profiles/2.0/{name}.json").read_text("utf-8"))
    for step in way:
        found = found["properties"][step]["items"]
    kinds = [found] if "properties" in found else found["oneOf"]
    return {key for kind in kinds for key in kind["properties"]}


def test_the_properties_that_are_read_are_those_of_the_standard() -> None:
    """Besides, civdata has views, units and its texts by language, and names a schema."""
    texts = {"titles", "descriptions"}
    assert properties("datapackage") | texts | {"views"} == descriptor.PACKAGE_KEYS
    resource = properties("datapackage", "resources") | texts | {"scheme"}
    assert resource - {"data"} == descriptor.RESOURCE_KEYS
    named = {"name", "title", "description"}
    assert properties("tableschema") | named == descriptor.SCHEMA_KEYS
    field = properties("tableschema", "fields") | texts
    own = {"decimalChar", "groupChar", "bareNumber", "trueValues", "falseValues"}
    assert field - own | {"unit"} == descriptor.FIELD_KEYS
    older = {"profile", "jsonTable", "delimiter", "itemType", "unit", "rowCount", "data"}
    assert own | older == descriptor.OLDER_KEYS


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [
        ("type", "table", "json"),
        ("hash", "md5:00", "sha1:00"),
        ("scheme", "file", "http"),
        ("format", "csv", "xlsx"),
        ("encoding", "utf-8", "cp1251"),
        ("mediatype", "text/csv", "text/html"),
        ("hash", "sha256:00", "crc32:00"),
        ("dialect", {"delimiter": ",", "header": True}, {"delimiter": ";"}),
        ("dialect", {}, "dialect.json"),
    ],
)
def test_a_table_is_canonical_csv_and_says_nothing_else(key: str, good: Any, bad: Any) -> None:
    """A descriptor cannot have civdata's files read in another way."""
    assert faults(({"name": "acts", key: good},)) == []
    (fault,) = faults(({"name": "acts", key: bad},))
    assert (fault.code, bool(fault.hint)) == ("form", True)
    told = next(iter(bad.values())) if isinstance(bad, dict) else bad
    assert fault.got == (told if key == "hash" else repr(told))


def test_what_a_table_should_say_is_told() -> None:
    """The finding has the one value that canonical CSV has, or the kinds of hash."""
    resource = {"name": "acts", "scheme": "http", "dialect": {"quote": "'"}, "hash": "crc32:0"}
    assert [(f.expected, f.message) for f in faults((resource,))] == [
        ("'file'", "acts: scheme is not that of canonical CSV"),
        ("None", "acts: dialect: quote is not that of canonical CSV"),
        ("sha256: or md5:", "acts: hash of a kind that nobody checks"),
    ]
    (other,) = faults(({"name": "acts", "dialect": "d.json"},))
    assert other.message == "acts: dialect is not that of canonical CSV"


def test_only_the_official_profile_is_known() -> None:
    """Another one, or an older version of it, is named; without one nothing is said."""
    official = "https://datapackage.org/profiles/2.0/"
    good = f"{official}datapackage.json"
    assert faults(**{"$schema": good}) == faults() == []
    (fault,) = faults(**{"$schema": "https://example.org/p.json"})
    assert (fault.code, fault.severity) == ("form", "error")
    assert (fault.expected, fault.got) == (official, "https://example.org/p.json")
    dialect = {"$schema": f"{official}tabledialect.json"}
    assert faults(({"name": "acts", "dialect": dialect},)) == []


def test_properties_of_other_people_are_warnings() -> None:
    """What the standard does not know, on each level; a prefix says that it is their own."""
    schema = {"fieldz": [], "my:order": 1, "fields": [{"name": "a", "typ": "string"}, "none"]}
    resource = {"name": "acts", "pathe": "x", "profile": "tabular-data-resource", "schema": schema}
    resources = (resource, "none", {"name": "bare", "schema": "s.json"})
    findings = faults(resources, foreign=True, keyword=[], profile="data-package", dc=1)
    assert told(findings) == [
        ("property", f"package {NOBODY}", "keyword"),
        ("property", f"package {NOBODY}", "dc"),
        ("property", f"acts {NOBODY}", "pathe"),
        ("property", f"acts: schema {NOBODY}", "fieldz"),
        ("property", f"acts: field {NOBODY}", "typ"),
    ]
    assert {finding.severity for finding in findings} == {"warning"}
    assert findings[0].expected == "keywords"
    assert findings[0].hint == "If it is keywords, mend the name"
    assert faults("none", foreign=True) == []
    assert faults(({"name": "a", "encoding": "cp1251"},), foreign=True) == []


def test_what_stands_in_the_wrong_place_is_told_once() -> None:
    """A limit beside its constraints holds nothing: where it belongs is said, and no more."""
    schema = {"fields": [{"name": "a", "pattern": "x"}]}
    found = faults(({"name": "acts", "primaryKey": "a", "schema": schema},), foreign=True)
    assert [(f.severity, f.expected, f.hint) for f in found] == [
        ("error", "schema.primaryKey", "Move it to schema.primaryKey"),
        ("error", "constraints.pattern", "Move it to constraints.pattern"),
    ]


@pytest.mark.parametrize("where", ["package", "schema", ""])
def test_fields_of_one_name_are_of_the_first_version(where: str) -> None:
    """Version 2 of the standard wants each field to have a name of its own; version 1 did not."""
    second = {"$schema": "https://datapackage.org/profiles/2.0/x.json"}
    schema = {"fields": [{"name": "a"}, {"name": "b"}, {"name": "a"}]}
    resource = {"name": "acts", "schema": schema | second if where == "schema" else schema}
    found = faults((resource,), foreign=True, **(second if where == "package" else {}))
    assert [(f.severity, f.code, f.got) for f in found] == [("error", "name", "a")] * bool(where)


def test_a_pattern_that_is_not_read_is_said() -> None:
    """Classes of XML Schema are lawful, and Python has none; of a broken pattern others tell."""
    fields = [
        {"name": "a", "constraints": {"pattern": given}} for given in (r"\p{L}+", "[a-z]+", "[", 5)
    ]
    found = faults(({"name": "acts", "schema": {"fields": fields}},), foreign=True)
    assert [(f.severity, f.code, f.got) for f in found] == [("note", "not-read", r"\p{L}+")]


def test_a_table_that_calls_itself_nothing_is_told_once_in_a_tabular_package() -> None:
    """What it lacks besides is of a tabular resource, which it is not."""
    found = faults(({"name": "map"},), foreign=True, profile="tabular-data-package")
    assert [(f.code, f.expected) for f in found] == [("profile", "profile tabular-data-resource")]


def test_words_and_keys_of_an_export_leave_a_standard_schema_as_it_is() -> None:
    """An exported table has titles of its columns and more keys; a type of its own it has not."""
    schema = copy.deepcopy(standard_schemas(LANGUAGES)["indicators"])
    texts = {"title": "", "titles": {}, "description": "", "descriptions": {}}
    schema["fields"][0] |= texts
    schema["foreignKeys"] = []
    assert faults(({"name": "indicators", "schema": schema},)) == []
    key = schema["primaryKey"]
    assert key == ["id"]
    assert faults(({"name": "indicators", "schema": {**schema, "primaryKey": "id"}},)) == []
    for other in ("name", ["name"], None, 5):
        changed = {**schema, "primaryKey": other}
        assert [f.code for f in faults(({"name": "indicators", "schema": changed},))] == ["schema"]
    for broken in ("s.json", {"fields": "none"}, None, {"fields": ["none"]}):
        assert [f.code for f in faults(({"name": "indicators", "schema": broken},))] == ["schema"]
    schema["fields"][0]["type"] = "integer"
    assert [f.code for f in faults(({"name": "indicators", "schema": schema},))] == ["schema"]


def test_properties_that_nobody_reads_are_named() -> None:
    """A misspelt property would be passed over in silence by every other tool."""
    schema = {"fieldz": [], "fields": [{"name": "a", "typ": "string"}, "none"]}
    findings = faults(({"name": "acts", "pathe": "x", "schema": schema}, "none"), keyword=[])
    assert told(findings) == [
        ("property", f"package {NOBODY}", "keyword"),
        ("property", f"acts {NOBODY}", "pathe"),
        ("property", f"acts: schema {NOBODY}", "fieldz"),
        ("property", f"acts: field {NOBODY}", "typ"),
    ]
    first = findings[0]
    assert (first.severity, first.package, first.file) == ("error", "p", "p/datapackage.json")
    assert (first.row, first.column) == (None, "")
    assert first.expected == ", ".join(sorted(descriptor.PACKAGE_KEYS))


@pytest.mark.parametrize("resources", [None, "none", {"name": "acts"}])
def test_resources_of_another_kind_are_left_to_others(resources: Any) -> None:
    """Reading the package names them already."""
    assert faults(resources) == []
    assert faults(({"name": "acts", "schema": "acts.json"},)) == []
    assert faults(({"name": "acts", "schema": {"fields": {"name": "a"}}},)) == []


def test_a_resource_has_a_name_of_its_own() -> None:
    """Each repeat is named."""
    acts = {"name": "acts"}
    assert (
        told(faults((acts, acts, {"name": "more"}, acts)))
        == [("resource-name", "two resources of one name", "acts")] * 2
    )
    assert [f.expected for f in faults((acts, acts))] == ["one"]


def test_a_file_belongs_to_one_table() -> None:
    """A second table of the same file is named; tables without a file are left to others."""
    first, second = {"name": "acts", "path": "a.csv"}, {"name": "more", "path": "a.csv"}
    (fault,) = faults((first, second, {"name": "b", "path": "b.csv"}, {"name": "c"}, {"name": "d"}))
    assert told([fault]) == [("resource-name", "more: another table has this file", "a.csv")]
    assert fault.expected == "a file"
    assert faults(({"name": "a", "path": ["a.csv"]}, {"name": "b", "path": ["a.csv"]})) == []


@pytest.mark.parametrize("name", sorted(standard_schemas(LANGUAGES)))
def test_a_standard_table_has_the_standard_schema(name: str) -> None:
    """Anything else is named, with the command that mends it."""
    assert faults(({"name": name, "schema": standard_schemas(LANGUAGES)[name]},)) == []
    (fault,) = faults(({"name": name, "schema": {"fields": []}},))
    assert (fault.code, fault.expected, fault.got) == ("schema", f"schemas/{name}.json", "")
    assert "sync_schemas" in fault.hint


def test_a_record_from_before_a_later_column_passes() -> None:
    """A standard table may be without a column that it got later, and without no other."""

    def schemas_at_fault(without: str) -> int:
        schema = copy.deepcopy(standard_schemas(LANGUAGES)["discrepancies"])
        schema["fields"] = [one for one in schema["fields"] if one["name"] != without]
        found = faults(({"name": "discrepancies", "path": "data/d.csv", "schema": schema},))
        return sum(fault.code == "schema" for fault in found)

    assert [schemas_at_fault(name) for name in ("", "state_date", "state")] == [0, 0, 1]
