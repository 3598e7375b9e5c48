"""Tables of other people are judged as the standard has it: file, row and column."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from civdata.checks import safety
from civdata.checks.scope import Scope
from civdata.checks.shape import tables as shape
from civdata.model import Collection, Finding
from civdata.storage import read
from tests.small import SETTINGS

V2 = "https://datapackage.org/profiles/2.0/datapackage.json"


@pytest.fixture(autouse=True)
def _without_frictionless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out frictionless' process: it has tests of its own."""
    monkeypatch.setattr("civdata.checks.shape.stock.check", lambda _: ([], 0))


def told(folder: Path, files: dict[str, str | bytes], *resources: dict[str, Any]) -> list[Finding]:
    """Write a package and return what both gates say of it."""
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        raw = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(raw)
    whole = {"$schema": V2, "name": "theirs", "resources": list(resources)}
    (folder / "datapackage.json").write_text(json.dumps(whole), "utf-8")
    reading = read(folder / "datapackage.json")
    packages = (reading.package,) if reading.package else ()
    scope = Scope((reading,), Collection(packages, SETTINGS))
    return [*shape.check(scope).findings, *safety.check(scope).findings]


def places(found: list[Finding], severity: str = "error") -> list[tuple[str, str, Any, str]]:
    """Return code, file, row and column of the findings of a severity."""
    return [
        (f.code, f.file.partition("/")[2], f.row, f.column) for f in found if f.severity == severity
    ]


