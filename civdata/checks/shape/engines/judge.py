"""Judge one part of a table: the same rules and proofs as for a table of one machine.

Runs where the part is judged, in this process or in a worker of a cluster. What DuckDB cannot be
sure of comes back as a doubt, and Python reads the table.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from civdata.checks.cells import Fault
from civdata.checks.shape import scanning
from civdata.checks.shape.engines import digests
from civdata.checks.shape.engines.digests import Digests
from civdata.checks.shape.engines.found import Begin, Partial
from civdata.checks.shape.engines.load import Loaded
from civdata.checks.shape.engines.parts import Part, at_hand
from civdata.model import Table
from civdata.model.findings import MOST, most, telling

Key = tuple[str, ...]
Dealt = dict[tuple[str, int], Any]
"""What stands in one bucket, by kind of key (`once`, `leads`, `known`) and its number."""


@dataclass(frozen=True)
class Job:
    """What is asked of a part: its table without rows, and the keys that must meet others.

    `once` are keys that stand once, with the number that they have behind the columns and the code
    of what is told of them; `leads` are keys that lead to a table, `known` those that they lead
    to. `first` is in how many first rows of the part whole rows are to meet.
    """

    table: Table
    delimiter: str
    part: Part
    buckets: int = 1
    once: tuple[tuple[int, str, Key], ...] = ()
    leads: tuple[tuple[int, str, Key], ...] = ()
    known: tuple[tuple[int, Key], ...] = ()
    first: int = 0
    most: int = MOST


@dataclass
class Judged:
    """The outcome of a part: how many rows it has, what is wrong with their cells, line breaks."""

    rows: int
    shape: Partial
    safety: Partial
    doubt: str = ""
    engine: str = ""
    breaks: Sequence[int] = ()


def judged_part(job: Job) -> tuple[Any, ...]:
    """Return what is wrong in a part, its first rows as digests, and its keys bucket by bucket."""

    def judged(part: Loaded) -> tuple[Any, ...]:
        shape, safety = Partial(part.count), Partial(part.count)
        part.columns_judged(shape, safety)
        rows = digests.NOTHING
        if job.first:
            rows = part.digests(part.names, f"rowid < {job.first}", whole=True)
        outcome = Judged(part.count, shape, safety, "", part.engine, part.rows.breaks)
        return outcome, rows, *_dealt(part, job)

    return _loaded(job, judged, (digests.NOTHING, *({} for _ in range(job.buckets))))


def known_part(job: Job) -> tuple[Any, ...]:
    """Return the keys of a part that others lead to, bucket by bucket."""

    def known(part: Loaded) -> tuple[Any, ...]:
        nothing = Partial(0)
        return Judged(part.count, nothing, nothing, engine=part.engine), *_dealt(part, job)

    return _loaded(job, known, tuple({} for _ in range(job.buckets)))


def _loaded(
    job: Job, use: Callable[[Loaded], tuple[Any, ...]], otherwise: tuple[Any, ...]
) -> tuple[Any, ...]:
    """Take a part in and use it; return a doubt and something else where that fails."""
    import duckdb

    try:
        with _opened(job) as part:
            return use(part)
    except (scanning.DoubtError, duckdb.Error) as error:
        nothing = Partial(0)
        return Judged(0, nothing, nothing, str(error) or type(error).__name__), *otherwise


@contextmanager
def _opened(job: Job) -> Iterator[Loaded]:
    with tempfile.TemporaryDirectory(prefix="civdata-") as name, telling(job.most):
        folder = Path(name)
        path = at_hand(job.part, folder)
        asked = tuple(name for _, names in job.known for name in names)
        with Loaded.of(job.table, job.delimiter, job.part, path, folder, asked) as part:
            yield part


def _dealt(part: Loaded, job: Job) -> list[Dealt]:
    """Return the keys of a part by bucket: those that stand once with rows, the others alone."""
    made: list[Dealt] = [{} for _ in range(job.buckets)]
    wanted = [("once", at, names, False) for at, (_, _, names) in enumerate(job.once)]
    wanted += [("leads", at, names, True) for at, (_, _, names) in enumerate(job.leads)]
    wanted += [("known", at, names, True) for at, names in job.known]
    for kind, at, names, alone in wanted:
        found = digests.dealt(part.digests(names, distinct=alone), job.buckets)
        for bucket, piece in zip(made, found, strict=True):
            bucket[kind, at] = piece
    return made


# complex: keys that stand once and keys that lead to others, bucket by bucket
def met(pieces: Sequence[Dealt], known: Sequence[Dealt], job: Job) -> tuple[Any, ...]:
    """Return what is wrong with the keys of one bucket: how many in each part, then part by part.

    `known` are the keys of other tables.
    """
    parts: list[Dealt] = [{} for _ in pieces]
    for at in range(len(job.once)):
        found = digests.repeats([piece["once", at] for piece in pieces])
        for part, one in zip(parts, found, strict=True):
            part["once", at] = one
    for at in range(len(job.leads)):
        keys = [piece["known", at] for piece in (*pieces, *known) if ("known", at) in piece]
        lost = digests.lost([piece["leads", at] for piece in pieces], keys)
        for part, digest in zip(parts, lost, strict=True):
            part["leads", at] = digest
    return [sum(len(one[0]) for one in part.values()) for part in parts], *parts


def told_part(job: Job, found: Sequence[Dealt], begins: Sequence[Begin]) -> Partial | None:
    """Return the rows of a part whose keys repeat or lead nowhere; None where there is a doubt.

    `begins` say where each part begins.
    """
    import duckdb

    try:
        with _opened(job) as part:
            made = Partial(part.count)
            for at, (column, code, names) in enumerate(job.once):
                repeat = digests.joined([one["once", at] for one in found])
                told = _repeats(part, job, code, names, repeat, begins)
                made.counted(column, ", ".join(names), told, repeat[0])
            for at, (column, target, names) in enumerate(job.leads):
                rows = _lost(part, names, [one["leads", at] for one in found])
                wrong = [Fault("foreign-key", "leads to nothing", f"a key of {target}")]
                shown = part.shown(names, rows[: most()])
                told = [(row, cell, wrong) for row, cell in shown]
                made.counted(column, ", ".join(names), told, rows)
            return made
    except (scanning.DoubtError, duckdb.Error):
        return None


def _repeats(
    part: Loaded,
    job: Job,
    code: str,
    names: Key,
    repeat: digests.Repeat,
    begins: Sequence[Begin],
) -> list[tuple[int, str, list[Fault]]]:
    rows, parts, firsts = repeat
    shown = dict(part.shown(names, rows[: most()]))
    expected = "a value that stands once" if code == "unique" else "a key that stands once"
    what = "repeats" if code == "unique" else "key repeats"
    made = []
    listed = (column.tolist() for column in (rows[: most()], parts, firsts))
    for row, of, first in zip(*listed, strict=False):
        begin = begins[of]
        message = f"{what} line {begin.line_of(first)}"
        if begin.file != begins[job.part.number].file:
            message += f" of {begin.file}"
        made.append((row, shown[row], [Fault(code, message, expected)]))
    return made


def _lost(part: Loaded, names: Key, found: Sequence[Digests]) -> Any:
    """Return the rows whose keys are among those that lead nowhere."""
    if not sum(len(one[0]) for one in found):
        return np.empty(0, "u4")
    low, high, row = (np.concatenate([one[at] for one in found]) for at in range(3))
    every = part.digests(names)
    (kept,) = digests.lost([every], [(low, high, row)])
    return np.setdiff1d(every[2], kept[2])


def repeated_rows(
    job: Job, rows: Sequence[int], befores: Sequence[str], column: int
) -> Partial | None:
    """Return a warning for each of some rows that stand twice."""
    import duckdb

    try:
        with _opened(job) as part:
            made = Partial(part.count)
            shown = dict(part.shown(part.names, rows))
            expected = "a row that stands once"
            found = [
                (
                    row,
                    shown[row].replace("\0", "")[:300],
                    [Fault("repeated-row", before, expected, severity="warning")],
                )
                for row, before in zip(rows, befores, strict=True)
            ]
            made.rows(column, "", found)
            return made
    except (scanning.DoubtError, duckdb.Error):
        return None
