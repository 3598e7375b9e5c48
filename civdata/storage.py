"""Read descriptors and CSV files from disk. The only module that knows the disk layout.

Reading is strict and never raises on bad data: what cannot be read becomes a finding, and the
rest of the package is still read, so that one bad file does not hide the faults of another.
Nothing outside the package's own folder is opened: no web addresses, archives, links or devices.
"""

from __future__ import annotations

import csv
import io
import json
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any

from civdata.errors import UnknownName, UnreadableData
from civdata.model import Collection, Field, Finding, ForeignKey, Package, Row, Table

DESCRIPTOR = "datapackage.json"
MAX_BYTES = 64 * 1024 * 1024
MAX_CELL = 20_000
DIALECT = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True}


@dataclass(frozen=True)
class Reading:
    """What came of reading a package: the package (None if hopeless) and the faults met."""

    name: str
    file: str
    package: Package | None
    findings: tuple[Finding, ...]


def home() -> Path:
    """Return the folder of the data packages: those in the wheel, else those of the checkout."""
    package = Path(str(files("civdata")))
    for folder in (package / "datapackages", package.parent / "datapackages"):
        if folder.is_dir():
            return folder
    raise UnreadableData("civdata was installed without its data packages: install it again")


def standard_schemas() -> dict[str, dict[str, Any]]:
    """Return the schemas that every package shares, by table name."""
    folder = Path(str(files("civdata"))) / "schemas"
    return {
        path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))
    }


def descriptors(paths: Iterable[Path | str] = ()) -> list[Path]:
    """Find the descriptors below `paths`; without any, those of civdata itself, in order of name.

    A path is a descriptor, a package folder, or a folder of package folders.
    """
    found: list[Path] = []
    for path in map(Path, paths) if paths else [home()]:
        if path.is_dir():
            own = path / DESCRIPTOR
            inner = sorted(path.glob(f"*/{DESCRIPTOR}"))
            found += [own] if own.exists() or not inner else inner
        else:
            found.append(path)
    return found


def read_all(paths: Iterable[Path | str] = ()) -> list[Reading]:
    """Read every package below `paths` (civdata's own when empty)."""
    return [read(descriptor) for descriptor in descriptors(list(paths))]


@cache
def collection() -> Collection:
    """Return civdata's own packages, read once a process.

    Raises UnreadableData when a package is broken: `civdata validate` then lists the findings.
    """
    readings = read_all()
    for reading in readings:
        if reading.findings or reading.package is None:
            first = reading.findings[0] if reading.findings else "nothing could be read"
            raise UnreadableData(f"{first} Run: civdata validate")
    return Collection(tuple(reading.package for reading in readings if reading.package))


def get(name: str) -> Package:
    """Return one of civdata's own packages, or raise UnknownName with what exists."""
    found = collection().package(name)
    if found is None:
        known = ", ".join(package.name for package in collection().packages)
        raise UnknownName(f"no package {name!r}; there are: {known}")
    return found


def get_table(name: str, table: str) -> Table:
    """Return a table of one of civdata's own packages, or raise UnknownName with what exists."""
    package = get(name)
    found = package.table(table)
    if found is None:
        known = ", ".join(item.name for item in package.tables)
        raise UnknownName(f"package {name!r} has no table {table!r}; it has: {known}")
    return found


def read(descriptor: Path) -> Reading:
    """Read one package by its descriptor."""
    folder = descriptor.parent
    where = f"{folder.name}/{descriptor.name}"
    data, fault = _json(descriptor, where)
    if fault:
        return Reading(folder.name, where, None, (replace(fault, package=folder.name),))
    name = data["name"] if isinstance(data.get("name"), str) else folder.name
    findings: list[Finding] = []
    tables: list[Table] = []
    resources = data.get("resources")
    if not isinstance(resources, list) or not resources:
        findings.append(
            _fault("descriptor", name, where, "no resources", "a list of tables", repr(resources))
        )
        resources = []
    for number, resource in enumerate(resources, 1):
        table = _table(folder, name, where, number, resource, findings)
        if table:
            tables.append(table)
    package = Package(
        name,
        folder,
        data,
        _texts(data.get("titles")),
        _texts(data.get("descriptions")),
        tuple(tables),
    )
    return Reading(name, where, package, tuple(findings))


