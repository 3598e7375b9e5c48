"""What runs the parts of a table: this process, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Protocol

Handle = Any
"""What stands for the outcome of a call, wherever it is."""


class Runner(Protocol):
    """Makes calls whose outcomes other calls take; the same calls give the same outcomes."""

    def __enter__(self) -> Runner:
        """Begin."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of all outcomes."""

    def submit(self, function: Callable[..., Any], *args: Any) -> Handle:
        """Make a call; handles among its arguments, or in lists of them, are what they hold."""

    def split(self, function: Callable[..., Any], count: int, *args: Any) -> list[Handle]:
        """Make a call that returns so many values, and return a handle of each."""

    def gather(self, handles: Sequence[Handle]) -> list[Any]:
        """Wait for outcomes and return them in order."""


class Engine(Protocol):
    """What looks at large tables: it makes a runner for each."""

    def runner(self) -> Runner:
        """Return a runner for one table."""
