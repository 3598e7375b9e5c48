"""Sisters of the inputs that once failed: the same kinds of fault in another shape.

Each case is a package of one table; what is expected is the line and column of its only error, or
that there is none. All are validated in one run.
"""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

import civdata
from civdata.model import Finding

TWO = [{"name": "a", "type": "integer"}, {"name": "b"}]
CHECKED = {"jsonSchema": {"items": {"type": "integer"}}}
Cases = dict[str, tuple[Any, dict[str, Any], tuple[int | None, str] | None]]


def sheets(**named: list[list[Any]]) -> bytes:
    """Return a workbook of these sheets."""
    book = Workbook()
    for name, rows in named.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del book[book.sheetnames[0]]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


BOOK = sheets(notes=[["z"]], data=[["a", "b"], [1, "x"], ["q", "y"]])
GOOD = sheets(notes=[["z"]], data=[["a", "b"], [1, "x"]])
CASES: Cases = {
    "sheet-named": (BOOK, {"path": "t.xlsx", "dialect": {"sheetName": "data"}}, (3, "a")),
    "sheet-numbered": (GOOD, {"path": "t.xlsx", "dialect": {"sheetNumber": 2}}, None),
    "type-unknown-and-unread": (
        "a||b\n1||x\n",
        {"dialect": {"delimiter": "||"}, "schema": {"fields": [{"name": "a", "type": "money"}]}},
        (None, ""),
    ),
    "plain-as-gz": ("a,b\n1,x\n", {"path": "t.csv.gz"}, (None, "")),
    "gz": (gzip.compress(b"a,b\n1,x\nq,y\n"), {"path": "t.csv.gz"}, (3, "a")),
    "comment-above": ("hello\na,b\n1,x\n", {"dialect": {"commentRows": [1]}}, None),
    "comment-counted": (
        "hello\na,b\n1,x\n",
        {"dialect": {"commentRows": [1], "headerRows": [2]}},
        None,
    ),
    "comments-and-two-rows": (
        "#c\nx,y\na,b\n1,x\nq,y\n",
        {
            "dialect": {"commentChar": "#", "headerRows": [2, 3], "headerJoin": "-"},
            "schema": {"fields": [{"name": "x-a", "type": "integer"}, {"name": "y-b"}]},
        },
        (5, "x-a"),
    ),
    "json-schema": (
        'a\n[1]\n"[""x""]"\n',
        {"schema": {"fields": [{"name": "a", "type": "array", "constraints": CHECKED}]}},
        (3, "a"),
    ),
    "inline-objects": (None, {"data": [{"a": 1, "b": "x"}, {"a": "q", "b": "y"}]}, (3, "a")),
    "json-property": (
        json.dumps({"items": [{"a": "q", "b": "x"}]}),
        {"path": "t.json", "dialect": {"property": "items"}},
        (2, "a"),
    ),
    "list-of-numbers": (
        "a\n1;2\n1;q\n",
        {
            "schema": {
                "fields": [{"name": "a", "type": "list", "itemType": "integer", "delimiter": ";"}]
            }
        },
        (3, "a"),
    ),
    "categories-of-numbers": (
        "a\n1\n3\n",
        {
            "schema": {
                "fields": [
                    {"name": "a", "type": "integer", "categories": [{"value": 1, "label": "low"}]}
                ]
            }
        },
        (3, "a"),
    ),
    "labelled-by-field": (
        "a,b\n-99,x\n-98,y\n",
        {
            "schema": {
                "fields": [
                    {
                        "name": "a",
                        "type": "integer",
                        "constraints": {"minimum": 0},
                        "missingValues": [{"value": "-99", "label": "refused"}],
                    },
                    {"name": "b"},
                ]
            }
        },
        (3, "a"),
    ),
    "unique-with-nothing": (
        "a,b\n1,\n1,\n",
        {"schema": {"fields": TWO, "uniqueKeys": [["a", "b"]]}},
        None,
    ),
    "below-a-limit": ("a,b\n1,<LOD\n2,<5\n3,- none\n4,+15%\n", {}, None),
    "joined-letters": ("a,b\n1,می\u200cخواهم\n2,re\u00adpub\n3,👨\u200d👩\n", {}, None),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """Validate all cases at once; return the errors of each."""
    root = tmp_path_factory.mktemp("sisters")
    for name, (content, resource, _) in CASES.items():
        folder = root / name
        folder.mkdir()
        made = {"name": "t", "schema": {"fields": TWO}, **resource}
        if content is not None:
            made.setdefault("path", "t.csv")
            written = content if isinstance(content, bytes) else content.encode()
            (folder / made["path"]).write_bytes(written)
        descriptor = {"name": name, "resources": [made]}
        (folder / "datapackage.json").write_text(json.dumps(descriptor))
    report = civdata.validate(*(root / name for name in CASES))
    found: dict[str, list[Finding]] = {name: [] for name in CASES}
    for finding in report.findings:
        if finding.severity == "error":
            found[Path(finding.file).parts[0]].append(finding)
    return found


@pytest.mark.parametrize("name", CASES)
def test_a_sister_is_judged_as_its_kind(name: str, told: dict[str, list[Finding]]) -> None:
    """What is lawful has no error, and a fault has one, at its line and column."""
    expected = CASES[name][2]
    assert [(f.row, f.column) for f in told[name]] == ([] if expected is None else [expected])


def test_a_constraint_that_nobody_knows_is_warned_of(tmp_path: Path) -> None:
    """A misspelt constraint holds nothing, which is said."""
    (tmp_path / "t.csv").write_text("a\n1\n")
    schema = {"fields": [{"name": "a", "type": "integer", "constraints": {"minimun": 3}}]}
    resource = {"name": "t", "path": "t.csv", "schema": schema}
    (tmp_path / "datapackage.json").write_text(json.dumps({"name": "p", "resources": [resource]}))
    found = civdata.validate(tmp_path).findings
    assert [(f.severity, f.got) for f in found if f.code == "property"] == [("warning", "minimun")]
