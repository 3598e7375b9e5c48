"""What a Table Schema asks of the cells of a column, compiled once for all its cells.

A `Rule` judges a cell by its text alone, so that each distinct text of a column is judged once.
Keys, and patterns that may run away, are looked at elsewhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from importlib.util import find_spec
from typing import Any

from civdata.checks.cells import Fault
from civdata.checks.shape.types import (
    EXPECTED,
    WRONG,
    BadFieldError,
    Reader,
    expected_of,
    reader_of,
    type_of,
)

ORDERED = ("integer", "number", "date", "time", "datetime", "duration", "year", "yearmonth")
SIZED = ("string", "array", "object", "list", "geojson")
LIMITS: Mapping[str, tuple[str, Callable[[Any, Any], bool]]] = {
    "minimum": ("{} or more", lambda value, limit: value >= limit),
    "maximum": ("{} or less", lambda value, limit: value <= limit),
    "exclusiveMinimum": ("more than {}", lambda value, limit: value > limit),
    "exclusiveMaximum": ("less than {}", lambda value, limit: value < limit),
}
LENGTHS: Mapping[str, tuple[str, Callable[[int, int], bool]]] = {
    "minLength": ("{} characters or items at least", lambda value, limit: value >= limit),
    "maxLength": ("{} characters or items at most", lambda value, limit: value <= limit),
}
APPLIES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(LIMITS, ORDERED),
    **dict.fromkeys(LENGTHS, SIZED),
    "pattern": ("string", "any"),
    "jsonSchema": ("array", "object", "geojson"),
}
LISTED = 20
"""How many values of a closed list a finding names."""


Check = Callable[[Any], Fault | None]


@dataclass(frozen=True)
class Rule:
    """What a column asks of a cell; `whole` is False where something of it cannot be checked."""

    name: str
    kind: str
    missing: frozenset[str]
    read: Reader
    expected: str
    required: bool = False
    unique: bool = False
    pattern: str = ""
    checks: tuple[Check, ...] = ()
    limits: Mapping[str, Any] = field(default_factory=dict)
    choices: frozenset[str] | None = None
    default_form: bool = True

    def judge(self, cell: str) -> tuple[Fault, ...]:
        """Return what is wrong with a cell: its type, or else its constraints."""
        if cell in self.missing:
            return (REQUIRED,) if self.required else ()
        value = self.read(cell)
        if value is WRONG:
            what = "as its format has it" if self.kind == "string" else f"of type {self.kind}"
            return (Fault("type", f"not {what}", self.expected),)
        found = [fault for check in self.checks if (fault := check(value))]
        return tuple(found)

    def key(self, cell: str) -> Hashable:
        """Return what a cell is in a key, so that equal values are equal; None where missing."""
        if cell in self.missing:
            return None
        value = self.read(cell)
        if value is WRONG or value != value:
            return cell
        return value if isinstance(value, Hashable) else cell


ENDLESS = re.compile(r'"(?:\$ref|\$dynamicRef|pattern|patternProperties)"')
REQUIRED = Fault("required", "required cell is empty", "a value")
Problem = tuple[str, str, str]
"""What is wrong with a schema: a message, what was expected and got."""


def _astray(name: str, kind: str, said: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield constraints that do not go with the type of their field."""
    for key, kinds in APPLIES.items():
        if key in said and kind not in kinds and not (key == "pattern" and kind == "integer"):
            message = f"field {name}: {key} does not go with type {kind}"
            yield message, f"a field of type {', '.join(kinds)}", str(said[key])


def rule_of(item: Mapping[str, Any], missing: frozenset[str], problems: list[Problem]) -> Rule:
    """Compile a field; what is wrong with it goes to `problems`, and is not checked."""
    name = str(item.get("name"))
    kind = type_of(item)
    try:
        read = reader_of(item)
    except BadFieldError as error:
        problems.append((f"field {name}: {error.message}", error.expected, error.got))
        return Rule(name, kind, missing, lambda cell: cell, "")
    given = item.get("constraints")
    said = given if isinstance(given, Mapping) else {}
    if given is not None and not isinstance(given, Mapping):
        problems.append((f"field {name}: constraints is no object", "an object", str(given)))
    problems += _astray(name, kind, said)
    compiler = _Compiler(name, kind, read, said, problems)
    checks = tuple(compiler.checks(item))
    if item.get("example") not in (None, ""):
        compiler.value("example", item["example"])
    pattern = said.get("pattern", "")
    return Rule(
        name,
        kind,
        missing,
        read,
        expected_of(item),
        said.get("required") is True,
        said.get("unique") is True,
        pattern if isinstance(pattern, str) and kind in ("string", "any", "integer") else "",
        checks,
        compiler.limits,
        compiler.choices,
        set(item) <= PLAIN_KEYS and item.get("format", "default") == "default",
    )


PLAIN_KEYS = frozenset(
    (
        "name",
        "type",
        "format",
        "title",
        "description",
        "titles",
        "descriptions",
        "example",
        "constraints",
        "rdfType",
        "missingValues",
        "unit",
        "categories",
        "categoriesOrdered",
    )
)
"""Properties of a field that change nothing in how its cells are written."""


