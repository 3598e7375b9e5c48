"""A broken map or batch is refused in words, whatever is wrong, and loses no row in silence."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from benchmarks.hardness.maps import FILES, Case, cases, good
from civdata.errors import UnreadableData
from civdata.intake import Batch, propose, read_map
from tests.tiny import TINY, tiny_collection

CASES = [case for case in cases() if not case.options]


def read(folder: Path) -> Batch:
    """Read the batch in a folder."""
    return read_map(folder / "facts.csv", folder / "map.json", tiny_collection())


def test_there_are_many() -> None:
    """The table of broken maps has every kind of each setting."""
    assert len(CASES) > 150


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.name))
def test_a_broken_batch_is_refused(case: Case, tmp_path: Path) -> None:
    """It is one line of misuse, findings of its files, or a proposal that may not be written."""
    good(tmp_path)
    case.spoil(tmp_path)
    with suppress(UnreadableData):
        batch = read(tmp_path)
        if any(finding.severity == "error" for finding in batch.findings):
            return
        assert not propose(batch, TINY).ok


def test_a_good_batch_is_read(tmp_path: Path) -> None:
    """The batch that the others are made of has no fault, and each figure has its outcome."""
    good(tmp_path)
    batch = read(tmp_path)
    assert not [finding for finding in batch.findings if finding.severity == "error"]
    figures = [row for row in batch.rows if row.table == "observations"]
    assert len(figures) + len(batch.skipped) == len(FILES["facts.csv"].splitlines()) - 1


@pytest.mark.parametrize(
    ("file", "more", "code", "row"),
    [
        ("facts.csv", "f1,40 gardens,40,https://example.org/new\n", "repeated", 5),
        ("facts.csv", ",40 gardens,40,https://example.org/new\n", "required", 5),
        ("rows.csv", "f1,tiny,,,,,,,,too old\n", "repeated", 5),
    ],
)
def test_a_row_without_an_outcome_of_its_own(
    tmp_path: Path, file: str, more: str, code: str, row: int
) -> None:
    """A figure that its key does not tell apart, or that has two outcomes, is named by its line."""
    good(tmp_path)
    path = tmp_path / file
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    found = [(f.code, f.file, f.row) for f in read(tmp_path).findings if f.severity == "error"]
    assert found == [(code, file, row)]
