"""Rows: cells by column, what a thing is called, columns that are there."""

from __future__ import annotations

import pytest

from civdata.errors import UnknownName
from civdata.model import Field, Row, Table
from civdata.model.rows import Rows


def test_an_unknown_column_of_a_table_raises() -> None:
    """Both of rows kept as columns and of rows that are a plain tuple."""
    kept = Rows(["id", "name"], [["1"], ["one"]], [2])
    assert list(kept.column("name")) == ["one"]
    with pytest.raises(UnknownName, match="no column 'nam'; there are: id, name"):
        kept.column("nam")
    table = Table("p", "t", "p/t.csv", (Field("id"),), (Row(2, {"id": "1"}),))
    assert table.column("id") == ["1"]
    with pytest.raises(UnknownName, match="no column of t 'name'"):
        table.column("name")


def test_a_thing_is_called_in_the_language_first() -> None:
    """Then as printed, then by title, then by number; never by its identifier."""
    cells = {"id": "x", "number": "7", "title": "Act", "name": "Law", "name_xx": "Gesetz"}
    said = []
    for column in ("name_xx", "name", "title", "number"):
        said.append(Row(2, cells).called("xx"))
        cells = {name: cell for name, cell in cells.items() if name != column}
    assert [*said, Row(2, cells).called("xx")] == ["Gesetz", "Law", "Act", "7", ""]


def test_a_missing_value_is_an_empty_cell() -> None:
    """A text that means that a value is missing is no value, in a row and in a column."""
    kept = Rows(["a"], [["-", "1"]], [2, 3], [frozenset({"-"})])
    assert [row["a"] for row in kept] == list(kept.column("a")) == ["", "1"]
