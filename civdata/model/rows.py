"""The rows of a table, kept as columns: a row is made when it is asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, repeat
from pathlib import Path
from threading import RLock
from typing import Any, overload

from civdata.errors import UnknownName
from civdata.model.findings import Finding

NULL = "\0"
"""What stands in a column for a null of JSON or Parquet."""

NONE_MISSING: frozenset[str] = frozenset()

BATCH = 20_000
"""How many rows are handed on at a time by `batches`."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a CSV file: `line` counts from 1, the header being line 1; cells are raw text.

    `file` is that of the table, unless the table stands in several files. A cell of a column that
    the table lacks is empty: many columns are optional, and gates read broken tables, too. Whether
    a table has a column, `Table.column` tells.
    """

    line: int
    cells: Mapping[str, str]
    file: str = ""

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def called(self, language: str) -> str:
        """Return what the thing is called that this row is about: in a language, else as printed.

        >>> Row(2, {"id": "a", "name": "", "name_xx": "Garten", "number": "7"}).called("xx")
        'Garten'
        >>> Row(2, {"id": "a", "number": "7"}).called("xx"), Row(2, {"id": "a"}).called("xx")
        ('7', '')
        """
        names = (f"name_{language}", "name", "title", "number")
        return next((self[name] for name in names if self[name]), "")


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows after one another: their raw cells, column by column, and the line of each.

    `file` is where they stand, an empty text for the table's own file.
    """

    columns: Sequence[Sequence[str]]
    lines: Sequence[int]
    file: str = ""


class Rows(Sequence[Row]):
    """The rows of a table as its columns, with the line that each row begins at.

    `raw` holds the cells as they stand in the file, column by column; in a row, a text that means
    that a value is missing (`missing`, by column) is empty. `parts` says at which row each file
    of a table in several files begins. `header` is the line of the names, 0 where there is none.
    `counted` is kept for whoever counts what stands in them, so that they are read once for it.
    """

    __slots__ = ("counted", "header", "lines", "missing", "names", "parts", "raw")

    def __init__(
        self,
        names: Sequence[str],
        raw: Sequence[Sequence[str]],
        lines: Sequence[int],
        missing: Sequence[frozenset[str]] = (),
        parts: Sequence[tuple[int, str]] = (),
        header: int = 1,
    ) -> None:
        self.names = tuple(names)
        self.raw = tuple(raw)
        self.lines = lines
        self.missing = tuple(missing) or tuple(NONE_MISSING for _ in self.names)
        self.parts = tuple(parts)
        self.header = header
        self.counted: Any = None

    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...

    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(at, slice):
            return tuple(self[n] for n in range(len(self))[at])
        cells = {
            name: "" if column[at] in missing else column[at]
            for name, column, missing in zip(self.names, self.raw, self.missing, strict=True)
        }
        return Row(self.lines[at], cells, self.file(at % len(self)))

    def __iter__(self) -> Iterator[Row]:
        names, parts = self.names, self.parts
        columns = [
            _without(column, missing) if missing else column
            for column, missing in zip(self.raw, self.missing, strict=True)
        ]
        cells = zip(*columns, strict=True) if columns else repeat((), len(self))
        for at, (line, record) in enumerate(zip(self.lines, cells, strict=True)):
            made = dict(zip(names, record, strict=True))
            yield Row(line, made, self.file(at) if parts else "")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash((self.names, len(self)))

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {len(self.names)} columns>"

    def batches(self, size: int = BATCH) -> Iterator[Batch]:
        """Yield all rows, some at a time, without making a `Row` of any."""
        begins = [start for start, _ in self.parts] or [0]
        ends = [*begins[1:], len(self.lines)]
        for begin, end in zip(begins, ends, strict=True):
            for at in range(begin, end, size):
                last = min(at + size, end)
                columns = [column[at:last] for column in self.raw]
                yield Batch(columns, self.lines[at:last], self.file(at))

    def of(self, batch: Batch) -> Iterator[Row]:
        """Yield the rows of a batch, a cell empty where a value is missing."""
        columns = [
            _without(column, missing)
            for column, missing in zip(batch.columns, self.missing, strict=True)
        ]
        for line, cells in zip(batch.lines, zip(*columns, strict=True), strict=True):
            yield Row(line, dict(zip(self.names, cells, strict=True)), batch.file)

    def file(self, at: int) -> str:
        """Return the file in which a row stands, or an empty text for the table's own."""
        if not self.parts:
            return ""
        return self.parts[bisect_right(self.parts, at, key=lambda part: part[0]) - 1][1]

    def column(self, name: str) -> Sequence[str]:
        """Return the cells of a column, empty where a value is missing.

        Raises UnknownName for a column that is not there.
        """
        if name not in self.names:
            raise UnknownName.among("column", name, self.names)
        at = self.names.index(name)
        missing = self.missing[at]
        return ["" if c in missing else c for c in self.raw[at]] if missing else self.raw[at]