def _texts(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {str(key): text for key, text in value.items() if isinstance(text, str)}


def _fault(
    code: str,
    package: str,
    file: str,
    message: str,
    expected: str = "",
    got: str = "",
    hint: str = "",
    row: int | None = None,
    column: str = "",
) -> Finding:
    return Finding("error", code, message, package, file, row, column, expected, got[:120], hint)


def _bytes(path: Path, where: str) -> tuple[bytes, Finding | None]:
    """Read a regular file without following links; never opens a device or a pipe."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a symbolic link" if stat.S_ISLNK(status.st_mode) else "not a regular file"
            return b"", _fault("file-kind", "", where, "file refused", "a regular file", kind)
        if status.st_size > MAX_BYTES:
            size = f"{status.st_size} bytes"
            return b"", _fault("file-size", "", where, "file too large", f"{MAX_BYTES} bytes", size)
        return path.read_bytes(), None
    except OSError as error:
        got = error.strerror or type(error).__name__
        hint = "Add the file or take its resource out of the descriptor"
        return b"", _fault("file-missing", "", where, "file cannot be read", "a file", got, hint)


def _decode(content: bytes, where: str) -> tuple[str, Finding | None]:
    if content.startswith(b"\xef\xbb\xbf"):
        return "", _fault(
            "encoding", "", where, "byte order mark", "UTF-8 without BOM", "BOM", row=1
        )
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        got = f"byte {content[error.start]:#04x}"
        hint = "Save the file as UTF-8"
        return "", _fault("encoding", "", where, "not UTF-8", "UTF-8", got, hint, row=line)


def _json(path: Path, where: str) -> tuple[dict[str, Any], Finding | None]:
    content, fault = _bytes(path, where)
    if fault:
        return {}, fault
    text, fault = _decode(content, where)
    if fault:
        return {}, fault
    try:
        data = json.loads(text, object_pairs_hook=_no_repeats)
    except json.JSONDecodeError as error:
        return {}, _fault("json", "", where, "not JSON", "JSON", error.msg, row=error.lineno)
    except (ValueError, RecursionError) as error:
        return {}, _fault("json", "", where, "not usable JSON", "JSON", str(error))
    if not isinstance(data, dict):
        return {}, _fault("json", "", where, "not a descriptor", "an object", type(data).__name__)
    return data, None


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen = dict(pairs)
    if len(seen) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {repeated!r} stands twice in one object")
    return seen


def _table(
    folder: Path, package: str, where: str, number: int, resource: Any, findings: list[Finding]
) -> Table | None:
    """Read one resource; append what is wrong with it."""
    place = f"resource {number}"
    if not isinstance(resource, dict):
        findings.append(
            _fault(
                "descriptor",
                package,
                where,
                f"{place} is not an object",
                "an object",
                str(resource),
            )
        )
        return None
    name, path = resource.get("name"), resource.get("path")
    if not isinstance(name, str) or not name:
        findings.append(
            _fault("descriptor", package, where, f"{place} has no name", "a name", str(name))
        )
        return None
    problem = _unsafe(path)
    if problem:
        hint = "Use a relative path of a CSV file inside the package folder"
        findings.append(
            _fault("path", package, where, f"{name}: {problem}", "data/NAME.csv", str(path), hint)
        )
        return None
    schema = resource.get("schema")
    fields = tuple(_fields(schema))
    if not fields:
        findings.append(
            _fault("schema", package, where, f"{name}: no fields", "a schema with fields", "none")
        )
        return None
    file = f"{folder.name}/{path}"
    parent = (folder / str(path)).parent
    if parent.is_symlink() or folder.resolve() not in [parent.resolve(), *parent.resolve().parents]:
        findings.append(
            _fault("path", package, file, "folder refused", "a folder of the package", "a link")
        )
        return None
    content, fault = _bytes(folder / str(path), file)
    text = ""
    if not fault:
        text, fault = _decode(content, file)
    if fault:
        findings.append(replace(fault, package=package))
        return None
    header, rows, faults = _rows(text, package, file)
    findings += faults
    columns = [column.name for column in fields]
    if header != columns:
        findings.append(
            _fault(
                "header",
                package,
                file,
                "header differs from the schema",
                ",".join(columns),
                ",".join(header),
                "Name the columns as the descriptor does, in the same order",
                row=1,
            )
        )
        return None
    return Table(
        package,
        name,
        file,
        fields,
        rows,
        _names(schema, "primaryKey"),
        tuple(_foreign_keys(schema)),
        _texts(resource.get("titles")),
        _texts(resource.get("descriptions")),
        schema if isinstance(schema, dict) else {},
    )


def _unsafe(path: Any) -> str:
    """Say what is wrong with a resource path, or return an empty text."""
    if not isinstance(path, str) or not path:
        return "no path of one file"
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", path):
        return "web addresses are refused"
    pure = PurePosixPath(path)
    if pure.is_absolute() or "\\" in path or ".." in pure.parts or "\0" in path:
        return "path leaves the package"
    if pure.suffix != ".csv":
        return "not a CSV file"
    return ""


def _names(schema: Any, key: str) -> tuple[str, ...]:
    value = schema.get(key, ()) if isinstance(schema, dict) else ()
    listed = value if isinstance(value, list | tuple) else (value,)
    return tuple(map(str, listed))


def _fields(schema: Any) -> Iterator[Field]:
    listed = schema.get("fields") if isinstance(schema, dict) else None
    for item in listed if isinstance(listed, list) else []:
        if isinstance(item, dict) and isinstance(item.get("name"), str):
            limits = item.get("constraints")
            limits = limits if isinstance(limits, dict) else {}
            enum = limits.get("enum")
            yield Field(
                item["name"],
                str(item.get("type", "string")),
                limits.get("required") is True,
                limits.get("unique") is True,
                tuple(map(str, enum)) if isinstance(enum, list) else (),
                str(limits.get("pattern", "")),
            )


def _foreign_keys(schema: Any) -> Iterator[ForeignKey]:
    listed = schema.get("foreignKeys") if isinstance(schema, dict) else None
    for item in listed if isinstance(listed, list) else []:
        reference = item.get("reference") if isinstance(item, dict) else None
        if isinstance(reference, dict):
            yield ForeignKey(
                _names(item, "fields"),
                str(reference.get("resource", "")),
                _names(reference, "fields"),
            )


def _rows(text: str, package: str, file: str) -> tuple[list[str], tuple[Row, ...], list[Finding]]:
    """Split canonical CSV: LF line ends, no line breaks inside cells, as many cells as columns."""
    faults: list[Finding] = []

    def fault(code: str, line: int, message: str, expected: str, got: str, hint: str = "") -> None:
        faults.append(_fault(code, package, file, message, expected, got, hint, row=line))

    for line, content in enumerate(text.split("\n"), 1):
        if "\r" in content or "\0" in content:
            what = "CR" if "\r" in content else "NUL"
            fault("line-end", line, "wrong line end or control character", "LF only", what)
            return [], (), faults
    if text and not text.endswith("\n"):
        fault("line-end", text.count("\n") + 1, "last line has no end", "LF at the end", "none")
    header: list[str] = []
    rows: list[Row] = []
    for number, record in enumerate(_records(text, fault), 1):
        if number == 1:
            header = record
        elif len(record) != len(header):
            got = f"{len(record)} cells"
            hint = "Quote a cell that holds a comma"
            fault("ragged-row", number, "wrong number of cells", f"{len(header)} cells", got, hint)
        else:
            rows.append(Row(number, dict(zip(header, record, strict=True))))
    if not header:
        fault("empty-file", 1, "file is empty", "a header row", "nothing")
    return header, tuple(rows), faults


def _records(text: str, fault: Any) -> Iterator[list[str]]:
    for number, line in enumerate(text.split("\n")[: text.count("\n")] or [text], 1):
        try:
            parsed = list(csv.reader(io.StringIO(line), strict=True))
        except csv.Error as error:
            fault("csv", number, "not canonical CSV", "balanced quotes, no line breaks", str(error))
            yield []
            continue
        record = parsed[0] if parsed else []
        if any(len(cell) > MAX_CELL for cell in record):
            fault("huge-cell", number, "cell too long", f"{MAX_CELL} characters", "more")
        yield record


def read_csv(path: Path) -> tuple[tuple[str, ...], tuple[Row, ...], tuple[Finding, ...]]:
    """Read a CSV file outside any package, as strictly: its columns, rows and what is wrong."""
    content, fault = _bytes(path, path.name)
    text = ""
    if not fault:
        text, fault = _decode(content, path.name)
    if fault:
        return (), (), (fault,)
    header, rows, faults = _rows(text, "", path.name)
    return tuple(header), rows, tuple(faults)


def write_csv(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Return canonical CSV: UTF-8 text, LF, quotes only where they are needed."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def text_lines(content: str) -> list[str]:
    """Return the non-blank lines of a held text: `¶1` is the first of them."""
    return [line for line in content.splitlines() if line.strip()]


def fold(text: str) -> str:
    """Fold every run of white space, the no-break ones included, to one blank.

    >>> fold(" 1\\u00a0756  проектов")
    '1 756 проектов'
    """
    return " ".join(text.split())
