"""A site in the making: its files are written, or taken over where they come out as before."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from civdata.publish.folder import Sums, names, sum_of
from civdata.storage.cache import NONE, Cache, digest


class Draft:
    """The folder in which a site is made, beside the one that is published.

    A file that the cache knows, and that the published site has with the sum that it came out
    with, is linked from there: it is neither made nor written again.
    """

    def __init__(self, folder: Path, cache: Cache = NONE, published: Path | None = None) -> None:
        self.folder, self.cache, self.published = folder, cache, published
        self._known = cache.batch("sums")
        self._sums: Sums = {}
        self._folders: set[str] = set()

    def write(self, name: str, content: bytes) -> None:
        """Write a file; the published one is taken over, if it is the same."""
        wanted = hashlib.sha256(content).hexdigest()
        if not self._taken_over(name, wanted):
            Path(self._at(name)).write_bytes(content)
        self._sums[name] = wanted

    def put(self, place: Path, files: Mapping[str, bytes]) -> None:
        """Write files below a folder of the site."""
        inside = place.relative_to(self.folder).as_posix()
        for name, content in files.items():
            self.write(f"{inside}/{name}", content)

    def make(self, name: str, make: Callable[[], bytes], *made_of: object) -> None:
        """Write a file that is made of these parts, or take it over."""
        named = digest(*made_of)
        known = self._known.get(named)
        if known is not None and self._taken_over(name, known.hex()):
            self._sums[name] = known.hex()
            return
        self.write(name, self.cache.made(make, named))
        if known is None:
            self._known.put(named, bytes.fromhex(self._sums[name]))

    def sums(self) -> Sums:
        """Return the sum of every file in the folder, whoever wrote it."""
        return {
            name: self._sums.get(name) or sum_of(self.folder / name) for name in names(self.folder)
        }

    def _at(self, name: str) -> str:
        """Return where a file goes; its folder is there."""
        inside = name.rpartition("/")[0]
        if inside not in self._folders:
            (self.folder / inside).mkdir(parents=True, exist_ok=True)
            self._folders.add(inside)
        return f"{self.folder}/{name}"

    def _taken_over(self, name: str, wanted: str) -> bool:
        """Link a published file that has this sum; return whether that could be done."""
        if self.published is None:
            return False
        old = f"{self.published}/{name}"
        try:
            if os.path.islink(old) or sum_of(old) != wanted:  # noqa: PTH114 - see `sum_of`
                return False
            os.link(old, self._at(name))
        except OSError:
            return False
        return True
