"""Large tables of other people, looked at by DuckDB: the same findings, many times faster.

DuckDB takes the file in, proves most cells good (`proofs`), and finds keys that repeat or lead
nowhere. What it cannot prove is judged by the rules that judge every other table. A file that it
may read otherwise than Python does is left to Python: the number of bytes of all cells must be that
of the file.
"""

from __future__ import annotations

import tempfile
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from civdata.checks import harm
from civdata.checks.cells import Fault, Noted, Sightings, distinct
from civdata.checks.shape import proofs
from civdata.checks.shape.rules import Rule
from civdata.checks.shape.scanning import DoubtError, believe, connected, scan
from civdata.checks.shape.schema import Schema
from civdata.checks.shape.taking import BATCH, MOST_DOUBTS, Judge, Taken
from civdata.model import LaterRows, Package, Rows, Table

WRITTEN = 20_000
"""How many texts are written into a statement."""

DENSE = 500_000_000
"""How far apart the numbers of a key may lie for a bit each."""


@dataclass
class Verdict:
    """What was found in a large table, for both gates."""

    shape: Sightings
    safety: Sightings


def _rewritten(column: str, rule: Rule, odd: Sequence[str]) -> str:
    """Return the cases that give odd cells of a column the form that their value has elsewhere."""
    changed = [(cell, canonical(rule.key(cell))) for cell in odd]
    return " ".join(
        f"WHEN {column} = {proofs.text(cell)} THEN {proofs.text(text)}"
        for cell, text in changed
        if text != cell
    )


def is_there() -> bool:
    """Return whether DuckDB is installed."""
    return find_spec("duckdb") is not None


def look(
    package: Package, table: Table, schema: Schema, schemas: dict[str, Schema], judge: Judge
) -> Verdict | None:
    """Return the verdict on a large table, or None where Python has to read it."""
    rows = table.rows
    if not isinstance(rows, LaterRows) or not is_there():
        return None
    with rows.lock:
        if rows.verdict is None:
            try:
                with tempfile.TemporaryDirectory(prefix="civdata-") as folder:
                    look_at = Look(package, table, rows, schema, schemas, judge, Path(folder))
                    rows.verdict = look_at.verdict()
            except DoubtError:
                rows.verdict = False
    return rows.verdict or None


