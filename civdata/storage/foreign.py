"""Read a package of other people, as freely as the standard allows, and still open nothing unsafe.

Delimited text is read here, plain, in gzip or zip, in one file or several. What is no delimited
text is left to frictionless.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from civdata.model import Place, Table
from civdata.storage.delimited import UnreadableError, joined, records
from civdata.storage.descriptor import fields_of, unsafe
from civdata.storage.dialect import Dialect, dialect_of
from civdata.storage.disk import MAX_BYTES, decode, read_json
from civdata.storage.gathered import Gathered
from civdata.storage.later import later_table
from civdata.storage.objects import read_objects
from civdata.storage.packed import GZIP, ZIP, bare_name, said_of_bytes, unpacked
from civdata.storage.parquet_tables import PARQUET, parquet_table
from civdata.storage.tables import PackageFolder

TEXTS = (".csv", ".tsv", ".txt", ".tab")
FORMATS = ("csv", "tsv", "txt", "tab")
OBJECTS = ("json", "jsonl", "ndjson")
TABLES = ("xlsx", "xls", "ods")
"""What frictionless may read as a table, where its extras are there."""

MOST_FILES = 10_000
"""In how many files a table may stand."""

BOM = b"\xef\xbb\xbf"


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
        if given.startswith(("http://", "https://")):
            if key == "schema":
                made[key] = given  # it has one, though nobody here has read it
            message = f"{resource.get('name')}: {key} at a web address was not read"
            package.fault("not-read", message, expected="a file", got=given, severity="warning")
            continue
        if problem := unsafe(given):
            message = f"{resource.get('name')}: {key}: {problem}"
            package.fault("path", message, expected="a file", got=given)
            continue
        if given.endswith((".yaml", ".yml")):
            if key == "schema":
                made[key] = given
            message = f"{resource.get('name')}: {key} in YAML is not read"
            package.fault("not-read", message, expected="JSON", got=given, severity="warning")
            continue
        content, broken = read_json(package.folder / given, package.place(given))
        if broken:
            message = f"{resource.get('name')}: {key}: {broken.message}"
            package.findings.append(replace(broken, message=message))
        else:
            made[key] = content
    return made


def foreign_table(package: PackageFolder, resource: Mapping[str, Any]) -> Table | None:
    """Read one resource as a table where it is one; note what is unsafe or broken."""
    kind = format_of(resource)
    made = Gathered(package, resource)
    if "data" in resource:
        return _inline(made, resource["data"], kind)
    given = resource.get("path")
    paths: list[Any] = given if isinstance(given, list) and given else [given]
    if _leads_out(made, paths):
        return None
    if kind in PARQUET:
        return parquet_table(made, paths)
    if kind in FORMATS:
        far = package.far
        table = later_table(made, paths, kind, lambda other: _whole(other, paths), far)
        if table:
            return table
    return _read_at_once(made, paths, kind)


def _leads_out(made: Gathered, paths: list[Any]) -> bool:
    """Return whether a path is none below the folder of the package, and note it."""
    if len(paths) > MOST_FILES:
        message, got = f"{made.resource['name']}: too many files", f"{len(paths)} files"
        made.package.fault("file-size", message, expected=f"{MOST_FILES} at most", got=got)
        return True
    for path in paths:
        if problem := unsafe(path):
            message = f"{made.resource['name']}: {problem}"
            made.package.fault("path", message, expected="a relative path", got=str(path))
            return True
    return False


def _read_at_once(made: Gathered, paths: list[Any], kind: str) -> Table | None:
    """Read the files of a table of text."""
    package, resource = made.package, made.resource
    read = kind in FORMATS or kind in OBJECTS
    contents = list(_contents(made, paths, read))
    if not read:
        _unread(package, resource, str(paths[0]))
        return None
    if not contents:
        return None
    if kind in FORMATS:
        return _delimited(made, [(package.place(path), path, c) for path, c in contents])
    for path, content in contents:
        text = _text(made, package.place(path), content)
        if text is not None:
            read_objects(made, package.place(path), text, kind)
    return made.table(contents[0][0])


# complex: one loop over files, with a guard for each kind of packing
def _contents(made: Gathered, paths: list[Any], read: bool) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a table, unpacked where they are to be `read`; note what they lack."""
    package, resource = made.package, made.resource
    for path in paths:
        content = package.content(path)
        if content is None:
            continue
        place = package.place(path)
        if len(paths) == 1:
            package.findings.extend(said_of_bytes(resource, content, place))
        if not read:
            continue
        packed = bare_name(path) != path or "compression" in resource
        if not packed and content.startswith((GZIP, ZIP)):
            message = f"{resource['name']}: a packed file under the name of a plain one"
            hinted = "the ending .gz or .zip"
            package.fault("archive", message, expected=hinted, got=path, severity="warning")
        if bare_name(path) != path and content and not content.startswith((GZIP, ZIP)):
            message = f"{resource['name']}: no packed file, by its first bytes"
            made.fault("archive", place, message, "what its ending says, gzip or zip", path)
            continue
        content, broken = unpacked(content, place, MAX_BYTES)
        if broken:
            package.findings.append(broken)
        else:
            yield path, content


def _whole(made: Gathered, paths: Sequence[str]) -> Table | None:
    """Read a table that was left for later."""
    contents = []
    for path in paths:
        content = made.package.content(path)
        if content is None:
            continue
        content, broken = unpacked(content, made.package.place(path), MAX_BYTES)
        if broken:
            made.package.findings.append(broken)
            continue
        contents.append((made.package.place(path), path, content))
    return _delimited(made, contents) if contents else None


