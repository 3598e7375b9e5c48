"""Patterns of schemas: tried here where they cannot run away, else in a process with a limit.

The limit is CPU time of that process, so that a busy machine changes no answer.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from civdata.storage import standard_schemas

SECONDS = 5
"""How much CPU time all texts of a column may take."""

LONG = 2_000
MANY_WORDS = re.compile(r"\\[pPiIcC]|-\[")
"""What XML Schema has in patterns and Python has not."""

SCRIPT = Path(__file__).with_name("timed.py")


def problem_of(pattern: str) -> str:
    """Say why a pattern cannot be read, or return an empty text."""
    try:
        _compiled(pattern)
    except (re.error, OverflowError, RecursionError, MemoryError, ValueError) as error:
        return str(error) or type(error).__name__
    return ""


def is_of_xml(pattern: str) -> bool:
    """Return whether a pattern has what Python does not know and XML Schema does."""
    return bool(MANY_WORDS.search(pattern))


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=256)
def is_tame(pattern: str) -> bool:
    """Return whether a pattern takes no more than a fixed time a letter.

    It repeats once at most, or is a chain of words with a sign between them that is in none.

    >>> is_tame("[a-z]+"), is_tame("(a+)+b"), is_tame(".*.*x")
    (True, False, False)
    >>> is_tame("^([A-Z]{3}|[a-z]+(-[a-z]+)*)$"), is_tame("[a-z-]+(-[a-z]+)*")
    (True, False)
    """
    if pattern in _own_patterns():
        return True
    body = pattern.removeprefix("^").removesuffix("$")
    whole = re.fullmatch(r"\((?:\?:)?((?:[^()]|\([^()]*\))*)\)", body)
    return all(
        _is_chain(part) or _repeats_once(part) for part in _parts(whole[1] if whole else body)
    )


CHAIN = re.compile(
    r"(\[[^\]\\]+\])(?:[+*]|\{[0-9,]+\})"
    r"\((?:\?:)?([^\[\](){}.*+?|^$\\])(\[[^\]\\]+\])(?:\+|\{[0-9,]+\})\)[*+]"
)
"""Words of a class of letters, and a sign between them."""


def _is_chain(pattern: str) -> bool:
    found = CHAIN.fullmatch(pattern)
    if not found or problem_of(pattern):
        return False
    return not any(re.fullmatch(words, found[2]) for words in (found[1], found[3]))


def _parts(pattern: str) -> list[str]:
    """Return the alternatives of a pattern; one that has groups with others in them is left whole.

    >>> _parts("[|]|a(b|c)")
    ['[|]', 'a(b|c)']
    """
    parts = re.findall(r"(?:\\.|\[\^?\]?[^\]]*\]|\((?:\\.|[^()\\])*\)|[^|()\[\\])+|\|", pattern)
    if "".join(parts) != pattern:
        return [pattern]
    return [part for part in parts if part != "|"]


def _repeats_once(pattern: str) -> bool:
    bare = re.sub(r"\\.", "x", pattern)
    bare = re.sub(r"\[\^?\]?[^\]]*\]", "x", bare)
    if re.search(r"\)[*+{]", bare) or re.search(r"\\[1-9]|\(\?P=", pattern):
        return False
    return len(re.findall(r"[*+]|\{[0-9]*,[0-9]*\}", bare)) <= 1


@lru_cache(maxsize=1)
def _own_patterns() -> frozenset[str]:
    fields = (item for schema in standard_schemas(()).values() for item in schema["fields"])
    constraints = [item.get("constraints", {}) for item in fields]
    return frozenset(known["pattern"] for known in constraints if "pattern" in known)


def mismatches(pattern: str, cells: Sequence[str]) -> set[str] | None:
    """Return the texts that a pattern does not match as a whole, or None where it runs away."""
    if problem_of(pattern):
        return set()
    if is_tame(pattern) or not cells:
        match = _compiled(pattern).fullmatch
        return {cell for cell in cells if not match(cell)}
    return _apart(pattern, cells)


def _apart(pattern: str, cells: Sequence[str]) -> set[str] | None:
    asked = json.dumps({"pattern": pattern, "cells": cells, "seconds": SECONDS})
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-S", str(SCRIPT)],
            input=asked,
            capture_output=True,
            timeout=SECONDS * 20,
            check=False,
            encoding="utf-8",
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )
        return {cells[at] for at in json.loads(done.stdout)}
    except (subprocess.TimeoutExpired, OSError, ValueError, TypeError, IndexError):
        return None
