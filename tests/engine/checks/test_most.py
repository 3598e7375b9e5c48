"""How many findings of a kind are told, and that the others are counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import civdata
from civdata.storage import later

FAULTY = 150


@pytest.mark.parametrize("quick", [True, False])
def test_all_findings_are_told_when_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quick: bool
) -> None:
    """The first 100 and the number of the rest, or every one with its line."""
    monkeypatch.setattr(later, "LATER", 0 if quick else 1 << 40)
    lines = "".join(f"x{n}\n" for n in range(FAULTY))
    (tmp_path / "t.csv").write_text(f"id\n{lines}7\n")
    schema = {"fields": [{"name": "id", "type": "integer"}]}
    resource = {"name": "t", "path": "t.csv", "schema": schema}
    (tmp_path / "datapackage.json").write_text(json.dumps({"name": "p", "resources": [resource]}))
    few = [f for f in civdata.validate(tmp_path).findings if f.code == "type"]
    every = [f for f in civdata.validate(tmp_path, most=FAULTY).findings if f.code == "type"]
    assert [f.row for f in few] == [*range(2, 102), None]
    assert few[-1].message == "50 more of this kind in the file"
    assert [f.row for f in every] == list(range(2, FAULTY + 2))
