"""What changed between two versions of the data: rows added, removed and changed, by key."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from civdata.errors import UnreadableData
from civdata.model import Row, Table
from civdata.model.shown import html_table
from civdata.storage import read_all

Kind = Literal["added", "removed", "changed"]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellChange:
    """A column of a changed row, with its text before and after; empty where there was none."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """A row that was added, removed or changed.

    `key` holds the values of the primary key, empty for a table without one; `file` and `line`
    are those of the new version, for a removed row those of the old one.
    """

    kind: Kind
    package: str
    table: str
    key: Key
    cells: tuple[CellChange, ...]
    file: str
    line: int

    def __str__(self) -> str:
        name = " ".join(self.key) or f"{len(self.cells)} cells"
        text = f"{self.kind} {self.file}:{self.line}: {name}"
        if self.kind == "changed":
            text += "".join(f"; {c.column}: {c.before!r} -> {c.after!r}" for c in self.cells)
        return text


@dataclass(frozen=True, slots=True, repr=False)
class Changes:
    """All changes, in order of package, table and place; false when there are none."""

    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    def __str__(self) -> str:
        return "\n".join(map(str, self.changes)) or "no changes"

    def __repr__(self) -> str:
        return f"<{self._counts}>"

    @property
    def _counts(self) -> str:
        return f"{len(self.added)} added, {len(self.removed)} removed, {len(self.changed)} changed"

    def _repr_html_(self) -> str:
        rows = [(c.kind, " ".join(c.key), f"{c.file}:{c.line}", str(c)) for c in self.changes]
        return html_table(self._counts, [(kind, *rest) for kind, *rest in rows])

    @property
    def added(self) -> tuple[Change, ...]:
        """Rows that only the new version has."""
        return tuple(change for change in self.changes if change.kind == "added")

    @property
    def removed(self) -> tuple[Change, ...]:
        """Rows that only the old version has."""
        return tuple(change for change in self.changes if change.kind == "removed")

    @property
    def changed(self) -> tuple[Change, ...]:
        """Rows that both have, with different cells."""
        return tuple(change for change in self.changes if change.kind == "changed")

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON: counts, then every change."""
        counts = Counter(change.kind for change in self.changes)
        return {
            **{kind: counts[kind] for kind in ("added", "removed", "changed")},
            "changes": [{**asdict(change), "key": list(change.key)} for change in self.changes],
        }


def diff(old: str | Path, new: str | Path) -> Changes:
    """Compare two versions of a package folder, or of a folder of packages.

    Rows of a table with a primary key are matched by it; rows of one without, or whose keys
    repeat, are compared whole. A package or table that only one version has counts row by row.
    Raises UnreadableData with one line when either cannot be read.
    """
    before, after = _tables(Path(old)), _tables(Path(new))
    found: list[Change] = []
    for name in sorted({*before, *after}):
        found += _compare(before.get(name), after.get(name))
    return Changes(tuple(found))


def _tables(path: Path) -> dict[tuple[str, str], Table]:
    if not os.path.lexists(path):
        raise UnreadableData(f"cannot compare {path}: there is no such file or folder")
    tables = {}
    for reading in read_all([path]):
        faults = [finding for finding in reading.findings if finding.severity == "error"]
        if faults or reading.package is None:
            first = faults[0] if faults else "nothing could be read"
            raise UnreadableData(f"cannot compare {path}: {first}")
        for table in reading.package.tables:
            if (table.package, table.name) in tables:
                raise UnreadableData(f"cannot compare {path}: {table.package!r} is in it twice")
            tables[table.package, table.name] = table
    return tables


# complex: rows are removed, added or changed
def _compare(old: Table | None, new: Table | None) -> list[Change]:
    key = _shared_key(old, new)
    if key is None:
        return _whole_rows(old, new)
    before = {_key(row, key): row for row in old.rows} if old else {}
    after = {_key(row, key): row for row in new.rows} if new else {}
    gone = [_change("removed", old, row, key) for name, row in before.items() if name not in after]
    made = []
    for name, row in after.items():
        if name not in before:
            made.append(_change("added", new, row, key))
        elif row.cells != before[name].cells and (cells := _cells(before[name], row)):
            made.append(_change("changed", new, row, key, cells))
    return gone + made


def _shared_key(old: Table | None, new: Table | None) -> Key | None:
    """Return the primary key if it tells the rows of both versions apart."""
    table = new or old
    assert table is not None
    key = table.primary_key
    for version in (old, new):
        if version and not (key and set(key) <= set(version.columns) and _unique(version, key)):
            return None
    return key


def _unique(table: Table, key: Key) -> bool:
    return len({_key(row, key) for row in table.rows}) == len(table.rows)


def _key(row: Row, key: Iterable[str]) -> Key:
    return tuple(row[column] for column in key)


def _whole_rows(old: Table | None, new: Table | None) -> list[Change]:
    before = Counter(_whole(row) for row in old.rows) if old else Counter()
    after = Counter(_whole(row) for row in new.rows) if new else Counter()
    gone = [_change("removed", old, row, ()) for row in _surplus(old, after)]
    return gone + [_change("added", new, row, ()) for row in _surplus(new, before)]


def _whole(row: Row) -> frozenset[tuple[str, str]]:
    """Return the filled cells of a row: an empty new column makes no difference."""
    return frozenset((column, cell) for column, cell in row.cells.items() if cell)


def _surplus(table: Table | None, other: Mapping[frozenset[tuple[str, str]], int]) -> Iterator[Row]:
    """Yield the rows that stand more often in `table` than in the other version."""
    left = dict(other)
    for row in table.rows if table else ():
        if left.get(_whole(row), 0):
            left[_whole(row)] -= 1
        else:
            yield row


def _cells(before: Row, after: Row) -> tuple[CellChange, ...]:
    columns = dict.fromkeys([*after.cells, *before.cells])
    return tuple(
        CellChange(column, before[column], after[column])
        for column in columns
        if before[column] != after[column]
    )


def _change(
    kind: Kind, table: Table | None, row: Row, key: Key, cells: tuple[CellChange, ...] = ()
) -> Change:
    assert table is not None
    nothing = Row(0, {})
    if kind != "changed":
        cells = _cells(nothing, row) if kind == "added" else _cells(row, nothing)
    return Change(kind, table.package, table.name, _key(row, key), cells, table.file, row.line)
