"""A large file taken in: its cells and lines are those that Python reads."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tests.engine.checks.shape.test_fast import SCHEMA, package, table, told


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
@pytest.mark.parametrize("name", ["Ann", '"Ann"'])
def test_any_delimiter_is_looked_at_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, delimiter: str, name: str
) -> None:
    """Lines without quotes, and cells of quoted lines, are told the same of."""
    content = table(random.Random(9), 60, 0.05).decode()
    content = content.replace(",", delimiter).replace("Ann", name)
    package(tmp_path, content.encode(), SCHEMA)
    path = tmp_path / "datapackage.json"
    descriptor = json.loads(path.read_text())
    descriptor["resources"][0]["dialect"] = {"delimiter": delimiter}
    path.write_text(json.dumps(descriptor))
    quick, decided = told(tmp_path, monkeypatch, there=True)
    assert decided
    assert quick == told(tmp_path, monkeypatch, there=False)[0]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_rows_behind_line_breaks_are_told_by_their_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    """A row is told by the line that it begins at, also where cells before it have several."""
    lines = ["id,b", '1,"two', 'lines"', "2,x", '3,"a', " ", 'b"', "2,=cmd()", 'y,"c', 'd"', "z,e"]
    schema = {"fields": [{"name": "id", "type": "integer"}, {"name": "b"}], "primaryKey": "id"}
    package(tmp_path, "".join(line + end for line in lines).encode(), schema)
    quick, decided = told(tmp_path, monkeypatch, there=True)
    assert decided
    assert all(any(f"row={line}," in text for text in quick) for line in (8, 9, 11))
    assert any("repeats line 4" in text for text in quick)
    assert quick == told(tmp_path, monkeypatch, there=False)[0]
