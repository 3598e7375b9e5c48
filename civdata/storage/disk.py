"""Bytes, text and JSON from disk: regular files only, strict UTF-8, faults as findings."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

from civdata.model import Finding

MAX_BYTES = 64 * 1024 * 1024
ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"\xfd7zXZ")


def make_fault(
    code: str,
    package: str,
    file: str,
    message: str,
    expected: str = "",
    got: str = "",
    hint: str = "",
    row: int | None = None,
    column: str = "",
) -> Finding:
    """Return a finding of severity error; what was got is cut to a readable length."""
    return Finding("error", code, message, package, file, row, column, expected, got[:120], hint)


def read_bytes(path: Path, where: str) -> tuple[bytes, Finding | None]:
    """Read a regular file without following links; never opens a device or a pipe."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a symbolic link" if stat.S_ISLNK(status.st_mode) else "not a regular file"
            return b"", make_fault("file-kind", "", where, "file refused", "a regular file", kind)
        if status.st_size > MAX_BYTES:
            size = f"{status.st_size} bytes"
            return b"", make_fault(
                "file-size", "", where, "file too large", f"{MAX_BYTES} bytes", size
            )
        return path.read_bytes(), None
    except OSError as error:
        got = error.strerror or type(error).__name__
        return b"", make_fault("file-missing", "", where, "file cannot be read", "a file", got)
    except ValueError as error:  # a name that no file can have
        return b"", make_fault("file-missing", "", where, "no name of a file", "a name", str(error))


def decode(content: bytes, where: str) -> tuple[str, Finding | None]:
    """Decode strict UTF-8 without a byte order mark; name the line of the first wrong byte."""
    if content.startswith(ARCHIVES):
        return "", make_fault("archive", "", where, "an archive", "a text file", "an archive")
    if content.startswith(b"\xef\xbb\xbf"):
        return "", make_fault(
            "encoding", "", where, "byte order mark", "UTF-8 without BOM", "BOM", row=1
        )
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        got = f"byte {content[error.start]:#04x}"
        return "", make_fault("encoding", "", where, "not UTF-8", "UTF-8", got, row=line)


def read_json(path: Path, where: str) -> tuple[dict[str, Any], Finding | None]:
    """Read a JSON object in which no key stands twice."""
    content, fault = read_bytes(path, where)
    if fault:
        return {}, fault
    text, fault = decode(content, where)
    if fault:
        return {}, fault
    try:
        data = json.loads(text, object_pairs_hook=_no_repeats, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        return {}, make_fault("json", "", where, "not JSON", "JSON", error.msg, row=error.lineno)
    except (ValueError, RecursionError) as error:
        return {}, make_fault("json", "", where, "not usable JSON", "JSON", str(error))
    if not isinstance(data, dict):
        return {}, make_fault(
            "json", "", where, "not a descriptor", "an object", type(data).__name__
        )
    return data, None


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen = dict(pairs)
    if len(seen) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {repeated!r} stands twice in one object")
    return seen


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")