def table(*fields: dict[str, Any] | str, **more: Any) -> dict[str, Any]:
    """Return a resource with these fields; a text is a name and a type with a colon between."""
    made = [
        dict(zip(("name", "type"), f.split(":"), strict=False)) if isinstance(f, str) else f
        for f in fields
    ]
    schema = {"fields": made, **more.pop("schema", {})}
    return {"name": "t", "path": "t.csv", "schema": schema, **more}


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("integer", "0 -1 +7 007", "1.0 1_000 x ٣ 1e3"),
        ("number", "1 -1.5 .5 5. 1e5 nan INF -inf", "+inf 1,5 0x1 1_0 Infinity"),
        ("boolean", "true FALSE 1 0", "yes tRUE 2"),
        ("date", "2024-02-29", "2023-02-29 2024-2-9 29.02.2024 ٢٠٢٤-٠١-٠١"),
        ("time", "23:59:59", "24:00:00 9:00:00 09:00"),
        (
            "datetime",
            "2024-01-26T15:00:00 2024-01-26T15:00:00.3-05:00 -0044-03-15T24:00:00Z",
            "2024-01-26 2024-01-26T15:00 2024-02-30T00:00:00",
        ),
        ("year", "2024 0800 -0044 12024", "24 02024 ٢٠٢٤ 2024.0"),
        ("yearmonth", "2024-12", "2024-1 2024-13 202401"),
        ("duration", "P1Y PT1.5S -P1DT2H", "P PT 1Y P1S"),
        ("geopoint", "90.5,45.5 -180,-90", "181,0 0,91 1 a,b"),
        ("array", "[] [1]", "{} [ 1"),
        ("object", '{} {"a":1}', "[] {"),
        ("geojson", '{"type":"Point","coordinates":[0,1]}', '{} {"type":"Dot"} 5'),
        ("any", "x 1 {", ""),
    ],
)
def test_a_type_has_its_forms(tmp_path: Path, kind: str, good: str, bad: str) -> None:
    """Each form of the standard passes, and each other is named with its line and column."""
    lines = [*good.split(), *bad.split()]
    quoted = "".join('"' + line.replace('"', '""') + '"\n' for line in lines)
    found = told(tmp_path, {"t.csv": "c\n" + quoted}, table(f"c:{kind}"))
    first = 2 + len(good.split())
    rows = range(first, first + len(bad.split()))
    assert places(found) == [("type", "t.csv", row, "c") for row in rows]


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ({"type": "string", "format": "email"}, "a@b.org", "a@b a.org"),
        ({"type": "string", "format": "uri"}, "https://a.org/x urn:isbn:1", "a.org //a"),
        (
            {"type": "string", "format": "uuid"},
            "123e4567-e89b-12d3-a456-426614174000",
            "123e4567-e89b",
        ),
        ({"type": "string", "format": "binary"}, "YWJj", "YWJ"),
        ({"type": "date", "format": "%d/%m/%Y"}, "29/02/2024", "2024-02-29 30/02/2024"),
        ({"type": "date", "format": "fmt:%d/%m/%Y"}, "29/02/2024", "2024-02-29"),
        ({"type": "date", "format": "any"}, "2024-Feb-29", "soon"),
        ({"type": "number", "decimalChar": ",", "groupChar": "'"}, "1'000,5", "1.5 ١٢,٥"),
        ({"type": "number", "bareNumber": False}, "95% €95 EUR-1.5", "none"),
        ({"type": "integer", "groupChar": "'"}, "1'000", "1.000"),
        ({"type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]}, "ja nein", "true"),
        ({"type": "list", "itemType": "integer", "delimiter": ";"}, "1;2", "1;x 1,2"),
        ({"type": "geopoint", "format": "array"}, "[90,45]", "90,45 [90]"),
        ({"type": "geopoint", "format": "object"}, '{"lon":90,"lat":45}', '{"lon":90}'),
        ({"type": "integer", "categories": [{"value": 1, "label": "a"}, 2]}, "1 02", "3"),
        ({"type": "string", "categories": ["a", "b"]}, "a b", "c"),
        ({"type": "integer", "constraints": {"minimum": "5", "maximum": 7}}, "5 07 7", "4 8"),
        ({"type": "number", "constraints": {"exclusiveMaximum": 10}}, "9.99", "10 10.0"),
        ({"type": "year", "constraints": {"exclusiveMinimum": 2000}}, "2001", "2000"),
        ({"type": "date", "constraints": {"minimum": "2020-01-01"}}, "2020-01-01", "2019-12-31"),
        ({"type": "duration", "constraints": {"maximum": "P1D"}}, "PT24H", "PT25H"),
        ({"type": "string", "constraints": {"minLength": 2, "maxLength": 3}}, "ab abc", "a abcd"),
        ({"type": "array", "constraints": {"minLength": 2}}, "[1,2]", "[1]"),
        ({"type": "string", "constraints": {"pattern": "[a-z]+"}}, "abc", "aB 5"),
        ({"type": "number", "constraints": {"enum": [1, "2.50"]}}, "1.0 2.5", "3"),
        ({"type": "boolean", "constraints": {"enum": [True]}}, "true 1", "false"),
    ],
)
def test_formats_and_constraints_hold_on_values(
    tmp_path: Path, field: dict[str, Any], good: str, bad: str
) -> None:
    """A constraint is of what a cell means, and not of how it is written."""
    lines = [*good.split(), *bad.split()]
    quoted = "".join('"' + line.replace('"', '""') + '"\n' for line in lines)
    found = told(tmp_path, {"t.csv": "c\n" + quoted}, table({"name": "c", **field}))
    first = 2 + len(good.split())
    rows = [f.row for f in found if f.severity == "error"]
    assert rows == list(range(first, first + len(bad.split())))
    assert all(f.expected and f.hint for f in found if f.severity == "error")


@pytest.mark.parametrize(
    ("field", "got"),
    [
        ({"type": "text"}, "text"),
        ({"type": "integer", "constraints": {"minimum": "abc"}}, "abc"),
        ({"type": "string", "constraints": {"pattern": "["}}, "["),
        ({"type": "string", "constraints": {"minimum": 5}}, "5"),
        ({"type": "integer", "constraints": {"minLength": 5}}, "5"),
        ({"type": "integer", "constraints": {"enum": ["a"]}}, "a"),
        ({"type": "integer", "example": "many"}, "many"),
        ({"type": "date", "format": "%Q"}, "%Q"),
        ({"type": "list", "itemType": "colour"}, "colour"),
    ],
)
def test_a_field_that_cannot_be_kept_is_named(
    tmp_path: Path, field: dict[str, Any], got: str
) -> None:
    """The fault stands at the descriptor, with the names of table and field."""
    found = told(tmp_path, {"t.csv": "c\n1\n"}, table({"name": "c", **field}))
    (fault,) = [f for f in found if f.severity == "error"]
    assert (fault.code, fault.row, fault.file[-16:]) == ("schema", None, "datapackage.json")
    assert "t: field c" in fault.message
    assert got in fault.got


