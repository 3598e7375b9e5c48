"""Read a table of a package of civdata: one canonical CSV file that its schema describes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from civdata.model import Place, Row, Severity, Table, Tally, fault
from civdata.storage import elsewhere
from civdata.storage.canonical import QUOTES, split_rows
from civdata.storage.descriptor import fields_of, foreign_keys_of, names_of, texts_of, unsafe
from civdata.storage.disk import MAX_BYTES, decode, read_bytes


@dataclass(frozen=True)
class PackageFolder:
    """The folder in which a package stands, and the findings met while it is read.

    `far` is the address of the package where that is elsewhere; the folder holds copies then of all
    but large tables.
    """

    folder: Path
    package: str
    descriptor: str
    findings: Tally
    far: str = ""

    def fault(
        self,
        code: str,
        message: str,
        *,
        expected: str = "",
        got: str = "",
        hint: str = "",
        severity: Severity = "error",
    ) -> None:
        """Note a fault of the descriptor."""
        place = Place(self.package, self.descriptor)
        self.findings.append(
            fault(place, code, message, expected=expected, got=got, hint=hint, severity=severity)
        )

    def place(self, path: str) -> Place:
        """Return the place of a file of the package as findings give it."""
        return Place(self.package, f"{self.folder.name}/{path}")

    def stands_inside(self, path: str) -> bool:
        """Return whether the folder of a file is one of the package; note where it is not."""
        place = self.place(path)
        folder = self.folder.resolve()
        parent = (self.folder / path).parent
        if parent.is_symlink() or folder not in [parent.resolve(), *parent.resolve().parents]:
            expected = "a folder of the package"
            self.findings.append(
                fault(place, "path", "folder refused", expected=expected, got="a link")
            )
            return False
        return True

    def content(self, path: str) -> bytes | None:
        """Return the bytes of a file of the package, or None with a finding."""
        place = self.place(path)
        if self.far:
            found, problem = elsewhere.content(f"{self.far}/{path}", MAX_BYTES, place)
            if problem:
                self.findings.append(problem)
            return None if problem else found
        if not self.stands_inside(path):
            return None
        content, problem = read_bytes(self.folder / path, place)
        if problem:
            self.findings.append(problem)
            return None
        return content


# complex: one row of guards, a way in which a table is none each
def own_table(package: PackageFolder, resource: Mapping[str, Any]) -> Table | None:
    """Read one resource; note what is wrong with it."""
    name, path, schema = resource["name"], resource.get("path"), resource.get("schema")
    wrong = unsafe(path)
    if not wrong and not str(path).endswith(".csv"):
        wrong = "not a CSV file"
    if wrong:
        package.fault("path", f"{name}: {wrong}", expected="data/NAME.csv", got=str(path))
        return None
    fields = tuple(fields_of(schema))
    if not fields:
        message = f"{name}: no fields"
        package.fault("schema", message, expected="a schema with fields", got="none")
        return None
    content = package.content(str(path))
    if content is None:
        return None
    place = package.place(str(path))
    text, problem = decode(content, place)
    if problem:
        package.findings.append(problem)
        return None
    header, rows, faults = split_rows(text, place)
    if not same_header(package, place, header, [field.name for field in fields]):
        # What the rows look like beside a wrong header says nothing.
        package.findings.extend(f for f in faults if f.code not in ("ragged-row", QUOTES))
        return None
    package.findings.extend(faults)
    if not rows and not faults:
        message = "a table without a row"
        package.findings.append(
            fault(place.at(1), "empty-table", message, expected="a row", got="a header")
        )
    return table_of(package, resource, rows)


def table_of(package: PackageFolder, resource: Mapping[str, Any], rows: Sequence[Row]) -> Table:
    """Return the table of a resource with these rows."""
    schema = resource.get("schema")
    return Table(
        package.package,
        resource["name"],
        package.place(str(resource["path"])).file,
        tuple(fields_of(schema)),
        rows,
        names_of(schema, "primaryKey"),
        tuple(dict.fromkeys(foreign_keys_of(schema))),
        texts_of(resource.get("titles")),
        texts_of(resource.get("descriptions")),
        schema if isinstance(schema, dict) else {},
        *(
            text if isinstance(text := resource.get(k), str) else ""
            for k in ("title", "description")
        ),
    )


def _text(resource: Mapping[str, Any], key: str) -> str:
    found = resource.get(key)
    return found if isinstance(found, str) else ""


def _unlike(surplus: Sequence[str], missing: Sequence[str], columns: Sequence[str]) -> str:
    """Say how a header differs from the columns of its schema."""
    told = {
        "without": missing,
        "with": [name for name in surplus if name not in columns],
        "with twice": [name for name in surplus if name in columns],
    }
    parts = [f"{what} {', '.join(map(repr, names))}" for what, names in told.items() if names]
    return f"header {' and '.join(parts) or 'in another order'}"


def same_header(
    package: PackageFolder,
    place: Place,
    header: Sequence[str],
    columns: Sequence[str],
    hint: str = "",
) -> bool:
    """Return whether a file has the columns of its schema; note how it differs."""
    if list(header) == list(columns):
        return True
    if not header:
        return False  # the line has a finding of its own
    surplus = Counter(header) - Counter(columns)
    missing = Counter(columns) - Counter(header)
    pairs = (*surplus, *missing) or [h for h, c in zip(header, columns, strict=True) if h != c]
    message = _unlike(list(surplus), list(missing), columns)
    package.findings.append(
        fault(
            place.at(place.row or 1, pairs[0]),
            "header",
            message,
            expected=",".join(columns),
            got=",".join(header),
            hint=hint,
        )
    )
    return False
