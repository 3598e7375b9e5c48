"""Large tables of other people, looked at by DuckDB: the same findings, many times faster.

DuckDB takes the file in, proves most cells good (`proofs`), and finds keys that repeat or lead
nowhere. What it cannot prove is judged by the rules that judge every other table. A file that it
may read otherwise than Python does is left to Python: the number of bytes of all cells must be that
of the file.
"""

from __future__ import annotations

import codecs
import gzip
import tempfile
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from civdata.checks import harm
from civdata.checks.cells import Fault, Sightings
from civdata.checks.shape import proofs
from civdata.checks.shape.schema import Schema
from civdata.model import LaterRows, Package, Rows, Table

MEMORY = "600MB"
THREADS = 2
HELD = 200_000_000
"""Up to which size a file is held in memory by DuckDB; a larger one goes to a folder of its own."""

FEW, FIRST_ROWS = 2_000, 10_000
PIECE = 1 << 22
BATCH = 20_000
MOST_DOUBTS = 3_000_000
"""How many different texts without a proof a column may have."""

Judge = Callable[[Any, Sequence[str]], dict[str, tuple[Fault, ...]]]


class DoubtError(Exception):
    """What DuckDB cannot be sure of; Python reads the file then."""


@dataclass
class Verdict:
    """What was found in a large table, for both gates."""

    shape: Sightings
    safety: Sightings


@dataclass
class Scan:
    """What the bytes of a file say of how it can be read."""

    size: int = 0
    lines: int = 0
    returns: int = 0
    pairs: int = 0
    quotes: int = 0
    plain: bool = True


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
                    look_at = _Look(package, table, rows, schema, schemas, judge, Path(folder))
                    rows.verdict = look_at.verdict()
            except DoubtError:
                rows.verdict = False
    return rows.verdict or None


def scan(path: Path) -> Scan:
    """Read a file once, for its lines, quotes and encoding."""
    made = Scan()
    decoder = codecs.getincrementaldecoder("utf-8")()
    last = b""
    with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as file:
        try:
            while piece := file.read(PIECE):
                made.size += len(piece)
                made.lines += piece.count(b"\n")
                made.quotes += piece.count(b'"')
                edge = last + piece[:1]
                if b"\r" in piece or edge == b"\r\n":
                    made.returns += piece.count(b"\r")
                    made.pairs += piece.count(b"\r\n") + (edge == b"\r\n")
                    made.plain &= b"\n\r" not in piece and edge != b"\n\r"
                if b"\0" in piece or b"\n\n" in piece or edge == b"\n\n":
                    made.plain = False
                if not piece.isascii():
                    decoder.decode(piece)
                elif decoder.getstate()[0]:
                    raise DoubtError
                last = piece[-1:]
            decoder.decode(b"", True)
        except (UnicodeDecodeError, EOFError, OSError) as error:
            raise DoubtError from error
    made.plain &= last == b"\n"
    return made


