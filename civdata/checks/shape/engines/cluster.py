"""Runs the parts of a table on the workers of a Dask cluster.

Dask keeps of each outcome how it was made: what a worker takes with it when it dies is made again
by another. Outcomes that do not fit into the memory of the workers wait on their disks.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from operator import itemgetter
from typing import Any

from civdata.errors import EngineError, MissingExtra, UnknownName
from civdata.model.engine import Handle
from civdata.model.steps import step

SECONDS = 20
"""How long a scheduler may take to answer."""

RETRIES = 2
"""How often a call that failed is made again, on storage that did not answer, say."""


@dataclass(frozen=True)
class Dask:
    """The cluster of a scheduler, by its address."""

    scheduler: str

    def runner(self) -> Cluster:
        """Return a runner for one table."""
        if find_spec("distributed") is None:
            raise MissingExtra("The engine dask", "dask")
        return Cluster(self.scheduler)


class Cluster:
    """A connection to a cluster, and the calls made over it."""

    def __init__(self, scheduler: str) -> None:
        import distributed

        self._scheduler = scheduler

        client: Any = distributed.Client
        try:
            self._client: Any = client(scheduler, timeout=SECONDS, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            message = f"no scheduler of Dask answers at {scheduler}: {error}"
            raise EngineError(message) from error

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def submit(self, function: Callable[..., Any], *args: Any) -> Handle:
        """Make a call on a worker."""
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Sending large graph")
            return self._client.submit(function, *args, pure=False, retries=RETRIES)

    def split(self, function: Callable[..., Any], count: int, *args: Any) -> list[Handle]:
        """Make a call that returns so many values, and return a handle of each."""
        whole = self.submit(function, *args)
        return [self.submit(itemgetter(at), whole) for at in range(count)]

    def gather(self, handles: Sequence[Handle]) -> list[Any]:
        """Wait for outcomes and return them in order."""
        import distributed

        completed: Any = distributed.as_completed

        try:
            for done, _ in enumerate(completed([*handles], loop=self._client.loop), 1):
                step(self._scheduler, done, len(handles))
            return [*self._client.gather([*handles])]
        except Exception as error:  # whatever went wrong in a worker comes out here
            kind = type(error).__name__
            told = str(error).partition("\n")[0]
            raise EngineError(f"the cluster did not finish: {kind}: {told}") from error


def engine_of(name: str, scheduler: str) -> Dask | None:
    """Return the engine of a name, None for this process.

    >>> engine_of("", ""), engine_of("dask", "tcp://127.0.0.1:8786")
    (None, Dask(scheduler='tcp://127.0.0.1:8786'))
    """
    if name not in ("", "dask"):
        raise UnknownName.among("engine", name, ["dask"])
    if bool(name) != bool(scheduler):
        raise EngineError("--engine dask and --scheduler ADDRESS go together")
    return Dask(scheduler) if name else None
