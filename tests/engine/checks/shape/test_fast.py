"""Large tables: what DuckDB says of them is, byte for byte, what Python says."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest

from civdata.checks import safety
from civdata.checks.scope import Scope
from civdata.checks.shape import fast, proofs, standard
from civdata.checks.shape import tables as shape
from civdata.checks.shape.rules import rule_of
from civdata.checks.shape.schema import schema_of
from civdata.model import Collection, LaterRows
from civdata.storage import read
from tests.small import SETTINGS

FIELDS: list[dict[str, Any]] = [
    {"name": "id", "type": "integer", "constraints": {"required": True}},
    {"name": "name", "type": "string", "constraints": {"maxLength": 12, "pattern": "[A-Za-z -]*"}},
    {"name": "place", "type": "string", "missingValues": ["", "NA"]},
    {"name": "day", "type": "date", "constraints": {"minimum": "2000-01-01"}},
    {"name": "sum", "type": "number", "constraints": {"minimum": 0, "exclusiveMaximum": "1e3"}},
    {"name": "kind", "type": "string", "constraints": {"enum": ["law", "plan"]}},
    {"name": "code", "type": "integer", "constraints": {"unique": True, "enum": [1, 2, "3"]}},
]
GOOD = {
    "id": ["1", "2", "3", "40", "5000"],
    "name": ["Ann", "Ben Cee", "A-b", "", "Zoe"],
    "place": ["R1", "R2", "NA", "", "R1"],
    "day": ["2020-02-28", "2001-12-01", "2019-07-09", "", "2024-02-29"],
    "sum": ["0", "1.5", "999.99", "1e2", ".5"],
    "kind": ["law", "plan", "law", "plan", ""],
    "code": ["1", "2", "3", "", "02"],
}
BAD = [
    "x",
    "-1",
    "=1+1",
    "<b>",
    "01",
    "1.0",
    " 1",
    "NaN",
    "2020-02-30",
    "wish",
    "R9",
    "ТОО Kz",
    "Ð¤Ð°",
]
SCHEMA = {
    "fields": FIELDS,
    "primaryKey": ["id"],
    "foreignKeys": [
        {"fields": "place", "reference": {"resource": "places", "fields": "code"}},
        {"fields": "code", "reference": {"resource": "", "fields": "id"}},
    ],
}


def package(folder: Path, content: bytes, schema: Any, name: str = "t.csv") -> None:
    """Write a package of a table and the one that it refers to."""
    (folder / name).write_bytes(content)
    (folder / "places.csv").write_text("code\nR1\nR2\n")
    resources = [
        {"name": "t", "path": name, "schema": schema},
        {"name": "places", "path": "places.csv", "schema": {"fields": [{"name": "code"}]}},
    ]
    descriptor = {"name": "large", "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")


def told(folder: Path, monkeypatch: pytest.MonkeyPatch, there: bool) -> tuple[list[str], bool]:
    """Return what both gates say with or without DuckDB, and whether it had the say."""
    monkeypatch.setattr(shape.stock, "check", lambda _: ([], 0))
    monkeypatch.setattr("civdata.storage.later.LATER", 0 if there else 1 << 40)
    reading = read(folder / "datapackage.json")
    assert reading.package
    scope = Scope((reading,), Collection((reading.package,), SETTINGS))
    gates = (shape.check(scope), safety.check(scope))
    rows = reading.package.tables[0].rows
    counts = [f"{gate.checked} {gate.failed} {gate.skipped}" for gate in gates]
    decided = isinstance(rows, LaterRows) and bool(rows.verdict)
    return [*map(repr, (f for gate in gates for f in gate.findings)), *counts], decided


def table(drawn: random.Random, rows: int, faults: float) -> bytes:
    """Return a table of cells, good but for a share."""
    lines = [",".join(GOOD)]
    for number in range(rows):
        cells = [drawn.choice(values) for values in GOOD.values()]
        cells[0] = str(number) if drawn.random() > faults else cells[0]
        cells[6] = "" if drawn.random() > faults else cells[6]
        cells = [drawn.choice(BAD) if drawn.random() < faults else cell for cell in cells]
        lines.append(",".join(cells))
    return ("\n".join(lines) + "\n").encode()


@pytest.mark.parametrize("seed", range(12))
def test_both_ways_say_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Random tables with few faults, many, and none: findings, order and counts are equal."""
    drawn = random.Random(seed)
    content = table(drawn, drawn.choice((1, 30, 400)), drawn.choice((0, 0.01, 0.3)))
    if seed % 3 == 1:
        content = content.replace(b"\n", b"\r\n")
    name = "t.csv.gz" if seed % 4 == 3 else "t.csv"
    package(tmp_path, gzip.compress(content) if name.endswith("gz") else content, SCHEMA, name)
    quick, decided = told(tmp_path, monkeypatch, there=True)
    assert decided
    assert quick == told(tmp_path, monkeypatch, there=False)[0]


