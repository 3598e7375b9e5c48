"""Texts become drafted rows: each figure is proposed, or there is a reason why not."""

from __future__ import annotations

import pytest

from civdata.errors import CivdataError
from civdata.intake.drafting import (
    NOT_DATA,
    PROPOSED,
    draft,
)
from tests.engine.intake.drafting.given import drafted
from tests.engine.intake.drafting.given import row as given_row
from tests.tiny import tiny_collection

LONG = "\n".join(["Steppe report", *["The steppe was quiet and the wind was kind."] * 22])


def test_every_figure_is_proposed_or_has_a_reason() -> None:
    """No figure of the text is passed over in silence."""
    rows = drafted()
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    assert all(row.reason if row.account == NOT_DATA else row.value for row in rows)
    assert {row.account for row in rows} == {PROPOSED, NOT_DATA}


def test_proposal_has_the_columns_of_an_observation() -> None:
    """Print, value, qualifier, period, area and status come from the words."""
    row = given_row("310")
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
    row = given_row(printed)
    assert (row.indicator, row.time_period, row.obs_status) == (indicator, period, status)


def test_reasons_tell_dates_from_laws() -> None:
    """The date of the page, a year that dates a figure, and the number and date of a law differ."""
    reasons = {row.printed: row.reason for row in drafted() if row.account == NOT_DATA}
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


@pytest.mark.parametrize(
    ("text", "printed", "period"),
    [
        ("Between 2019 and 2022 the number of gardens grew from 20 to 310.", "20", "2019"),
        ("Between 2019 and 2022 the number of gardens grew from 20 to 310.", "310", "2022"),
        ("Gardens: 90 in all (2019 - 20, 2020 - 30, 2021 - 40).", "90", "2019/2021"),
        ("In 2021 it rained. Gardens are watered annually, 40 of them.", "40", ""),
    ],
)
def test_periods_of_changes_totals_and_rates(text: str, printed: str, period: str) -> None:
    """An end of a change has its own year, a total the years it is parted into, a rate none."""
    rows = draft(tiny_collection(), text, "x", "en", "2024-02-14")
    assert next(r for r in rows if r.printed == printed).time_period == period


def test_a_word_in_brackets_makes_a_plan() -> None:
    """What stands behind (plan) is planned."""
    rows = draft(tiny_collection(), "Gardens in 2025 (plan): 400 gardens.", "x", "en")
    assert [r.obs_status for r in rows if r.printed == "400"] == ["planned"]


@pytest.mark.parametrize("day", ["2024-99-99", "2024-02-30", "24-01-01", "soon"])
def test_a_day_that_no_calendar_has_is_refused(day: str) -> None:
    """What counts as the day of a text is a day, a month or a year."""
    with pytest.raises(CivdataError, match="published must be a day"):
        draft(tiny_collection(), LONG, "steppe", published=day)
