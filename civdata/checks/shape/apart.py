"""Runs frictionless and the official profile on one package after another, in a process of its own.

Called by `stock` as a script: a line of JSON comes in for each package (its folder and a descriptor
that names nothing outside), a line of JSON with its errors goes out. Imports nothing of civdata.
"""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

LIMIT = 1000
"""How many errors frictionless tells before it stops."""


def report(
    folder: str, whole: Mapping[str, Any], safe: dict[str, Any], good: set[str]
) -> list[dict[str, Any]]:
    """Return the errors of a package: `whole` against its profile, `safe` with all its tables.

    `good` are the columns that the profile has taken before, as JSON; it grows.
    """
    import frictionless

    errors = list(_profile_errors(whole, good))
    try:
        found = frictionless.validate(safe, type="package", basepath=folder, limit_errors=LIMIT)
    except Exception as raised:  # it raises on some inputs instead of reporting
        return [*errors, error("stock-raised", f"{type(raised).__name__}: {raised}")]
    errors += [error(item.type, item.message, item.note) for item in found.errors]
    for task in found.tasks:
        for item in task.errors:
            told = item.to_descriptor()
            errors.append(
                error(
                    item.type,
                    item.message,
                    item.note,
                    str(told.get("cell", "")),
                    task.place or "datapackage.json",
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
    file: str = "datapackage.json",
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

    The profile tries some fifteen types on each column, and most columns stand in many tables.
    """
    met: set[str] = set()
    resources = []
    for resource in descriptor["resources"]:
        fields: list[Any] = []
        for field in resource["schema"]["fields"]:
            text = json.dumps(field, sort_keys=True)
            if text not in good or not fields:
                fields.append(field)
                met.add(text)
        resources.append({**resource, "schema": {**resource["schema"], "fields": fields}})
    return {**descriptor, "resources": resources}, met


def _profile_errors(descriptor: Mapping[str, Any], good: set[str]) -> Iterator[dict[str, Any]]:
    try:
        lean, met = _lean(descriptor, good)
    except (KeyError, TypeError):
        lean, met = {}, set()
    if lean and _validator().is_valid(lean):
        good |= met
        return
    for fault in _validator().iter_errors(descriptor):
        place = "/".join(map(str, fault.absolute_path))
        expected = json.dumps({fault.validator: fault.validator_value}, ensure_ascii=False)
        got = json.dumps(fault.instance, ensure_ascii=False)
        message = f"{place or 'descriptor'}: not as the Data Package profile has it"
        short = expected if len(expected) <= 200 else f"what the profile says of {place}"
        yield error("profile", message, short, got)


@cache
def _validator() -> Any:
    """Return what checks against version 2 of the profile, which takes descriptors of 1 as well."""
    from jsonschema import Draft7Validator

    text = (Path(str(files("dplib"))) / "profiles/2.0/datapackage.json").read_text("utf-8")
    return Draft7Validator(json.loads(text))


def main() -> None:
    """Answer each line that comes in with a line; end at a package that takes too long.

    Where the system has no alarm, `stock` ends the process when all its packages take too long.
    """
    good: set[str] = set()
    alarm = getattr(signal, "alarm", lambda _: None)
    for line in sys.stdin:
        asked = json.loads(line)
        alarm(asked["seconds"])
        errors = report(asked["folder"], asked["whole"], asked["safe"], good)
        alarm(0)
        print(json.dumps({"path": asked["path"], "errors": errors}), flush=True)


if __name__ == "__main__":
    main()
