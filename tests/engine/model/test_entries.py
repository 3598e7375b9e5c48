"""Typed views of rows: what is well formed is taken, what is not makes none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from civdata.model import Row
from civdata.model.entries import (
    Discrepancy,
    IndexedFigure,
    Observation,
    Publisher,
    Source,
    paragraph,
)
from tests.small import OBSERVATION, printed, table


def made(**cells: str) -> Observation | None:
    """Return an observation of 258 projects with some of its cells changed."""
    row = {**printed("one", "258 projects"), "note_en": "a note", **cells}
    what = table("observations", [row], (*OBSERVATION, "note_en"))
    return Observation.of(what, what.rows[0])


def source(**cells: str) -> Source:
    """Return a source with these cells, of a record that knows one publisher."""
    known = {"paper": Publisher("paper", {"en": "A paper"}, "state_media")}
    return Source.of(Row(7, {"id": "s", "publisher": "paper", **cells}), known)


def test_an_observation_is_its_row() -> None:
    """Each cell has its place, figures are exact, and the line is kept for findings."""
    one = made(ref_area="KZ-75 KZ-79", value_max="260", locator="¶57")
    assert one is not None
    assert (one.value, one.value_max) == (Decimal(258), Decimal(260))
    assert (one.areas, one.paragraph, one.line) == (("KZ-75", "KZ-79"), 57, 2)
    assert one.notes == {"en": "a note"}
    place = one.place("value")
    assert (place.package, place.file, place.row, place.column) == (
        "p",
        "p/data/observations.csv",
        2,
        "value",
    )


@pytest.mark.parametrize(
    "cells",
    [
        {"value": "1 000"},
        {"value": ""},
        {"value_max": "many"},
        {"value_max": "257"},
        {"time_period": "2022-13"},
        {"qualifier": "roughly"},
    ],
)
def test_a_row_of_the_wrong_shape_is_no_observation(cells: dict[str, str]) -> None:
    """A number, period or qualifier that is none, or a maximum below the value, makes none."""
    assert made(**cells) is None


@pytest.mark.parametrize(
    ("locator", "number"),
    [("¶1", 1), ("¶57", 57), ("¶0", None), ("¶05", None), ("¶5, ¶6", None), ("p. 4", None)],
)
def test_a_paragraph_is_numbered_from_one(locator: str, number: int | None) -> None:
    """Only `¶` and a whole number from 1 is the locator of a paragraph."""
    assert paragraph(locator) == number


@pytest.mark.parametrize(
    ("filename", "tabular"),
    [("a.txt", False), ("a.CSV", True), ("a.xlsx", True), ("data/", True), ("", False)],
)
def test_a_source_is_a_text_or_a_table(filename: str, tabular: bool) -> None:
    """Tables and folders of tables are told from texts by the name of the file."""
    assert source(filename=filename).tabular is tabular


def test_a_source_has_the_best_address_known() -> None:
    """The publisher's own address goes before a reprint's; both may be missing."""
    mirror = "https://example.org/mirror"
    assert source(url="https://example.org/own", mirror_url=mirror).address.endswith("own")
    assert source(mirror_url=mirror).address == mirror
    assert source().address == ""


def test_a_source_is_held_by_its_status() -> None:
    """Only a source whose text is held can prove a figure."""
    assert source(status="held").held
    assert not source(status="seen").held


def test_a_publisher_that_nobody_knows_has_only_its_id() -> None:
    """A known publisher has its names, any other is called by its id."""
    assert source().publisher.name("en") == "A paper"
    assert source().publisher.name("ru") == "paper"
    assert source(publisher="gone").publisher == Publisher("gone", {}, "")


def test_a_discrepancy_names_its_members() -> None:
    """Members are divided by blanks; texts are kept by language."""
    cells = {"id": "odd", "members": "a b", "state": "open", "reading_en": "Two counts."}
    one = Discrepancy.of("p", "p/data/discrepancies.csv", Row(3, cells))
    assert (one.members, one.state, one.readings) == (("a", "b"), "open", {"en": "Two counts."})
    assert (one.place().file, one.place().row) == ("p/data/discrepancies.csv", 3)


def test_an_indexed_figure_has_a_position() -> None:
    """A row of the index counts figures from 1; one without a position is none."""
    cells = {"source": "s", "locator": "¶1", "position": "2", "printed": "258", "refs": "a b"}
    one = IndexedFigure.of(Row(4, cells))
    assert one is not None
    assert (one.position, one.refs, one.line) == (2, ("a", "b"), 4)
    for position in ("0", "", "two"):
        assert IndexedFigure.of(Row(4, {**cells, "position": position})) is None
