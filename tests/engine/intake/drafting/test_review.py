"""What an editor's key does to a drafted row."""

from __future__ import annotations

from dataclasses import replace

from civdata.intake.drafting import (
    ACCEPT,
    NEW,
    REFUSE,
)
from civdata.intake.drafting.review import accept, edit, open_rows, problem, refuse
from tests.engine.intake.drafting.given import drafted
from tests.engine.intake.drafting.given import row as given_row
from tests.tiny import tiny_collection


def test_one_key_accepts() -> None:
    """Accepting takes the first indicator, or another one with its id; a new one needs an edit."""
    row = replace(given_row("310"), second="tiny-gardens-new")
    assert accept(row).decision == ACCEPT
    other = accept(row, 2)
    assert (other.indicator, other.id) == ("tiny-gardens-new", "tiny-gardens-new-2024-steppe-2024")
    assert accept(replace(row, indicator=NEW)).decision == ""
    assert refuse(row, "background").decision == REFUSE


def test_edit_is_checked() -> None:
    """A cell that the record cannot hold is told with what is near."""
    known = tiny_collection()
    assert problem("indicator", "garden", known, "en").startswith("not known")
    assert problem("as_printed", "2 or 3 gardens in 5 years", known, "en")
    assert problem("source", "x", known, "en").startswith("one of")
    assert problem("time_period", "2024", known, "en") == ""
    changed = edit(given_row("310"), "indicator", "tiny-gardens-new")
    assert changed.id == "tiny-gardens-new-2024-steppe-2024"
    assert edit(changed, "value", "311").value == "311"


def test_only_what_waits_is_asked() -> None:
    """Rows that are no data or decided are not put to the editor again."""
    rows = list(drafted())
    waiting = list(open_rows(rows))
    rows[waiting[0]] = accept(rows[waiting[0]])
    assert list(open_rows(rows)) == waiting[1:]
