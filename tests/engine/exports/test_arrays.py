"""Columns of a register as arrays."""

from __future__ import annotations

import pytest

from civdata.exports.arrays import Column, array_of
from civdata.model import Field

pyarrow = pytest.importorskip("pyarrow")


def test_what_is_missing_is_null() -> None:
    """Only the texts that the schema names are missing."""
    assert array_of(["a", "NA", ""], frozenset(["NA"])).to_pylist() == ["a", None, ""]


def test_a_column_is_of_its_type_where_all_cells_are() -> None:
    """Digits become whole numbers; one word among them keeps all as text."""
    whole, mixed = Column(Field("n", "integer")), Column(Field("n", "integer"))
    whole.see(pyarrow.array(["1", "20"]))
    mixed.see(pyarrow.array(["1", "many"]))
    assert whole.cast(pyarrow.array(["1", "20"])).to_pylist() == [1, 20]
    assert mixed.cast(pyarrow.array(["1", "many"])).to_pylist() == ["1", "many"]


def test_a_column_counts_what_it_has_seen() -> None:
    """The least and the most are those of all pieces."""
    made = Column(Field("n", "integer"))
    made.see(pyarrow.array(["5", "30"]))
    made.see(pyarrow.array(["7", None]))
    found = made.counted()
    assert (found.filled, found.least, found.most) == (3, "5", "30")
