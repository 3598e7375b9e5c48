"""JSON is read strictly: what could not be written again, or would take too much, is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from civdata.model import Place
from civdata.storage.disk import MAX_JSON, read_json


def told(content: str, folder: Path) -> list[tuple[str, str]]:
    """Return the code of what is wrong with a file, and what stands there."""
    path = folder / "datapackage.json"
    path.write_text(content, "utf-8")
    problem = read_json(path, Place("p", "p/datapackage.json"))[1]
    return [(problem.code, problem.got)] if problem else []


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ('{"a": "\\ud83c\\udf33 \\\\ud800"}', []),
        ('{"a": "\\ud800"}', [("json", "\\ud800")]),
        ('{"\\uDFFF": 1}', [("json", "\\uDFFF")]),
        ('{"a": "\\ud83cx\\udf33"}', [("json", "\\ud83c")]),
    ],
)
def test_half_of_a_character_is_refused_wherever_it_stands(
    content: str, wrong: list[tuple[str, str]], tmp_path: Path
) -> None:
    """Escapes of JSON can name halves that no file is written with; pairs are characters."""
    assert told(content, tmp_path) == wrong


def test_json_that_would_fill_the_memory_is_refused_unread(tmp_path: Path) -> None:
    """Objects take many times the bytes of their text."""
    assert told("[]" + " " * MAX_JSON, tmp_path) == [("file-size", f"{MAX_JSON + 2} bytes")]
