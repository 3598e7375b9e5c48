"""Read a table of a package of civdata: one canonical CSV file that its schema describes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from civdata.model import Finding, Row, Severity, Table
from civdata.storage.canonical import QUOTES, split_rows
from civdata.storage.descriptor import fields_of, foreign_keys_of, names_of, texts_of, unsafe
from civdata.storage.disk import decode, make_fault, read_bytes


@dataclass(frozen=True)
class Place:
    """Where a package stands, and the findings met while it is read."""

    folder: Path
    package: str
    descriptor: str
    findings: list[Finding]

    def fault(
        self, code: str, message: str, expected: str, got: str, severity: Severity = "error"
    ) -> None:
        """Note a fault of the descriptor."""
        made = make_fault(code, self.package, self.descriptor, message, expected, got)
        self.findings.append(replace(made, severity=severity))

    def file(self, path: str) -> str:
        """Return the name of a file as findings give it."""
        return f"{self.folder.name}/{path}"

    def content(self, path: str) -> bytes | None:
        """Return the bytes of a file of the package, or None with a finding."""
        file = self.file(path)
        folder = self.folder.resolve()
        parent = (self.folder / path).parent
        if parent.is_symlink() or folder not in [parent.resolve(), *parent.resolve().parents]:
            expected = "a folder of the package"
            self.findings.append(
                make_fault("path", self.package, file, "folder refused", expected, "a link")
            )
            return None
        content, fault = read_bytes(self.folder / path, file)
        if fault:
            self.findings.append(replace(fault, package=self.package))
            return None
        return content


def own_table(place: Place, resource: Mapping[str, Any]) -> Table | None:
    """Read one resource; note what is wrong with it."""
    name, path, schema = resource["name"], resource.get("path"), resource.get("schema")
    problem = unsafe(path)
    if not problem and not str(path).endswith(".csv"):
        problem = "not a CSV file"
    if problem:
        place.fault("path", f"{name}: {problem}", "data/NAME.csv", str(path))
        return None
    fields = tuple(fields_of(schema))
    if not fields:
        place.fault("schema", f"{name}: no fields", "a schema with fields", "none")
        return None
    content = place.content(str(path))
    if content is None:
        return None
    file = place.file(str(path))
    text, fault = decode(content, file)
    if fault:
        place.findings.append(replace(fault, package=place.package))
        return None
    header, rows, faults = split_rows(text, place.package, file)
    if not same_header(place, file, header, [field.name for field in fields]):
        # What the rows look like beside a wrong header says nothing.
        place.findings.extend(fault for fault in faults if fault.code not in ("ragged-row", QUOTES))
        return None
    place.findings.extend(faults)
    if not rows and not faults:
        message = "a table without a row"
        place.findings.append(
            make_fault("empty-table", place.package, file, message, "a row", "a header", row=1)
        )
    return table_of(place, resource, rows)


def table_of(place: Place, resource: Mapping[str, Any], rows: Sequence[Row]) -> Table:
    """Return the table of a resource with these rows."""
    schema = resource.get("schema")
    return Table(
        place.package,
        resource["name"],
        place.file(str(resource["path"])),
        tuple(fields_of(schema)),
        tuple(rows),
        names_of(schema, "primaryKey"),
        tuple(foreign_keys_of(schema)),
        texts_of(resource.get("titles")),
        texts_of(resource.get("descriptions")),
        schema if isinstance(schema, dict) else {},
    )


def same_header(place: Place, file: str, header: Sequence[str], columns: Sequence[str]) -> bool:
    """Return whether a file has the columns of its schema; note how it differs."""
    if list(header) == list(columns):
        return True
    if not header:
        return False  # the line has a finding of its own
    surplus = Counter(header) - Counter(columns)
    missing = Counter(columns) - Counter(header)
    pairs = (*surplus, *missing) or [h for h, c in zip(header, columns, strict=True) if h != c]
    parts = [
        f"{what} {', '.join(repr(name) for name in names)}"
        for what, names in (
            ("without", list(missing)),
            ("with", [name for name in surplus if name not in columns]),
            ("with twice", [name for name in surplus if name in columns]),
        )
        if names
    ]
    message = f"header {' and '.join(parts) or 'in another order'}"
    made = make_fault(
        "header", place.package, file, message, ",".join(columns), ",".join(header), row=1
    )
    place.findings.append(replace(made, column=pairs[0]))
    return False
