"""Bytes, text and JSON from disk: regular files only, strict UTF-8, faults as findings."""

from __future__ import annotations

import json
import re
import stat
from collections import Counter
from pathlib import Path
from typing import Any

from civdata.errors import UnreadableData
from civdata.model import Finding, Place, fault

MAX_BYTES = 64 * 1024 * 1024
MAX_JSON = 8 * 1024 * 1024
"""A descriptor, schema or map of more bytes is refused: as objects it takes many times that."""

_ESCAPES = re.compile(
    r"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)
ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"\xfd7zXZ")


def read_bytes(path: Path, where: Place, most: int = MAX_BYTES) -> tuple[bytes, Finding | None]:
    """Read a regular file without following links; never opens a device or a pipe."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a symbolic link" if stat.S_ISLNK(status.st_mode) else "not a regular file"
            return b"", fault(
                where, "file-kind", "file refused", expected="a regular file", got=kind
            )
        if status.st_size > most:
            size = f"{status.st_size} bytes"
            expected = f"{most} bytes"
            return b"", fault(where, "file-size", "file too large", expected=expected, got=size)
        return path.read_bytes(), None
    except OSError as error:
        got = error.strerror or type(error).__name__
        return b"", fault(where, "file-missing", "file cannot be read", expected="a file", got=got)
    except ValueError as error:  # a name that no file can have
        return b"", fault(
            where, "file-missing", "no name of a file", expected="a name", got=str(error)
        )


def given(path: Path, most: int = MAX_BYTES) -> bytes:
    """Read a file that a user names; a link is followed, no pipe or device is ever opened.

    Raises UnreadableData with what is wrong: no file, too large a one, or none that can be read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableData(f"{path}: not a regular file")
        if status.st_size > most:
            raise UnreadableData(f"{path}: {status.st_size} bytes, more than {most} are not read")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadableData(f"{path}: cannot be read: {reason}") from None


def written(path: Path) -> dict[str, Any]:
    """Read a JSON object that a user wrote by hand; raises UnreadableData with what is wrong."""
    read, broken = read_json(path, Place(file=str(path)))
    if broken:
        raise UnreadableData(str(broken))
    return read


def decode(content: bytes, where: Place) -> tuple[str, Finding | None]:
    """Decode strict UTF-8 without a byte order mark; name the line of the first wrong byte."""
    if content.startswith(ARCHIVES):
        return "", fault(where, "archive", "an archive", expected="a text file", got="an archive")
    if content.startswith(b"\xef\xbb\xbf"):
        return "", fault(
            where.at(1), "encoding", "byte order mark", expected="UTF-8 without BOM", got="BOM"
        )
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        got = f"byte {content[error.start]:#04x}"
        return "", fault(where.at(line), "encoding", "not UTF-8", expected="UTF-8", got=got)


def read_json(path: Path, where: Place) -> tuple[dict[str, Any], Finding | None]:
    """Read a JSON object in which no key stands twice."""
    content, problem = read_bytes(path, where, MAX_JSON)
    if problem:
        return {}, problem
    text, problem = decode(content, where)
    if problem:
        return {}, problem
    try:
        data = json.loads(text, object_pairs_hook=_no_repeats, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        return {}, fault(where.at(error.lineno), "json", "not JSON", expected="JSON", got=error.msg)
    except (ValueError, RecursionError) as error:
        return {}, fault(where, "json", "not usable JSON", expected="JSON", got=str(error))
    if half := _lone_half(text):
        expected = "whole characters"
        return {}, fault(where, "json", "half of a character", expected=expected, got=half)
    if not isinstance(data, dict):
        return {}, fault(
            where, "json", "not a descriptor", expected="an object", got=type(data).__name__
        )
    return data, None


def _lone_half(text: str) -> str:
    """Return an escape of JSON that is half of a character, which no file can be written with.

    >>> _lone_half('"\\\\ud83c\\\\udf33 \\\\ud800"'), _lone_half('"\\\\\\\\ud800"')
    ('\\\\ud800', '')
    """
    for found in _ESCAPES.finditer(text):
        if found["half"]:
            return found["half"]
    return ""


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen = dict(pairs)
    if len(seen) < len(pairs):
        counted = Counter(key for key, _ in pairs)
        repeated = next(key for key, times in counted.items() if times > 1)
        raise ValueError(f"the key {repeated!r} stands twice in one object")
    return seen


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")
