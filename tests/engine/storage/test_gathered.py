"""The columns of a table of other people, as they are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from civdata.model import Place, Tally
from civdata.storage.gathered import Gathered
from civdata.storage.tables import PackageFolder

PLACE = Place("p", "p/t.csv")


def _gathered(header: list[str], **schema: Any) -> tuple[Gathered, list[tuple[str, str, str]]]:
    package = PackageFolder(Path("p"), "p", "p/datapackage.json", Tally())
    fields = [{"name": "a"}, {"name": "b"}]
    made = Gathered(package, {"name": "t", "schema": {"fields": fields, **schema}})
    made.name(PLACE, 1, header)
    return made, [(f.code, f.message, f.hint) for f in package.findings]


def test_records_become_columns() -> None:
    """Each cell stands in the column of its name, with the line of its row."""
    made, told = _gathered(["a", "b"])
    made.parts.append((0, "p/t.csv"))
    made.record(PLACE, 2, ["1", "x"])
    table = made.table("t.csv")
    assert table is not None
    assert (told, table.column("b"), [row.line for row in table.rows]) == ([], ["x"], [2])


def test_a_header_is_compared_as_its_schema_wants() -> None:
    """By default names and order are the same; `superset` allows fewer, and says what is more."""
    assert _gathered(["a"], fieldsMatch="superset")[1] == []
    [(code, message, _)] = _gathered(["a", "c"], fieldsMatch="superset")[1]
    assert (code, message) == ("header", "header with c")
    [(code, message, _)] = _gathered(["b", "a"])[1]
    assert (code, message) == ("header", "header in another order")


def test_a_header_that_only_looks_unlike_has_a_hint() -> None:
    """Blanks at the ends of names are seen; a first row of data is, too."""
    assert _gathered([" a", "b "])[1][-1][2] == "Take the blanks at the ends of its names out"
    assert "header row" in _gathered(["1", "2"])[1][-1][2]
