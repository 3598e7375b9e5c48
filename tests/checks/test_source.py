"""Gate `source`: the printed words stand at their place."""

from __future__ import annotations

import shutil
from pathlib import Path

from civdata.checks import source
from civdata.checks.scope import scope
from tests.conftest import Edit


def test_every_observation_stands_at_its_place(texts: Path) -> None:
    """With the held texts at hand, all printed fragments are found in their paragraphs."""
    gate = source.check(scope((), texts))
    assert [f for f in gate.findings if f.severity == "error"] == []
    assert gate.checked > 150


def test_a_wrong_place_is_named_with_the_right_one(data: Path, edit: Edit, texts: Path) -> None:
    """The finding says where the words really stand."""
    edit("grants/data/observations.csv", lambda text: text.replace(",¶87,", ",¶78,", 1))
    gate = source.check(scope((data,), texts))
    (fault,) = [f for f in gate.findings if f.code == "not-printed"]
    assert "¶87" in fault.expected


def test_without_texts_the_index_stands_in(data: Path, edit: Edit) -> None:
    """A figure that the index does not have at the place fails without any text."""
    edit("grants/data/observations.csv", lambda text: text.replace(",¶87,", ",¶78,", 1))
    gate = source.check(scope((data,)))
    assert "not-indexed" in {f.code for f in gate.findings}


def test_a_changed_text_is_noticed_by_its_hash(texts: Path, tmp_path: Path) -> None:
    """A held text must be the one that was keyed, byte for byte."""
    copy = Path(shutil.copytree(texts, tmp_path / "texts"))
    path = copy / "kazinform-2020-06-29.txt"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b"\n")
    gate = source.check(scope((), copy))
    assert [f.column for f in gate.findings if f.code == "text-sha256"] == ["sha256"]


def test_a_missing_text_is_an_error_when_proof_was_asked_for(tmp_path: Path) -> None:
    """An empty folder of texts does not pass as proof."""
    gate = source.check(scope((), tmp_path))
    assert {f.code for f in gate.findings if f.severity == "error"} == {"text-missing"}
