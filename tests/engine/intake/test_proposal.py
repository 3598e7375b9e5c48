"""What proposed rows would do to the data: told before a byte of them is written."""

from __future__ import annotations

from pathlib import Path

import pytest

import civdata
from civdata.errors import OutputError
from civdata.intake import (
    Batch,
    Proposed,
    propose,
    write,
)
from tests.engine.intake.given import (
    GOOD,
    batch,
    only_error,
    state,
)


def test_a_good_row_is_written_in_its_place(data: Path) -> None:
    """A row that passes every gate lands beside its indicator, and no other line moves."""
    before = (data / "tiny/data/observations.csv").read_text("utf-8").split("\n")
    proposal = propose(batch(), data)
    assert proposal.ok, proposal.findings
    assert write(proposal) == (data / "tiny/data/observations.csv",)
    after = (data / "tiny/data/observations.csv").read_text("utf-8").split("\n")
    assert [line for line in after if line not in before] == [
        "tiny-gardens-2021,tiny-gardens,2021,KZ,actual,250,,exact,250 gardens,unused-2020,page,,,,"
    ]
    assert [line for line in after if line in before] == before
    assert after[1].startswith("tiny-gardens-2021,")
    assert civdata.validate(data).ok


FAULTS: list[tuple[dict[str, str], str, str]] = [
    ({"value": "251"}, "print-value", "value"),
    ({"qualifier": "about"}, "print-qualifier", "qualifier"),
    ({"as_printed": "250 gardens of 300"}, "print-figures", "as_printed"),
    ({"time_period": "2021-13"}, "type", "time_period"),
    ({"ref_area": "KZ-99"}, "foreign-key", "ref_area"),
    ({"source": "nowhere"}, "foreign-key", "source"),
    ({"institution": "nobody"}, "foreign-key", "institution"),
    ({"obs_status": "hoped"}, "enum", "obs_status"),
    ({"note_en": "Only English."}, "language", "note_kk"),
    ({"institution": "mіnistry"}, "look-alike", "institution"),
    ({"source": "garden-news-2022", "locator": "page"}, "locator", "locator"),
    ({"source": "garden-news-2022", "locator": "¶1"}, "not-indexed", "locator"),
    ({"id": "feast-gardens-2022"}, "identity", "id"),
    ({"id": ""}, "required", "id"),
    ({"note_en": "two\nlines"}, "line-break", "note_en"),
    ({"colour": "green"}, "column", "colour"),
]


def test_rows_that_fail_a_gate_are_refused_with_their_place(data: Path) -> None:
    """Each fault stands at the editor's own file, line and column; nothing is written."""
    before = state(data)
    rows = [
        Proposed(
            "tiny",
            "observations",
            {**GOOD, "id": f"tiny-gardens-{year}", "time_period": str(year), **cells},
            "new.csv",
            year,
        )
        for year, (cells, _, _) in enumerate(FAULTS, 1990)
    ]
    proposal = propose(Batch(tuple(rows)), data)
    found = {(f.code, f.file, f.row, f.column) for f in proposal.errors}
    for year, (_, code, column) in enumerate(FAULTS, 1990):
        assert (code, "new.csv", year, column) in found
    assert not proposal.standing
    with pytest.raises(OutputError, match="nothing was written"):
        write(proposal)
    assert state(data) == before


def test_unknown_table_names_those_that_exist(data: Path) -> None:
    """A row for a table that its package lacks is a finding, not a crash."""
    proposal = propose(Batch((Proposed("tiny", "nonsense", GOOD, "new.csv", 2),)), data)
    assert only_error(proposal) == ("table", "new.csv", 2, "package")


def test_one_bad_row_keeps_the_good_ones_out(data: Path) -> None:
    """A batch is written whole or not at all, and every bad row is told at once."""
    rows = [{**GOOD, "id": f"tiny-gardens-{n}", "time_period": f"20{n}"} for n in (10, 11, 12)]
    rows[0]["value"], rows[2]["qualifier"] = "1", "about"
    proposed = [Proposed("tiny", "observations", row, "new.csv", n) for n, row in enumerate(rows)]
    proposal = propose(Batch(tuple(proposed)), data)
    assert {error.row for error in proposal.errors} == {0, 2}
    assert not proposal.ok


