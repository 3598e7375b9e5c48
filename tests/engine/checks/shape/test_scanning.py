"""What the bytes of a file say of how it can be read."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from civdata.checks.shape.scanning import DoubtError, scan


def test_lines_quotes_and_size_are_counted(tmp_path: Path) -> None:
    """A packed file counts as what is in it."""
    content = b'id,name\n1,"a"\n'
    (tmp_path / "t.csv").write_bytes(content)
    (tmp_path / "t.csv.gz").write_bytes(gzip.compress(content))
    for name in ("t.csv", "t.csv.gz"):
        found = scan(tmp_path / name, 2)
        assert (found.size, found.lines, found.quotes, found.plain) == (14, 2, 2, True)


def test_an_end_without_a_line_end_is_not_plain(tmp_path: Path) -> None:
    """Readers differ on it."""
    (tmp_path / "t.csv").write_bytes(b"id\n1")
    assert not scan(tmp_path / "t.csv", 2).plain


def test_another_encoding_is_a_doubt(tmp_path: Path) -> None:
    """Only UTF-8 is taken in as it stands."""
    (tmp_path / "t.csv").write_bytes("id\nСад\n".encode("cp1251"))
    with pytest.raises(DoubtError):
        scan(tmp_path / "t.csv", 2)
