"""Runs frictionless and the official profile on one package after another, in a process of its own.

Called by `stock` as a script: a line of JSON comes in for each package (its folder and a descriptor
that names nothing outside), a line of JSON with its errors goes out. Imports nothing of civdata.
"""

from __future__ import annotations

import ctypes
import json
import re
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

LIMIT = 1000
"""How many errors frictionless tells before it stops."""

MEMORY = 1 << 30


def report(
    folder: str, whole: Mapping[str, Any], safe: dict[str, Any], good: set[str]
) -> list[dict[str, Any]]:
    """Return the errors of a package: `whole` against its profile, `safe` with all its tables.

    `good` are the columns that the profile has taken before, as JSON; it grows.
    """
    errors = list(_profile_errors(whole, good))
    if safe.get("resources") == []:
        return errors  # all its tables are read without it
    import frictionless

    try:
        found = frictionless.validate(safe, type="package", basepath=folder, limit_errors=LIMIT)
    except Exception as raised:  # it raises on some inputs instead of reporting
        return [*errors, error("stock-raised", f"{type(raised).__name__}: {raised}")]
    errors += [error(item.type, item.message, item.note) for item in found.errors]
    for task in found.tasks:
        for item in task.errors:
            told = item.to_descriptor()
            # A table that stands in the descriptor has no file of its own.
            place = "" if task.place in (None, "<memory>") else task.place
            errors.append(
                error(
                    item.type,
                    item.message,
                    item.note,
                    str(told.get("cell", "")),
                    place or "",
                    told.get("rowNumber"),
                    str(told.get("fieldName", "")),
                )
            )
    return errors


def error(
    code: str,
    message: str,
    expected: str = "",
    got: str = "",
    file: str = "",
    row: int | None = None,
    column: str = "",
) -> dict[str, Any]:
    """Return an error as it is sent, without the address that frictionless repeats."""
    return {
        "code": code,
        "message": message[:300],
        "file": file,
        "row": row,
        "column": column,
        "expected": expected[:300],
        "got": got[:300],
    }


def _lean(descriptor: Mapping[str, Any], good: set[str]) -> tuple[dict[str, Any], set[str]]:
    """Return a descriptor without the columns that are known to be good, and those it still has.

    The profile tries some fifteen types on each column, and most columns are like others but for
    their names.
    """
    met: set[str] = set()
    resources = []
    for resource in descriptor["resources"]:
        schema = resource.get("schema")
        fields: list[Any] = []
        for field in schema["fields"] if isinstance(schema, dict) else []:
            text = _kind(field)
            if (text not in good and text not in met) or not fields:
                fields.append(field)
                met.add(text)
        lean = {**schema, "fields": fields} if isinstance(schema, dict) else schema
        resources.append({**resource, "schema": lean} if "schema" in resource else resource)
    return {**descriptor, "resources": resources}, met


def _kind(field: Any) -> str:
    """Return what a column is but for its texts, which can be any."""
    if not isinstance(field, dict):
        return json.dumps(field)
    texts = {k for k in WORDS if isinstance(field.get(k), str)}
    return json.dumps({k: v for k, v in field.items() if k not in texts}, sort_keys=True)


WORDS = ("name", "title", "description")


def _profile_errors(descriptor: Mapping[str, Any], good: set[str]) -> Iterator[dict[str, Any]]:
    try:
        lean, met = _lean(descriptor, good)
    except (KeyError, TypeError, AttributeError):
        lean, met = dict(descriptor), set()
    faults = list(islice(_validator().iter_errors(lean), LIMIT))
    if not faults:
        good |= met
    for fault in faults:
        yield from _told(lean, fault)


# complex: one row of guards, a kind of fault of the profile each
def _told(descriptor: Mapping[str, Any], fault: Any) -> Iterator[dict[str, Any]]:
    """Yield what the profile says, by the names of table and field; leave its own faults out."""
    path = [*fault.absolute_path]
    if len(path) >= 2 and path[-2] == "fields" and fault.validator == "oneOf":
        yield from _of_column(descriptor, fault, path)
        return
    last = path[-1] if path else ""
    if path == ["resources"] or (not path and fault.validator_value == ["resources"]):
        return  # the reading of the descriptor tells it
    if last == "fieldsMatch" and isinstance(fault.instance, str):
        return  # the standard has a text here, this profile a list
    expected = json.dumps({fault.validator: fault.validator_value}, ensure_ascii=False)
    got = json.dumps(fault.instance, ensure_ascii=False)
    where = _where(descriptor, path)
    required = fault.validator == "required"
    said = fault.message if required else "not as the Data Package profile has it"
    short = expected if len(expected) <= 200 else f"what the profile says of {where}"
    severity = "warning" if _lawful(fault, last) else "error"
    yield {**error("profile", f"{where}: {said}", short, got), "severity": severity}


