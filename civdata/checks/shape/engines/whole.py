"""The verdict on a table from the verdicts on its parts, whatever runs them."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

from civdata.checks.cells import Fault, Sightings
from civdata.checks.shape import fast, scanning
from civdata.checks.shape.engines import digests, found
from civdata.checks.shape.engines.found import Begin, Partial
from civdata.checks.shape.engines.judge import (
    Job,
    Judged,
    judged_part,
    known_part,
    met,
    repeated_rows,
    told_part,
)
from civdata.checks.shape.engines.load import Loaded
from civdata.checks.shape.engines.parts import Part, files_of, parts_of
from civdata.checks.shape.fast import Verdict
from civdata.checks.shape.scanning import DoubtError
from civdata.checks.shape.schema import Schema
from civdata.model import ForeignKey, LaterRows, Package, Rows, Table
from civdata.model.engine import Handle, Runner
from civdata.model.findings import most
from civdata.model.steps import step

BUCKET = 256 * 1024 * 1024
"""How many bytes of a table make a bucket of its keys; as many meet in memory at a time."""

MOST_BUCKETS = 64
LAST = 10**6
"""The number of a column behind all others, for what is said of whole rows."""


@dataclass
class Whole:
    """A table and what runs its parts."""

    package: Package
    table: Table
    rows: LaterRows
    schema: Schema
    schemas: Mapping[str, Schema]
    runner: Runner

    # complex: the steps of a verdict in their order, with what each hands to the next
    def verdict(self) -> Verdict:
        """Return what both gates find."""
        parts = parts_of(files_of(self.rows))
        links = self._links()
        job = self._job(parts[0], links)
        known = [self._known(at, link, job) for at, link in enumerate(links)]
        jobs = [replace(job, part=part) for part in parts]
        split = []
        for number, one in enumerate(jobs):
            step(self.table.file, number, len(jobs))
            split.append(self.runner.split(judged_part, job.buckets + 2, one))
        outcomes = self._outcomes([handles[0] for handles in split])
        starts = self._place(parts, outcomes)
        shape, safety = Sightings(self.table), Sightings(self.table)
        for whole, of in ((shape, "shape"), (safety, "safety")):
            found.merge(whole, self._parts(starts, [getattr(one, of) for one in outcomes]))
        pieces = [
            ([handles[2 + at] for handles in split], [one[at] for keys in known for one in keys])
            for at in range(job.buckets)
        ]
        begins = [
            Begin(part.source.file, self.rows.line(start), one.breaks)
            for part, start, one in zip(parts, starts, outcomes, strict=True)
        ]
        for told in self._keys(jobs, pieces, begins):
            found.merge(shape, self._parts(starts, told))
        if job.first:
            told = self._repeats(jobs, [handles[1] for handles in split], starts, begins)
            found.merge(shape, self._parts(starts, told))
        return Verdict(shape, safety)

    def _links(self) -> list[tuple[ForeignKey, Table]]:
        """Return the foreign keys that can be followed, and the tables that they lead to."""
        made = []
        for key in self.table.foreign_keys:
            itself = key.table in ("", self.table.name)
            target = self.table if itself else self.package.table(key.table)
            if target is not None and key.fields and len(key.fields) == len(key.reference):
                made.append((key, target))
        return made

    def _job(self, part: Part, links: Sequence[tuple[ForeignKey, Table]]) -> Job:
        """Return what is asked of the first part; that of the others differs by the part alone."""
        from civdata.checks.shape.standard import REPEATS, keyless

        bare = Rows(self.rows.names, [[] for _ in self.rows.names], (), self.rows.missing)
        size = sum(file.size for file in files_of(self.rows))
        wanted = self.schema.keys
        last = len(self.rows.names)
        once = ((at, code, names) for at, (code, names) in enumerate(wanted, last) if names)
        last += len(wanted)
        return Job(
            replace(self.table, rows=bare),
            self.rows.delimiter,
            part,
            min(MOST_BUCKETS, size // BUCKET + 1),
            tuple(once),
            tuple(
                (
                    last + self.table.foreign_keys.index(key),
                    f"{self.table.package}/{target.name}",
                    key.fields,
                )
                for key, target in links
            ),
            tuple(
                (at, key.reference)
                for at, (key, target) in enumerate(links)
                if target is self.table
            ),
            REPEATS if keyless(self.rows.names, self.schema) else 0,
            most(),
        )

    def _outcomes(self, handles: Sequence[Handle]) -> list[Judged]:
        outcomes: list[Judged] = self.runner.gather(handles)
        if any(one.doubt for one in outcomes):
            raise DoubtError(next(one.doubt for one in outcomes if one.doubt))
        if len({one.engine for one in outcomes}) > 1:
            raise DoubtError("workers have different versions of DuckDB")
        return outcomes

    def _place(self, parts: Sequence[Part], outcomes: Sequence[Judged]) -> list[int]:
        """Note where files and parts begin; return the row at which each part begins."""
        starts = [0, *accumulate(one.rows for one in outcomes)]
        if not starts[-1]:
            raise DoubtError("no row")
        self.rows.total = starts.pop()
        pairs = zip(starts, outcomes, strict=True)
        self.rows.breaks = array("L", (start + row for start, one in pairs for row in one.breaks))
        if self.rows.files and len(self.rows.files) > 1:
            self.rows.parts = tuple(
                (start, part.source.file)
                for start, part in zip(starts, parts, strict=True)
                if part.has_header
            )
        return starts

    def _parts(
        self, starts: Sequence[int], told: Sequence[Partial | None]
    ) -> list[tuple[int, Partial]]:
        return [(start, one) for start, one in zip(starts, told, strict=True) if one]

    # complex: one row of guards, a kind of table that keys lead to each
    def _known(self, at: int, link: tuple[ForeignKey, Table], job: Job) -> list[list[Handle]]:
        """Return the keys that a foreign key leads to, part by part and bucket by bucket.

        Those of the table itself are among its own.
        """
        key, target = link
        if target is self.table:
            return []
        rows = target.rows
        if not isinstance(rows, Rows) or any(name not in rows.names for name in key.reference):
            raise DoubtError("no table of columns")
        other = self.schemas[target.name]
        if isinstance(rows, LaterRows) and not rows.is_read and rows.verdict is not False:
            mine = fast.Look(self.package, self.table, self.rows, self.schema, {}, _no, Path())
            mine.comparable(other, key.fields, key.reference, rows.names)
            bare = Rows(rows.names, [[] for _ in rows.names], (), rows.missing)
            one = Job(replace(target, rows=bare), rows.delimiter, job.part, job.buckets)
            jobs = [
                replace(one, part=part, known=((at, key.reference),))
                for part in parts_of(files_of(rows))
            ]
            split = [self.runner.split(known_part, job.buckets + 1, part) for part in jobs]
            self._outcomes([handles[0] for handles in split])
            return [handles[1:] for handles in split]
        return [[self.runner.submit(dict, one) for one in self._small(at, key, target, job)]]

    def _small(self, at: int, key: ForeignKey, target: Table, job: Job) -> list[Mapping[Any, Any]]:
        """Return the keys of a table that Python has read, by bucket."""
        import duckdb

        with tempfile.TemporaryDirectory(prefix="civdata-") as name:
            made = Loaded.of(job.table, job.delimiter, job.part, Path(name), Path(name))
            made.con = scanning.connected(0, Path(name))
            try:
                piece = made.digests_of(target, self.schemas[target.name], key)
            except duckdb.Error as error:
                raise DoubtError from error
            finally:
                made.con.close()
        return [{("known", at): one} for one in digests.dealt(piece, job.buckets)]

    # complex: the steps of meeting keys in their order
    def _keys(
        self,
        jobs: Sequence[Job],
        pieces: Sequence[tuple[list[Handle], list[Handle]]],
        begins: Sequence[Begin],
    ) -> Iterator[list[Partial | None]]:
        """Yield what is wrong with keys, part by part."""
        job = jobs[0]
        if not job.once and not job.leads:
            return
        buckets = [
            self.runner.split(met, len(jobs) + 1, mine, known, job) for mine, known in pieces
        ]
        counts = self.runner.gather([handles[0] for handles in buckets])
        asked = [at for at in range(len(jobs)) if any(count[at] for count in counts)]
        handles = [
            self.runner.submit(told_part, jobs[at], [one[at + 1] for one in buckets], begins)
            for at in asked
        ]
        told = self.runner.gather(handles)
        if any(one is None for one in told):
            raise DoubtError("a part that was read before")
        by_part = dict(zip(asked, told, strict=True))
        yield [by_part.get(at) for at in range(len(jobs))]

    def _repeats(
        self,
        jobs: Sequence[Job],
        handles: Sequence[Handle],
        starts: Sequence[int],
        begins: Sequence[Begin],
    ) -> list[Partial | None]:
        """Return a warning of each of the first rows that stands twice."""
        first = jobs[0].first
        near = [at for at, start in enumerate(starts) if start < first]
        pieces = []
        for at, piece in zip(near, self.runner.gather([handles[at] for at in near]), strict=True):
            kept = piece[2] < first - starts[at]
            pieces.append(tuple(column[kept] for column in piece))
        made: list[Partial | None] = [None] * len(jobs)
        for at, repeat in zip(near, digests.repeats(pieces), strict=True):
            rows, parts, firsts = digests.joined([repeat])
            if not len(rows):
                continue
            befores = [
                f"repeats line {begins[near[part]].line_of(row)}"
                for part, row in zip(parts.tolist(), firsts.tolist(), strict=True)
            ]
            handle = self.runner.submit(
                repeated_rows, jobs[at], np.asarray(rows).tolist(), befores, LAST
            )
            (made[at],) = self.runner.gather([handle])
            if made[at] is None:
                raise DoubtError("a part that was read before")
        return made


def _no(_: Any, __: Sequence[str]) -> dict[str, tuple[Fault, ...]]:
    """Judge nothing."""
    return {}