def _unread(package: PackageFolder, resource: Mapping[str, Any], path: str) -> None:
    """Say of a file that it is not read here, and by whom it is."""
    handed = is_handed(resource)
    what = "frictionless alone reads it: its cells were not looked at for safety"
    message = what if handed else "no table that is read; it was not checked"
    package.fault(
        "not-read",
        f"{resource['name']}: {message}",
        expected="delimited text or JSON",
        got=path,
        severity="note",
    )


def _inline(made: Gathered, data: Any, kind: str) -> Table | None:
    """Read a table that stands in the descriptor: records, or text with delimiters."""
    place = Place(made.package.package, made.package.descriptor)
    path = made.package.descriptor.rpartition("/")[2]
    said = kind or made.resource.get("mediatype")
    if isinstance(data, str) and not said and "\n" not in data.strip():
        _is_no_table(made, place, data)
        return None
    if isinstance(data, str) and kind in ("", *FORMATS):
        return _delimited(made, [(place, path, data.encode("utf-8", "surrogatepass"))])
    if isinstance(data, list):
        read_objects(made, place, data, "json")
        return made.table(path)
    message = f"{made.resource['name']}: data that are no table; they were not checked"
    made.package.fault("not-read", message, expected="a list of records", severity="note")
    return None


def _is_no_table(made: Gathered, place: Place, data: str) -> None:
    """Say of a line in place of data that nothing tells what it is, often the name of a file."""
    message = f"{made.resource['name']}: data are a text, and nothing says of which format"
    expected = 'records, or a text with its "format"'
    is_file = PurePosixPath(data).suffix and not unsafe(data)
    hint = 'A file is named by "path", not by "data"' if is_file else 'Add "format": "csv"'
    made.fault("descriptor", place, message, expected, data[:100], hint)


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
    return "data" not in resource and format_of(resource) in TABLES


def _delimited(made: Gathered, contents: list[tuple[Place, str, bytes]]) -> Table | None:
    """Return the table that stands in delimited text, as far as it can be read."""
    tab = format_of(made.resource) in ("tsv", "tab")
    dialect, problems = dialect_of(made.resource.get("dialect"), "\t" if tab else ",")
    if dialect is None:
        made.package.fault(
            "not-read",
            f"{made.resource['name']}: {', '.join(problems)}; it was not checked",
            expected="a dialect that Python's reader of CSV keeps",
            got=str(made.resource.get("dialect")),
            severity="warning",
        )
        return None
    for place, _, content in contents:
        text = _text(made, place, content)
        if text is not None:
            made.parts.append((len(made.lines), place.file))
            if not _file(made, place, text, dialect):
                return None
    return made.table(contents[0][1], dialect.null)


def _text(made: Gathered, place: Place, content: bytes) -> str | None:
    """Return the text of a file in the encoding that its descriptor names."""
    encoding = made.resource.get("encoding", "utf-8")
    try:
        found = codecs.lookup(str(encoding))
        if not getattr(found, "_is_text_encoding", True):
            raise LookupError(f"{encoding} is no encoding of text")
    except (LookupError, ValueError) as error:
        made.fault("encoding", place, "unknown encoding", "an encoding of text", str(error))
        return None
    if found.name in ("utf-8", "utf-8-sig"):
        text, broken = decode(content.removeprefix(BOM), place)
        if broken:
            named = "encoding" in made.resource
            hint = "" if named else 'If it is another encoding, name it: "encoding" of the resource'
            line = place.at(broken.row)
            made.fault(broken.code, line, broken.message, broken.expected, broken.got, hint)
            return None
        if content.startswith(BOM) and found.name != "utf-8-sig":
            wanted, message = "UTF-8 without BOM", "byte order mark"
            made.fault("encoding", place.at(1), message, wanted, "BOM", severity="warning")
        return text
    try:
        return content.decode(found.name)
    except (LookupError, UnicodeError) as error:
        made.fault("encoding", place, "not so encoded", str(encoding), str(error))
        return None


def _file(made: Gathered, place: Place, text: str, dialect: Dialect) -> bool:
    """Take the records of a file; return whether its header leaves anything to check."""
    found = records(text, dialect)
    try:
        if dialect.header_rows:
            line, header = _header(made, found, dialect)
            if made.names and header != made.names:
                message = "header is not that of the first file of the table"
                made.fault(
                    "header", place.at(line), message, ",".join(made.names), ",".join(header)
                )
                return True
            if not any(header):
                made.fault("empty-file", place.at(1), "no header row", "a header row", "nothing")
                return False
            if not made.names:
                made.name(place, line, header, dialect.delimiter)
        for _, line, record in found:
            if not made.names:
                made.number(len(record))
            if not made.record(place, line, record):
                break
    except UnreadableError as error:
        made.fault("csv", place.at(error.line), "not CSV", "CSV by its dialect", error.why)
    return True


# complex: rows of a header are counted with comments or without
def _header(
    made: Gathered, found: Iterator[tuple[int, int, list[str]]], dialect: Dialect
) -> tuple[int, list[str]]:
    """Return the line and the names of the header.

    Its rows are counted without the comments above them, or with them where they are below.
    """
    rows: list[list[str]] = []
    begins = above = 0
    for number, line, record in found:
        if number == 1 and line <= dialect.header_rows[0]:
            above = line - 1
        if number + above in dialect.header_rows:
            begins = begins or line
            rows.append(record)
        if number + above >= dialect.header_rows[-1]:
            break
    wanted = [column.name for column in fields_of(made.schema)]
    filled = joined(rows, dialect.header_join, filled=True)
    names = filled if filled == wanted else joined(rows, dialect.header_join)
    if not dialect.cased:
        known = {name.lower(): name for name in wanted}
        names = [known.get(name.lower(), name) for name in names]
    return begins, names