def _of_column(
    descriptor: Mapping[str, Any], fault: Any, path: list[Any]
) -> Iterator[dict[str, Any]]:
    """Yield what is wrong with a column by the branch of its type, not by all fifteen."""
    kind = str(fault.instance.get("type", "string")) if isinstance(fault.instance, dict) else ""
    branches = [branch["properties"]["type"]["enum"][0] for branch in fault.validator_value]
    if kind in branches:
        number = branches.index(kind)
        for inner in fault.context:
            if inner.schema_path[0] == number:
                yield from _told(descriptor, inner)
    elif kind != "list":  # which this profile forgot
        where = _where(descriptor, path)
        yield error("profile", f"{where}: an unknown type", ", ".join(branches), kind)


def _lawful(fault: Any, last: Any) -> bool:
    """Return whether the standard allows what its profile refuses."""
    return (
        (last == "primaryKey" and fault.instance == [])
        or (last == "path" and str(fault.instance).startswith("./"))
        or (fault.instance == "" and fault.validator in ("pattern", "format"))
        or (fault.validator == "format" and fault.validator_value == "uri")
    )


def _where(descriptor: Any, path: list[Any]) -> str:
    """Return a place in a descriptor, tables and fields by their names."""
    parts, value = [], descriptor
    for key in path:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            value = None
        name = value.get("name") if isinstance(value, dict) and isinstance(key, int) else None
        parts.append(str(name) if isinstance(name, str) else str(key))
    return "/".join(part for part in parts if part not in ("resources", "schema")) or "descriptor"


@cache
def _validator() -> Any:
    """Return what checks against version 2 of the profile, which takes descriptors of 1 as well."""
    from jsonschema import Draft7Validator

    return Draft7Validator(profile(), format_checker=_formats())


def profile() -> Any:
    """Return version 2 of the official profile of a package."""
    text = (Path(str(files("dplib"))) / "profiles/2.0/datapackage.json").read_text("utf-8")
    return json.loads(text)


def _formats() -> Any:
    """Return a check of the formats that the profile names; jsonschema alone skips most."""
    from jsonschema import FormatChecker

    checker = FormatChecker(formats=())
    for name, form in FORMS.items():
        checker.checks(name)(matcher(name, form))
    return checker


FORMS = {
    "date-time": r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)?",
    "email": r"[^\s@]+@[^\s@]+\.[^\s@]+",
    "uri": r"[A-Za-z][A-Za-z0-9+.-]*:\S+",
}


def matcher(name: str, form: str) -> Any:
    """Return what tells whether a value is of a format that the profile names."""
    match = re.compile(form, re.ASCII).fullmatch

    def matches(value: Any) -> bool:
        if not isinstance(value, str) or not value:
            return not isinstance(value, str)
        if name == "date-time" and match(value):
            try:
                datetime.fromisoformat(value[:10])
            except ValueError:
                return False
        return bool(match(value))

    return matches


def _alarm(seconds: int) -> None:
    """End the process after so many seconds of its own CPU time; a busy machine changes nothing."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _end_with_parent() -> None:
    """Ask the system to end this process when its parent ends, as `timed` does; only Linux can."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def main() -> None:
    """Answer each line that comes in with a line; end at a package that takes too long.

    Where the system has no alarm, `stock` ends the process when all its packages take too long.
    """
    good: set[str] = set()
    # jsonschema imports it if it is there, for formats that nobody asks for; that takes seconds.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    _end_with_parent()
    _limit_memory()
    for line in sys.stdin:
        asked = json.loads(line)
        _alarm(asked["seconds"])
        try:
            errors = report(asked["folder"], asked["whole"], asked["safe"], good)
        except (MemoryError, RecursionError) as raised:
            errors = [error("stock-raised", f"{type(raised).__name__} {raised}")]
        _alarm(0)
        print(json.dumps({"path": asked["path"], "errors": errors}), flush=True)


if __name__ == "__main__":
    main()