@pytest.mark.parametrize(
    ("dialect", "content", "expected"),
    [
        ({"header": False}, "1,x\nq,y\n", ("t.csv", 2)),
        ({"headerRows": [2]}, "title\na,b\n1,x\nq,y\n", ("t.csv", 4)),
        ({"headerRows": [1, 2], "headerJoin": ""}, "a,\n,b\n1,x\nq,y\n", ("t.csv", 4)),
        ({"commentChar": "#"}, '#"it\na,b\n#two\n1,x\nq,y\n', ("t.csv", 5)),
        ({"commentRows": [1]}, "note\na,b\n1,x\nq,y\n", ("t.csv", 4)),
        ({"delimiter": "|"}, "a|b\n1|x,\nq|y\n", ("t.csv", 3)),
        ({"quoteChar": "'"}, "a,b\n1,'x,\n'\nq,y\n", ("t.csv", 4)),
        ({"escapeChar": "\\"}, "a,b\n1,x\\,\nq,y\n", ("t.csv", 3)),
        ({"skipInitialSpace": True}, "a, b\n1, x\nq, y\n", ("t.csv", 3)),
        ({"nullSequence": "NULL"}, "a,b\nNULL,x\nq,y\n", ("t.csv", 3)),
        ({"caseSensitiveHeader": False}, "A,B\n1,x\nq,y\n", ("t.csv", 3)),
        ({"lineTerminator": "\r\n"}, "a,b\r\n1,x\r\nq,y\r\n", ("t.csv", 3)),
        ({"csv": {"delimiter": ";"}}, "a;b\n1;x\nq;y\n", ("t.csv", 3)),
    ],
)
def test_a_dialect_is_kept_and_lines_are_those_of_the_file(
    tmp_path: Path, dialect: dict[str, Any], content: str, expected: tuple[str, int]
) -> None:
    """The one wrong cell is named at its line, whatever stands above it."""
    resource = table("a:integer", "b:string", dialect=dialect)
    found = told(tmp_path, {"t.csv": content}, resource)
    assert places(found) == [("type", *expected, "a")]


def test_the_line_right_after_quoted_line_breaks_is_named(tmp_path: Path) -> None:
    """A record of three lines counts as three lines."""
    content = 'a,b\n1,"two\nlines\n"\nq,y\n'
    found = told(tmp_path, {"t.csv": content}, table("a:integer", "b:string"))
    assert places(found) == [("type", "t.csv", 5, "a")]


@pytest.mark.parametrize(
    ("way", "header", "good"),
    [
        ("exact", "b,a", False),
        ("equal", "b,a", True),
        ("equal", "b,a,c", False),
        ("subset", "b,c,a", True),
        ("subset", "b", False),
        ("superset", "b", True),
        ("superset", "b,c", False),
        ("partial", "c,b", True),
        ("partial", "c,d", False),
        (["subset"], "b,c,a", True),
    ],
)
def test_columns_match_fields_as_the_schema_wants(
    tmp_path: Path, way: Any, header: str, good: bool
) -> None:
    """The five ways of fieldsMatch, told at the header."""
    resource = table("a:string", "b:string", schema={"fieldsMatch": way})
    row = ",".join("x" for _ in header.split(","))
    found = told(tmp_path, {"t.csv": f"{header}\n{row}\n"}, resource)
    assert [f[:3] for f in places(found)] == ([] if good else [("header", "t.csv", 1)])


def test_missing_values_are_those_of_the_field_or_else_of_the_table(tmp_path: Path) -> None:
    """Labels do not matter; a field's own list replaces the table's."""
    fields = [
        {"name": "a", "type": "integer", "missingValues": ["-"]},
        {"name": "b", "type": "integer"},
    ]
    resource = table(*fields, schema={"missingValues": [{"value": "NA", "label": "refused"}]})
    found = told(tmp_path, {"t.csv": "a,b\n-,NA\nNA,-\n,1\n1,\n"}, resource)
    assert places(found) == [
        ("type", "t.csv", row, c) for row, c in ((3, "a"), (3, "b"), (4, "a"), (5, "b"))
    ]


