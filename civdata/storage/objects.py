"""Read records that stand as JSON: lists of lists or of objects, whole or one a line.

A value becomes the text that a cell of its type has, so that one set of rules judges both. A value
that JSON gives another type than the schema is told here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from civdata.model import NULL, Place
from civdata.storage.gathered import Gathered

TYPES: Mapping[type, tuple[str, ...]] = {
    bool: ("boolean",),
    int: ("integer", "number", "year"),
    Decimal: ("number", "integer"),
    dict: ("object", "geojson", "geopoint"),
    list: ("array", "list", "geopoint", "geojson"),
}
"""The types of Table Schema that a value of JSON can be of, other than as a text."""


# complex: lines of records, or a list at some depth
def read_objects(made: Gathered, place: Place, given: Any, kind: str) -> None:
    """Take the records of a JSON text, or of a list that stands in a descriptor.

    The row of a record is its number, the header being 1; of JSON lines it is the line.
    """
    dialect = made.resource.get("dialect")
    said = dialect if isinstance(dialect, Mapping) else {}
    listed = _lines(made, place, given) if kind in ("jsonl", "ndjson") else None
    if listed is None:
        value = _parsed(made, place, given) if isinstance(given, str) else given
        for key in filter(None, str(said.get("property") or "").split(".")):
            value = value.get(key) if isinstance(value, Mapping) else None
        if not isinstance(value, list):
            if value is not None or said.get("property"):
                message = f"{made.resource['name']}: no list of records; it was not checked"
                made.package.fault(
                    "not-read", message, expected="a list of records", severity="note"
                )
            return
        listed = enumerate(value, 1)
    made.parts.append((len(made.lines), place.file))
    _records(made, place, listed, said, kind != "json")


def _parsed(made: Gathered, place: Place, text: str) -> Any:
    try:
        return json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as error:
        made.fault("json", place.at(error.lineno), "not JSON", "JSON", error.msg)
    except (ValueError, RecursionError) as error:
        made.fault("json", place, "not usable JSON", "JSON", str(error))
    return None


def _lines(made: Gathered, place: Place, text: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line, parse_float=Decimal)
            except (ValueError, RecursionError) as error:
                made.fault("json", place.at(number), "not JSON", "JSON in each line", str(error))


def _records(
    made: Gathered,
    place: Place,
    listed: Iterator[tuple[int, Any]],
    said: Mapping[str, Any],
    lines: bool,
) -> None:
    """Name the columns by the first record, and take the rest."""
    types = _types(made.schema)
    keyed = None
    for number, record in listed:
        if not isinstance(record, list | dict):
            made.fault("ragged-row", place.at(number), "no record", "a list or object", str(record))
            continue
        if keyed is None:
            keyed = isinstance(record, dict)
            if _names_columns(made, place, number, record, said):
                continue
        line = number if lines or not keyed else number + 1
        values = _values(made, place.at(line), record)
        cells = [
            _cell(made, place.at(line, name), value, types.get(name, "any"))
            for name, value in zip(made.names, values, strict=False)
        ]
        if not made.record(place, line, cells + [""] * (len(values) - len(cells))):
            return


def _names_columns(
    made: Gathered, place: Place, number: int, record: Any, said: Mapping[str, Any]
) -> bool:
    """Name the columns by the first record; return whether it is a header and no more."""
    keyed, headed = isinstance(record, dict), said.get("header") is not False
    keys = said.get("itemKeys") if isinstance(said.get("itemKeys"), list) else None
    if not keyed and not headed:
        made.number(len(record))
    elif not made.names:
        made.name(place, 0 if keyed else number, [str(key) for key in (keys or record)])
    return not keyed and headed


def _values(made: Gathered, place: Place, record: Any) -> list[Any]:
    """Return the values of a record in the order of the columns; note keys that are none."""
    if not isinstance(record, dict):
        return list(record)
    for key in record:
        if key not in made.names:
            message = "a property that the first record has not"
            made.fault("ragged-row", place, message, ",".join(made.names), key)
    return [record.get(name) for name in made.names]


def _types(schema: Any) -> dict[str, str]:
    fields = schema.get("fields") if isinstance(schema, Mapping) else None
    return {
        str(item.get("name")): str(item.get("type", "any"))
        for item in (fields if isinstance(fields, list) else [])
        if isinstance(item, Mapping)
    }


def _cell(made: Gathered, place: Place, value: Any, kind: str) -> str:
    """Return a value as the text of a cell; note a value of another type than the column."""
    if value is None:
        return NULL
    if isinstance(value, str):
        return value
    text = json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, Decimal):
        text = str(value)
        if value == value.to_integral_value() and kind == "integer":
            text = str(value.quantize(Decimal(1))) if abs(value) < 10**20 else text
    if kind == "any" or kind in TYPES.get(type(value), ()):
        return text
    made.fault("type", place, f"not of type {kind}", f"a value of type {kind}", text)
    return NULL
