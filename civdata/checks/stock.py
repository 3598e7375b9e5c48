"""The one adapter to frictionless and to the official profile of Data Package v2.

Both run in a process of their own: frictionless may hang on a regular expression, raise instead of
reporting, or open what it should not. Run as `python -m civdata.checks.stock DESCRIPTOR…`, this
module prints one JSON line a descriptor.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from civdata.checks.scope import Scope
from civdata.errors import MissingExtra
from civdata.model import Finding, Package

SECONDS = 120
# Faults of our own reading after which a package is not safe, or of no use, to hand on.
UNSAFE = frozenset(
    ("path", "file-kind", "file-size", "huge-cell", "json", "descriptor", "file-missing")
)


def check(scope: Scope) -> tuple[list[Finding], int]:
    """Return findings of frictionless and the profile, and how many packages were not handed on."""
    for needed in ("frictionless", "dplib"):
        if find_spec(needed) is None:
            raise MissingExtra("validation", "validate")
    safe: list[Package] = []
    findings: list[Finding] = []
    skipped = 0
    for reading in scope.readings:
        if reading.package and not any(f.code in UNSAFE for f in reading.findings):
            safe.append(reading.package)
        else:
            skipped += 1
            message = "not handed to frictionless: it could not be read safely"
            findings.append(Finding("note", "stock-skipped", message, reading.name, reading.file))
    if safe:
        findings += _run(safe)
    return findings, skipped


def _run(packages: list[Package]) -> list[Finding]:
    """Run this module on the packages and turn its lines into findings."""
    by_path = {str(package.folder / "datapackage.json"): package for package in packages}
    command = [sys.executable, "-m", "civdata.checks.stock", *by_path]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=SECONDS, check=False, encoding="utf-8"
        )
        lines, trouble = done.stdout.splitlines(), done.stderr.strip().splitlines()
    except subprocess.TimeoutExpired as expired:
        out = expired.stdout or b""
        lines = (out if isinstance(out, str) else out.decode("utf-8", "replace")).splitlines()
        trouble = [f"no answer within {SECONDS} seconds"]
    told: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        try:
            answer = json.loads(line)
        except json.JSONDecodeError:
            continue
        told[answer["path"]] = answer["errors"]
    findings = []
    for path, package in by_path.items():
        folder = package.folder.name
        if path not in told:
            findings.append(
                Finding(
                    "error",
                    "stock-failed",
                    "frictionless did not finish on this package",
                    package.name,
                    f"{folder}/datapackage.json",
                    expected="a report",
                    got=(trouble[-1] if trouble else "no output")[:200],
                    hint="Take out the last changes to the descriptor, its patterns above all",
                )
            )
        findings += [
            Finding(
                "error",
                error["code"],
                error["message"],
                package.name,
                f"{folder}/{error['file']}",
                error["row"],
                error["column"],
                hint=error["hint"],
            )
            for error in told.get(path, ())
        ]
    return findings


def _report(path: str) -> list[dict[str, Any]]:
    """Validate one descriptor; called in the process apart."""
    import frictionless
    from jsonschema import Draft7Validator

    profile = json.loads((Path(str(files("dplib"))) / "profiles/2.0/datapackage.json").read_text())
    descriptor = json.loads(Path(path).read_text("utf-8"))
    errors = [
        {
            "code": "profile",
            "message": f"{'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}",
            "file": "datapackage.json",
            "row": None,
            "column": "",
            "hint": "See the Data Package v2 standard",
        }
        for fault in Draft7Validator(profile).iter_errors(descriptor)
    ]
    try:
        report = frictionless.validate(path, type="package", limit_errors=1000)
    except Exception as raised:  # it raises on some inputs instead of reporting
        return [*errors, _plain("stock-raised", f"{type(raised).__name__}: {raised}")]
    errors += [_plain(error.type, error.message) for error in report.errors]
    for task in report.tasks:
        for error in task.errors:
            item = error.to_dict()
            made = _plain(str(item.get("type")), str(item.get("message"))[:300])
            made["file"] = task.place or "datapackage.json"
            made["row"] = item.get("rowNumber")
            made["column"] = str(item.get("fieldName", ""))
            errors.append(made)
    return errors


def _plain(code: str, message: str) -> dict[str, Any]:
    return {
        "code": code,
        "message": message[:300],
        "file": "datapackage.json",
        "row": None,
        "column": "",
        "hint": "",
    }


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        answer = {"path": argument, "errors": _report(argument)}
        print(json.dumps(answer, ensure_ascii=False), flush=True)
