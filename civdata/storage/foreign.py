"""Read a package of other people, as freely as the standard allows, and still open nothing unsafe.

Delimited text is read here, plain, in gzip or zip, in one file or several. What is no delimited
text is left to frictionless.
"""

from __future__ import annotations

import codecs
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from civdata.model import Place, Rows, Severity, Table, fault
from civdata.storage.delimited import UnreadableError, joined, records
from civdata.storage.descriptor import fields_of, missing_of, unsafe
from civdata.storage.dialect import Dialect, dialect_of
from civdata.storage.disk import MAX_BYTES, decode, read_json
from civdata.storage.packed import bare_name, said_of_bytes, unpacked
from civdata.storage.tables import PackageFolder, same_header, table_of

TEXTS = (".csv", ".tsv", ".txt", ".tab")
FORMATS = ("csv", "tsv", "txt", "tab")
TABLES = ("json", "jsonl", "ndjson", "xlsx", "xls", "ods", "yaml", "html")
"""What frictionless may read as a table, where its extras are there."""

BOM = b"\xef\xbb\xbf"
MAX_ROWS = 4_000_000
"""How many records of a table are read; more takes the memory and minutes of a database."""


def resolved(package: PackageFolder, resource: Any) -> Any:
    """Return a resource with its schema and dialect in it, where they stand in files beside it.

    One that leads elsewhere, to a web address say, is refused and left out.
    """
    if not isinstance(resource, Mapping):
        return resource
    made = dict(resource)
    for key in ("schema", "dialect"):
        given = made.get(key)
        if not isinstance(given, str):
            continue
        del made[key]
        if problem := unsafe(given):
            message = f"{resource.get('name')}: {key}: {problem}"
            package.fault("path", message, expected="a file", got=given)
            continue
        if given.endswith((".yaml", ".yml")):
            message = f"{resource.get('name')}: {key} in YAML is not read"
            package.fault("not-read", message, expected="JSON", got=given, severity="warning")
            continue
        content, broken = read_json(package.folder / given, package.place(given))
        if broken:
            package.findings.append(broken)
        else:
            made[key] = content
    return made


def foreign_table(package: PackageFolder, resource: Mapping[str, Any]) -> Table | None:
    """Read one resource as a table where it is one; note what is unsafe or broken."""
    if "data" in resource:
        return None  # it stands in the descriptor: frictionless reads it
    given = resource.get("path")
    paths: list[Any] = given if isinstance(given, list) and given else [given]
    for path in paths:
        if problem := unsafe(path):
            message = f"{resource['name']}: {problem}"
            package.fault("path", message, expected="a relative path", got=str(path))
            return None
    text = is_text(resource)
    contents: list[tuple[str, bytes]] = []
    for path in paths:
        content = package.content(path)
        if content is None:
            continue
        place = package.place(path)
        if len(paths) == 1:
            package.findings.extend(said_of_bytes(resource, content, place))
        if text:
            content, broken = unpacked(content, place, MAX_BYTES)
            if broken:
                package.findings.append(broken)
                continue
        contents.append((path, content))
    if not text:
        if not is_handed(resource):
            package.fault(
                "not-read",
                f"{resource['name']}: no table that is read; it was not checked",
                expected="delimited text, JSON or a workbook",
                got=str(paths[0]),
                severity="note",
            )
        return None
    return _Reader(package, resource).table(contents) if contents else None


def format_of(resource: Mapping[str, Any]) -> str:
    """Return the format of a resource in small letters: as it says, or by the name of its file.

    >>> format_of({"path": "t.dat", "format": "CSV"}), format_of({"path": ["a.tsv.gz", "b.tsv.gz"]})
    ('csv', 'tsv')
    """
    given = resource.get("format")
    if isinstance(given, str) and given and given.lower() not in ("gz", "zip"):
        return given.lower().removeprefix(".")
    path = resource.get("path")
    names = path if isinstance(path, list) else [path]
    kinds = {PurePosixPath(bare_name(str(name))).suffix.lower() for name in names}
    kind = kinds.pop() if len(kinds) == 1 else "".join(sorted(kinds))
    if not kind and str(resource.get("mediatype", "")).lower().startswith("text/csv"):
        return "csv"
    return kind.removeprefix(".")


def is_text(resource: Mapping[str, Any]) -> bool:
    """Return whether a resource is delimited text by its format or the name of its file."""
    return "data" not in resource and format_of(resource) in FORMATS


