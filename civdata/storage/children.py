"""Processes that we start: none runs code that lies in the current folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def python(*arguments: str) -> list[str]:
    """Return the command that runs this Python without the current folder on its path."""
    return [sys.executable, "-P", *arguments]


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment for a child: a relative PYTHONPATH would lead back to the folder."""
    paths = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if absolute := os.pathsep.join(path for path in paths if Path(path).is_absolute()):
        kept["PYTHONPATH"] = absolute
    return {**kept, **(more or {})}
