"""The types of fields and how their cells are read."""

from __future__ import annotations

from typing import Any

import pytest

from civdata.checks.shape.types import (
    WRONG,
    BadFieldError,
    format_of,
    json_value,
    reader_of,
    type_of,
)


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ({"type": "integer"}, "12", "1.5"),
        ({"type": "number", "decimalChar": ","}, "1,5", "1.5.2"),
        ({"type": "boolean"}, "true", "maybe"),
        ({"type": "date"}, "2024-02-29", "2023-02-29"),
        ({"type": "date", "format": "%d.%m.%Y"}, "01.02.2024", "2024-02-01"),
        ({"type": "yearmonth"}, "2024-02", "2024-13"),
        ({"type": "string", "format": "email"}, "a@b.org", "a@"),
        ({"type": "geopoint"}, "71.4, 51.1", "200, 51"),
        ({"type": "geojson"}, '{"type":"Point","coordinates":[1,2]}', "[1,2]"),
    ],
)
def test_a_cell_is_of_its_type_or_wrong(field: dict[str, Any], good: str, bad: str) -> None:
    """A good cell becomes a value, another one is WRONG and never raises."""
    read = reader_of(field)
    assert read(good) is not WRONG
    assert read(bad) is WRONG


def test_a_field_that_says_nothing_is_of_any_type() -> None:
    """Formats of version 0 lose their beginning."""
    assert type_of({}) == "any"
    assert format_of({"format": "fmt:%Y"}) == "%Y"


def test_an_unknown_type_cannot_be_read() -> None:
    """The error says what is known."""
    with pytest.raises(BadFieldError):
        reader_of({"type": "colour"})


def test_json_has_no_nan() -> None:
    """What other readers refuse is refused."""
    assert json_value('{"a": 1}') is not WRONG
    assert json_value("{") is WRONG
