"""What is being checked: the packages in question, all that they refer to, and the held texts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from civdata import storage
from civdata.checks.held import Folders, Held, Text, folders_of, read_held
from civdata.errors import UnknownName
from civdata.model import Collection, Engine, Finding, LaterRows, Observation, Package, Row, Table
from civdata.model.settings import Settings
from civdata.settings import settings_of
from civdata.storage.grids import Grids

__all__ = ["Scope", "Text", "scope"]


@dataclass(frozen=True)
class Scope:
    """Packages to check (`targets`) within everything known (`collection`).

    `texts` holds the held texts at hand by source id, or is None when no folder was given, `grids`
    the held tables; `faults` is what is wrong with them, `slips` what is wrong in the settings of
    the record. A project (`is_project`) is complete: what its keys lead to is nowhere else.
    """

    readings: tuple[storage.Reading, ...]
    collection: Collection
    texts: Mapping[str, Text] | None = None
    texts_folder: str = ""
    faults: tuple[Finding, ...] = field(default=())
    slips: tuple[Finding, ...] = field(default=())
    grids: Mapping[str, Grids] = field(default_factory=dict)
    is_project: bool = False

    @cached_property
    def targets(self) -> tuple[Package, ...]:
        """The packages to check, as far as they could be read."""
        return tuple(reading.package for reading in self.readings if reading.package)

    @property
    def is_record(self) -> bool:
        """True when a whole record is checked, so that its settings must fit what is in it."""
        return len(self.collection.packages) == len(self.targets)

    @property
    def has_index(self) -> bool:
        """True when the index of figures is among what is to be checked."""
        return any(package.name == "sources" for package in self.targets)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Ids of the observations and records to check."""
        records = (row["id"] for p in self.targets for t in p.records for row in t.rows)
        return frozenset(o.id for o in self.observations).union(records)

    @property
    def observations(self) -> tuple[Observation, ...]:
        """Observations of the packages to check."""
        return tuple(o for package in self.targets for o in package.observations)

    def rows(self) -> list[tuple[Table, Row]]:
        """Every row of every table of the packages to check."""
        return [(table, row) for p in self.targets for table in p.tables for row in table.rows]


# complex: what is given and what is left out decide together which record is meant
def scope(
    data: Path,
    names_or_paths: tuple[str | Path, ...] = (),
    texts_folder: Folders = None,
    given: tuple[Settings, tuple[Finding, ...]] | None = None,
    engine: Engine | None = None,
) -> Scope:
    """Read the packages named: names are those of the record in `data`, anything else is a path.

    Without names, all of the record. `given` are its settings and what is wrong in them; without
    them, and for packages that neither belong to the record nor lean on it, the packages say what
    settings would. `engine` is what looks at large tables, if not this process.
    """
    paths, far = _paths(data, names_or_paths)
    readings = (*storage.read_all(paths), *map(storage.read_far, far))
    if engine:
        _hand_over(readings, engine)
    every = _together(readings, _referred(readings, paths, data))
    ours = data.resolve() in {p.folder.parent.resolve() for p in every if not p.foreign}
    ours = ours or not names_or_paths
    settings, slips = given if given and ours else (settings_of(every, data.parent.name), ())
    collection = Collection(every, settings)
    folders = folders_of(texts_folder)
    held = read_held(collection, folders) if folders else Held()
    texts = held.texts if folders else None
    slips = slips if not names_or_paths else ()
    told, faults = " ".join(map(str, folders)), tuple(held.faults)
    whole = given is not None and not names_or_paths
    return Scope(readings, collection, texts, told, faults, slips, held.grids, whole)


def _paths(
    data: Path, names_or_paths: tuple[str | Path, ...]
) -> tuple[list[str | Path], list[str]]:
    """Return the paths and the addresses of what is named; raise UnknownName for anything else."""
    own = {path.parent.name: path for path in storage.descriptors([data])}
    paths: list[str | Path] = [] if names_or_paths else [data]
    far: list[str] = []
    for item in names_or_paths:
        if isinstance(item, str) and item in own:
            paths.append(own[item])
        elif storage.is_far(str(item)):
            far.append(str(item))
        elif _exists(item):
            paths.append(item)
        else:
            raise UnknownName.among("package and no file", str(item), own)
    return paths, far


def _together(readings: tuple[storage.Reading, ...], referred: list[Path]) -> tuple[Package, ...]:
    """Return the packages in question and those they refer to, in order of name."""
    known = {r.package.name: r.package for r in readings if r.package}
    for reading in (r for folder in referred for r in storage.read_all([folder])):
        if reading.package:
            known.setdefault(reading.package.name, reading.package)
    return tuple(known[name] for name in sorted(known))


def _hand_over(readings: Iterable[storage.Reading], engine: Engine) -> None:
    """Let an engine look at all tables that are read later."""
    for reading in readings:
        for table in reading.package.tables if reading.package else ():
            if isinstance(table.rows, LaterRows):
                table.rows.engine = engine


def _serves(folder: Path) -> bool:
    """Return whether a folder has the packages that others refer to."""
    return all((folder / name / storage.DESCRIPTOR).is_file() for name in storage.SERVING)


# complex: one row of guards, the nearest record first
def _referred(
    readings: tuple[storage.Reading, ...], paths: list[str | Path], home: Path
) -> list[Path]:
    """Return the folders of the packages that those in question refer to, beyond `paths`.

    They stand beside them; if there are no sources and reference, and none among the packages,
    those of the record in `home` serve.
    """
    read = {Path(item).resolve() for item in paths}
    packages = [reading.package for reading in readings if reading.package]
    beside = dict.fromkeys(package.folder.parent for package in packages if not package.foreign)
    serving = list(filter(_serves, beside))
    if serving:
        return [folder for folder in serving if folder.resolve() not in read]
    alone = set(storage.SERVING) <= {package.name for package in packages}
    return [] if alone or not beside else [home]


def _exists(item: str | Path) -> bool:
    """Return whether something stands at a path, a broken link included."""
    return bool(str(item)) and os.path.lexists(item)
