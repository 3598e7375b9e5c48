"""Versions of the data that stay, and what the shell completes."""

from __future__ import annotations

from pathlib import Path

import pytest

import civdata
from civdata.errors import OutputError
from tests.tiny import TINY


def test_a_version_stays_as_it_was_published(tmp_path: Path) -> None:
    """A release makes a folder of its version; the same data changes nothing, other is refused."""
    project = civdata.open(TINY)
    place = project.release(tmp_path, "1.0.0")
    assert place == tmp_path / "1.0.0"
    before = {p: p.read_bytes() for p in place.rglob("*") if p.is_file()}
    assert place / "SHA256SUMS" in before
    project.release(tmp_path, "1.0.0")
    assert {p: p.read_bytes() for p in place.rglob("*") if p.is_file()} == before
    (place / "SHA256SUMS").write_text("other")
    with pytest.raises(OutputError, match="needs a new version"):
        project.release(tmp_path, "1.0.0")
    with pytest.raises(civdata.CivdataError, match="no version"):
        project.release(tmp_path, "../away")
    assert [p.name for p in tmp_path.iterdir()] == ["1.0.0"]
