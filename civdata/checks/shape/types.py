"""How a cell is written for its type: the types and formats of Table Schema, version 2.

A reader takes the text of a cell and returns its value, or `WRONG`. Values can be compared and
stand in a set: `01` and `1` are one integer, `1.0` and `1` one number.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

WRONG = object()
"""What a reader returns for a cell that is not of its type."""

Reader = Callable[[str], Any]

NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
INTEGER = re.compile(r"[+-]?[0-9]+")
SPECIAL = {"nan": Decimal("NaN"), "inf": Decimal("Infinity"), "-inf": Decimal("-Infinity")}
TRUE = ("true", "True", "TRUE", "1")
FALSE = ("false", "False", "FALSE", "0")
ZONE = r"(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
DATETIME = re.compile(
    r"(-?)([0-9]{4,})-([0-9]{2})-([0-9]{2})T"
    r"(?:([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(\.[0-9]+)?|24:00:00(?:\.0+)?)"
    rf"({ZONE})"
)
YEAR = re.compile(rf"(-?(?:[1-9][0-9]{{3,}}|0[0-9]{{3}})){ZONE}")
YEAR_MONTH = re.compile(rf"(-?(?:[1-9][0-9]{{3,}}|0[0-9]{{3}}))-(0[1-9]|1[0-2]){ZONE}")
DURATION = re.compile(
    r"(-?)P(?=[0-9T])(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)W)?(?:([0-9]+)D)?"
    r"(?:T(?=[0-9])(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+(?:\.[0-9]+)?)S)?)?"
)
SECONDS = (31556952, 2629746, 604800, 86400, 3600, 60, 1)
"""A year, month, week, day, hour, minute and second of a duration, the first two on average."""

EMAIL = re.compile(r"[^\s@\"(),:;<>\[\]\\]+@[\w-]+(?:\.[\w-]+)+")
URI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*"
)
UUID = re.compile(r"(?i)[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")
GEOJSON = {
    "Point": "coordinates",
    "MultiPoint": "coordinates",
    "LineString": "coordinates",
    "MultiLineString": "coordinates",
    "Polygon": "coordinates",
    "MultiPolygon": "coordinates",
    "GeometryCollection": "geometries",
    "Feature": "properties",
    "FeatureCollection": "features",
}
EXPECTED = {
    "string": "a text",
    "number": "a number, such as 66.7",
    "integer": "digits, such as 258",
    "boolean": "true or false",
    "object": "a JSON object",
    "array": "a JSON array",
    "list": "values with a delimiter between them",
    "datetime": "a date and time, such as 2024-01-26T15:00:00",
    "date": "a date of the calendar, such as 2020-06-29",
    "time": "a time, such as 15:00:00",
    "year": "a year, such as 2022",
    "yearmonth": "a year and month, such as 2024-01",
    "duration": "a duration, such as P1Y2M or PT30M",
    "geopoint": "a longitude and latitude, such as 90.50, 45.50",
    "geojson": "GeoJSON",
    "any": "anything",
}
ITEMS = ("string", "integer", "boolean", "number", "datetime", "date", "time")
FORMATS = ("default", "email", "uri", "binary", "uuid", "wkt")


class BadFieldError(Exception):
    """A field that nobody can check cells against: what is wrong, what was expected and got."""

    def __init__(self, message: str, expected: str, got: Any) -> None:
        super().__init__(message)
        self.message, self.expected, self.got = message, expected, str(got)


def type_of(field: Mapping[str, Any]) -> str:
    """Return the type of a field: any, where it says none."""
    return str(field.get("type", "any"))


def format_of(field: Mapping[str, Any]) -> str:
    """Return the format of a field; `fmt:` before a pattern is of version 0."""
    given = field.get("format", "default")
    return given.removeprefix("fmt:") if isinstance(given, str) else "default"


def expected_of(field: Mapping[str, Any]) -> str:
    """Say what a cell of a field looks like."""
    kind, form = type_of(field), format_of(field)
    if form != "default" and kind in ("string", "date", "time", "datetime"):
        return f"{kind} of the format {form}"
    return EXPECTED.get(kind, kind)


# complex: one row of guards, a kind of cell each, in the order in which they exclude each other
def reader_of(field: Mapping[str, Any]) -> Reader:
    """Return what reads the cells of a field; raise BadFieldError where it cannot be told."""
    kind = type_of(field)
    if kind not in EXPECTED:
        raise BadFieldError("an unknown type", ", ".join(sorted(EXPECTED)), kind)
    if kind in ("number", "integer"):
        return _number(field, NUMBER if kind == "number" else INTEGER)
    if kind == "boolean":
        return _boolean(field)
    if kind == "list":
        return _list(field)
    if kind == "string":
        return _string(format_of(field))
    if kind in ("date", "time", "datetime") and format_of(field) != "default":
        return _temporal(kind, format_of(field))
    if kind == "geopoint":
        return {"array": _point_array, "object": _point_object}.get(format_of(field), _point)
    if kind == "geojson":
        return _topojson if format_of(field) == "topojson" else _geojson
    return PLAIN.get(kind, _any)


def _any(cell: str) -> Any:
    return cell


def _number(field: Mapping[str, Any], form: re.Pattern[str]) -> Reader:
    point = field.get("decimalChar", ".") if form is NUMBER else "."
    group = field.get("groupChar")
    bare = field.get("bareNumber", True) is not False
    if not isinstance(point, str) or not (group is None or isinstance(group, str)):
        raise BadFieldError("decimalChar or groupChar is no text", "a text", (point, group))
    special = SPECIAL if form is NUMBER else {}

    def read(cell: str) -> Any:
        if not bare:
            cell = re.sub(r"^[^0-9+\-.]*|[^0-9]*$", "", cell) if cell.isascii() else _stripped(cell)
        if group:
            cell = cell.replace(group, "")
        if point != ".":
            cell = WRONG_POINT if "." in cell else cell.replace(point, ".")
        if form.fullmatch(cell):
            try:
                return Decimal(cell)
            except InvalidOperation:  # an exponent that no number has
                return WRONG
        return special.get(cell.lower(), WRONG)

    return read


WRONG_POINT = "?"


def _stripped(cell: str) -> str:
    """Return a cell without what stands before and after its digits."""
    return re.sub(r"^[^0-9+\-.]*|[^0-9]*$", "", cell)


def _boolean(field: Mapping[str, Any]) -> Reader:
    values: dict[str, bool] = {}
    for key, given, value in (("falseValues", FALSE, False), ("trueValues", TRUE, True)):
        listed = field.get(key, given)
        if not isinstance(listed, list | tuple) or not all(isinstance(x, str) for x in listed):
            raise BadFieldError(f"{key} is no list of texts", "a list of texts", listed)
        values |= dict.fromkeys(listed, value)
    return lambda cell: values.get(cell, WRONG)


def _list(field: Mapping[str, Any]) -> Reader:
    delimiter = field.get("delimiter", ",")
    if not isinstance(delimiter, str) or not delimiter:
        raise BadFieldError("delimiter is no text", "a text", delimiter)
    item = field.get("itemType", "string")
    if item not in ITEMS:
        raise BadFieldError("an unknown itemType", ", ".join(ITEMS), item)
    read = reader_of({"type": item})

    def read_list(cell: str) -> Any:
        values = tuple(read(part) for part in cell.split(delimiter))
        return WRONG if WRONG in values else values

    return read_list


def _string(form: str) -> Reader:
    if form == "binary":
        return _binary
    known = {"email": EMAIL, "uri": URI, "uuid": UUID}.get(form)
    if known is None:
        return _any  # default, wkt, and what older descriptors say
    match = known.fullmatch
    return lambda cell: cell if match(cell) else WRONG


def _binary(cell: str) -> Any:
    try:
        base64.b64decode(cell, validate=True)
    except (binascii.Error, ValueError):
        return WRONG
    return cell


def _temporal(kind: str, form: str) -> Reader:
    if form == "any":
        return lambda cell: _parsed(kind, cell)
    try:
        datetime.strptime("", form)
    except ValueError as error:
        if "directive" in str(error) or "stray" in str(error):
            raise BadFieldError("a format that nobody can read", "as strptime", form) from None
    except (re.error, IndexError, KeyError):
        raise BadFieldError("a format that nobody can read", "as strptime", form) from None

    def read(cell: str) -> Any:
        if not cell.isascii() and any(c.isdigit() and not c.isascii() for c in cell):
            return WRONG
        try:
            return _part(kind, datetime.strptime(cell, form))
        except (ValueError, OverflowError):
            return WRONG

    return read


def _part(kind: str, moment: datetime) -> Any:
    if kind == "datetime":
        return moment.replace(tzinfo=None)
    return moment.date() if kind == "date" else moment.time()


def _parsed(kind: str, cell: str) -> Any:
    """Read a date or time of the format `any`, as the standard says by dateutil."""
    from dateutil import parser

    if len(cell) > 100:
        return WRONG
    try:
        return _part(kind, parser.parse(cell))
    except (ValueError, OverflowError, TypeError, RecursionError):
        return WRONG


def _date(cell: str) -> Any:
    if len(cell) != 10 or cell[4] != "-" or cell[7] != "-" or not cell.isascii():
        return WRONG
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return WRONG


def _time(cell: str) -> Any:
    if len(cell) != 8 or not cell.isascii() or cell[2] != ":" or cell[5] != ":":
        return WRONG
    try:
        return time.fromisoformat(cell)
    except ValueError:
        return WRONG


def _datetime(cell: str) -> Any:
    match = DATETIME.fullmatch(cell)
    if not match:
        return WRONG
    sign, year, month, day, hour, minute, second, fraction, zone = match.groups()
    try:
        date(2000 + int(year[-4:]) % 400, int(month), int(day))  # as long as the year's own months
    except ValueError:
        return WRONG
    ahead = 0
    if zone and zone != "Z":
        ahead = (int(zone[1:3]) * 60 + int(zone[4:])) * (-1 if zone[0] == "-" else 1)
    clock = (int(hour) * 60 + int(minute)) * 60 + int(second) if hour else 86400
    days = _days(int(sign + year), int(month), int(day))
    return days * 86400 + clock - ahead * 60 + Decimal(fraction or 0)


def _days(year: int, month: int, day: int) -> int:
    """Return the number of a day in the Gregorian calendar, of any year."""
    cycles, inside = divmod(year, 400)
    return cycles * 146097 + date(2000 + inside, month, day).toordinal()


def _year(cell: str) -> Any:
    match = YEAR.fullmatch(cell)
    return int(match[1]) if match and len(cell) < 20 else WRONG


def _year_month(cell: str) -> Any:
    match = YEAR_MONTH.fullmatch(cell)
    return (int(match[1]), int(match[2])) if match and len(cell) < 20 else WRONG


def _duration(cell: str) -> Any:
    match = DURATION.fullmatch(cell)
    if not match or len(cell) > 1000:
        return WRONG
    sign, *parts = match.groups()
    total = sum(Decimal(part or 0) * size for part, size in zip(parts, SECONDS, strict=True))
    return -total if sign else total


@lru_cache(maxsize=1024)
def json_value(cell: str) -> Any:
    """Return what a cell holds as JSON, or WRONG."""
    try:
        return json.loads(cell, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return WRONG


def _refuse(name: str) -> None:
    raise ValueError(name)


class Json:
    """A JSON value as a cell holds it: it has a length, and can stand in a set."""

    __slots__ = ("text", "value")

    def __init__(self, value: Any) -> None:
        self.value = value
        self.text = json.dumps(value, sort_keys=True)

    def __len__(self) -> int:
        return len(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Json) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)


def _json(kind: type) -> Reader:
    def read(cell: str) -> Any:
        value = json_value(cell)
        try:
            return Json(value) if isinstance(value, kind) else WRONG
        except (ValueError, RecursionError):
            return WRONG

    return read


def _is_point(lon: Any, lat: Any) -> bool:
    numbers = all(isinstance(x, int | float) and not isinstance(x, bool) for x in (lon, lat))
    return numbers and abs(lon) <= 180 and abs(lat) <= 90


def _point(cell: str) -> Any:
    lon, comma, lat = cell.partition(",")
    lat = lat.removeprefix(" ")
    if not comma or not NUMBER.fullmatch(lon) or not NUMBER.fullmatch(lat):
        return WRONG
    return (lon, lat) if _is_point(float(lon), float(lat)) else WRONG


def _point_array(cell: str) -> Any:
    value = json_value(cell)
    good = isinstance(value, list) and len(value) == 2 and _is_point(*value)
    return tuple(value) if good else WRONG


def _point_object(cell: str) -> Any:
    value = json_value(cell)
    good = isinstance(value, dict) and set(value) == {"lon", "lat"}
    return (value["lon"], value["lat"]) if good and _is_point(value["lon"], value["lat"]) else WRONG


def _geojson(cell: str) -> Any:
    value = json_value(cell)
    needed = GEOJSON.get(str(value.get("type"))) if isinstance(value, dict) else None
    return Json(value) if needed and needed in value else WRONG


def _topojson(cell: str) -> Any:
    value = json_value(cell)
    good = isinstance(value, dict) and value.get("type") == "Topology" and "arcs" in value
    return Json(value) if good else WRONG


PLAIN: Mapping[str, Reader] = {
    "date": _date,
    "time": _time,
    "datetime": _datetime,
    "year": _year,
    "yearmonth": _year_month,
    "duration": _duration,
    "object": _json(dict),
    "array": _json(list),
}