@pytest.mark.parametrize(
    ("schema", "rows", "expected"),
    [
        ({"primaryKey": "a"}, "1,x 01,y", [("primary-key", "t.csv", 3, "a")]),
        ({"primaryKey": ["a", "b"]}, "1,x 1,y 1,x", [("primary-key", "t.csv", 4, "a, b")]),
        ({"primaryKey": ["a", "b"]}, "1, 1,", [("required", "t.csv", r, "b") for r in (2, 3)]),
        ({"primaryKey": []}, "1,x 1,x", []),
        ({"uniqueKeys": [["a"], ["a", "b"]]}, "1,x 1,y", [("unique-key", "t.csv", 3, "a")]),
        ({"uniqueKeys": [["a", "b"]]}, "1, 1,", []),
        ({"primaryKey": ["z"]}, "1,x", [("schema", "datapackage.json", None, "")]),
    ],
)
def test_keys_compare_values_and_nothing_equals_nothing(
    tmp_path: Path, schema: dict[str, Any], rows: str, expected: list[Any]
) -> None:
    """01 and 1 are one integer; each part of a primary key is required."""
    content = "a,b\n" + rows.replace(" ", "\n") + "\n"
    found = told(tmp_path, {"t.csv": content}, table("a:integer", "b:string", schema=schema))
    assert places(found) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [("1 01 1.0", []), ("2", [2]), ("", []), ("1 3 1", [3])],
)
def test_a_foreign_key_leads_to_a_value(tmp_path: Path, cells: str, expected: list[int]) -> None:
    """Numbers are compared as numbers, and what is missing leads nowhere lawfully."""
    key = {"fields": "p", "reference": {"resource": "parents", "fields": "id"}}
    child = {**table("p:number", "n:string", schema={"foreignKeys": [key]}), "path": "c.csv"}
    parent = {**table("id:number"), "name": "parents", "path": "p.csv"}
    rows = "".join(f"{cell},x{n}\n" for n, cell in enumerate(cells.split(" ")))
    found = told(tmp_path, {"c.csv": "p,n\n" + rows, "p.csv": "id\n1.0\n"}, child, parent)
    assert places(found) == [("foreign-key", "c.csv", row, "p") for row in expected]


@pytest.mark.parametrize(
    "reference", [{"resource": "none", "fields": "id"}, {"resource": "", "fields": ["a", "b"]}]
)
def test_a_foreign_key_to_nothing_is_a_fault_of_the_schema(
    tmp_path: Path, reference: dict[str, Any]
) -> None:
    """A table that is not there, or other columns than the key has."""
    keys = {"foreignKeys": [{"fields": "a", "reference": reference}]}
    found = told(tmp_path, {"t.csv": "a,b\n1,x\n"}, table("a:integer", "b:string", schema=keys))
    assert {place[0] for place in places(found)} == {"schema"}


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("t.csv.gz", gzip.compress(b"a\n1\nq\n")),
        ("t.json", '[{"a": 1}, {"a": "q"}]'),
        ("t.json", '[["a"], [1], ["q"]]'),
        ("t.jsonl", '\n{"a": 1}\n{"a": "q"}\n'),
        ("t.dat", "a\n1\nq\n"),
        ("t.tsv", "a\n1\nq\n"),
    ],
)
def test_what_is_packed_or_json_is_read(tmp_path: Path, path: str, content: str | bytes) -> None:
    """The file named is the one at fault; in JSON a record has its number, the header being 1."""
    form = {"format": "CSV"} if path.endswith("dat") else {}
    found = told(tmp_path, {path: content}, {**table("a:integer"), "path": path, **form})
    assert places(found) == [("type", path, 3, "a")]


@pytest.mark.parametrize(
    "data", [[{"a": 1}, {"a": "q"}], [["a"], [1], ["q"]], "a\n1\nq\n", [{"a": 1}, {"a": True}]]
)
def test_a_table_in_the_descriptor_is_read(tmp_path: Path, data: Any) -> None:
    """Its faults stand in the descriptor, by the number of the record."""
    resource = {"name": "t", "data": data, "schema": {"fields": [{"name": "a", "type": "integer"}]}}
    assert places(told(tmp_path, {}, resource)) == [("type", "datapackage.json", 3, "a")]


def test_each_file_of_a_table_in_several_has_its_own_lines(tmp_path: Path) -> None:
    """A key that stands in two files is told with the name of the other."""
    resource = {**table("a:integer", schema={"primaryKey": "a"}), "path": ["a.csv", "b.csv"]}
    found = told(tmp_path, {"a.csv": "a\n1\n", "b.csv": "a\nq\n1\n"}, resource)
    assert places(found) == [("type", "b.csv", 2, "a"), ("primary-key", "b.csv", 3, "a")]
    assert found[1].message == f"key repeats line 2 of {tmp_path.name}/a.csv"


