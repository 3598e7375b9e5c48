"""Packages of other people: what the standard allows passes, what is unsafe or broken is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from civdata.model import Finding, Report
from tests.own import validate

FIELDS = [{"name": "a", "type": "integer"}, {"name": "b", "type": "string"}]
OBSERVED = ("id", "indicator", "value", "value_max", "as_printed", "source")
CSV = b"a,b\n1,x\n2,y\n"


@pytest.fixture(autouse=True)
def _without_frictionless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out frictionless' process: it has tests of its own."""
    monkeypatch.setattr("civdata.checks.shape.stock.check", lambda _: ([], 0))


def checked(
    folder: Path, resource: dict[str, Any], content: bytes = CSV, **more: Any
) -> tuple[Report, list[Finding]]:
    """Write a package of one table and return the report, and its errors and warnings."""
    whole = {"name": "theirs", **more, "resources": [{"name": "t", "path": "t.csv", **resource}]}
    (folder / "t.csv").write_bytes(content)
    (folder / "datapackage.json").write_text(json.dumps(whole), "utf-8")
    report = validate([folder])
    return report, [finding for finding in report.findings if finding.severity != "note"]


@pytest.mark.parametrize(
    ("resource", "content"),
    [
        ({"schema": {"fields": FIELDS}}, CSV),
        ({"schema": {"fields": FIELDS}}, CSV.replace(b"\n", b"\r\n")),
        ({"schema": {"fields": FIELDS}}, b'a,b\n1,"two\nlines, quoted"\n'),
        ({"schema": {"fields": FIELDS}, "path": ["t.csv"]}, CSV),
        ({}, CSV),
        ({"schema": {"fields": FIELDS}, "dialect": {"delimiter": ";"}}, CSV.replace(b",", b";")),
        ({"schema": {"fields": FIELDS}, "encoding": "cp1251"}, "a,b\n1,да\n".encode("cp1251")),
        ({"schema": {"fields": FIELDS, "missingValues": ["", "-"]}}, b"a,b\n-,-\n"),
        ({"schema": {"fields": [{"name": "unit"}, {"name": "source"}]}}, b"unit,source\nkg,x\n"),
        ({"schema": {"fields": [{"name": "time_period", "type": "any"}]}}, b"time_period\nsoon\n"),
        ({"schema": {"fields": [{"name": "n", "type": "number"}]}}, b"n\n1e5\nNaN\n-INF\n.5\n"),
        (
            {"schema": {"fields": [{"name": "n", "type": "number", "groupChar": " "}]}},
            b"n\n1 000\n",
        ),
        ({"schema": {"fields": [{"name": "телефон"}]}}, "телефон\n+7 727\n".encode()),
        ({"profile": "tabular-data-resource", "schema": {"fields": FIELDS}}, CSV),
    ],
)
def test_what_the_standard_allows_passes(
    tmp_path: Path, resource: dict[str, Any], content: bytes
) -> None:
    """Line ends, dialects, encodings and columns of civdata's names are nobody's fault."""
    report, found = checked(tmp_path, resource, content)
    assert (report.ok, found) == (True, [])