def _is_head(at: slice) -> bool:
    """Return whether a slice is of the first rows."""
    return not at.start and at.step is None and at.stop is not None and at.stop >= 0


def _without(column: Sequence[str], missing: frozenset[str]) -> Iterator[str]:
    """Yield the cells of a column, empty where a value is missing."""
    return ("" if cell in missing else cell for cell in column)


@dataclass(frozen=True, slots=True)
class FilePart:
    """One of the files that a table stands in: where it is, and its name in findings.

    `address` is a path of this machine, or what fsspec opens: `s3://bucket/t.csv`. `kind` is `csv`
    or `parquet`; a packed file (`gz`) is read as a whole.
    """

    address: str
    file: str
    kind: str = "csv"
    size: int = 0
    packed: bool = False


class LaterRows(Rows):
    """The rows of a table that is too large to be read before somebody asks for them.

    `load` reads them all; what is found on the way is in `findings`. `stream` reads them some at a
    time, so that no number of them is too large. A check that works on the file
    itself (at `path`, packed or not) sets `total` and leaves its answer in `verdict`. A table that
    stands in several files, or in one that is no text, has them in `files`. `engine` is what looks
    at it, if not this process. `breaks` has a row once for each line break in its cells, in order.
    """

    __slots__ = (
        "_load",
        "_loaded",
        "_stream",
        "breaks",
        "delimiter",
        "engine",
        "files",
        "findings",
        "lock",
        "path",
        "total",
        "verdict",
    )

    def __init__(
        self,
        names: Sequence[str],
        missing: Sequence[frozenset[str]],
        load: Callable[[], tuple[Rows | None, tuple[Finding, ...]]],
        path: Path,
        delimiter: str,
        files: Sequence[FilePart] = (),
        stream: Callable[[int], Iterator[Batch]] | None = None,
    ) -> None:
        self.counted = None
        self.names = tuple(names)
        self.missing = tuple(missing)
        self.files = tuple(files)
        self.engine: Any = None
        self.header = 1
        self.parts = ()
        self.path = path
        self.delimiter = delimiter
        self.total: int | None = None
        self.breaks: Sequence[int] = ()
        self.findings: tuple[Finding, ...] = ()
        self.verdict: Any = None
        self.lock = RLock()
        self._load = load
        self._loaded: Rows | None = None
        self._stream = stream

    def loaded(self) -> Rows:
        """Return the rows, read the first time."""
        with self.lock:
            if self._loaded is None:
                rows, self.findings = self._load()
                self._loaded = rows or Rows(self.names, [[] for _ in self.names], ())
                self.total = len(self._loaded)
            return self._loaded

    def __len__(self) -> int:
        if self.total is None:
            with self.lock:
                if self._loaded is None and self._stream:
                    self.total = sum(len(batch.lines) for batch in self._stream(BATCH))
                else:
                    self.loaded()
        return self.total or 0

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...

    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        """Return a row, or some; the first ones are read without the others."""
        if self._loaded is None and isinstance(at, slice) and _is_head(at):
            return tuple(islice(self, at.stop))
        return super().__getitem__(at)

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows; they are not kept."""
        return (row for batch in self.batches() for row in self.of(batch))

    def column(self, name: str) -> Sequence[str]:
        """Return the cells of a column, empty where a value is missing; no other is kept."""
        if self._loaded is not None or not self._stream or name not in self.names:
            return super().column(name)
        at = self.names.index(name)
        missing = self.missing[at]
        cells = (cell for batch in self.batches() for cell in batch.columns[at])
        return ["" if cell in missing else cell for cell in cells]

    def batches(self, size: int = BATCH) -> Iterator[Batch]:
        """Yield all rows, some at a time; they are not kept."""
        if self._loaded is None and self._stream:
            return self._stream(size)
        return self.loaded().batches(size)

    @property
    def is_read(self) -> bool:
        """Whether somebody has asked for the rows."""
        return self._loaded is not None

    def place(self, at: int) -> Row:
        """Return a row for its place alone."""
        if self._loaded is not None:
            return Row(self._loaded.lines[at], {}, self._loaded.file(at))
        return Row(self.line(at), {}, self.file(at))

    def line(self, at: int) -> int:
        """Return the line that a row begins at: one a row, after the header, and the breaks."""
        begin = max((start for start, _ in self.parts if start <= at), default=0)
        return at - begin + 2 + bisect_left(self.breaks, at) - bisect_left(self.breaks, begin)

    def file(self, at: int) -> str:
        """Return the file in which a row stands, or an empty text for the table's own."""
        return super().file(at) if self._loaded is None else self._loaded.file(at)

    def __getattr__(self, name: str) -> Any:
        if name in ("raw", "lines"):
            return getattr(self.loaded(), name)
        raise AttributeError(name)
