"""Processes that we start: none runs code that lies in the current folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

PATIENCE = 10.0
"""Seconds that a child may take to clean up when it is asked to end."""


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


def start(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a child that is to call `end_with_parent`; its input is a pipe that we hold."""
    return subprocess.Popen(command, env=environment(), stdin=subprocess.PIPE)


def end(child: subprocess.Popen[bytes]) -> None:
    """Ask a child to end, and let the system end one that does not."""
    child.terminate()
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
    if child.stdin:
        child.stdin.close()


def end_with_parent() -> None:
    """Let this process, a child, clean up and end when its parent asks for it or is no more.

    Ctrl-C in a terminal reaches both of them: that is the parent's to answer.
    """
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, daemon=True).start()


def _leave(number: int, _: object) -> None:
    signal.signal(number, signal.SIG_DFL)
    sys.exit(128 + number)


def _watch() -> None:
    while os.read(0, 1024):  # the other end is the parent's: it closes when that ends, however
        pass
    os.kill(os.getpid(), signal.SIGTERM)