@pytest.mark.parametrize(
    ("resource", "content", "code", "row"),
    [
        ({"schema": {"fields": FIELDS}}, b"a,b\n1\n2,y\n", "ragged-row", 2),
        ({"schema": {"fields": FIELDS}}, b"a,b\n1,x\n\n2,y\n", "blank-row", 3),
        ({"schema": {"fields": FIELDS}}, b"a,c\n1,x\n", "header", 1),
        ({}, b"a,a\n1,2\n", "header", 1),
        ({}, b"a,\n1,2\n", "header", 1),
        ({}, b"", "empty-file", 1),
        ({}, b'a,b\n1,"open\n', "csv", 2),
        ({}, b"a,b\n1,\xff\n", "encoding", 2),
        ({"encoding": "klingon"}, CSV, "encoding", None),
        ({"schema": {"fields": FIELDS}}, b"a,b\n1_000,x\n", "type", 2),
        ({"schema": {"fields": FIELDS}}, "a,b\n١٢,x\n".encode(), "type", 2),
        ({"schema": {"fields": FIELDS, "primaryKey": "a"}}, b"a,b\n1,x\n1,y\n", "primary-key", 3),
        ({}, b"a,b\n1,=SUM(A1)\n", "formula", 2),
        ({}, b"a,b\n1,<script>\n", "markup", 2),
        ({}, b"a,b\n1,x\x01\n", "control", 2),
        ({"path": "/etc/passwd"}, CSV, "path", None),
        ({"path": "../t.csv"}, CSV, "path", None),
        ({"path": "http://127.0.0.1:9/t.csv"}, CSV, "path", None),
        ({"path": ["t.csv", "none.csv"]}, CSV, "file-missing", None),
        ({"schema": "file:///s.json"}, CSV, "path", None),
        ({"dialect": "../d.json"}, CSV, "path", None),
        ({"schema": "none.json"}, CSV, "file-missing", None),
    ],
)
def test_what_is_broken_or_unsafe_is_an_error(
    tmp_path: Path, resource: dict[str, Any], content: bytes, code: str, row: int | None
) -> None:
    """Each fault has its place, and what was expected, got, and to be done."""
    report, found = checked(tmp_path, resource, content)
    assert not report.ok
    (fault,) = [finding for finding in found if finding.code == code]
    assert (fault.severity, fault.row) == ("error", row)
    assert fault.expected
    assert fault.hint


@pytest.mark.parametrize(
    ("more", "content", "code"),
    [
        ({}, b"\xef\xbb\xbf" + CSV, "encoding"),
        ({}, b"a,b\n1, x\n", "space"),
        ({"colour": "red"}, CSV, "property"),
        ({"titel": "Trees"}, CSV, "property"),
        ({"$schema": "https://example.org/profile.json", "colour": "red"}, CSV, ""),
        ({"name": "Their Package"}, CSV, "package-name"),
    ],
)
def test_what_is_only_untidy_is_a_warning(
    tmp_path: Path, more: dict[str, Any], content: bytes, code: str
) -> None:
    """Other people need not keep civdata's house rules, but may hear of them."""
    report, found = checked(tmp_path, {}, content, **more)
    assert report.ok
    told = [(finding.severity, finding.code) for finding in found]
    assert told == ([("warning", code)] if code else [])


def test_a_schema_at_an_address_is_not_fetched_and_a_warning(tmp_path: Path) -> None:
    """The standard allows it; the table is checked without, and that is said."""
    report, found = checked(tmp_path, {"schema": "http://127.0.0.1:9/s.json"})
    assert report.ok
    assert [(f.severity, f.code) for f in found] == [("warning", "not-read")]


def test_a_package_of_others_is_told_from_ours(tmp_path: Path) -> None:
    """What is not asked of other people is counted as skipped, with a note."""
    report, _ = checked(tmp_path, {"schema": {"fields": FIELDS}})
    gates = {gate.name: gate for gate in report.gates}
    assert (gates["language"].checked, gates["language"].skipped) == (0, 1)
    assert [finding.code for finding in gates["language"].findings] == ["foreign"]
    assert gates["conflict"].checked == 0


def test_a_table_of_ours_makes_a_package_ours(tmp_path: Path) -> None:
    """A package with observations, or with records, is held to all of civdata's rules."""
    for resource in (
        {"name": "observations", "schema": {"fields": [{"name": n} for n in OBSERVED]}},
        {"schema": {"fields": [{"name": n} for n in ("id", "source", "locator")]}},
    ):
        report, found = checked(tmp_path, resource)
        assert not report.ok
        assert "language" in {finding.code for finding in found}