def test_the_same_row_again_changes_nothing(data: Path) -> None:
    """What stands already with the same cells is unchanged, and no file is touched."""
    write(propose(batch(), data))
    before = state(data)
    proposal = propose(batch(), data)
    assert proposal.ok
    assert (len(proposal.added), len(proposal.unchanged), proposal.files) == (0, 1, ())
    assert write(proposal) == ()
    assert state(data) == before


def test_other_cells_under_a_standing_id_need_update(data: Path) -> None:
    """A row that stands with other cells is refused, and replaced in its place with `update`."""
    write(propose(batch(), data))
    other = batch(as_printed="about 250 gardens", qualifier="about")
    refused = propose(other, data)
    assert only_error(refused) == ("changed", "new.csv", 2, "qualifier")
    assert "qualifier, as_printed" in refused.errors[0].message
    proposal = propose(other, data, update=True)
    assert proposal.ok
    assert [row.cells["id"] for row in proposal.changed] == ["tiny-gardens-2021"]
    write(proposal)
    lines = (data / "tiny/data/observations.csv").read_text("utf-8").split("\n")
    assert "about 250 gardens" in lines[1]
    assert len(lines) == 9


def test_an_id_proposed_twice_is_refused(data: Path) -> None:
    """Two rows of one id in a batch are a finding at the second."""
    rows = (*batch().rows, Proposed("tiny", "observations", GOOD, "new.csv", 3))
    assert only_error(propose(Batch(rows), data)) == ("repeated", "new.csv", 3, "id")


def test_a_conflict_is_shown_before_it_is_written(data: Path) -> None:
    """A figure that contradicts one that stands is refused, with both figures and the hint."""
    before = state(data)
    proposal = propose(batch(time_period="2023", obs_status="planned"), data)
    (conflict,) = proposal.conflicts
    assert (conflict.file, conflict.row) == ("new.csv", 2)
    for text in ("more than 300 gardens", "250 gardens", "row of discrepancies"):
        assert text in str(conflict)
    assert not proposal.ok
    assert state(data) == before


def test_a_conflict_passes_with_its_discrepancy(data: Path) -> None:
    """A batch may contradict what stands if it brings the row that declares it."""
    words = {f"{n}_{c}": "Сөз" for n in ("name", "explanation") for c in ("kk", "ru", "en")}
    members = "tiny-gardens-2023 tiny-gardens-2021"
    declared = {"id": "tiny-plan", "members": members, "state": "open", **words}
    (row,) = batch(time_period="2023", obs_status="planned").rows
    proposal = propose(Batch((row, Proposed("tiny", "discrepancies", declared))), data)
    assert proposal.ok, proposal.findings
    write(proposal)
    assert civdata.validate(data).ok


def test_near_conflicts_are_told_and_fail_nothing(data: Path) -> None:
    """A hint that the row brings is shown at its line; the row may be written."""
    proposal = propose(batch(time_period="2023"), data)
    assert proposal.ok
    assert [(hint.code, hint.file, hint.row) for hint in proposal.hints] == [
        ("near-conflict", "new.csv", 2)
    ]


def test_errors_that_stood_before_are_told_apart(data: Path) -> None:
    """A fault of the data that the row did not bring refuses it, under a heading of its own."""
    path = data / "tiny/data/observations.csv"
    path.write_text(path.read_text("utf-8").replace(",20,,exact", ",21,,exact"), "utf-8")
    proposal = propose(batch(), data)
    assert proposal.errors == ()
    assert [finding.code for finding in proposal.standing] == ["print-value"]
    assert not proposal.ok


def test_a_file_that_is_not_canonical_is_left_alone(data: Path) -> None:
    """A file whose other rows would change is not rewritten; nor one that lost a row in reading."""
    path = data / "tiny/data/observations.csv"
    path.write_text(path.read_text("utf-8") + "only,three,cells\n", "utf-8")
    before = state(data)
    proposal = propose(batch(), data)
    assert [error.code for error in proposal.errors] == ["not-canonical"]
    assert state(data) == before
