"""The downloads of a package: made of its part of the record, and kept as long as that lasts."""

from __future__ import annotations

from pathlib import Path

from civdata.exports import Download, contents, write_all
from civdata.exports.output import Files
from civdata.model import Collection, Package
from civdata.record.fingerprint import fingerprint
from civdata.record.parts import parts
from civdata.storage.cache import Cache, joined, parted


def downloads_of(
    collection: Collection, package: Package, out: Path, cache: Cache
) -> tuple[Download, ...]:
    """Write a package in every format below `out`, which is the package's own folder."""
    part = parts(collection)[package.name]

    def made(name: str) -> Files:
        key, found = cache.get("download", name, package.name, fingerprint(part))
        if found is not None:
            return parted(found)
        files = contents(part, package, name)
        cache.put(key, joined(files))
        return files

    return write_all(part, package, out, made)
