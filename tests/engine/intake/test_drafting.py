"""Texts become drafted rows, an editor decides, and what is accepted goes the way of all rows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from civdata.errors import CivdataError
from civdata.intake.drafting import (
    ACCEPT,
    NEW,
    NOT_DATA,
    PROPOSED,
    REFUSE,
    Drafted,
    accepted,
    draft,
    read_file,
    read_rows,
    write_rows,
)
from civdata.intake.drafting.pages import unwrapped
from civdata.intake.drafting.review import accept, edit, open_rows, problem, refuse
from civdata.intake.drafting.rows import as_csv
from tests.tiny import tiny_collection

NEWS = """Steppe news

STEPPE CITY, 5 May 2024. The country has about 310 gardens now. Last year 24 new gardens
were planted. By the end of 2025 more than 400 gardens are to be there.

Under Law No. 12-III of 3 May 2019 the gardens are open from 9:00.
"""


def _rows() -> tuple[Drafted, ...]:
    return draft(tiny_collection(), NEWS, "steppe-2024", "en")


def _row(printed: str) -> Drafted:
    return next(row for row in _rows() if row.printed == printed)


def test_every_figure_is_proposed_or_has_a_reason() -> None:
    """No figure of the text is passed over in silence."""
    rows = _rows()
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    assert all(row.reason if row.account == NOT_DATA else row.value for row in rows)
    assert {row.account for row in rows} == {PROPOSED, NOT_DATA}


def test_proposal_has_the_columns_of_an_observation() -> None:
    """Print, value, qualifier, period, area and status come from the words."""
    row = _row("310")
    assert row.as_printed == "about 310 gardens"
    assert (row.value, row.qualifier, row.unit) == ("310", "about", "gardens")
    assert (row.time_period, row.ref_area, row.obs_status) == ("2024", "KZ", "actual")
    assert (row.indicator, row.paragraph, row.source) == ("tiny-gardens", "¶2", "steppe-2024")


@pytest.mark.parametrize(
    ("printed", "indicator", "period", "status"),
    [
        ("24", "tiny-gardens-new", "2023", "actual"),
        ("400", "tiny-gardens", "2025", "planned"),
    ],
)
def test_plan_and_last_year_are_told(
    printed: str, indicator: str, period: str, status: str
) -> None:
    """Last year counts from the date that the text bears; words of plan make a plan."""
    row = _row(printed)
    assert (row.indicator, row.time_period, row.obs_status) == (indicator, period, status)


def test_reasons_tell_dates_from_laws() -> None:
    """The date of the page, a year that dates a figure, and the number and date of a law differ."""
    reasons = {row.printed: row.reason for row in _rows() if row.account == NOT_DATA}
    assert reasons["5 May 2024"] == "date_of_page"
    assert reasons["2025"] == "period"
    assert reasons["12"] == reasons["3 May 2019"] == "record"


def test_what_a_row_would_contradict_is_named() -> None:
    """A drafted figure is compared with what the record holds for the same thing."""
    text = "In 2022 there were 258 gardens; 21 new gardens were planted."
    rows = {row.printed: row for row in draft(tiny_collection(), text, "x", "en")}
    assert rows["258"].corroborates == "tiny-gardens-2022"
    assert rows["258"].contradicts == "tiny-gardens-2022-2"
    assert rows["21"].contradicts == "tiny-gardens-new-2022"


def test_rows_go_to_a_file_and_back(tmp_path: Path) -> None:
    """The same text gives the same bytes, and the file gives the same rows."""
    write_rows(tmp_path / "rows.csv", _rows())
    assert (tmp_path / "rows.csv").read_text("utf-8") == as_csv(_rows())
    assert read_rows(tmp_path / "rows.csv") == _rows()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [("decision", "verdict", "missing"), (",,\n", ",perhaps,\n", "accept")],
)
def test_file_that_was_spoilt_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    """A column or decision that is none is named."""
    path = tmp_path / "rows.csv"
    path.write_text(as_csv(_rows()).replace(old, new, 1), "utf-8")
    with pytest.raises(CivdataError, match=says):
        read_rows(path)


def test_one_key_accepts() -> None:
    """Accepting takes the first indicator, or another one with its id; a new one needs an edit."""
    row = replace(_row("310"), second="tiny-gardens-new")
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
    changed = edit(_row("310"), "indicator", "tiny-gardens-new")
    assert changed.id == "tiny-gardens-new-2024-steppe-2024"
    assert edit(changed, "value", "311").value == "311"


def test_only_what_waits_is_asked() -> None:
    """Rows that are no data or decided are not put to the editor again."""
    rows = list(_rows())
    waiting = list(open_rows(rows))
    rows[waiting[0]] = accept(rows[waiting[0]])
    assert list(open_rows(rows)) == waiting[1:]


def test_accepted_rows_become_a_batch() -> None:
    """An accepted row is an observation of its package; one without an indicator is a finding."""
    rows = [accept(_row("310")), replace(_row("24"), indicator=NEW, decision=ACCEPT), _row("400")]
    batch = accepted(rows, tiny_collection(), "rows.csv")
    assert [row.cells["id"] for row in batch.rows] == ["tiny-gardens-2024-steppe-2024"]
    assert (batch.rows[0].package, batch.rows[0].cells["locator"]) == ("tiny", "page")
    assert [(f.file, f.row, f.column) for f in batch.findings] == [("rows.csv", 3, "indicator")]


def test_files_of_all_kinds_give_the_same_words(tmp_path: Path) -> None:
    """Text, Markdown, HTML and DOCX are read a paragraph a line."""
    import docx

    document = docx.Document()
    document.add_paragraph("Gardens")
    document.add_paragraph("In 2022 there were 258 gardens.")
    document.save(str(tmp_path / "a.docx"))
    (tmp_path / "a.html").write_text("<h1>Gardens</h1><p>In 2022 there were <b>258</b> gardens.")
    (tmp_path / "a.txt").write_text("Gardens\nIn 2022 there were 258 gardens.\n")
    texts = {read_file(path).strip() for path in tmp_path.iterdir()}
    assert texts == {"Gardens\nIn 2022 there were 258 gardens."}


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.xls", b"x", "expected one of"),
        ("a.pdf", b"no pdf", "PDF"),
        ("a.docx", b"no docx", "DOCX"),
        ("a.txt", b" \n", "no text"),
        ("a.txt", b"\xff\xfe\xfa", "UTF-8"),
    ],
)
def test_file_that_holds_no_text_is_refused(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    """A broken file is one line, never a traceback."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CivdataError, match=says):
        read_file(tmp_path / name)


def test_lines_of_a_page_are_joined() -> None:
    """What a PDF breaks at its margin is one paragraph again, headings stay apart."""
    text = "Grants\nThe foundation gave money to many people who live in the far re-\n"
    text += "gions of it.\nEnd"
    assert unwrapped(text).split("\n") == [
        "Grants",
        "The foundation gave money to many people who live in the far regions of it.",
        "End",
    ]


LONG = "\n".join(["Steppe report", *["The steppe was quiet and the wind was kind."] * 22])


@pytest.mark.parametrize(
    ("dates", "done"),
    [("In 2021 and in 2021 it rained. In 2022 it did not.", "2021"), ("In 2021, in 2022.", "")],
)
def test_what_a_report_did_at_no_time_is_of_its_year(dates: str, done: str) -> None:
    """A flow that no date is near is of the year most named, or of none; a stock is of the day."""
    text = f"{dates}\n{LONG}\nThere are 310 gardens. People planted 24 new gardens."
    rows = draft(tiny_collection(), text, "steppe-2023", "en")
    found = {row.printed: (row.indicator, row.time_period) for row in rows}
    assert found["310"] == ("tiny-gardens", "2023")
    assert found["24"] == ("tiny-gardens-new", done)
