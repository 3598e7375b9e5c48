"""The first figures of a new record."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from civdata.intake.starting.record import files
from tests.engine.intake.starting.given import PAGE, START


def rows(made: dict[str, str], path: str) -> list[dict[str, str]]:
    """Return the rows of a table of a new record."""
    return list(csv.DictReader(io.StringIO(made[f"datapackages/{path}.csv"])))


def test_without_a_page_there_is_a_marked_sample() -> None:
    """Two figures that are no one's stand under names that say so."""
    made = files(START)
    found = rows(made, "figures/data/observations")
    assert [(row["id"], row["value"], row["source"]) for row in found] == [
        ("figures-sample-1", "120", "sample"),
        ("figures-sample-2", "135", "sample"),
    ]


def test_the_figures_of_a_page_are_read_as_they_are_printed() -> None:
    """Each print gives a figure with its value and qualifier, from the page named."""
    made = files(replace(START, page=PAGE, package="green"))
    one, other = rows(made, "green/data/observations")
    assert (one["value"], one["qualifier"]) == ("1200", "exact")
    assert one["as_printed"] == "1,200 trees"
    assert (other["value"], other["qualifier"]) == ("5", "more_than")
    (source,) = rows(made, "sources/data/sources")
    assert (source["url"], source["title"], source["status"]) == (PAGE.url, PAGE.title, "seen")
    (indicator,) = rows(made, "green/data/indicators")
    assert (indicator["id"], indicator["unit"]) == ("green-first", "persons")
