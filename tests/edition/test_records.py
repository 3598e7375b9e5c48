"""The record tables that came from public pages: whole, keyed, and beside what stood before."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest

from civdata.model import Row
from civdata.record.seals import DAY, digest, seals
from tests.own import OWN

SEEN = {
    ("grants", "grant_competitions"): 13,
    ("grants", "recipients"): 17,
    ("participation", "kurultai_sessions"): 5,
    ("participation", "petitions"): 5,
    ("councils", "named_councils"): 10,
    ("sdg", "indicator_status"): 273,
}


def rows(package: str, table: str) -> tuple[Row, ...]:
    """The rows of one of civdata's own tables."""
    return tuple(OWN.table(package, table).rows)


@pytest.mark.parametrize(("package", "table"), SEEN)
def test_no_record_is_lost(package: str, table: str) -> None:
    """Each table has at least the rows that were brought in."""
    assert len(rows(package, table)) >= SEEN[package, table]


@pytest.mark.parametrize(("package", "table"), SEEN)
def test_every_record_names_a_page_with_an_address(package: str, table: str) -> None:
    """A reader can open the page on which a record was seen."""
    sources = OWN.collection.sources
    assert all(sources[row["source"]].address.startswith("http") for row in rows(package, table))


def test_seven_winners_stay() -> None:
    """The winners of the SDG competition of 2022, from a held text, are seven as before."""
    winners = rows("sdg", "winners")
    assert len(winners) == 7
    assert {row["source"] for row in winners} == {"ministry-concept-report-2023"}


SERIES = [o for o in OWN.collection.observations.values() if o.source.startswith("kazstat-sdg")]


def test_the_bureau_s_series_are_figures() -> None:
    """The yearly values of the repository are observations, at least those brought in at first."""
    assert len(SERIES) >= 103


def test_every_yearly_value_stands_in_the_file_of_its_code() -> None:
    """A definition names the SDG indicator, and the value stands in a cell of its file."""
    for one in SERIES:
        definition = OWN.collection.indicators[one.indicator].definitions["en"]
        (code,) = re.findall(r"SDG indicator (\d+(?:\.\w+)+)", definition)
        assert one.locator.startswith(f"data/indicator_{code.replace('.', '-')}.csv#cell=")


def test_a_yearly_value_stands_once() -> None:
    """A series has one value a year, and each cell is used once."""
    assert max(Counter((o.indicator, o.time_period) for o in SERIES).values()) == 1
    assert max(Counter(o.locator for o in SERIES).values()) == 1


def test_values_lie_within_the_years_of_their_file() -> None:
    """The first and the last year of an indicator hold all of its values."""
    status = {row["sdg_code"].replace(".", "-"): row for row in rows("sdg", "indicator_status")}
    for one in SERIES:
        row = status[one.locator.removeprefix("data/indicator_").split(".csv")[0]]
        assert row["first_year"] <= one.time_period <= row["last_year"]


def test_twenty_indicators_are_series() -> None:
    """At least 20 indicators have five or more periods of the whole country."""
    periods: dict[str, set[str]] = defaultdict(set)
    for one in OWN.collection.observations.values():
        if one.ref_area == "KZ" and one.time_period:
            periods[one.indicator].add(one.time_period)
    assert sum(len(found) >= 5 for found in periods.values()) >= 20


def test_an_sdg_code_belongs_to_its_goal() -> None:
    """The code of an indicator is unique and starts with the number of its goal."""
    status = rows("sdg", "indicator_status")
    assert len({row["sdg_code"] for row in status}) == len(status)
    assert all(row["sdg_code"].split(".")[0] == row["goal"] for row in status)
    assert {int(row["goal"]) for row in status} == set(range(1, 18))


def test_years_stand_where_a_file_has_data() -> None:
    """An indicator without rows of data has no years, one with rows has both."""
    for row in rows("sdg", "indicator_status"):
        assert bool(row["first_year"]) is bool(row["last_year"]) is (row["data_rows"] != "0")


def test_forums_of_held_sources_stand_as_they_did() -> None:
    """What the held texts say of the forums is untouched by what later pages say."""
    forums = rows("participation", "forums")
    held = [row["id"] for row in forums if row["locator"].startswith("¶")]
    assert held == ["forum-7", "forum-8", "forum-9", "forum-10", "forum-11"]
    order = [int(row["ordinal"]) for row in forums]
    assert order == sorted(order)
    assert set(order) == {1, 2, *range(7, 13)}


def test_a_planned_forum_is_told_again_as_held() -> None:
    """Every forum up to the twelfth that a source planned took place by another one."""
    forums = rows("participation", "forums")
    held = {row["ordinal"] for row in forums if row["forum_status"] == "held"}
    assert {row["ordinal"] for row in forums} == held


def test_competitions_lead_to_their_first_row() -> None:
    """Further rows about a competition point to a row that points nowhere itself."""
    table = {row["id"]: row for row in rows("grants", "grant_competitions")}
    targets = {row["competition"] for row in table.values()} - {""}
    assert targets == {"grants-competition-2021-06", "grants-competition-2022-01"}
    assert not any(table[target]["competition"] for target in targets)


def test_applications_by_language_make_the_total() -> None:
    """Where a page counts applications by language, Kazakh and Russian make them all."""
    split = [row for row in rows("grants", "grant_competitions") if row["kazakh_applications"]]
    assert len(split) == 6
    for row in split:
        parts = int(row["kazakh_applications"]) + int(row["russian_applications"])
        assert parts == int(row["applications"])


def test_a_count_of_signatures_shows_its_print() -> None:
    """A petition has a number of signatures only where the page prints one."""
    for row in rows("participation", "petitions"):
        assert bool(row["signatures"]) is bool(row["as_printed"])


def test_every_discrepancy_says_since_when_it_has_its_state() -> None:
    """Each has the day of its state, none before the first edition."""
    assert all(one.state_date >= "2026-11-23" for one in OWN.collection.discrepancies)


def test_a_wrong_day_of_a_table_is_seen_without_the_table() -> None:
    """No cell prints the day of a table, so that it is sealed."""
    known = seals(OWN.collection)
    tables = [one for one in OWN.collection.sources.values() if one.held and one.tabular]
    assert tables
    for one in tables:
        assert known[one.id, DAY].prints == {digest(one.sha256, DAY, one.date)}
        assert digest(one.sha256, DAY, f"3{one.date[1:]}") not in known[one.id, DAY].prints
