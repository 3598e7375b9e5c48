"""Views as a descriptor declares them: a frozen specification, or none where nothing fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from civdata.model import ColumnSpec, Package, ViewSpec


def test_a_view_is_taken_with_its_parts() -> None:
    """Columns keep their indicator and status; a column without one counts what is actual."""
    column = {"name": "a", "titles": {"xx": "A"}, "indicator": "gardens"}
    spec = ViewSpec.of({"name": "wide", "rows": "time_period", "columns": [column]})
    assert spec == ViewSpec(
        "wide", {}, "time_period", (ColumnSpec("a", {"xx": "A"}, "gardens", "actual"),)
    )
    assert spec.titled("xx") == "wide"


@pytest.mark.parametrize("declared", ["wide", None, 5, [], {}, {"name": "a", "rows": ["record"]}])
def test_what_is_no_view_makes_none(declared: object) -> None:
    """A package with it can be read all the same; gate `shape` tells of it."""
    assert ViewSpec.of(declared) is None
    assert Package("p", Path("p"), {"views": [declared]}, {}, {}, ()).views == ()


def test_broken_parts_leave_the_rest() -> None:
    """What is no list of columns or fields is as if it were not there."""
    spec = ViewSpec.of({"name": "a", "rows": "record", "fields": 5, "columns": [None, {}]})
    assert spec is not None
    assert (spec.fields, spec.columns) == ((), (ColumnSpec("", {}, ""),))