@dataclass
class Look(Taken):
    """One large table in a database of its own, and what is found in it."""

    def verdict(self) -> Verdict:
        """Return what both gates find."""
        import duckdb

        found = scan(self.rows.path, len(self.rows.names))
        believe(found)
        try:
            self.con = connected(found.size, self.folder)
            self.take_in(found)
            shape, safety = Sightings(self.table), Sightings(self.table)
            for at, name in enumerate(self.rows.names):
                self.judge_column(at, name, shape, safety)
            self._keys(shape)
            self._repeats(shape)
            return Verdict(shape, safety)
        except duckdb.Error as error:
            raise DoubtError from error
        finally:
            if self.con is not None:
                self.con.close()

    # complex: one loop over what has no proof, for both gates at once
    def judge_column(self, at: int, name: str, shape: Noted, safety: Noted) -> None:
        """Judge what is without a proof in a column."""
        rule, missing = self.schema.rules[at], self.rows.missing[at]
        cursor = self.con.execute(
            f"SELECT DISTINCT d{at} FROM {self.home(at)[0]} WHERE d{at} IS NOT NULL"
        )
        bad: dict[str, tuple[Fault, ...]] = {}
        harmful: dict[str, tuple[Fault, ...]] = {}
        cells: list[str] = []
        while batch := cursor.fetchmany(BATCH):
            cells += [cell for (cell,) in batch]
            if len(cells) > MOST_DOUBTS:
                raise DoubtError
        if cells:
            self.doubtful.add(at)
        if rule is not None:
            bad = self.judge(rule, cells)
        for cell in cells:
            if cell not in missing and (found := tuple(harm.faults(cell))):
                harmful[cell] = found
        for told, sightings in ((bad, shape), (harmful, safety)):
            if told:
                sightings.rows(at, name, self._hits(at, told))

    def _hits(
        self, at: int, told: dict[str, tuple[Fault, ...]]
    ) -> Iterator[tuple[int, str, Sequence[Fault]]]:
        """Yield each row whose cell is among those at fault, in order."""
        home, row = self.home(at)
        self._table_of("bad", ("cell",), [list(told)])
        cursor = self.con.execute(
            f"SELECT {home}.{row}, d{at} FROM {home} JOIN bad ON d{at} = cell ORDER BY 1"
        )
        while batch := cursor.fetchmany(BATCH):
            for row, cell in batch:
                yield row, cell, told[cell]

    def key(self, names: Sequence[str]) -> list[str]:
        """Return the columns of a key in a form in which equal values are equal texts."""
        made = []
        for name in names:
            if name not in self.rows.names:
                raise DoubtError
            made.append(self._canonical(self.rows.names.index(name)))
        return made

    # complex: one row of guards, a kind of column each
    def _canonical(self, at: int) -> str:
        """Return a column whose texts are equal where its values are, NULL where one is missing."""
        rule, column = self.schema.rules[at], self.columns[at]
        nothing = proofs.absent(column, self.rows.missing[at])
        form = proofs.CANONICAL["any"] if rule is None else proofs.CANONICAL.get(rule.kind)
        if form is None or not (rule is None or rule.default_form):
            raise DoubtError
        plain = f"CASE WHEN {nothing} THEN NULL ELSE {column} END"
        if rule is None or rule.kind in ("string", "any"):
            return plain
        proved = rule.kind in ("integer", "year", "date", "yearmonth", "time")
        if proved and at not in self.doubtful:
            return plain
        # What is proved has one form alone.
        among = f"{self.home(at)[0]} WHERE d{at} IS NOT NULL AND" if proved else "t WHERE"
        odd = self.con.execute(
            f"SELECT DISTINCT {column} FROM {among} NOT ({nothing}) "
            f"AND NOT regexp_full_match({column}, {proofs.text(form)})"
        ).fetchmany(BATCH)
        if not odd:
            return plain
        if len(odd) == BATCH or rule.kind not in ("integer", "number"):
            raise DoubtError
        cases = _rewritten(column, rule, [cell for (cell,) in odd])
        return f"CASE WHEN {nothing} THEN NULL {cases} ELSE {column} END"

    def _keys(self, shape: Sightings) -> None:
        """Find keys that repeat and keys that lead to nothing, in the order of the rules."""
        last = len(self.rows.names)
        wanted = self.schema.keys
        for number, (code, names) in enumerate(wanted):
            if names:
                shape.rows(last + number, ", ".join(names), self._repeated(code, names))
        for number, key in enumerate(self.table.foreign_keys, last + len(wanted)):
            if len(key.fields) != len(key.reference) or not key.fields:
                continue
            itself = key.table in ("", self.table.name)
            target = self.table if itself else self.package.table(key.table)
            if target is None:
                continue
            found = self._dangling(key.fields, key.reference, target, itself)
            shape.rows(number, ", ".join(key.fields), found)

    def shown_as(self, names: Sequence[str]) -> str:
        """Return the cells of a key as they are told."""
        columns = [f"t.{self.columns[self.rows.names.index(name)]}" for name in names]
        return f"concat_ws(', ', {', '.join(columns)})"

    def _repeated(
        self, code: str, names: Sequence[str]
    ) -> Iterator[tuple[int, str, Sequence[Fault]]]:
        key = self.key(names)
        whole = " AND ".join(f"({part}) IS NOT NULL" for part in key)
        mixed = f"hash({', '.join(key)})"
        among, times = "t WHERE", "count(*) > 1"
        if self._all_differ(names):
            # Only a cell without a proof can repeat one, and a number only as that is written.
            at = self.rows.names.index(names[0])
            among = f"{self.home(at)[0]} WHERE d{at} IS NOT NULL AND"
            form = proofs.text(proofs.CANONICAL["integer"])
            times += f" OR bool_or(regexp_full_match({key[0]}, {form}))"
        self.con.execute(
            f"CREATE OR REPLACE TEMP TABLE twice AS SELECT {mixed} AS h FROM {among} {whole} "
            f"GROUP BY h HAVING {times}"
        )
        if not self.one("SELECT count(*) FROM twice"):
            return
        parts = ", ".join(f"{part} AS k{n}" for n, part in enumerate(key))
        names_of_key = ", ".join(f"k{n}" for n in range(len(key)))
        cursor = self.con.execute(
            f"WITH likely AS (SELECT rowid AS r, {self.shown_as(names)} AS shown, {parts} FROM t "
            f"WHERE {whole} AND {mixed} IN (SELECT h FROM twice)), "
            f"firsts AS (SELECT *, min(r) OVER (PARTITION BY {names_of_key}) AS f FROM likely) "
            "SELECT r, shown, f FROM firsts WHERE r <> f ORDER BY r"
        )
        expected = "a value that stands once" if code == "unique" else "a key that stands once"
        what = "repeats" if code == "unique" else "key repeats"
        while batch := cursor.fetchmany(BATCH):
            for row, shown, before in batch:
                yield row, shown, [Fault(code, f"{what} line {self.rows.line(before)}", expected)]

    def _all_differ(self, names: Sequence[str]) -> bool:
        """Return whether the cells of a key, one column of whole numbers, surely differ.

        A bit a number is quicker than a table of all keys, where the numbers lie close.
        """
        rule = self.schema.rule(names[0])
        if len(names) > 1 or rule is None or rule.kind != "integer":
            return False
        number = f"v{self.rows.names.index(names[0])}"
        count, low, high = self.con.execute(
            f"SELECT count({number}), min({number}), max({number}) FROM t"
        ).fetchone()
        if not count or high - low > min(100 * count, DENSE):
            return False
        bits = f"bit_count(bitstring_agg({number}, {low}::BIGINT, {high}::BIGINT))"
        return bool(self.one(f"SELECT {bits} FROM t") == count)

    def _dangling(
        self, names: Sequence[str], reference: Sequence[str], target: Table, itself: bool
    ) -> Iterator[tuple[int, str, Sequence[Fault]]]:
        key = self.key(names)
        if itself:
            self._know("known", self.con, self.key(reference))
        elif isinstance(target.rows, Rows):
            schema = self.schemas[target.name]
            self.comparable(schema, names, reference, target.rows.names)
            if not self._taken_over(target, reference):
                self.insert(target.rows, schema, reference)
        else:
            raise DoubtError
        whole = " AND ".join(f"({part}) IS NOT NULL" for part in key)
        same = " AND ".join(f"k{n} = {part}" for n, part in enumerate(key))
        cursor = self.con.execute(
            f"SELECT t.rowid, {self.shown_as(names)} FROM t ANTI JOIN known ON {same} "
            f"WHERE {whole} ORDER BY t.rowid"
        )
        wrong = [Fault("foreign-key", "leads to nothing", _key_of(self.table, target))]
        while batch := cursor.fetchmany(BATCH):
            for row, shown in batch:
                yield row, shown, wrong

    def _know(self, table: str, con: Any, key: Sequence[str]) -> None:
        """Make a table of the keys that there are."""
        parts = ", ".join(f"{part} AS k{n}" for n, part in enumerate(key))
        kept = "TEMP TABLE" if table == "known" else "TABLE"
        con.execute(f"CREATE OR REPLACE {kept} {table} AS SELECT DISTINCT {parts} FROM t")

    def _taken_over(self, target: Table, reference: Sequence[str]) -> bool:
        """Take the keys of another large table over; return whether DuckDB may read it."""
        schema, judge, rows = self.schemas[target.name], self.judge, target.rows
        if not isinstance(rows, LaterRows) or rows.files:
            return False
        with tempfile.TemporaryDirectory(prefix="civdata-") as made:
            folder = Path(made)
            other = Look(self.package, target, rows, schema, self.schemas, judge, folder)
            try:
                found = scan(rows.path, len(rows.names))
                believe(found)
                other.con = connected(found.size, folder)
                other.take_in(found, kept={rows.names.index(name) for name in reference})
                other.doubtful = set(range(len(other.columns)))
                file = proofs.text(str(folder / "known.db"))
                other.con.execute(f"ATTACH {file} AS apart")
                self._know("apart.known", other.con, other.key(reference))
                other.con.execute("DETACH apart")
                self.con.execute(f"ATTACH {file} AS apart (READ_ONLY)")
                self.con.execute("CREATE OR REPLACE TEMP TABLE known AS FROM apart.known")
                self.con.execute("DETACH apart")
            except DoubtError:
                return False
            finally:
                if other.con is not None:
                    other.con.close()
        return True

    def _table_of(
        self, table: str, names: Sequence[str], columns: Sequence[Sequence[str | None]]
    ) -> None:
        """Make a table of texts; few are written out, since handing them over costs more."""
        made = ", ".join(f"{name} VARCHAR" for name in names)
        self.con.execute(f"CREATE OR REPLACE TEMP TABLE {table} ({made})")
        if len(columns[0]) > WRITTEN:
            parts = ", ".join("unnest(?::VARCHAR[])" for _ in columns)
            self.con.execute(
                f"INSERT INTO {table} SELECT {parts}", [list(part) for part in columns]
            )
        elif columns[0]:
            rows = (", ".join(map(proofs.value, row)) for row in zip(*columns, strict=True))
            self.con.execute(f"INSERT INTO {table} VALUES {', '.join(f'({row})' for row in rows)}")

    def comparable(
        self, schema: Schema, names: Sequence[str], reference: Sequence[str], there: Sequence[str]
    ) -> None:
        """Raise DoubtError where the values of two keys are not compared as texts."""
        for name, own in zip(reference, names, strict=True):
            if name not in there:
                raise DoubtError
            rule, mine = schema.rule(name), self.schema.rule(own)
            kinds = {rule.kind if rule else "any", mine.kind if mine else "any"}
            if len(kinds) > 1 and kinds not in ({"integer", "number"}, {"any", "string"}):
                raise DoubtError

    def insert(self, rows: Rows, schema: Schema, reference: Sequence[str]) -> None:
        """Put the keys of another table into the database."""
        columns: list[list[str | None]] = []
        for name in reference:
            rule = schema.rule(name)
            cells = rows.raw[rows.names.index(name)]
            known: dict[str, str | None] = {}
            for cell in distinct(cells):
                value = rule.key(cell) if rule else cell
                known[cell] = None if value is None else canonical(value)
            columns.append([known[cell] for cell in cells])
        keys = list(dict.fromkeys(zip(*columns, strict=True)))
        lists = [list(part) for part in zip(*keys, strict=True)] or [[] for _ in columns]
        self._table_of("known", [f"k{n}" for n in range(len(lists))], lists)

    def _repeats(self, shape: Sightings) -> None:
        """Find rows that stand twice, where no key says so."""
        from civdata.checks.shape.standard import REPEATS, keyless

        if not keyless(self.rows.names, self.schema):
            return
        columns = ", ".join(self.columns)
        twice = self.con.execute(
            f"WITH likely AS (SELECT rowid AS r, {columns} FROM t WHERE rowid < {REPEATS}), "
            f"firsts AS (SELECT *, min(r) OVER (PARTITION BY {columns}) AS f FROM likely) "
            f"SELECT r, concat_ws(', ', {columns}), f FROM firsts WHERE r <> f ORDER BY r"
        ).fetchall()
        shape.rows(
            10**6,
            "",
            ((row, shown[:300], [_twice(self.rows.line(before))]) for row, shown, before in twice),
        )


def _twice(line: int) -> Fault:
    message = f"repeats line {line}"
    return Fault("repeated-row", message, "a row that stands once", severity="warning")


def _key_of(table: Table, target: Table) -> str:
    return f"a key of {table.package}/{target.name}"


def canonical(value: Hashable) -> str:
    """Return the one text of a value in a key: a number without sign and zeros that say nothing.

    >>> [canonical(Decimal(text)) for text in ("01", "1.50", "-0", "1e3", "NaN")]
    ['1', '1.5', '0', '1000', 'NaN']
    """
    if isinstance(value, Decimal):
        if not value.is_finite():
            return str(value)
        made = value.normalize(Context(prec=max(len(value.as_tuple().digits), 1)))
        if not made:
            return "0"
        _, _, exponent = made.as_tuple()
        return f"{made:f}" if isinstance(exponent, int) and abs(exponent) < 400 else str(made)
    return str(value)
