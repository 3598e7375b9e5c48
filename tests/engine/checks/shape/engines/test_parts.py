"""The parts of a large table."""

from __future__ import annotations

from pathlib import Path

import pytest

from civdata.checks.shape.engines import parts
from civdata.model import FilePart


def test_a_file_is_cut_behind_line_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts follow each other without a gap, each ends with a line, and none is empty."""
    monkeypatch.setattr(parts, "PART", 10)
    content = b"name\n" + b"".join(b"x" * n + b"\n" for n in (3, 30, 1, 9, 10, 11))
    (tmp_path / "t.csv").write_bytes(content)
    file = FilePart(str(tmp_path / "t.csv"), "t.csv", "csv", len(content))
    made = parts.parts_of([file])
    pieces = [content[one.begin : one.end] for one in made]
    assert b"".join(pieces) == content
    assert all(piece.endswith(b"\n") for piece in pieces)
    assert [one.has_header for one in made] == [True] + [False] * (len(made) - 1)
