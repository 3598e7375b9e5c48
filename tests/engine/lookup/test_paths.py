"""Addresses that pages and search results share."""

from __future__ import annotations

from civdata.lookup.paths import LONG, is_long, observation_path, record_path, table_path
from civdata.model import Field, Row, Table
from tests.tiny import tiny_collection


def table(rows: int) -> Table:
    """Return a table of records of so many rows."""
    made = tuple(Row(n + 2, {"id": f"r{n}"}) for n in range(rows))
    return Table("p", "old_acts", "p/data/old_acts.csv", (Field("id"),), made)


def test_a_long_table_has_a_page_and_a_short_one_an_anchor() -> None:
    """A record keeps its anchor on whichever page its table stands."""
    short, long = table(LONG), table(LONG + 1)
    assert (is_long(short), is_long(long)) == (False, True)
    assert (table_path(short), table_path(long)) == ("p/#old-acts", "p/old_acts/")
    assert (record_path(short, "r1"), record_path(long, "r1")) == ("p/#r1", "p/old_acts/#r1")


def test_an_observation_stands_on_the_page_of_its_indicator() -> None:
    """Its anchor is its id."""
    o = next(iter(tiny_collection().observations.values()))
    assert observation_path(o) == f"{o.package}/{o.indicator}/#{o.id}"
