"""Files at addresses that fsspec knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from civdata.model import FilePart, Place
from civdata.storage import elsewhere


def test_an_address_is_told_from_a_path() -> None:
    """A drive of Windows is none."""
    assert elsewhere.is_far("s3://bucket/folder")
    assert not elsewhere.is_far("data/a.csv")
    assert not elsewhere.is_far("C:\\data\\a.csv")


def test_a_file_elsewhere_has_its_size_and_its_bytes() -> None:
    """What is not there is None, or a finding."""
    fsspec = pytest.importorskip("fsspec")
    with fsspec.open("memory://elsewhere/a.csv", "wb") as file:
        file.write(b"id\n1\n")
    found = elsewhere.stands(FilePart("memory://elsewhere/a.csv", "a.csv", "csv", 0))
    assert found is not None
    assert found.size == 5
    assert elsewhere.content("memory://elsewhere/a.csv", 100, Place()) == (b"id\n1\n", None)
    assert elsewhere.stands(FilePart("memory://elsewhere/b.csv", "b.csv", "csv", 0)) is None
    assert elsewhere.content("memory://elsewhere/b.csv", 100, Place())[1] is not None


def test_a_file_of_this_machine_is_opened_by_its_path(tmp_path: Path) -> None:
    """No address is needed."""
    (tmp_path / "a.csv").write_bytes(b"id\n")
    with elsewhere.opened(str(tmp_path / "a.csv")) as file:
        assert file.read() == b"id\n"