def test_a_missing_file_does_not_hide_the_faults_of_others(tmp_path: Path) -> None:
    """Both are told: the file that is not there, and the wrong date in the other table."""
    other = {"name": "u", "path": "none.csv"}
    found = told(tmp_path, {"t.csv": "a\n2024-13-01\n"}, table("a:date"), other)
    expected = {("file-missing", "none.csv", None, ""), ("type", "t.csv", 2, "a")}
    assert set(places(found)) == expected


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({"hash": "SHA256:" + "0" * 64}, ["hash"]),
        ({"hash": "dd54e2ba9c0e5bf3a5d4ce5e0e1e7b6a"}, ["hash"]),
        ({"bytes": 5}, ["bytes"]),
        ({"bytes": 4}, []),
        ({"hash": "sha256:309B0E45A73D3FC5325E2B6ED0A01EF8B9CDE6B05A5633C1F893F970D52BFDDC"}, []),
    ],
)
def test_bytes_and_hash_are_compared(
    tmp_path: Path, said: dict[str, Any], codes: list[str]
) -> None:
    """Capital letters of a hash are the same hash."""
    found = told(tmp_path, {"t.csv": "a\n1\n"}, {**table("a:integer"), **said})
    assert [place[0] for place in places(found)] == codes


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ("a;b\n1;x\n", '"delimiter": ";"'),
        ("1,x\n2,y\n", '"header": false'),
        ("a ,b\n1,x\n", "blanks"),
    ],
)
def test_a_wrong_header_says_what_may_help(tmp_path: Path, content: str, hint: str) -> None:
    """A semicolon file, a file without a header, a blank that nobody sees."""
    found = told(tmp_path, {"t.csv": content}, table("a:integer", "b:string"))
    (fault,) = [f for f in found if f.code == "header"]
    assert hint in fault.hint


def test_a_row_that_stands_twice_is_a_warning_where_no_key_forbids_it(tmp_path: Path) -> None:
    """Tables of two columns may well repeat; three equal cells are hardly meant."""
    found = told(
        tmp_path, {"t.csv": "a,b,c\n1,2,3\n4,5,6\n1,2,3\n"}, {"name": "t", "path": "t.csv"}
    )
    assert places(found, "warning") == [("repeated-row", "t.csv", 4, "")]


@pytest.mark.parametrize("pattern", ["(a+)+b", ".*.*.*.*.*.*.*x", "(.*,){9}y"])
def test_a_pattern_that_runs_away_is_told_and_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str
) -> None:
    """It is tried apart under a limit of CPU time."""
    monkeypatch.setattr("civdata.checks.shape.patterns.SECONDS", 1)
    field = {"name": "a", "type": "string", "constraints": {"pattern": pattern}}
    found = told(tmp_path, {"t.csv": "a\n" + "a" * 3000 + "\n"}, table(field))
    assert [place[:3] for place in places(found)] == [("pattern", "t.csv", 2)]


def test_only_so_many_findings_of_a_kind_are_told(tmp_path: Path) -> None:
    """The first 100 of each code and the number of the rest."""
    found = told(tmp_path, {"t.csv": "a\n" + "q\n" * 250}, table("a:integer"))
    assert len(found) == 101
    assert found[-1].message == "150 more of this kind in the file"


@pytest.mark.parametrize(
    ("dialect", "severity"), [({"delimiter": "||"}, "warning"), ({"delimter": ";"}, "warning")]
)
def test_a_dialect_that_is_not_kept_is_said(
    tmp_path: Path, dialect: dict[str, Any], severity: str
) -> None:
    """One that cannot be read leaves the table unread; a misspelt key does not."""
    found = told(tmp_path, {"t.csv": "a\n1\n"}, table("a:integer", dialect=dialect))
    assert [f.severity for f in found] == [severity]


@pytest.mark.parametrize("name", ["../x", "a/../b", "/x", "a\\b", "C:x", "a\x00b", "<b>"])
def test_a_name_that_leads_out_of_a_folder_is_refused(tmp_path: Path, name: str) -> None:
    """Other people name their tables as they like, but not so."""
    found = told(tmp_path, {"t.csv": "a\n1\n"}, {**table("a:integer"), "name": name})
    assert "name" in {f.code for f in found if f.severity == "error"}
