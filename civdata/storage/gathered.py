"""Gather the records of a table of other people as columns, and compare header and schema."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from civdata.model import NULL, Place, Rows, Severity, Table, fault
from civdata.storage.descriptor import fields_of, missing_of
from civdata.storage.tables import PackageFolder, same_header, table_of

MOST_FAULTY = 500_000
MAX_ROWS = 3_000_000
"""How many records of a table are read; more takes the memory and minutes of a database."""


@dataclass
class Gathered:
    """The columns of one table, as they are read from its files."""

    package: PackageFolder
    resource: Mapping[str, Any]
    names: list[str] = field(default_factory=list)
    raw: list[list[str]] = field(default_factory=list)
    lines: array[int] = field(default_factory=lambda: array("I"))
    parts: list[tuple[int, str]] = field(default_factory=list)
    shared: dict[str, str] = field(default_factory=dict)
    line: int = 0
    faulty: int = 0

    def fault(
        self,
        code: str,
        place: Place,
        message: str,
        expected: str,
        got: str,
        hint: str = "",
        severity: Severity = "error",
    ) -> None:
        """Note what is wrong at a place of a file."""
        tally = self.package.findings
        if tally.counted(place.file, code, severity):
            made = fault(
                place, code, message, expected=expected, got=got, hint=hint, severity=severity
            )
            tally.take(made)

    @property
    def schema(self) -> Any:
        """The schema of the table, if it has one."""
        return self.resource.get("schema")

    def table(self, path: str, null: str | None = None) -> Table | None:
        """Return what was gathered as the table of a file, or None where nothing was."""
        if not self.parts or not self.names:
            return None
        schema = self.schema
        missing = [texts | {NULL} for texts in missing_of(schema, self.names, null)]
        if not any(True for _ in fields_of(schema)):
            schema = {"fields": [{"name": name, "type": "any"} for name in self.names]}
        parts = self.parts if len({file for _, file in self.parts}) > 1 else ()
        rows = Rows(self.names, self.raw, self.lines, missing, parts, self.line)
        return table_of(self.package, {**self.resource, "schema": schema, "path": path}, rows)

    def number(self, width: int) -> None:
        """Name the columns of a file without a header: as the schema does, or by their number."""
        wanted = [column.name for column in fields_of(self.schema)]
        self.names = wanted or [f"field{n}" for n in range(1, max(width, 1) + 1)]
        self.raw = [[] for _ in self.names]

    # complex: one row of guards, a way in which a header is at fault each
    def name(self, place: Place, line: int, header: list[str], delimiter: str = "") -> None:
        """Take the names of the columns; note how they differ from those of the schema."""
        wanted = [column.name for column in fields_of(self.schema)]
        self.line, self.names, self.raw = line, header, [[] for _ in header]
        counted = Counter(header)
        for at, name in enumerate(header):
            if not name.strip():
                what = f"column {at + 1} has no name"
                self.fault("header", place.at(line), what, "a name of its own", name)
        twice = [name for name, times in counted.items() if times > 1 and name.strip()]
        for name in twice:
            said: Severity = "warning" if wanted == header else "error"
            what = "two columns of one name"
            self.fault(
                "header", place.at(line, name), what, "a name of its own", name, severity=said
            )
        split = _other_delimiter(header, wanted, delimiter)
        hint = f'Say in its dialect: "delimiter": "{split}"'.replace("\t", "\\t") if split else ""
        if wanted and not twice:
            self._match(place.at(line), header, wanted, hint)
        elif split:
            what = f"one column whose name holds {split!r}"
            self.fault(
                "delimiter", place.at(line), what, "columns", header[0], hint, severity="warning"
            )

    def _match(self, place: Place, header: list[str], wanted: list[str], hint: str) -> None:
        """Compare the header with the fields of the schema, as its fieldsMatch wants."""
        schema = self.schema
        given = schema.get("fieldsMatch", "exact") if isinstance(schema, Mapping) else "exact"
        way = given[0] if isinstance(given, list) and given else given
        have, want = set(header), set(wanted)
        fits = {
            "equal": sorted(header) == sorted(wanted),
            "subset": want <= have,
            "superset": have <= want,
            "partial": bool(have & want),
        }
        if way not in fits:
            same_header(self.package, place, header, wanted, hint or _advice(header, wanted))
        elif not fits[way]:
            lacking = sorted(want - have) if way in ("equal", "subset") else []
            surplus = sorted(have - want) if way in ("equal", "superset") else []
            column = next(iter([*surplus, *lacking]), "")
            message, expected = _unlike(lacking, surplus), f"fieldsMatch {way}: {','.join(wanted)}"
            at, got = place.at(place.row, column), ",".join(header)
            self.fault("header", at, message, expected, got, hint)

    def record(self, place: Place, line: int, record: list[str]) -> bool:
        """Take a record as a row, or note that it is none; return whether there is more room."""
        width = len(self.names)
        if self.faulty > MOST_FAULTY:
            message = "so many lines at fault that the rest of the file was not read"
            self.fault("csv", place.at(line), message, "a table", f"{self.faulty} lines at fault")
            return False
        if len(record) != width:
            self.faulty += 1
            if record:
                got = f"{len(record)} cells"
                message = "wrong number of cells"
                self.fault("ragged-row", place.at(line), message, f"{width} cells", got)
            else:
                self.fault("blank-row", place.at(line), "blank line", f"{width} cells", "none")
            return True
        if width > 1 and not any(record):
            self.faulty += 1
            self.fault("blank-row", place.at(line), "row of empty cells", "a value", "none")
            return True
        shared = self.shared
        for column, cell in zip(self.raw, record, strict=True):
            column.append(shared.setdefault(cell, cell) if len(cell) < 12 else cell)
        if len(shared) > 200_000:
            shared.clear()
        self.lines.append(line)
        if len(self.lines) <= MAX_ROWS:
            return True
        got = f"more than {MAX_ROWS} rows"
        self.fault("file-size", place, "table too long", f"{MAX_ROWS} rows", got)
        return False


def _unlike(lacking: Sequence[str], surplus: Sequence[str]) -> str:
    """Say which fields a header lacks and which it has beyond those of the schema."""
    parts = [f"without {', '.join(lacking)}"] if lacking else []
    parts += [f"with {', '.join(surplus)}"] if surplus else []
    return f"header {' and '.join(parts) or 'with none of the fields'}"


def _advice(header: Sequence[str], wanted: Sequence[str]) -> str:
    """Return what to do about a header that only looks unlike, or that is none."""
    if [name.strip() for name in header] == [name.strip() for name in wanted]:
        return "Take the blanks at the ends of its names out"
    if not set(header) & set(wanted):
        return 'If the file has no header row, say in its dialect: "header": false'
    return ""


def _other_delimiter(header: list[str], wanted: list[str], delimiter: str) -> str:
    """Return a delimiter that splits a header of one column into names, or an empty text."""
    if len(header) != 1 or not delimiter:
        return ""
    for sign in (";", "\t", "|", ","):
        names = header[0].split(sign)
        known = not wanted or {name.strip(' "') for name in names} & set(wanted)
        if known and sign != delimiter and len(names) > 1 and all(map(str.strip, names)):
            return sign
    return ""