def test_schema_and_dialect_may_stand_beside_the_data(tmp_path: Path) -> None:
    """A file of the package that holds the schema is read and used."""
    (tmp_path / "s.json").write_text(json.dumps({"fields": FIELDS}), "utf-8")
    _, found = checked(tmp_path, {"schema": "s.json"}, b"a,b\nx,y\n")
    assert [(finding.code, finding.row, finding.column) for finding in found] == [("type", 2, "a")]


def test_a_table_without_a_name_is_read_all_the_same(tmp_path: Path) -> None:
    """One error tells of the name and what it could be; faults of the cells do not hide behind."""
    (tmp_path / "t.csv").write_text("a,b\nx,1\n")
    other = {"path": "t.csv", "name": 5}
    resources = [{"path": "t.csv", "schema": {"fields": FIELDS}}, other, {"path": ["Tá a.csv"]}]
    (tmp_path / "Tá a.csv").write_bytes(CSV)
    whole = {"name": "theirs", "resources": resources}
    (tmp_path / "datapackage.json").write_text(json.dumps(whole), "utf-8")
    found = [f for f in validate([tmp_path]).findings if f.severity != "note"]
    assert [(f.code, f.row, f.column, f.got, f.hint) for f in found[:3]] == [
        ("descriptor", None, "", "none", 'Add "name": "t" to it'),
        ("descriptor", None, "", "5", 'Add "name": "resource-2" to it'),
        ("descriptor", None, "", "none", 'Add "name": "ta-a" to it'),
    ]
    assert [(f.code, f.row, f.column) for f in found[3:]] == [("type", 2, "a")]


def test_a_file_named_under_data_is_told_with_where_to_name_it(tmp_path: Path) -> None:
    """A line in place of data that says no format is no table; most often it names a file."""
    report, found = checked(tmp_path, {"path": None, "data": "data/t.csv"})
    assert not report.ok
    hint = 'A file is named by "path", not by "data"'
    told = [(f.code, f.got, f.hint) for f in found if "data are a text" in f.message]
    assert told == [("descriptor", "data/t.csv", hint)]
    _, found = checked(tmp_path, {"path": None, "data": "a,b"})
    assert 'Add "format": "csv"' in [f.hint for f in found]
    _, found = checked(tmp_path, {"path": None, "data": "a,b\n1,x\n", "format": "csv"})
    assert not [f for f in found if f.code == "descriptor"]


def test_a_schema_beside_the_data_counts_as_one_though_nobody_reads_it(tmp_path: Path) -> None:
    """In YAML it is warned of, and the table is not said to be without a schema."""
    more = {"schema": "s.yaml", "profile": "tabular-data-resource"}
    report, found = checked(tmp_path, more)
    assert report.ok
    assert [(f.severity, f.code, f.got) for f in found] == [("warning", "not-read", "s.yaml")]
    _, found = checked(tmp_path, {"schema": "none.json"})
    assert [(f.code, f.message) for f in found] == [
        ("file-missing", "t: schema: file cannot be read")
    ]


def test_a_mark_that_the_encoding_names_is_no_fault(tmp_path: Path) -> None:
    """`utf-8-sig` is UTF-8 with a byte order mark."""
    content = b"\xef\xbb\xbf" + CSV
    assert checked(tmp_path, {"encoding": "utf-8-sig"}, content)[1] == []


def test_a_name_of_a_device_is_an_error(tmp_path: Path) -> None:
    """Who opens the package on Windows could write no such file."""
    _, found = checked(tmp_path, {"name": "aux"})
    assert [(f.severity, f.code, f.got) for f in found] == [("error", "name", "aux")]


def test_what_is_no_text_is_left_alone(tmp_path: Path) -> None:
    """A picture or a workbook among the resources is noted, not opened and not a fault."""
    (tmp_path / "map.png").write_bytes(b"\x89PNG")
    report, found = checked(tmp_path, {"path": "map.png"})
    assert (report.ok, found) == (True, [])
    assert "not-read" in {finding.code for finding in report.findings}
