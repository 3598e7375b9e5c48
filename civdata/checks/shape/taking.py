"""A large table taken in by DuckDB: what is proved good, and what is not."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from typing import Any

from civdata.checks.cells import Fault
from civdata.checks.shape import proofs
from civdata.checks.shape.scanning import DoubtError, Scan
from civdata.checks.shape.schema import Schema
from civdata.model import NULL, LaterRows, Package, Table

SAMPLE, MOSTLY = 2_000, 0.98
"""Of how many rows what share of cells must be proved for a form to be tried on whole rows."""

LINE = 1 << 24
"""How long a line may be, and how much of a file is taken in at a time."""

BATCH = 20_000
MOST_DOUBTS = 3_000_000
"""How many different texts without a proof a column may have, and line breaks all cells."""

Judge = Callable[[Any, Sequence[str]], dict[str, tuple[Fault, ...]]]


@dataclass
class Taken:
    """One large table in a database of its own.

    Rows that are not wholly proved good are in the table `doubts`, with their number `r` and as
    `d0`, `d1` … the text of each cell that is not proved, else NULL. A column of which few cells
    are proved has these in the table `t` of all rows. Both have as `c0`, `c1` … the texts of the
    columns in `kept`, which keys need; `t` has as `v0` … the numbers of keys of one column.
    """

    package: Package
    table: Table
    rows: LaterRows
    schema: Schema
    schemas: dict[str, Schema]
    judge: Judge
    folder: Path
    doubtful: set[int] = field(default_factory=set)
    poor: set[int] = field(default_factory=set)
    con: Any = None

    @property
    def columns(self) -> list[str]:
        """The names of columns in the database."""
        return [f"c{at}" for at, _ in enumerate(self.rows.names)]

    def one(self, query: str) -> Any:
        """Return the first cell that a query finds."""
        return self.con.execute(query).fetchone()[0]

    @property
    def kept(self) -> set[int]:
        """The columns whose texts are needed beside the proofs: those of keys, or all."""
        from civdata.checks.shape.standard import keyless

        names = self.rows.names
        if keyless(names, self.schema):
            return set(range(len(names)))
        needed = {name for _, names in self.schema.keys for name in names}
        for key in self.table.foreign_keys:
            needed |= {*key.fields, *(key.reference if key.table in ("", self.table.name) else ())}
        return {at for at, name in enumerate(names) if name in needed}

    # complex: the sum of all bytes is one rule with several terms
    def take_in(self, found: Scan, header: bool = True, kept: set[int] | None = None) -> None:
        """Take the file in, and prove that its cells are those that Python would read."""
        names, between = self.columns, self.rows.delimiter
        lined = between in proofs.LINED and not found.quotes
        columns = ", ".join(f"'{name}': 'VARCHAR'" for name in (["l"] if lined else names))
        delimiter, quote = (proofs.BETWEEN, "") if lined else (between, '"')
        packed = "gzip" if self.rows.path.suffix.lower() == ".gz" else "none"
        source = (
            f"read_csv({proofs.text(str(self.rows.path))}, delim={proofs.text(delimiter)}, "
            f"quote='{quote}', escape='{quote}', header=false, skip={int(header)}, "
            f"auto_detect=false, columns={{{columns}}}, nullstr='\\x01\\x02', strict_mode=true, "
            f"null_padding=false, compression='{packed}', max_line_size={LINE}, buffer_size={LINE})"
        )
        if lined:
            lines = f"(SELECT l, strlen(l) AS n FROM {source})"
            self.store(proofs.parted(names, lines, between), between, kept)
        else:
            self.store(proofs.joined(names, source), kept=kept)
        count, known, size, blank = self.con.execute(
            "SELECT count(*), count(n), coalesce(sum(n), 0), "
            f"count(*) FILTER (WHERE n < {len(names)}) FROM t"
        ).fetchone()
        rows, self.rows.breaks = count + header, self._breaks()
        lines = rows + len(self.rows.breaks)
        size += len(between.join(self.rows.names).encode()) if header else 0
        size += rows * (2 if found.returns else 1) + found.quotes
        if size != found.size or lines != found.lines or known != count or blank or not count:
            raise DoubtError

    def _breaks(self) -> Sequence[int]:
        """Return the rows with line breaks in cells, none of which is proved whole, once for each.

        Raise DoubtError where there are too many.
        """
        made = array("L")
        cursor = self.con.execute(
            "SELECT rowid, length(l) - length(replace(l, chr(10), '')) FROM t "
            "WHERE contains(l, chr(10)) ORDER BY rowid"
        )
        while len(made) <= MOST_DOUBTS and (batch := cursor.fetchmany(BATCH)):
            for row, times in batch:
                made.extend(repeat(row, times))
        if len(made) > MOST_DOUBTS:
            raise DoubtError
        return made

    # complex: two statements, put together part by part
    def store(
        self, source: str, between: str = proofs.BETWEEN, kept: set[int] | None = None
    ) -> None:
        """Make the tables of what a source holds: rows as texts `l`, their bytes `n`, their cells.

        The cells are `c0`, `c1` …, and as many as there are columns where `l` is split.
        """
        names = self.columns
        forms = self._forms(source)
        self.poor = {at for at, form in enumerate(forms) if not form}
        proof = [f"regexp_full_match(l, {proofs.text(proofs.row_of(forms, between))})"]
        proof += [self._ruled(proofs.beyond, at) for at, form in enumerate(forms) if form]
        parts = [names[at] for at in sorted(self.kept if kept is None else kept)]
        proved = [self._proof(at) for at, _ in enumerate(names)]
        whole = f"CASE WHEN {' AND '.join(filter(None, proof))} THEN NULL ELSE l END AS l"
        every = [*parts, *(proved[at] for at in sorted(self.poor)), *self._numbers(), whole, "n"]
        self.con.execute(f"CREATE TABLE t AS SELECT {', '.join(every)} FROM {source}")
        some = [*parts, *(proved[at] for at in range(len(names)) if at not in self.poor), "r", "m"]
        rows = "(SELECT rowid AS r, l FROM t WHERE l IS NOT NULL)"
        self.con.execute(
            f"CREATE TABLE doubts AS SELECT {', '.join(some)} "
            f"FROM {proofs.parted(names, rows, between)}"
        )
        if self.one(f"SELECT count(*) FROM doubts WHERE m <> {len(names)}"):
            raise DoubtError
        self.rows.total = self.one("SELECT count(*) FROM t")

    def _numbers(self) -> Iterator[str]:
        """Yield the columns of whole numbers that are keys alone."""
        alone = {names[0] for _, names in self.schema.keys if len(names) == 1}
        for at, (name, rule) in enumerate(zip(self.rows.names, self.schema.rules, strict=True)):
            if name in alone and rule and rule.kind == "integer":
                nothing = proofs.absent(f"c{at}", self.rows.missing[at] - {"", NULL})
                yield f"CASE WHEN NOT {nothing} THEN TRY_CAST(c{at} AS BIGINT) END AS v{at}"

    def _ruled(self, proof: Callable[..., str], at: int) -> str:
        """Return a condition on a column by its rule."""
        return proof(self.schema.rules[at], f"c{at}", self.rows.missing[at])

    def _forms(self, source: str) -> list[str]:
        """Return the forms by which columns are proved as parts of a row, or empty texts.

        One that holds of few cells would only keep the others back.
        """
        given = list(zip(self.schema.rules, self.rows.missing, strict=True))
        held = ", ".join(f"avg(({self._ruled(proofs.of, at)})::INT)" for at, _ in enumerate(given))
        shares = self.con.execute(f"SELECT {held} FROM (FROM {source} LIMIT {SAMPLE})").fetchone()
        return [
            proofs.form_of(rule, missing) if (share or 0) > MOSTLY else ""
            for (rule, missing), share in zip(given, shares, strict=True)
        ]

    def _proof(self, at: int) -> str:
        """Return a column without the cells that are proved."""
        return f"CASE WHEN {self._ruled(proofs.of, at)} THEN NULL ELSE c{at} END AS d{at}"

    def home(self, at: int) -> tuple[str, str]:
        """Return the table that has the cells of a column without a proof, and its row number."""
        return ("t", "rowid") if at in self.poor else ("doubts", "r")