def test_a_number_that_is_written_otherwise_repeats_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`02` repeats 2, `x` repeats `x`; an empty number below all others repeats nothing."""
    item = {"name": "id", "type": "integer", "missingValues": ["", "-9"]}
    cells = [*map(str, range(1, 200)), "02", "x", "x", "-9", "-9"]
    schema = {"fields": [item, {"name": "b"}], "foreignKeys": [], "primaryKey": "id"}
    package(tmp_path, ("id,b\n" + "".join(f"{cell},b\n" for cell in cells)).encode(), schema)
    quick, decided = told(tmp_path, monkeypatch, there=True)
    assert decided
    assert sum("key repeats line" in text for text in quick) == 2
    assert quick == told(tmp_path, monkeypatch, there=False)[0]


@pytest.mark.parametrize(
    "content",
    [
        b"a,b,c\n1,2,3\n1,2,3\n",
        b'a,b,c\n"1,0",2,"x""y"\n4,5,6\n',
        b'a,b,c\n1,"two\nlines",3\nq,5,6\n',
        b"a,b,c\n1,2\nq,5,6\n",
        b"a,b,c\n1,2,3,4\n",
        b"a,b,c\n1,x\x1fy,3\n",
        b"a,b,c\n\n1,2,3\n",
        b"a,b,c\n1,2,3",
        b"a,b,c\n,,\n1,2,3\n",
        b"a,b,c\n1,\xff,3\n",
        b'a,b,c\n1,"open,3\n',
        b'a,b,c\n1,x"y,3\n',
        b'a,b,c\n1, "x",3\n',
        b'a,b,c\n1,"x"y,3\n',
        b"a,b,c\r\n1,2,3\n4,5,6\r\n",
        b"a,b,c\n1,x\ry,3\n",
        b"a,b,c\n1,x\0y,3\n",
        b"a,b\n1,2\n",
        b"a,b,c\n",
    ],
)
def test_what_duckdb_may_read_otherwise_is_read_by_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    """Whatever stands in the file, the findings are those of the other way."""
    fields = [{"name": "a", "type": "integer"}, {"name": "b"}, {"name": "c", "type": "integer"}]
    package(tmp_path, content, {"fields": fields})
    quick, _ = told(tmp_path, monkeypatch, there=True)
    assert quick == told(tmp_path, monkeypatch, there=False)[0]


@pytest.mark.parametrize("field", FIELDS)
def test_a_proof_never_holds_for_a_cell_at_fault(field: dict[str, Any]) -> None:
    """Of cells of all kinds, none that rules or the gate of safety object to is proved good."""
    import duckdb

    from civdata.checks import harm

    missing = frozenset(("", "NA"))
    rule = rule_of(field, missing, [])
    cells = [
        *BAD,
        *(c for cells in GOOD.values() for c in cells),
        "a" * 13,
        "1e9",
        "+5",
        "a\nb",
        "b ",
    ]
    proof = proofs.of(rule, "c", missing)
    for cell in cells:
        (good,) = duckdb.execute(f"SELECT {proof} FROM (SELECT ? AS c)", [cell]).fetchone() or (0,)
        wrong = standard.judged(rule, [cell]) or (cell not in missing and [*harm.faults(cell)])
        assert not (good and wrong), cell


def test_keys_of_another_large_table_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key may lead to a table that is itself left to DuckDB; `01` leads to `1` there."""
    (tmp_path / "a.csv").write_text("id,b\n1,1\n2,01\n3,7\n4,\n")
    (tmp_path / "b.csv").write_text("id,a\n1,1\n02,9\n")
    field = {"type": "integer"}
    resources = [
        {
            "name": name,
            "path": f"{name}.csv",
            "schema": {
                "fields": [{"name": "id", **field}, {"name": other, **field}],
                "primaryKey": "id",
                "foreignKeys": [
                    {"fields": other, "reference": {"resource": other, "fields": "id"}}
                ],
            },
        }
        for name, other in (("a", "b"), ("b", "a"))
    ]
    (tmp_path / "datapackage.json").write_text(json.dumps({"name": "x", "resources": resources}))
    quick, decided = told(tmp_path, monkeypatch, there=True)
    assert decided
    assert sum("leads to nothing" in text for text in quick) == 2
    assert quick == told(tmp_path, monkeypatch, there=False)[0]


def test_without_duckdb_python_reads_a_large_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows are there for whoever asks, and the findings are the same."""
    package(tmp_path, table(random.Random(5), 50, 0.1), SCHEMA)
    monkeypatch.setattr(fast, "is_there", lambda: False)
    late, decided = told(tmp_path, monkeypatch, there=True)
    assert not decided
    assert late == told(tmp_path, monkeypatch, there=False)[0]
    monkeypatch.setattr("civdata.storage.later.LATER", 0)
    held = read(tmp_path / "datapackage.json").package
    assert held
    assert len(held.tables[0].rows) == 50
    assert held.tables[0].rows[3].line == 5
    assert schema_of(held.tables[0]).primary == ("id",)
