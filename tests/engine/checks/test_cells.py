"""Faults of cells, gathered column by column."""

from __future__ import annotations

from civdata.checks.cells import Fault, Sightings, distinct
from civdata.model.findings import MOST
from tests.small import table

WRONG = Fault("odd", "an odd cell", "an even one")


def test_the_texts_of_a_column_are_each_judged_once() -> None:
    """Different texts come in their first order."""
    assert distinct(["b", "a", "b", "", "a"]) == ["b", "a", ""]


def test_every_row_of_a_bad_cell_is_a_finding_of_its_line() -> None:
    """Findings are in the order of lines, with column and cell."""
    what = table("t", [{"n": "2"}, {"n": "1"}, {"n": "1"}], ["n"])
    seen = Sightings(what)
    seen.column(0, "n", what.column("n"), {"1": (WRONG,)})
    assert [(f.row, f.column, f.got) for f in seen.findings()] == [(3, "n", "1"), (4, "n", "1")]


def test_of_many_alike_the_first_are_told_and_the_rest_counted() -> None:
    """A column of faults does not bury the others."""
    what = table("t", [{"n": "1"}] * (MOST + 5), ["n"])
    seen = Sightings(what)
    seen.column(0, "n", what.column("n"), {"1": (WRONG,)})
    found = seen.findings()
    assert len(found) == MOST + 1
    assert "5" in found[-1].message
