"""The one adapter to frictionless and to the official profile of Data Package.

Both run in a process of their own (`apart`): frictionless may hang on a regular expression, raise
instead of reporting, or open what it should not. It never sees the descriptor as it stands, but
one with the parts that lead outside taken out. A package that is surely clean (`clean`) is not
handed on: neither would find anything in it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from civdata.checks.scope import Scope
from civdata.checks.shape import clean
from civdata.checks.shape.descriptor import RESOURCE_KEYS
from civdata.errors import MissingExtra
from civdata.model import Finding, Package, Place, fault
from civdata.storage import Reading, is_handed, is_text
from civdata.storage.descriptor import unsafe
from civdata.storage.disk import MAX_BYTES

SECONDS = 20
"""How long a small package may take; a large one gets a second more for each BYTES_A_SECOND."""

BYTES_A_SECOND = 200_000
CLOCK = 10
PROCESSES = 2
"""How many work at a time, when there are packages enough."""

SCRIPT = Path(__file__).with_name("apart.py")
HINT = "Mend what frictionless tells of"
PROFILE_HINT = "See the Data Package standard, datapackage.org"

# Faults of our own reading after which a package is not safe, or of no use, to hand on.
UNSAFE = frozenset(
    ("path", "file-kind", "file-size", "huge-cell", "json", "descriptor", "file-missing", "archive")
)
# What it gets of a resource: nothing that it would follow out of the package.
HANDED = (RESOURCE_KEYS | {"data", "compression", "innerpath"}) - {
    "$schema",
    "scheme",
    "sources",
    "licenses",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A package to be handed on, and the name of its descriptor in findings."""

    package: Package
    file: str

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return str(self.package.folder / Path(self.file).name)

    @property
    def seconds(self) -> int:
        """How long frictionless may take for it."""
        folder = self.package.folder
        names = [table.file.removeprefix(f"{folder.name}/") for table in self.package.tables]
        files = (folder / name for name in names)
        return SECONDS + sum(f.stat().st_size for f in files if f.is_file()) // BYTES_A_SECOND


def check(scope: Scope) -> tuple[list[Finding], int]:
    """Return findings of frictionless and the profile, and how many packages were not handed on."""
    for needed in ("frictionless", "dplib"):
        if find_spec(needed) is None:
            raise MissingExtra("validation", "validate")
    safe: list[Asked] = []
    findings: list[Finding] = []
    skipped = 0
    for reading in scope.readings:
        package = reading.package
        if package is None or not _is_safe(reading, package):
            skipped += 1
            message = "not handed to frictionless: it could not be read safely"
            place = Place(reading.name, reading.file)
            findings.append(fault(place, "stock-skipped", message, severity="note"))
        elif not _has_nothing_to_say(reading):
            safe.append(Asked(package, reading.file))
    return [*findings, *_told_of(safe)], skipped


def _is_safe(reading: Reading, package: Package) -> bool:
    """Return whether a package may be handed on: other people's are, without what leads out."""
    return package.foreign or not any(f.code in UNSAFE for f in reading.findings)


def _told_of(safe: list[Asked]) -> list[Finding]:
    """Return what frictionless finds, its processes side by side."""
    if not safe:
        return []
    shares = [safe[start::PROCESSES] for start in range(min(PROCESSES, len(safe)))]
    with ThreadPoolExecutor(PROCESSES) as pool:
        told = {key: found for part in pool.map(_run, shares) for key, found in part.items()}
    return [finding for asked in safe for finding in told[asked.key]]


def _has_nothing_to_say(reading: Reading) -> bool:
    """Return whether frictionless and the profile surely find nothing in a package."""
    package = reading.package
    if package is None or (reading.findings and not package.foreign):
        return False
    return clean.is_clean(package, safe_descriptor(package)["resources"])


def _run(packages: Sequence[Asked]) -> dict[str, list[Finding]]:
    """Return the findings of each package by its descriptor.

    A package that ends the process, or is not done in time, fails; those behind it run again.
    """
    made: dict[str, list[Finding]] = {}
    left = list(packages)
    while left:
        told, trouble = _answers(left)
        for asked in left:
            if asked.key in told:
                told_of = (e for e in told[asked.key] if not _is_known(asked, e))
                made[asked.key] = [_finding(asked, error) for error in told_of]
        left = [asked for asked in left if asked.key not in told]
        if left:
            culprit = left.pop(0)
            made[culprit.key] = [_failed(culprit, trouble)]
    return made


