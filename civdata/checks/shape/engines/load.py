"""A part of a table, taken in by DuckDB as texts, and proved to be what Python would read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from civdata.checks.shape import fast, proofs, scanning
from civdata.checks.shape.engines import digests
from civdata.checks.shape.engines.digests import Column, Digests
from civdata.checks.shape.engines.found import Partial
from civdata.checks.shape.engines.parts import Part
from civdata.checks.shape.schema import Schema, schema_of
from civdata.model import ForeignKey, LaterRows, Package, Rows, Table
from civdata.storage.parquet import as_texts


def never() -> tuple[Rows | None, tuple[Any, ...]]:
    """Refuse to read rows: a part has none in Python."""
    raise scanning.DoubtError("the rows of a part were asked for")


@dataclass
class Loaded(fast.Look):
    """A part in a database of its own; what is proved and judged is that of `fast`."""

    part: Part | None = None
    asked: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        table: Table,
        delimiter: str,
        part: Part,
        path: Path,
        folder: Path,
        asked: tuple[str, ...] = (),
    ) -> Loaded:
        """Return a part that stands in a file of this machine, not yet taken in.

        `asked` are columns that keys of other tables lead to.
        """
        from civdata.checks.shape.standard import judged

        given = table.rows
        assert isinstance(given, Rows)
        rows = LaterRows(given.names, given.missing, never, path, delimiter)
        package = Package(table.package, folder, {}, {}, {}, ())
        return cls(
            package, table, rows, schema_of(table), {}, judged, folder, part=part, asked=asked
        )

    def __enter__(self) -> Loaded:
        assert self.part
        path = self.rows.path
        parquet = self.part.source.kind == "parquet"
        found = scanning.Scan(path.stat().st_size) if parquet else scanning.scan(path)
        scanning.believe(found)
        self.con = scanning.connected(found.size, self.folder)
        try:
            if parquet:
                self._parquet()
            else:
                self._delimited(found)
        except BaseException:
            self.con.close()
            raise
        # Nothing is proved yet, so keys are looked at cell by cell.
        self.doubtful = set(range(len(self.columns)))
        return self

    def __exit__(self, *_: object) -> None:
        self.con.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.rows.names

    @property
    def count(self) -> int:
        """How many rows the part has."""
        return self.rows.total or 0

    @property
    def engine(self) -> str:
        """Which DuckDB made the digests."""
        return str(self.one("SELECT version()"))

    @property
    def kept(self) -> set[int]:
        """The columns whose texts are needed: those of the table's keys, and of keys to it."""
        return super().kept | {self.names.index(name) for name in self.asked}

    def _delimited(self, found: scanning.Scan) -> None:
        assert self.part
        header = self.part.has_header
        if header and found.lines == 1:
            columns = ", ".join(f"'' AS {name}" for name in self.columns)
            self.store(proofs.joined(self.columns, f"(SELECT {columns} WHERE FALSE)"))
        else:
            self.take_in(found, header)

    def _parquet(self) -> None:
        path = proofs.text(str(self.rows.path))
        texts = as_texts(self.con, path, self.columns)
        self.store(proofs.joined(self.columns, f"(SELECT {texts} FROM read_parquet({path}))"))
        width = len(self.columns)
        if width > 1 and self.one(f"SELECT count(*) FROM t WHERE n < {width}"):
            raise scanning.DoubtError("rows of empty cells")

    def columns_judged(self, shape: Partial, safety: Partial) -> None:
        """Judge all cells."""
        from civdata.checks.shape.standard import RUNAWAY

        for at, name in enumerate(self.names):
            self.judge_column(at, name, shape, safety)
        if any(one.fault == RUNAWAY for seen in shape.seen.values() for one in seen):
            raise scanning.DoubtError("a pattern takes too long")

    def digests(
        self,
        names: Sequence[str],
        where: str = "TRUE",
        *,
        distinct: bool = False,
        whole: bool = False,
    ) -> Digests:
        """Return the digests of a key that is not missing, by row; or of each key once.

        `whole` takes the cells as they stand.
        """
        key = [*self.columns] if whole else self.key(names)
        low, high = digests.expression(key)
        there = " AND ".join(f"({part}) IS NOT NULL" for part in key)
        row = "min(rowid)" if distinct else "rowid"
        group = "GROUP BY 1, 2 ORDER BY spot" if distinct else ""
        found = self.con.execute(
            f"SELECT {low} AS low, {high} AS high, {row}::UINTEGER AS spot FROM t "
            f"WHERE {where} AND {there} {group}"
        ).fetchnumpy()
        return found["low"], found["high"], found["spot"]

    def shown(self, names: Sequence[str], rows: Column | Sequence[int]) -> list[tuple[int, str]]:
        """Return some rows, in order, with the cells of a key as they are told."""
        listed = ", ".join(str(int(row)) for row in rows)
        if not listed:
            return []
        found = self.con.execute(
            f"SELECT rowid, {self.shown_as(names)} FROM t WHERE rowid IN ({listed}) ORDER BY rowid"
        ).fetchall()
        return [(row, cell) for row, cell in found]

    def digests_of(self, target: Table, schema: Schema, key: ForeignKey) -> Digests:
        """Return the digests of the keys of another table, which Python has read."""
        names = [f"k{at}" for at, _ in enumerate(key.fields)]
        assert isinstance(target.rows, Rows)
        self.comparable(schema, key.fields, key.reference, target.rows.names)
        self.insert(target.rows, schema, key.reference)
        low, high = digests.expression(names)
        there = " AND ".join(f"{name} IS NOT NULL" for name in names)
        found = self.con.execute(
            f"SELECT {low} AS low, {high} AS high, 0::UINTEGER AS spot FROM known WHERE {there}"
        ).fetchnumpy()
        return found["low"], found["high"], found["spot"]
