"""Read a package of other people, as freely as the standard allows, and still open nothing unsafe.

What is not a CSV file with a plain dialect is left to frictionless, or not read at all.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from civdata.model import Place, Row, Table, fault
from civdata.storage.canonical import MAX_CELL
from civdata.storage.descriptor import fields_of, unsafe
from civdata.storage.disk import decode, read_json
from civdata.storage.tables import PackageFolder, same_header, table_of

# How a dialect is told to Python's reader; any other setting is left to frictionless.
READER = {
    "delimiter": "delimiter",
    "quoteChar": "quotechar",
    "doubleQuote": "doublequote",
    "escapeChar": "escapechar",
    "skipInitialSpace": "skipinitialspace",
}
IGNORED = {"$schema", "lineTerminator", "caseSensitiveHeader", "csvddfVersion"}
TEXTS = (".csv", ".tsv", ".txt")
BOM = "\ufeff"


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
        content, broken = read_json(package.folder / given, package.place(given))
        if broken:
            package.findings.append(broken)
        else:
            made[key] = content
    return made


def foreign_table(package: PackageFolder, resource: Mapping[str, Any]) -> Table | None:
    """Read one resource as a table where it is one; note what is unsafe or broken."""
    if "data" in resource:
        return None  # it stands in the descriptor
    given = resource.get("path")
    paths: list[Any] = given if isinstance(given, list) and given else [given]
    for path in paths:
        if problem := unsafe(path):
            message = f"{resource['name']}: {problem}"
            package.fault("path", message, expected="a relative path", got=str(path))
            return None
    contents = [package.content(path) for path in paths]
    if len(paths) > 1 or contents[0] is None:
        return None
    made = {**resource, "path": paths[0]}
    if not is_text(made):
        package.fault(
            "not-read",
            f"{resource['name']}: only CSV is read, this table was not checked",
            expected="a CSV file",
            got=paths[0],
            severity="note",
        )
        return None
    return _table(package, made, contents[0])


def is_text(resource: Mapping[str, Any]) -> bool:
    """Return whether a resource is delimited text by its name and its format."""
    path = resource.get("path")
    names = path if isinstance(path, list) else [path]
    return resource.get("format", "csv") in ("csv", "tsv", "txt") and all(
        PurePosixPath(str(name)).suffix.lower() in TEXTS for name in names
    )


def _table(package: PackageFolder, resource: Mapping[str, Any], content: bytes) -> Table | None:
    place = package.place(resource["path"])
    dialect = resource.get("dialect") or {}
    if not isinstance(dialect, Mapping) or set(dialect) - set(READER) - IGNORED - {"header"}:
        return None
    if dialect.get("header", True) is not True:
        return None
    text = _text(package, place, content, str(resource.get("encoding", "utf-8")))
    if text is None:
        return None
    options = {READER[key]: value for key, value in dialect.items() if key in READER}
    if resource["path"].lower().endswith(".tsv") or resource.get("format") == "tsv":
        options.setdefault("delimiter", "\t")
    try:
        records = list(_records(text, options))
    except (csv.Error, TypeError, ValueError) as error:
        line = error.args[1] if len(error.args) > 1 else None
        expected = "CSV by its dialect"
        package.findings.append(
            fault(place.at(line), "csv", "not CSV", expected=expected, got=str(error.args[0]))
        )
        return None
    return _rows(package, resource, place, records)


def _text(package: PackageFolder, place: Place, content: bytes, encoding: str) -> str | None:
    """Return the text of a file in the encoding that its descriptor names."""
    if encoding.lower().replace("_", "-") in ("utf-8", "utf8", "utf-8-sig"):
        text, broken = decode(content.removeprefix(BOM.encode()), place)
        if broken:
            package.findings.append(broken)
            return None
        if content.startswith(BOM.encode()):
            mark = fault(
                place.at(1),
                "encoding",
                "byte order mark",
                expected="UTF-8 without BOM",
                got="BOM",
                severity="warning",
            )
            package.findings.append(mark)
        return text
    try:
        return content.decode(encoding)
    except (LookupError, UnicodeError) as error:
        package.findings.append(
            fault(place, "encoding", "not so encoded", expected=encoding, got=str(error))
        )
        return None


def _records(text: str, options: Mapping[str, Any]) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line it begins at; raise csv.Error with the line at fault."""
    line = 1
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, **options)
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise csv.Error(str(error), line) from None
        yield line, record
        line = reader.line_num + 1


def _rows(
    package: PackageFolder,
    resource: Mapping[str, Any],
    place: Place,
    records: list[tuple[int, list[str]]],
) -> Table | None:
    """Compare the records with the schema and return them as rows; empty where a value misses."""

    def note(code: str, line: int, message: str, expected: str, got: str, column: str = "") -> None:
        made = fault(place.at(line, column), code, message, expected=expected, got=got)
        package.findings.append(made)

    header = records[0][1] if records else []
    if not any(header):
        note("empty-file", 1, "no header row", "a header row", "nothing")
        return None
    for at, name in enumerate(header):
        if not name.strip() or name in header[:at]:
            what = f"column {at + 1} has {'the name of another' if name.strip() else 'no name'}"
            note("header", 1, what, "a name of its own", name, name)
            return None
    schema = resource.get("schema")
    columns = [field.name for field in fields_of(schema)]
    matching = schema.get("fieldsMatch", "exact") if isinstance(schema, Mapping) else "exact"
    if not columns:
        schema = {"fields": [{"name": name, "type": "any"} for name in header]}
    elif matching in ("exact", ["exact"]) and not same_header(package, place, header, columns):
        return None
    listed = schema.get("missingValues") if isinstance(schema, Mapping) else None
    missing = (
        {text for text in listed if isinstance(text, str)} if isinstance(listed, list) else {""}
    )
    rows = []
    for line, record in records[1:]:
        if not record:
            note("blank-row", line, "blank line", f"{len(header)} cells", "none")
            continue
        if len(record) != len(header):
            got = f"{len(record)} cells"
            note("ragged-row", line, "wrong number of cells", f"{len(header)} cells", got)
            continue
        cells = dict(zip(header, record, strict=True))
        for name, cell in cells.items():
            if len(cell) > MAX_CELL:
                got = f"{len(cell)} characters"
                note("huge-cell", line, "cell too long", f"{MAX_CELL} at most", got, name)
        rows.append(Row(line, {name: "" if c in missing else c for name, c in cells.items()}))
    return table_of(package, {**resource, "schema": schema}, rows)
