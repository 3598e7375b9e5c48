"""Bytes on disk: all files or none, and archives that are always the same."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from civdata.errors import OutputError
from civdata.exports.output import EPOCH, pack, unpack, write


def test_files_are_written_in_folders(tmp_path: Path) -> None:
    """Folders are made as needed, old files replaced, and nothing else is left."""
    (tmp_path / "a.txt").write_text("old")
    paths = write(tmp_path, {"a.txt": b"new", "b/c.txt": b"2"})
    assert paths == [tmp_path / "a.txt", tmp_path / "b/c.txt"]
    assert [path.read_bytes() for path in paths] == [b"new", b"2"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "b"]


@pytest.mark.parametrize("name", ["../out.txt", "a/../../out.txt"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    """A name that leads elsewhere is refused, and the files before it are not written either."""
    with pytest.raises(OutputError, match="leads out of the folder"):
        write(tmp_path / "in", {"a.txt": b"1", name: b"2"})
    assert [p.name for p in tmp_path.rglob("*")] == ["in"]


def test_an_absolute_name_is_refused(tmp_path: Path) -> None:
    """A name from the root stands outside of every folder."""
    with pytest.raises(OutputError, match="leads out of the folder"):
        write(tmp_path / "in", {str(tmp_path / "elsewhere.txt"): b"1"})
    assert not (tmp_path / "elsewhere.txt").exists()


def test_an_archive_depends_on_its_contents_alone() -> None:
    """The same files make the same bytes, with one date and the rights of a plain file."""
    files = {"a.txt": b"1", "b/c.txt": b"2" * 1000}
    packed = pack(files)
    assert packed == pack(dict(files))
    assert unpack(packed) == files
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        for member in archive.infolist():
            assert member.date_time == EPOCH
            assert member.external_attr >> 16 == 0o100644
