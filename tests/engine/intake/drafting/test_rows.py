"""The file of drafted rows, and what of it goes on to the data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from civdata.errors import CivdataError, OutputError
from civdata.intake.drafting import (
    ACCEPT,
    NEW,
    accepted,
    read_rows,
    write_rows,
)
from civdata.intake.drafting.review import accept
from civdata.intake.drafting.rows import as_csv
from tests.engine.intake.drafting.given import drafted
from tests.engine.intake.drafting.given import row as given_row
from tests.tiny import tiny_collection


def test_rows_go_to_a_file_and_back(tmp_path: Path) -> None:
    """The same text gives the same bytes, and the file gives the same rows."""
    write_rows(tmp_path / "rows.csv", drafted())
    assert (tmp_path / "rows.csv").read_text("utf-8") == as_csv(drafted())
    assert read_rows(tmp_path / "rows.csv") == drafted()


def test_a_file_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk says no more than that: the line names the file."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OutputError, match=r"cannot write .*rows\.csv: No space left"):
        write_rows(tmp_path / "rows.csv", [])


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [("decision", "verdict", "missing"), (",,\n", ",perhaps,\n", "accept")],
)
def test_file_that_was_spoilt_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    """A column or decision that is none is named."""
    path = tmp_path / "rows.csv"
    path.write_text(as_csv(drafted()).replace(old, new, 1), "utf-8")
    with pytest.raises(CivdataError, match=says):
        read_rows(path)


def test_accepted_rows_become_a_batch() -> None:
    """An accepted row is an observation of its package; one without an indicator is a finding."""
    rows = [
        accept(given_row("310")),
        replace(given_row("24"), indicator=NEW, decision=ACCEPT),
        given_row("400"),
    ]
    batch = accepted(rows, tiny_collection(), "rows.csv")
    assert [row.cells["id"] for row in batch.rows] == ["tiny-gardens-2024-steppe-2024"]
    assert (batch.rows[0].package, batch.rows[0].cells["locator"]) == ("tiny", "page")
    assert [(f.file, f.row, f.column) for f in batch.findings] == [("rows.csv", 3, "indicator")]