def is_handed(resource: Mapping[str, Any]) -> bool:
    """Return whether a resource is a table that frictionless reads and we do not."""
    return "data" in resource or format_of(resource) in TABLES


@dataclass
class _Reader:
    """Reads the files of one table of other people."""

    package: PackageFolder
    resource: Mapping[str, Any]
    names: list[str] = field(default_factory=list)
    raw: list[list[str]] = field(default_factory=list)
    lines: array[int] = field(default_factory=lambda: array("I"))
    parts: list[tuple[int, str]] = field(default_factory=list)
    shared: dict[str, str] = field(default_factory=dict)
    line: int = 0

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

    def table(self, contents: Sequence[tuple[str, bytes]]) -> Table | None:
        """Return the table that stands in files, as far as it can be read."""
        tab = format_of(self.resource) in ("tsv", "tab")
        dialect, problems = dialect_of(self.resource.get("dialect"), "\t" if tab else ",")
        if dialect is None:
            self.package.fault(
                "not-read",
                f"{self.resource['name']}: {', '.join(problems)}; it was not checked",
                expected="a dialect that Python's reader of CSV keeps",
                got=str(self.resource.get("dialect")),
                severity="warning",
            )
            return None
        schema = self.resource.get("schema")
        for path, content in contents:
            place = self.package.place(path)
            text = self._text(place, content)
            if text is None:
                continue
            self.parts.append((len(self.lines), place.file))
            if not self._file(place, text, dialect):
                return None
        if not self.parts or not self.names:
            return None
        missing = [missing_of(schema, name, dialect.null) for name in self.names]
        if not any(True for _ in fields_of(schema)):
            schema = {"fields": [{"name": name, "type": "any"} for name in self.names]}
        rows = Rows(
            self.names,
            self.raw,
            self.lines,
            missing,
            self.parts if len(contents) > 1 else (),
            self.line,
        )
        return table_of(
            self.package, {**self.resource, "schema": schema, "path": contents[0][0]}, rows
        )

    def _text(self, place: Place, content: bytes) -> str | None:
        """Return the text of a file in the encoding that its descriptor names."""
        encoding = self.resource.get("encoding", "utf-8")
        try:
            found = codecs.lookup(str(encoding))
            if not getattr(found, "_is_text_encoding", True):
                raise LookupError(f"{encoding} is no encoding of text")
        except (LookupError, ValueError) as error:
            self.fault("encoding", place, "unknown encoding", "an encoding of text", str(error))
            return None
        if found.name in ("utf-8", "utf-8-sig"):
            text, broken = decode(content.removeprefix(BOM), place)
            if broken:
                hint = (
                    "" if "encoding" in self.resource else 'Name it in "encoding" of the resource'
                )
                self.fault(
                    "encoding", place.at(broken.row), broken.message, "UTF-8", broken.got, hint
                )
                return None
            if content.startswith(BOM):
                wanted, message = "UTF-8 without BOM", "byte order mark"
                self.fault("encoding", place.at(1), message, wanted, "BOM", severity="warning")
            return text
        try:
            return content.decode(found.name)
        except (LookupError, UnicodeError) as error:
            self.fault("encoding", place, "not so encoded", str(encoding), str(error))
            return None

    def _file(self, place: Place, text: str, dialect: Dialect) -> bool:
        """Take the records of a file; return whether its header leaves anything to check."""
        found = records(text, dialect)
        try:
            line, header, held = self._header(found, dialect)
            if not self.names:
                self.line = line
                if dialect.header_rows and not any(header):
                    self.fault(
                        "empty-file", place.at(1), "no header row", "a header row", "nothing"
                    )
                    return False
                self._name(place, header, held, dialect)
            elif dialect.header_rows and header != self.names:
                message = "header is not that of the first file of the table"
                self.fault("header", place.at(1), message, ",".join(self.names), ",".join(header))
                return True
            if held is not None:
                self._record(place, *held)
            for _, line, record in found:
                self._record(place, line, record)
                if len(self.lines) > MAX_ROWS:
                    got = f"more than {MAX_ROWS} rows"
                    self.fault("file-size", place, "table too long", f"{MAX_ROWS} rows", got)
                    break
        except UnreadableError as error:
            self.fault("csv", place.at(error.line), "not CSV", "CSV by its dialect", error.why)
        return True

    def _header(
        self, found: Iterator[tuple[int, int, list[str]]], dialect: Dialect
    ) -> tuple[int, list[str], tuple[int, list[str]] | None]:
        """Return the header's line and names, and the first record where there is no header."""
        if not dialect.header_rows:
            for _, line, record in found:
                return 0, [], (line, record)
            return 0, [], None
        rows: list[list[str]] = []
        begins = 0
        for number, line, record in found:
            if number in dialect.header_rows:
                begins = begins or line
                rows.append(record)
            if number >= dialect.header_rows[-1]:
                break
        plain = joined(rows, dialect.header_join)
        wanted = [column.name for column in fields_of(self.resource.get("schema"))]
        filled = joined(rows, dialect.header_join, filled=True)
        return begins, (filled if filled == wanted else plain), None

    def _name(
        self,
        place: Place,
        header: list[str],
        first: tuple[int, list[str]] | None,
        dialect: Dialect,
    ) -> None:
        """Take the names of the columns; note how they differ from those of the schema."""
        schema = self.resource.get("schema")
        wanted = [column.name for column in fields_of(schema)]
        if not dialect.header_rows:
            width = max(len(first[1]) if first else 0, 0 if wanted else 1)
            header = wanted or [f"field{n}" for n in range(1, width + 1)]
        elif not dialect.cased:
            known = {name.lower(): name for name in wanted}
            header = [known.get(name.lower(), name) for name in header]
        self.names = header
        self.raw = [[] for _ in header]
        if not dialect.header_rows:
            return
        line = self.line
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
        split = _other_delimiter(header, wanted, dialect.delimiter)
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
        schema = self.resource.get("schema")
        given = schema.get("fieldsMatch", "exact") if isinstance(schema, Mapping) else "exact"
        way = given[0] if isinstance(given, list) and given else given
        have, want = set(header), set(wanted)
        fails = {
            "equal": lambda: sorted(header) != sorted(wanted),
            "subset": lambda: not want <= have,
            "superset": lambda: not have <= want,
            "partial": lambda: not have & want,
        }
        if way in fails:
            if not fails[way]():
                return
            lacking = sorted(want - have) if way in ("equal", "subset") else []
            surplus = sorted(have - want) if way in ("equal", "superset") else []
            parts = [f"without {', '.join(lacking)}"] if lacking else []
            parts += [f"with {', '.join(surplus)}"] if surplus else []
            message = f"header {' and '.join(parts) or 'with none of the fields'}"
            column = next(iter([*surplus, *lacking]), "")
            expected = f"fieldsMatch {way}: {','.join(wanted)}"
            self.fault(
                "header", place.at(place.row, column), message, expected, ",".join(header), hint
            )
            return
        blanks = [name.strip() for name in header] == [name.strip() for name in wanted]
        if not hint and blanks:
            hint = "Take the blanks at the ends of its names out"
        elif not hint and not have & want:
            hint = 'If the file has no header row, say in its dialect: "header": false'
        same_header(self.package, place, header, wanted, hint)

    def _record(self, place: Place, line: int, record: list[str]) -> None:
        """Take a record as a row, or note that it is none."""
        width = len(self.names)
        if len(record) != width:
            if record:
                got = f"{len(record)} cells"
                message = "wrong number of cells"
                self.fault("ragged-row", place.at(line), message, f"{width} cells", got)
            else:
                self.fault("blank-row", place.at(line), "blank line", f"{width} cells", "none")
            return
        if width > 1 and not any(record):
            self.fault("blank-row", place.at(line), "row of empty cells", "a value", "none")
            return
        shared = self.shared
        for column, cell in zip(self.raw, record, strict=True):
            column.append(shared.setdefault(cell, cell) if len(cell) < 12 else cell)
        if len(shared) > 200_000:
            shared.clear()
        self.lines.append(line)


def _other_delimiter(header: list[str], wanted: list[str], delimiter: str) -> str:
    """Return a delimiter that splits a header of one column into names, or an empty text."""
    if len(header) != 1:
        return ""
    for sign in (";", "\t", "|", ","):
        names = header[0].split(sign)
        known = not wanted or {name.strip(' "') for name in names} & set(wanted)
        if known and sign != delimiter and len(names) > 1 and all(map(str.strip, names)):
            return sign
    return ""
