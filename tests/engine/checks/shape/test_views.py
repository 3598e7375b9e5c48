"""Views in a descriptor: what cannot be derived is named, with what may stand there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from civdata.checks.shape import views
from civdata.model import Field, Finding, Package, Row, Table

NOBODY = "has a property that nobody reads"


def faults(declared: Any = ()) -> list[Finding]:
    """Return the faults of the views of a package with an indicator and a table."""
    indicators = Table(
        "p",
        "indicators",
        "p/data/indicators.csv",
        (Field("id"), Field("unit")),
        (Row(2, {"id": "known"}),),
    )
    acts = Table("p", "acts", "p/data/acts.csv", (Field("id"), Field("date")), ())
    made = {"views": list(declared) if isinstance(declared, tuple) else declared}
    package = Package("p", Path("p"), made, {}, {}, (indicators, acts))
    found = list(views.check(package))
    assert {(f.severity, f.package, f.file, f.row, f.column) for f in found} <= {
        ("error", "p", "p/datapackage.json", None, "")
    }
    return found


def test_views_that_can_be_derived_pass() -> None:
    """One view of each kind, with all of their properties."""
    columns = [
        {"name": name, "titles": {}, "indicator": "known", "obs_status": status}
        for name, status in (("a", "actual"), ("b", "planned"), ("c", "any"))
    ]
    assert (
        faults(
            (
                {"name": "wide", "titles": {}, "rows": "time_period", "columns": columns},
                {"name": "key", "titles": {}, "rows": "indicator", "indicators": ["known"]},
                {"name": "k", "rows": "indicator", "indicators": ["known"], "period": "common"},
                {
                    "name": "list",
                    "titles": {},
                    "rows": "record",
                    "table": "acts",
                    "fields": ["id", "date"],
                },
                {
                    "name": "plain",
                    "rows": "time_period",
                    "columns": [{"name": "a", "indicator": "known"}],
                },
            )
        )
        == []
    )


@pytest.mark.parametrize(
    ("view", "message", "expected", "got"),
    [
        ("none", "view: not a view", "an object with a name", "none"),
        ({"rows": "record"}, "view: not a view", "an object with a name", "{'rows': 'record'}"),
        ({"name": 5}, "view: not a view", "an object with a name", "{'name': 5}"),
        (
            {"name": "a", "rows": "wish"},
            "view a: no known kind of rows",
            "time_period, indicator, record",
            "wish",
        ),
        (
            {"name": "a", "rows": ["record"]},
            "view a: no known kind of rows",
            "time_period, indicator, record",
            "['record']",
        ),
        ({"name": "a", "rows": "time_period"}, "view a: no columns", "a list of columns", "None"),
        (
            {"name": "a", "rows": "time_period", "columns": []},
            "view a: no columns",
            "a list of columns",
            "[]",
        ),
        (
            {"name": "a", "rows": "time_period", "columns": ["none"]},
            "view a: not a column",
            "an object with name, titles, indicator",
            "none",
        ),
        (
            {"name": "a", "rows": "time_period", "columns": [{"indicator": "known"}]},
            "view a: not a column",
            "an object with name, titles, indicator",
            "{'indicator': 'known'}",
        ),
        (
            {
                "name": "a",
                "rows": "time_period",
                "columns": [{"name": "b", "indicator": "known", "status": "any"}],
            },
            "view a: unknown property",
            "indicator, name, obs_status, titles",
            "['indicator', 'name', 'status']",
        ),
        (
            {"name": "a", "rows": "time_period", "columns": [{"name": "b", "indicator": "x"}]},
            "view a: no such indicator",
            "an id of indicators",
            "x",
        ),
        (
            {
                "name": "a",
                "rows": "time_period",
                "columns": [{"name": "b", "indicator": "known", "obs_status": "guess"}],
            },
            "view a: no such status",
            "actual, planned, any",
            "guess",
        ),
        (
            {"name": "a", "rows": "indicator", "indicators": ["known"], "period": "latest"},
            "view a: no such period",
            "common, or nothing",
            "latest",
        ),
        ({"name": "a", "rows": "indicator"}, "view a: no indicators", "a list of ids", "None"),
        (
            {"name": "a", "rows": "indicator", "indicators": []},
            "view a: no indicators",
            "a list of ids",
            "[]",
        ),
        (
            {"name": "a", "rows": "indicator", "indicators": ["known", "x"]},
            "view a: no such indicator",
            "an id of indicators",
            "x",
        ),
        (
            {"name": "a", "rows": "indicator", "indicators": [["known"]]},
            "view a: no such indicator",
            "an id of indicators",
            "['known']",
        ),
        (
            {"name": "a", "rows": "record", "table": "x", "fields": ["id"]},
            "view a: no such table",
            "indicators, acts",
            "x",
        ),
        (
            {"name": "a", "rows": "record", "table": "acts"},
            "view a: no fields",
            "a list of columns",
            "None",
        ),
        (
            {"name": "a", "rows": "record", "table": "acts", "fields": []},
            "view a: no fields",
            "a list of columns",
            "[]",
        ),
        (
            {"name": "a", "rows": "record", "table": "acts", "fields": ["id", "x"]},
            "view a: no such field",
            "id, date",
            "x",
        ),
        (
            {"name": "a", "rows": "record", "table": "acts", "fields": [["id"]]},
            "view a: no such field",
            "id, date",
            "['id']",
        ),
    ],
)
def test_a_view_that_cannot_be_derived_is_named(
    view: Any, message: str, expected: str, got: str
) -> None:
    """Unknown rows, indicators, statuses, tables and fields are one fault each."""
    (fault,) = faults((view,))
    assert (fault.code, fault.message) == ("view", message)
    assert (fault.expected, fault.got) == (expected, got)


def test_a_view_has_no_other_properties() -> None:
    """A property that belongs to another kind of view is read by nobody."""
    view = {"name": "a", "rows": "indicator", "indicators": ["known"], "columns": []}
    assert [(f.code, f.message, f.got) for f in faults((view,))] == [
        ("property", f"view a {NOBODY}", "columns")
    ]


def test_every_view_is_looked_at() -> None:
    """A broken view does not hide the faults of the next ones."""
    views = ("none", {"name": "a", "rows": "wish"}, {"name": "b", "rows": "indicator"})
    assert [finding.message for finding in faults(views)] == [
        "view: not a view",
        "view a: no known kind of rows",
        "view b: no indicators",
    ]


def test_views_are_a_list() -> None:
    """Views of another kind are named by their kind."""
    (fault,) = faults({"name": "a"})
    assert (fault.message, fault.expected, fault.got) == (
        "views: not a list",
        "a list of views",
        "dict",
    )
