"""How far long work has come, for whoever wants to show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listener = Callable[[str], None]

_listeners: list[Listener] = []


@contextmanager
def heard(listener: Listener) -> Iterator[None]:
    """Tell a listener of each step while the body runs."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


def step(what: str, done: int = 0, of: int = 0) -> None:
    """Tell what is being done, and how many of its parts are.

    >>> with heard(print):
    ...     step("p/t.csv", 2, 16)
    p/t.csv: 2 of 16 parts
    """
    for listener in _listeners:
        listener(f"{what}: {done} of {of} parts" if of else what)
