"""civdata's own packages: where they lie, read once a process, found by name."""

from __future__ import annotations

from functools import cache

from civdata.errors import UnknownName, UnreadableData
from civdata.model import Collection, Package, Table
from civdata.storage.packages import read_all


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
        raise UnknownName.among("package", name, (p.name for p in collection().packages))
    return found


def get_table(name: str, table: str) -> Table:
    """Return a table of one of civdata's own packages, or raise UnknownName with what exists."""
    package = get(name)
    found = package.table(table)
    if found is None:
        raise UnknownName.among(f"table of {name}", table, (t.name for t in package.tables))
    return found
