"""How every bench of this folder reports: what it tried, how much held, and each that did not."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar


class Named(Protocol):
    """A case of a bench."""

    @property
    def name(self) -> str:
        """What is odd about it."""


Some = TypeVar("Some", bound=Named)


@dataclass
class Tally:
    """What was tried, and what failed."""

    what: str
    tried: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def note(self, name: str, fault: str) -> None:
        """Count a trial; an empty fault means that it held."""
        self.tried += 1
        if fault:
            self.failures.append((name, fault))
            print(f"FAILED {name}: {fault}", flush=True)

    def say(self, words: str) -> None:
        """Print a figure, and keep it for the end."""
        print(words, flush=True)
        self.words.append(words)

    def end(self) -> int:
        """Print the outcome; return the exit code."""
        held = self.tried - len(self.failures)
        print(f"{self.what}: tried {self.tried}, held {held}, failed {len(self.failures)}")
        for words in self.words:
            print(f"  {words}")
        for name, fault in self.failures:
            print(f"  FAILED {name}: {fault}")
        sys.stdout.flush()
        return 1 if self.failures else 0


def everyone(what: str, cases: Iterable[Some], attempt: Callable[[Some, Path], str]) -> int:
    """Try every case in an empty folder of its own; print the outcome, return the exit code."""
    tally = Tally(what)
    for case in cases:
        with tempfile.TemporaryDirectory() as folder:
            tally.note(case.name, attempt(case, Path(folder)))
    return tally.end()
