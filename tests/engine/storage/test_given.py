"""Files that a user names or writes by hand: what is no file is not opened, a fault is a line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from civdata.errors import UnreadableData
from civdata.record.log import read_changes
from civdata.storage import given, written


def test_a_file_and_a_link_to_it_are_read(tmp_path: Path) -> None:
    """What a user names is read as it is."""
    (tmp_path / "a").write_bytes(b"text")
    (tmp_path / "b").symlink_to("a")
    assert given(tmp_path / "a") == given(tmp_path / "b") == b"text"


@pytest.mark.parametrize("name", ["pipe", "/dev/zero", "/dev/null", ".", "loop", "none", "a" * 999])
def test_what_is_no_file_is_not_opened(tmp_path: Path, name: str) -> None:
    """A pipe, a device, a folder, a link to itself and nothing at all are told at once."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(UnreadableData, match=r"not a regular file|cannot be read"):
        given(tmp_path / name)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """Its size is told."""
    (tmp_path / "a").write_bytes(b"12345")
    with pytest.raises(UnreadableData, match="5 bytes, more than 4"):
        given(tmp_path / "a", 4)


@pytest.mark.parametrize("text", ["{", "[]", "5", '{"a": 1, "a": 2}', "\x00", "[" * 100_000, ""])
def test_json_written_by_hand_is_an_object_or_a_line(tmp_path: Path, text: str) -> None:
    """Nothing else comes out of it, and no other error."""
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(UnreadableData):
        written(tmp_path / "a.json")


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        '{"changes": 5}',
        '{"changes": [5]}',
        '{"changes": [{}]}',
        '{"changes": [{"date": "soon"}]}',
        '{"changes": [{"date": "2026-01-01", "corrections": [5]}]}',
        '{"changes": [{"date": "2026-01-01", "corrections": [{}]}]}',
    ],
)
def test_a_log_of_changes_has_dates(tmp_path: Path, text: str) -> None:
    """A log of another form is told in one line."""
    (tmp_path / "changes.json").write_text(text)
    with pytest.raises(UnreadableData, match="list of changes"):
        read_changes(tmp_path / "changes.json")
