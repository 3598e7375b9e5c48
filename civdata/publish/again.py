"""A site made of the same as before: known by all that went into it, and checked file by file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from civdata.model import Gate
from civdata.publish.folder import Sums, sum_of
from civdata.publish.placing import foreign
from civdata.storage.cache import Cache, digest


def inputs(folder: Path, data: Path, source: Path, address: str) -> str:
    """Name all that a site is made of besides the programs: every file, and the address."""
    held = [path for path in sorted(folder.iterdir()) if path.is_file()]
    for place in (data, source):
        held += sorted(path for path in place.rglob("*") if path.is_file())
    read = hashlib.sha256()
    for path in dict.fromkeys(held):
        read.update(f"{path.as_posix()}\0{sum_of(path)}\0".encode("utf-8", "surrogateescape"))
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
        if foreign(out, keep) or any(sum_of(out / name) != one for name, one in sums.items()):
            return None
        size = sum((out / name).stat().st_size for name in sums)
    except OSError:
        return None
    return Gate("pages", told["checked"], 0), told["pages"], len(sums), size


def keep(cache: Cache, made_of: str, sums: Sums, gate: Gate, pages: int) -> None:
    """Note what a finished site consists of."""
    key, _ = cache.get("site", made_of)
    told = {"checked": gate.checked, "pages": pages, "sums": sums}
    cache.put(key, json.dumps(told).encode())
