"""A line that says what is going on and since when, on a terminal; and what is waited for."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

from civdata.errors import BusyError
from civdata.model import visible
from civdata.model.steps import heard

STEP = 0.5
"""Seconds between two states of the line."""

WIDEST = 60
"""How many letters of a step fit into the line."""

PATIENCE = 600.0
"""Seconds for which the work of another civdata in the same place is waited for."""

Result = TypeVar("Result")


def patiently(task: Callable[[], Result]) -> Result:
    """Do a task as soon as no other civdata is at work in its place; say once that we wait.

    After PATIENCE seconds the BusyError of the task is raised.
    """
    begun, told = time.monotonic(), False
    while True:
        try:
            return task()
        except BusyError as error:
            if time.monotonic() - begun > PATIENCE:
                raise
            if not told:
                click.echo(f"{error}; waiting for at most {PATIENCE / 60:.0f} minutes", err=True)
            told = True
        time.sleep(STEP)


@contextmanager
def progress(doing: str) -> Iterator[None]:
    """Show `doing`, its last step and the seconds gone on the error stream while the body runs."""
    if not sys.stderr.isatty():
        yield
        return
    over, begun = threading.Event(), time.monotonic()
    last = [""]

    def hear(step: str) -> None:
        last[0] = f" {visible(step)}"[:WIDEST]

    def show() -> None:
        while not over.wait(STEP):
            sys.stderr.write(f"\r\x1b[K{doing}{last[0]} … {time.monotonic() - begun:.0f} s")
            sys.stderr.flush()

    thread = threading.Thread(target=show, daemon=True)
    thread.start()
    try:
        with heard(hear):
            yield
    finally:
        over.set()
        thread.join()
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