def _answers(packages: Sequence[Asked]) -> tuple[dict[str, list[dict[str, Any]]], str]:
    """Run the process; return the errors of the packages it answered for, and its last words."""
    lines = "".join(json.dumps(_question(asked)) + "\n" for asked in packages)
    limit = CLOCK * sum(asked.seconds for asked in packages)  # it ends itself by CPU time
    out = ""
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(SCRIPT)],
            input=lines,
            capture_output=True,
            timeout=limit,
            check=False,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(os.path.isabs, sys.path))},
        )
        out, words = done.stdout, done.stderr.strip().splitlines()
        if -done.returncode == getattr(signal, "SIGPROF", None):
            words = ["no answer in time"]
    except subprocess.TimeoutExpired as expired:
        raw = expired.stdout or b""
        out = raw if isinstance(raw, str) else raw.decode(errors="replace")
        words = ["no answer in time"]
    except OSError as error:
        words = [f"the process did not start: {error.strerror}"]
    told: dict[str, list[dict[str, Any]]] = {}
    for line in out.splitlines():
        with suppress(ValueError, KeyError, TypeError):
            answer = json.loads(line)
            told[answer["path"]] = answer["errors"]
    return told, words[-1] if words else "no output"


def _question(asked: Asked) -> dict[str, Any]:
    package = asked.package
    return {
        "path": asked.key,
        "folder": str(package.folder),
        "seconds": asked.seconds,
        "whole": package.descriptor,
        "safe": safe_descriptor(package),
    }


# complex: one row of guards, a part that leads elsewhere each
def safe_descriptor(package: Package) -> dict[str, Any]:
    """Return the part of a descriptor that describes tables and leads nowhere else."""
    resources = package.descriptor.get("resources")
    made = []
    for resource in resources if isinstance(resources, list) else []:
        wanted = is_handed if package.foreign else is_text
        if not isinstance(resource, Mapping) or not wanted(resource):
            continue
        if package.foreign and not _stands(package, resource):
            continue
        known = {k: v for k, v in resource.items() if k in HANDED}
        for key in ("schema", "dialect"):
            if isinstance(known.get(key), str):
                del known[key]
        made.append(_with_sheet(known))
    return {"name": package.name, "resources": made}


def _with_sheet(resource: dict[str, Any]) -> dict[str, Any]:
    """Return a resource whose sheet is named as frictionless knows it, not as the standard does."""
    dialect = resource.get("dialect")
    if not isinstance(dialect, Mapping) or "excel" in dialect:
        return resource
    sheet = dialect.get("sheetName", dialect.get("sheetNumber"))
    if not isinstance(sheet, str | int):
        return resource
    return {**resource, "dialect": {**dialect, "excel": {"sheet": sheet}}}


def _is_known(asked: Asked, error: Mapping[str, Any]) -> bool:
    """Return whether our own rules tell an error of the profile already."""
    message = str(error.get("message", ""))
    unknown = error.get("code") == "profile" and message.endswith(": an unknown type")
    read = any(message.startswith(f"{table.name}/") for table in asked.package.tables)
    return asked.package.foreign and unknown and read


def _stands(package: Package, resource: Mapping[str, Any]) -> bool:
    """Return whether the files of a resource are plain files of the package, and not too large."""
    if "data" in resource:
        return True
    path = resource.get("path")
    for name in path if isinstance(path, list) else [path]:
        if unsafe(name) or not isinstance(name, str):
            return False
        if not _is_within(package.folder / name, package.folder):
            return False
    return True


def _is_within(file: Path, folder: Path) -> bool:
    """Return whether a path is a plain file in a folder, and not too large."""
    try:
        inside = file.resolve().is_relative_to(folder.resolve())
        plain = inside and not file.is_symlink() and file.is_file()
        return plain and file.stat().st_size <= MAX_BYTES
    except (OSError, ValueError):
        return False


def _finding(asked: Asked, error: Mapping[str, Any]) -> Finding:
    file = f"{asked.package.folder.name}/{error['file']}" if error["file"] else asked.file
    return fault(
        Place(asked.package.name, file, error["row"], error["column"]),
        error["code"],
        error["message"],
        expected=error["expected"],
        got=error["got"],
        hint=PROFILE_HINT if error["code"] == "profile" else HINT,
        severity=error.get("severity", "error"),
    )


def _failed(asked: Asked, trouble: str) -> Finding:
    return fault(
        Place(asked.package.name, asked.file),
        "stock-failed",
        "frictionless did not finish on this package",
        expected="a report",
        got=trouble[:200],
        hint="Take out the last changes to the descriptor, its patterns above all",
    )
