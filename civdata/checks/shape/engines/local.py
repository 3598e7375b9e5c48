"""Runs the parts of a table in this process, one after another; what they hand on waits on disk."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from civdata.model.engine import Handle


class Local:
    """One process: a call is made at once, and its outcome is kept in a folder of its own."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="civdata-")
        self._numbers = count()

    def __enter__(self) -> Local:
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def submit(self, function: Callable[..., Any], *args: Any) -> Handle:
        """Call a function; handles among its arguments, or in lists of them, are what they hold."""
        return self._kept(function(*map(self._held, args)))

    def split(self, function: Callable[..., Any], count: int, *args: Any) -> list[Handle]:
        """Call a function that returns so many values, and return a handle of each."""
        made = function(*map(self._held, args))
        assert len(made) == count
        return [self._kept(one) for one in made]

    def gather(self, handles: Sequence[Handle]) -> list[Any]:
        """Return what handles hold, in order."""
        return [self._held(handle) for handle in handles]

    def _kept(self, value: Any) -> Path:
        path = Path(self._folder.name) / str(next(self._numbers))
        with path.open("wb") as file:
            pickle.dump(value, file, protocol=5)
        return path

    def _held(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._held(one) for one in value]
        if isinstance(value, Path):
            with value.open("rb") as file:
                return pickle.load(file)
        return value
