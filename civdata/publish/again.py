"""A site made of the same as before: known by all that went into it, and checked file by file."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from civdata.model import Gate
from civdata.publish.placing import foreign
from civdata.storage.cache import Cache, digest

Sums = dict[str, str]
"""The sum of each file by its name."""


def inputs(folder: Path, data: Path, source: Path, address: str) -> str:
    """Name all that a site is made of besides the programs: every file, and the address."""
    held = [path for path in sorted(folder.iterdir()) if path.is_file()]
    for place in (data, source):
        held += sorted(path for path in place.rglob("*") if path.is_file())
    read = hashlib.sha256()
    for path in dict.fromkeys(held):
        read.update(f"{path.as_posix()}\0{_sum(path)}\0".encode("utf-8", "surrogateescape"))
    return digest(read.hexdigest(), address)


def kept(
    cache: Cache, made_of: str, out: Path, keep: Sequence[str]
) -> tuple[Gate, int, int, int] | None:
    """Return what came of the last build, if the site in `out` is the one that comes of the same.

    That is the gate of the pages, and how many pages, files and bytes there are. Every file is
    read and compared by its sum: who changed one gets a new site. What the settings keep in the
    site stays as it is.
    """
    _, found = cache.get("site", made_of)
    if found is None or not out.is_dir():
        return None
    told = json.loads(found)
    sums: Sums = told["sums"]
    try:
        if foreign(out, keep) or any(_sum(out / name) != one for name, one in sums.items()):
            return None
        size = sum((out / name).stat().st_size for name in sums)
    except OSError:
        return None
    return Gate("pages", told["checked"], 0), told["pages"], len(sums), size


def keep(cache: Cache, made_of: str, site: Path, gate: Gate, pages: int) -> None:
    """Note what a finished site consists of."""
    sums = {name: _sum(path) for name, path in _files(site)}
    key, _ = cache.get("site", made_of)
    told = {"checked": gate.checked, "pages": pages, "sums": sums}
    cache.put(key, json.dumps(told).encode())


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            yield path.relative_to(folder).as_posix(), path


def _sum(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
