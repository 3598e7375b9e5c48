"""Read packages: a descriptor and its tables, as far as they can be trusted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from civdata.model import Finding, Package, Table
from civdata.storage.canonical import split_rows
from civdata.storage.descriptor import fields_of, foreign_keys_of, names_of, texts_of, unsafe
from civdata.storage.disk import decode, make_fault, read_bytes, read_json
from civdata.storage.place import home

DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True)
class Reading:
    """What came of reading a package: the package (None if hopeless) and the faults met."""

    name: str
    file: str
    package: Package | None
    findings: tuple[Finding, ...]


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


def read(descriptor: Path) -> Reading:
    """Read one package by its descriptor."""
    folder = descriptor.parent
    where = f"{folder.name}/{descriptor.name}"
    data, fault = read_json(descriptor, where)
    if fault:
        return Reading(folder.name, where, None, (replace(fault, package=folder.name),))
    name = data["name"] if isinstance(data.get("name"), str) else folder.name
    findings: list[Finding] = []
    tables: list[Table] = []
    resources = data.get("resources")
    if not isinstance(resources, list) or not resources:
        findings.append(
            make_fault(
                "descriptor", name, where, "no resources", "a list of tables", repr(resources)
            )
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
        texts_of(data.get("titles")),
        texts_of(data.get("descriptions")),
        tuple(tables),
    )
    return Reading(name, where, package, tuple(findings))


def _table(
    folder: Path, package: str, where: str, number: int, resource: Any, findings: list[Finding]
) -> Table | None:
    """Read one resource; append what is wrong with it."""
    place = f"resource {number}"
    if not isinstance(resource, dict):
        findings.append(
            make_fault(
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
            make_fault("descriptor", package, where, f"{place} has no name", "a name", str(name))
        )
        return None
    problem = unsafe(path)
    if problem:
        hint = "Use a relative path of a CSV file inside the package folder"
        findings.append(
            make_fault(
                "path", package, where, f"{name}: {problem}", "data/NAME.csv", str(path), hint
            )
        )
        return None
    schema = resource.get("schema")
    fields = tuple(fields_of(schema))
    if not fields:
        findings.append(
            make_fault(
                "schema", package, where, f"{name}: no fields", "a schema with fields", "none"
            )
        )
        return None
    file = f"{folder.name}/{path}"
    parent = (folder / str(path)).parent
    if parent.is_symlink() or folder.resolve() not in [parent.resolve(), *parent.resolve().parents]:
        findings.append(
            make_fault("path", package, file, "folder refused", "a folder of the package", "a link")
        )
        return None
    content, fault = read_bytes(folder / str(path), file)
    text = ""
    if not fault:
        text, fault = decode(content, file)
    if fault:
        findings.append(replace(fault, package=package))
        return None
    header, rows, faults = split_rows(text, package, file)
    findings += faults
    columns = [column.name for column in fields]
    if header != columns:
        findings.append(
            make_fault(
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
        names_of(schema, "primaryKey"),
        tuple(foreign_keys_of(schema)),
        texts_of(resource.get("titles")),
        texts_of(resource.get("descriptions")),
        schema if isinstance(schema, dict) else {},
    )
