"""What is asked of a part of a table, and what it answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from civdata.checks.shape.engines.judge import Job, Judged, judged_part, known_part, met
from civdata.checks.shape.engines.parts import Part
from civdata.model import FilePart, Rows
from tests.small import table

pytest.importorskip("duckdb")


def _job(folder: Path, content: bytes) -> Job:
    (folder / "t.csv").write_bytes(content)
    fields = [{"name": "id", "type": "integer"}]
    rows = Rows(("id",), [[]], (), (frozenset([""]),))
    what = replace(table("t", [], ["id"]), rows=rows, schema={"fields": fields})
    file = FilePart(str(folder / "t.csv"), "t.csv", "csv", len(content))
    return Job(what, ",", Part(0, file), once=((1, "unique", ("id",)),), known=((0, ("id",)),))


def test_a_part_says_what_is_wrong_in_its_cells(tmp_path: Path) -> None:
    """Rows are counted, a word in a column of numbers is a fault of its row."""
    outcome, *_ = judged_part(_job(tmp_path, b"id\n1\nmany\n1\n"))
    assert isinstance(outcome, Judged)
    assert (outcome.rows, outcome.doubt) == (3, "")
    assert [(one.row, one.cell) for one in outcome.shape.seen[0]] == [(1, "many")]


def test_keys_that_stand_twice_meet(tmp_path: Path) -> None:
    """In the bucket of a part, the second row of a key is told."""
    job = _job(tmp_path, b"id\n1\n2\n1\n")
    *_, dealt = judged_part(job)
    counts, found = met([dealt], [], job)
    assert counts == [1]
    assert found["once", 0][0].tolist() == [2]


def test_a_part_that_cannot_be_read_is_a_doubt(tmp_path: Path) -> None:
    """Python reads it then; nothing is raised."""
    outcome, *_ = known_part(_job(tmp_path, "id\nСад\n".encode("cp1251")))
    assert outcome.doubt