@dataclass
class _Look:
    """One large table in a database of its own."""

    package: Package
    table: Table
    rows: LaterRows
    schema: Schema
    schemas: dict[str, Schema]
    judge: Judge
    folder: Path
    columns: list[str] = field(default_factory=list)
    doubtful: set[int] = field(default_factory=set)
    con: Any = None

    def verdict(self) -> Verdict:
        """Return what both gates find."""
        import duckdb

        found = scan(self.rows.path)
        if not found.plain or (found.returns and found.returns != found.pairs) or found.quotes % 2:
            raise DoubtError
        if found.returns and found.returns != found.lines:
            raise DoubtError
        held = found.size < HELD
        self.con = duckdb.connect(":memory:" if held else str(self.folder / "t.db"))
        try:
            self.con.execute("SET force_compression='uncompressed'")
            self.con.execute(f"SET memory_limit='{MEMORY}'")
            self.con.execute(f"SET threads={THREADS}")
            self.con.execute(f"SET temp_directory={proofs.text(str(self.folder))}")
            self.con.execute("SET enable_progress_bar=false")
            return self._verdict(found)
        except duckdb.Error as error:
            raise DoubtError from error
        finally:
            self.con.close()

    def _verdict(self, found: Scan) -> Verdict:
        self._load(found)
        shape, safety = Sightings(self.table), Sightings(self.table)
        for at, name in enumerate(self.rows.names):
            self._column(at, name, shape, safety)
        self._keys(shape)
        self._repeats(shape)
        return Verdict(shape, safety)

    def one(self, query: str) -> Any:
        """Return the first cell that a query finds."""
        return self.con.execute(query).fetchone()[0]

    def _load(self, found: Scan) -> None:
        """Take the file in, and prove that its cells are those that Python would read."""
        self.columns = [f"c{n}" for n in range(len(self.rows.names))]
        columns = "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in self.columns) + "}"
        packed = "gzip" if self.rows.path.suffix.lower() == ".gz" else "none"
        self.con.execute(
            f"CREATE TABLE t AS SELECT * FROM read_csv({proofs.text(str(self.rows.path))}, "
            f"delim={proofs.text(self.rows.delimiter)}, quote='\"', escape='\"', header=false, "
            f"skip=1, auto_detect=false, columns={columns}, nullstr='\\x01\\x02', "
            f"strict_mode=true, null_padding=false, compression='{packed}', "
            "max_line_size=16777216)"
        )
        count = self.one("SELECT count(*) FROM t")
        whole = " + ".join(f"coalesce(strlen({name}), 0)" for name in self.columns)
        inner = "0"
        if found.quotes:
            inner = " + ".join(
                f"length({name}) - length(replace({name}, '\"', ''))" for name in self.columns
            )
            breaks = " OR ".join(f"contains({name}, chr(10))" for name in self.columns)
            if self.one(f"SELECT count(*) FROM t WHERE {breaks}"):
                raise DoubtError  # the lines of rows are not to be told from their number
        nulls = " OR ".join(f"{name} IS NULL" for name in self.columns)
        empty = " AND ".join(f"{name} = ''" for name in self.columns)
        size, quotes, lost, blank = self.con.execute(
            f"SELECT coalesce(sum({whole}), 0), coalesce(sum({inner}), 0), "
            f"count(*) FILTER (WHERE {nulls}), count(*) FILTER (WHERE {empty}) FROM t"
        ).fetchone()
        header = len(self.rows.delimiter.join(self.rows.names).encode())
        ends = (count + 1) * (2 if found.returns else 1)
        size += header + count * (len(self.columns) - 1) + ends + found.quotes - quotes
        if size != found.size or count != found.lines - 1 or lost or blank or not count:
            raise DoubtError
        self.rows.total = count

    def _column(self, at: int, name: str, shape: Sightings, safety: Sightings) -> None:
        """Judge what is without a proof in a column."""
        rule, missing = self.schema.rules[at], self.rows.missing[at]
        column = self.columns[at]
        proof = proofs.of(rule, column, missing)
        first = f"SELECT count(DISTINCT {column}) FROM t WHERE rowid < {FIRST_ROWS}"
        few = self.rows.total and self.one(first) * 10 < min(self.rows.total, FIRST_ROWS)
        source = f"(SELECT DISTINCT {column} FROM t)" if few else "t"
        cursor = self.con.execute(f"SELECT DISTINCT {column} FROM {source} WHERE NOT ({proof})")
        self.doubtful.add(at)
        bad: dict[str, tuple[Fault, ...]] = {}
        harmful: dict[str, tuple[Fault, ...]] = {}
        seen = 0
        while batch := cursor.fetchmany(BATCH):
            cells = [cell for (cell,) in batch]
            seen += len(cells)
            if seen > MOST_DOUBTS:
                raise DoubtError
            if rule is not None:
                bad |= self.judge(rule, cells)
            for cell in cells:
                if cell not in missing and (found := tuple(harm.faults(cell))):
                    harmful[cell] = found
        if not seen:
            self.doubtful.remove(at)
        for told, sightings in ((bad, shape), (harmful, safety)):
            if told:
                sightings.rows(at, name, self._hits(column, told))

    def _hits(
        self, column: str, told: dict[str, tuple[Fault, ...]]
    ) -> Iterator[tuple[int, str, Sequence[Fault]]]:
        """Yield each row whose cell is among those at fault, in order."""
        self.con.execute("CREATE OR REPLACE TEMP TABLE bad (cell VARCHAR)")
        self.con.executemany("INSERT INTO bad VALUES (?)", [[cell] for cell in told])
        cursor = self.con.execute(
            f"SELECT t.rowid, {column} FROM t JOIN bad ON {column} = cell ORDER BY t.rowid"
        )
        while batch := cursor.fetchmany(BATCH):
            for row, cell in batch:
                yield row, cell, told[cell]

    def _key(self, names: Sequence[str]) -> list[str]:
        """Return the columns of a key in a form in which equal values are equal texts."""
        made = []
        for name in names:
            if name not in self.rows.names:
                raise DoubtError
            made.append(self._canonical(self.rows.names.index(name)))
        return made

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
        if at not in self.doubtful and rule.kind in ("integer", "year", "date"):
            return plain  # what is proved has one form alone
        odd = self.con.execute(
            f"SELECT DISTINCT {column} FROM t WHERE NOT ({nothing}) "
            f"AND NOT regexp_full_match({column}, {proofs.text(form)})"
        ).fetchmany(BATCH)
        if not odd:
            return plain
        if len(odd) == BATCH or rule.kind not in ("integer", "number"):
            raise DoubtError
        changed = [(cell, canonical(rule.key(cell))) for (cell,) in odd]
        cases = " ".join(
            f"WHEN {column} = {proofs.text(cell)} THEN {proofs.text(text)}"
            for cell, text in changed
            if text != cell
        )
        return f"CASE WHEN {nothing} THEN NULL {cases} ELSE {column} END"

    def _keys(self, shape: Sightings) -> None:
        """Find keys that repeat and keys that lead to nothing, in the order of the rules."""
        last = len(self.rows.names)
        wanted: list[tuple[str, tuple[str, ...]]] = [("primary-key", self.schema.primary)]
        wanted += [("unique-key", names) for names in self.schema.unique]
        unique = (rule.name for rule in self.schema.rules if rule and rule.unique)
        wanted += [("unique", (name,)) for name in unique]
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

    def _shown(self, names: Sequence[str]) -> str:
        columns = [f"t.{self.columns[self.rows.names.index(name)]}" for name in names]
        return f"concat_ws(', ', {', '.join(columns)})"

    def _repeated(
        self, code: str, names: Sequence[str]
    ) -> Iterator[tuple[int, str, Sequence[Fault]]]:
        key = self._key(names)
        whole = " AND ".join(f"({part}) IS NOT NULL" for part in key)
        mixed = f"hash({', '.join(key)})"
        self.con.execute(
            f"CREATE OR REPLACE TEMP TABLE twice AS SELECT {mixed} AS h FROM t WHERE {whole} "
            "GROUP BY h HAVING count(*) > 1"
        )
        if not self.one("SELECT count(*) FROM twice"):
            return
        parts = ", ".join(f"{part} AS k{n}" for n, part in enumerate(key))
        names_of_key = ", ".join(f"k{n}" for n in range(len(key)))
        cursor = self.con.execute(
            f"WITH likely AS (SELECT rowid AS r, {self._shown(names)} AS shown, {parts} FROM t "
            f"WHERE {whole} AND {mixed} IN (SELECT h FROM twice)), "
            f"firsts AS (SELECT *, min(r) OVER (PARTITION BY {names_of_key}) AS f FROM likely) "
            "SELECT r, shown, f FROM firsts WHERE r <> f ORDER BY r"
        )
        expected = "a value that stands once" if code == "unique" else "a key that stands once"
        what = "repeats" if code == "unique" else "key repeats"
        while batch := cursor.fetchmany(BATCH):
            for row, shown, before in batch:
                yield row, shown, [Fault(code, f"{what} line {before + 2}", expected)]

    def _dangling(
        self, names: Sequence[str], reference: Sequence[str], target: Table, itself: bool
    ) -> Iterator[tuple[int, str, Sequence[Fault]]]:
        key = self._key(names)
        parts = ", ".join(f"k{n} VARCHAR" for n in range(len(key)))
        if itself:
            other = self._key(reference)
            self.con.execute(
                "CREATE OR REPLACE TEMP TABLE known AS SELECT DISTINCT "
                + ", ".join(f"{part} AS k{n}" for n, part in enumerate(other))
                + " FROM t"
            )
        else:
            if not isinstance(target.rows, Rows):
                raise DoubtError
            self.con.execute(f"CREATE OR REPLACE TEMP TABLE known ({parts})")
            self._insert(target.rows, self.schemas[target.name], names, reference)
        whole = " AND ".join(f"({part}) IS NOT NULL" for part in key)
        same = " AND ".join(f"known.k{n} = ({part})" for n, part in enumerate(key))
        cursor = self.con.execute(
            f"SELECT t.rowid, {self._shown(names)} FROM t WHERE {whole} "
            f"AND NOT EXISTS (SELECT 1 FROM known WHERE {same}) ORDER BY t.rowid"
        )
        wrong = [Fault("foreign-key", "leads to nothing", _key_of(self.table, target))]
        while batch := cursor.fetchmany(BATCH):
            for row, shown in batch:
                yield row, shown, wrong

    def _insert(
        self, rows: Rows, schema: Schema, names: Sequence[str], reference: Sequence[str]
    ) -> None:
        """Put the keys of another table into the database."""
        columns: dict[str, list[str | None]] = {}
        for number, (name, own) in enumerate(zip(reference, names, strict=True)):
            if name not in rows.names:
                raise DoubtError
            rule, mine = schema.rule(name), self.schema.rule(own)
            kinds = {rule.kind if rule else "any", mine.kind if mine else "any"}
            if len(kinds) > 1 and kinds not in ({"integer", "number"}, {"any", "string"}):
                raise DoubtError
            known: dict[str, str | None] = {}
            made: list[str | None] = []
            for cell in rows.raw[rows.names.index(name)]:
                if cell not in known:
                    value = rule.key(cell) if rule else cell
                    known[cell] = None if value is None else canonical(value)
                made.append(known[cell])
            columns[f"k{number}"] = made
        keys = list(dict.fromkeys(zip(*columns.values(), strict=True)))
        if len(keys) <= FEW:
            spots = ", ".join("?" for _ in columns)
            if keys:
                self.con.executemany(f"INSERT INTO known VALUES ({spots})", [list(k) for k in keys])
            return
        import pandas

        frame = pandas.DataFrame(keys, columns=list(columns), dtype="object")
        self.con.register("given", frame)
        self.con.execute("INSERT INTO known SELECT * FROM given")
        self.con.unregister("given")

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
            ((row, shown[:300], [_twice(before + 2)]) for row, shown, before in twice),
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
