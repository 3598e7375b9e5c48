"""What is no map is refused in one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from civdata.errors import UnreadableData
from civdata.intake import (
    read_map,
)
from civdata.intake.map_file import LARGEST, read_settings
from tests.engine.intake.given import (
    collection,
)
from tests.tiny import TINY


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"keys": "id"}, "unknown 'keys'"),
        ({"key": ""}, "key is missing"),
        ({"rows": "rows.csv"}, "rows is no list"),
        ({"columns": {"colour": "value"}}, "no column colour"),
    ],
)
def test_a_map_that_is_none_is_one_line(facts: Path, change: dict[str, object], said: str) -> None:
    """A wrong map is misuse: one line that says what is wrong with it."""
    map_file = facts.parent / "batch" / "map.json"
    map_file.write_text(json.dumps({**json.loads(map_file.read_text()), **change}))
    with pytest.raises(UnreadableData, match=said):
        read_map(facts, map_file, collection(TINY))


def read(tmp_path: Path, settings: object) -> dict[str, Any]:
    """Read a map of these settings."""
    path = tmp_path / "map.json"
    path.write_text(json.dumps(settings))
    return read_settings(path)


def test_a_good_map_is_read_as_it_stands(tmp_path: Path) -> None:
    """What a map says comes back unchanged."""
    settings = {
        "key": "k",
        "rows": ["rows.csv"],
        "columns": {"a": "value"},
        "records": [{"file": "f.csv", "table": "t", "columns": {"a": "id"}}],
    }
    assert read(tmp_path, settings) == settings


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"columns": {"a": "value", "b": "value"}}, "columns is no dict: expected an object of"),
        ({"about": "two\nlines"}, "about is no text"),
        ({"rows": []}, "rows is missing"),
        ({"records": [{"file": "f.csv"}]}, "records, item 1: each needs a file and a table"),
        ({"records": [{"file": "f", "table": "t", "x": "y"}]}, "records, item 1: unknown 'x'"),
        (
            {"records": [{"file": "f", "table": "t", "columns": {"a": "b"}}]},
            "no column of the file becomes the id",
        ),
        ({"records": "all"}, "records is no list"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, change: dict[str, object], said: str) -> None:
    """The line says which setting is wrong and what is expected in it."""
    with pytest.raises(UnreadableData, match=said):
        read(tmp_path, {"key": "k", "rows": ["rows.csv"], **change})


def test_what_is_no_json_or_too_large_is_no_map(tmp_path: Path) -> None:
    """A broken file, a missing one and one of a megabyte are one line each."""
    path = tmp_path / "map.json"
    with pytest.raises(UnreadableData, match="cannot be read as JSON"):
        read_settings(path)
    path.write_text("{")
    with pytest.raises(UnreadableData, match="cannot be read as JSON"):
        read_settings(path)
    path.write_text(" " * (LARGEST + 1))
    with pytest.raises(UnreadableData, match="larger than 1000000 bytes"):
        read_settings(path)
