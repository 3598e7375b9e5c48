"""Versions of the data that stay, and what the shell completes."""

from __future__ import annotations

from pathlib import Path

import pytest

import civdata
from civdata.errors import OutputError
from tests.tiny import TINY


@pytest.mark.parametrize("version", ["latest", "../1.0.0", "1", "", "1.0.0/.."])
def test_a_version_that_is_none_is_asked_of_nobody(version: str, tmp_path: Path) -> None:
    """`load` of a word that is no version is refused before any address is made of it."""
    (tmp_path / "datapackages").symlink_to(TINY)
    (tmp_path / "civdata.toml").write_text(
        'name = "t"\nlanguages = ["en"]\n[title]\nen = "T"\n[description]\nen = "D"\n'
        '[site]\naddress = "http://127.0.0.1:9/"\n',
        "utf-8",
    )
    with pytest.raises(civdata.CivdataError, match="is no version such as"):
        civdata.open(tmp_path).load("tiny", version=version)


def test_a_version_stays_as_it_was_published(tmp_path: Path) -> None:
    """A release makes a folder of its version; the same data changes nothing, other is refused."""
    project = civdata.open(TINY)
    place = project.release(tmp_path, "1.0.0")
    assert place == tmp_path / "1.0.0"
    before = {p: p.read_bytes() for p in place.rglob("*") if p.is_file()}
    assert place / "SHA256SUMS" in before
    project.release(tmp_path, "1.0.0")
    assert {p: p.read_bytes() for p in place.rglob("*") if p.is_file()} == before
    for name in ("SHA256SUMS", next(p.name for p in before if p.suffix == ".csv"), "another.txt"):
        (path,) = [p for p in before if p.name == name][:1] or [place / name]
        path.write_text("other")
        with pytest.raises(OutputError, match=f"needs a new version.*{name} is not what it was"):
            project.release(tmp_path, "1.0.0")
        path.write_bytes(before[path]) if path in before else path.unlink()
    with pytest.raises(civdata.CivdataError, match="no version"):
        project.release(tmp_path, "../away")
    assert [p.name for p in tmp_path.iterdir()] == ["1.0.0"]
