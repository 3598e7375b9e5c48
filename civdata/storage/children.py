"""Processes that we start: none runs code that lies in the current folder, none outlives us."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from civdata.model.findings import visible

# The child reads a pipe that only we hold open: when we are gone, whatever ended us, the pipe
# ends, and the child ends its whole group. It takes no signal and no system of its own kind.
_GUARD = """
import os, runpy, signal, sys, threading
def guard():
    os.read(0, 1)
    os.killpg(0, signal.SIGKILL) if hasattr(os, "killpg") else os._exit(1)
threading.Thread(target=guard, daemon=True).start()
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


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


def last_words(output: str) -> str:
    """Return what a program printed last, in one line: that says why it stopped."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return visible(" / ".join(lines[-3:]))[-500:] or "it said nothing"


class Module:
    """A module of Python run in a process of its own that ends when this one does."""

    def __init__(self, arguments: Sequence[str], more: Mapping[str, str] | None = None) -> None:
        group = {"process_group": 0} if os.name == "posix" else {}
        self._process = subprocess.Popen(
            python("-c", _GUARD, *arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=environment({"PYTHONIOENCODING": "utf-8:backslashreplace", **(more or {})}),
            **group,  # type: ignore[call-overload]
        )

    def result(self) -> tuple[int, str]:
        """Wait for the end; return the exit code and what was printed."""
        assert self._process.stdout is not None
        printed = self._process.stdout.read()
        return self._process.wait(), str(printed)

    def end(self) -> None:
        """End it now, if it still runs."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