@dataclass
class _Compiler:
    """Turns the constraints of one field into checks of a value."""

    name: str
    kind: str
    read: Reader
    said: Mapping[str, Any]
    problems: list[Problem]
    limits: dict[str, Any] = field(default_factory=dict)
    choices: frozenset[str] | None = None

    def checks(self, item: Mapping[str, Any]) -> Iterator[Check]:
        """Yield a check a constraint."""
        yield from self._limits()
        yield from self._lengths()
        if "enum" in self.said:
            yield from self.listed("enum", self.said["enum"], "not in the closed list")
        if "categories" in item and self.kind in ("string", "integer", "any"):
            given = item["categories"]
            values = given if isinstance(given, list) else None
            if values is not None:
                values = [x.get("value") if isinstance(x, Mapping) else x for x in values]
            yield from self.listed("categories", values, "none of the categories")

        if "jsonSchema" in self.said and self.kind in APPLIES["jsonSchema"]:
            yield from self.shaped(self.said["jsonSchema"])

    def _limits(self) -> Iterator[Check]:
        """Yield the checks of the least and the greatest value."""
        for key, (words, holds) in LIMITS.items():
            if key in self.said and self.kind in ORDERED:
                limit = self.value(key, self.said[key])
                if limit is not WRONG:
                    self.limits[key] = limit
                    yield _limit(key, words.format(self.said[key]), holds, limit)

    def _lengths(self) -> Iterator[Check]:
        """Yield the checks of the least and the greatest length."""
        for key, (words, fits) in LENGTHS.items():
            size = self.said.get(key)
            if key in self.said and type(size) is not int:
                self.problem(key, "a whole number", size)
            elif type(size) is int and self.kind in SIZED:
                self.limits[key] = size
                yield _length(words.format(size), fits, size)

    def shaped(self, schema: Any) -> Iterator[Check]:
        """Yield the check that a value of JSON is as a JSON Schema has it.

        One that leads elsewhere, or has patterns, is not followed: both may never end.
        """
        if not isinstance(schema, Mapping):
            self.problem("jsonSchema", "a JSON Schema", schema)
            return
        if find_spec("jsonschema_rs") is None or ENDLESS.search(json.dumps(schema)):
            return
        import jsonschema_rs

        try:
            validator = jsonschema_rs.Draft202012Validator(dict(schema))
        except (jsonschema_rs.ValidationError, ValueError):
            self.problem("jsonSchema", "a JSON Schema", schema)
            return
        wrong = Fault("json-schema", "not as the JSON Schema of the field has it", str(schema))
        yield lambda value: None if validator.is_valid(value.value) else wrong

    # complex: one row of guards, a way in which a list is none each
    def listed(self, key: str, values: Any, message: str) -> Iterator[Check]:
        """Yield the check that a value is one of a list."""
        if not isinstance(values, list) or not values:
            self.problem(key, "a list of values", values)
            return
        known = [self.value(key, value) for value in values]
        try:
            allowed = frozenset(value for value in known if value is not WRONG)
        except TypeError:  # a value that can stand in no set
            return
        if WRONG in known:
            return  # told already
        texts = frozenset(value for value in values if isinstance(value, str))
        whole = len(texts) == len(set(map(str, values))) and self.kind == "string"
        self.choices = texts if whole and self.choices is None else self.choices
        shown = ", ".join(map(str, values[:LISTED])) + ("…" if len(values) > LISTED else "")
        wrong = Fault("enum", message, shown)
        yield lambda value: None if value in allowed else wrong

    def value(self, key: str, given: Any) -> Any:
        """Return a value of a constraint, read as a cell is; note where it cannot be."""
        if isinstance(given, str):
            text = given
        elif isinstance(given, bool):
            text = str(given).lower()
        elif isinstance(given, int | float) and self.kind in ("integer", "number", "year"):
            return self.number(key, given)
        elif isinstance(given, int | float) and self.kind in ("string", "any"):
            text = str(given)
        else:
            text = json.dumps(given)
        try:
            value = self.read(text)
        except (ValueError, ArithmeticError):
            value = WRONG
        return self.bad(key, given) if value is WRONG else value

    def number(self, key: str, given: float) -> Any:
        """Return a number of a constraint as the cells of the field are read."""
        value = Decimal(str(given))
        if self.kind == "number":
            return value
        if not value.is_finite() or value != int(value):
            return self.bad(key, given)
        return value if self.kind == "integer" else int(value)

    def bad(self, key: str, given: Any) -> Any:
        """Note a value of a constraint that is not of the field's type."""
        self.problem(key, EXPECTED.get(self.kind, self.kind), given)
        return WRONG

    def problem(self, key: str, expected: str, got: Any) -> None:
        """Note a constraint that cannot be kept."""
        self.problems.append((f"field {self.name}: {key} cannot be kept", expected, str(got)))


def _limit(key: str, expected: str, holds: Callable[[Any, Any], bool], limit: Any) -> Check:
    wrong = Fault("limit", f"beyond the {key}", expected)

    def check(value: Any) -> Fault | None:
        if value != value or limit != limit:  # no number is neither more nor less
            return wrong
        return None if holds(value, limit) else wrong

    return check


def _length(expected: str, fits: Callable[[int, int], bool], size: int) -> Check:
    wrong = Fault("length", "too long or too short", expected)
    return lambda value: None if fits(len(value), size) else wrong
