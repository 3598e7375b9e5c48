"""Read packages: a descriptor and its tables, as far as they can be trusted."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from civdata.model import Finding, Package, Place, Tally
from civdata.storage import elsewhere
from civdata.storage.descriptor import is_foreign, texts_of
from civdata.storage.disk import MAX_BYTES, read_json
from civdata.storage.foreign import foreign_table, resolved
from civdata.storage.tables import PackageFolder, own_table

DESCRIPTOR = "datapackage.json"
MOST_TABLES = 5_000
"""How many tables a package may have."""

YAML = ("datapackage.yaml", "datapackage.yml")


@dataclass(frozen=True)
class Reading:
    """What came of reading a package: the package (None if hopeless) and the faults met."""

    name: str
    file: str
    package: Package | None
    findings: tuple[Finding, ...]


def descriptors(paths: Iterable[Path | str]) -> list[Path]:
    """Find the descriptors below `paths`, each once.

    A path is a descriptor, a package folder, or a folder of package folders, read in order of name.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir() and path.name != DESCRIPTOR:
            own = path / DESCRIPTOR
            inner = sorted(path.glob(f"*/{DESCRIPTOR}"))
            found += [own] if own.exists() or own.is_symlink() or not inner else inner
        else:
            found.append(path)
    return list({os.path.realpath(path): path for path in reversed(found)}.values())[::-1]


def read_all(paths: Iterable[Path | str]) -> list[Reading]:
    """Read every package below `paths`."""
    return [read(descriptor) for descriptor in descriptors(paths)]


def read_far(address: str) -> Reading:
    """Read one package at an address that fsspec opens; large tables stay there."""
    base = address.removesuffix(f"/{DESCRIPTOR}").rstrip("/")
    name = base.rpartition("/")[2] or "package"
    where = f"{name}/{DESCRIPTOR}"
    content, broken = elsewhere.content(f"{base}/{DESCRIPTOR}", MAX_BYTES, Place(name, where))
    if broken:
        return Reading(name, where, None, (broken,))
    with tempfile.TemporaryDirectory(prefix="civdata-") as made:
        folder = Path(made) / name
        folder.mkdir()
        (folder / DESCRIPTOR).write_bytes(content)
        return read(folder / DESCRIPTOR, base)


def _hinted(broken: Finding, folder: Path, name: str) -> Finding:
    """Return what is wrong with a descriptor, with a word on one that is written in YAML."""
    yaml = [one for one in YAML if (folder / one).is_file()]
    if not yaml or (broken.code != "file-missing" and name not in yaml):
        return broken
    hint = f"Write {yaml[0]} as JSON, {DESCRIPTOR}: descriptors in YAML are not read"
    return replace(broken, hint=hint)


def _resources(place: PackageFolder, data: Mapping[str, Any]) -> list[Any]:
    """Return what a descriptor lists as its tables; note where it lists none."""
    resources = data.get("resources")
    if isinstance(resources, list) and len(resources) > MOST_TABLES:
        got = f"{len(resources)} tables"
        place.fault("file-size", "too many tables", expected=f"{MOST_TABLES} at most", got=got)
        return []
    if isinstance(resources, list) and resources:
        return resources
    got = repr(resources)
    place.fault("descriptor", "no resources", expected="a list of tables", got=got)
    return []


# complex: the parts of a package in the order in which they need each other
def read(descriptor: Path, far: str = "") -> Reading:
    """Read one package by its descriptor; `far` is where its tables are, if elsewhere."""
    folder = descriptor.parent
    folder = folder.resolve() if folder.name in ("", "..") else folder.absolute()
    where = f"{folder.name}/{descriptor.name}"
    data, broken = read_json(descriptor, Place(folder.name, where))
    if broken:
        return Reading(folder.name, where, None, (_hinted(broken, folder, descriptor.name),))
    name = data["name"] if isinstance(data.get("name"), str) and data["name"] else folder.name
    foreign = is_foreign(name, data)
    place = PackageFolder(folder, name, where, Tally(), far)
    resources = _resources(place, data)
    if foreign:
        resources = [resolved(place, resource) for resource in _called(place, resources)]
        data = {**data, "resources": resources}
    read_table = foreign_table if foreign else own_table
    tables = [
        read_table(place, resource)
        for number, resource in enumerate(resources, 1)
        if _named(place, number, resource)
    ]
    package = Package(
        name,
        folder,
        data,
        texts_of(data.get("titles")),
        texts_of(data.get("descriptions")),
        tuple(table for table in tables if table),
        foreign,
    )
    return Reading(name, where, package, tuple(place.findings))


def _called(place: PackageFolder, resources: list[Any]) -> list[Any]:
    """Return resources of other people, each with a name: one without it is read all the same.

    It is called by its file, and what its name would be is said.
    """
    taken = {one.get("name") for one in resources if isinstance(one, Mapping)}
    made = []
    for number, resource in enumerate(resources, 1):
        if isinstance(resource, Mapping) and not _is_name(resource.get("name")):
            name = _stand_in(resource, number, taken)
            taken.add(name)
            _nameless(place, number, resource, f'Add "name": "{name}" to it')
            resource = {**resource, "name": name}
        made.append(resource)
    return made


def _stand_in(resource: Mapping[str, Any], number: int, taken: Collection[Any]) -> str:
    """Return a name for a resource by its file, of the form that the standard wants."""
    path = resource.get("path")
    first = path[0] if isinstance(path, list) and path else path
    stem = PurePosixPath(first).name.partition(".")[0] if isinstance(first, str) else ""
    bare = unicodedata.normalize("NFKD", stem.lower())
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    name = re.sub(r"[^a-z0-9_-]+", "-", letters).strip("-")[:60]
    return name if name and name not in taken else f"resource-{number}"


def _is_name(name: Any) -> bool:
    return isinstance(name, str) and bool(name)


def _nameless(
    place: PackageFolder, number: int, resource: Mapping[str, Any], hint: str = ""
) -> None:
    """Say that a resource has no name."""
    got = repr(resource["name"]) if "name" in resource else "none"
    message = f"resource {number} has no name"
    place.fault("descriptor", message, expected="a name", got=got, hint=hint)


def _named(place: PackageFolder, number: int, resource: Any) -> bool:
    """Return whether a resource is an object with a name; note what it is if not."""
    if not isinstance(resource, Mapping):
        message = f"resource {number} is not an object"
        place.fault("descriptor", message, expected="an object", got=str(resource))
        return False
    if not _is_name(resource.get("name")):
        _nameless(place, number, resource)
        return False
    return True
