"""Many small things of one kind, kept together as one entry of the cache.

A site has thousands of files of which little is kept: asking for all at once costs a fraction of
asking for each. What a build did not ask for is forgotten when the next entry is written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping


class Batch:
    """Bytes by name: those of before, and those that were asked for or made since."""

    def __init__(self, before: bytes | None = None) -> None:
        self._before = parted(before) if before else {}
        self._asked: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        """Return what is kept under a name, if anything is."""
        found = self._asked.get(name)
        if found is None and (found := self._before.get(name)) is not None:
            self._asked[name] = found
        return found

    def put(self, name: str, content: bytes) -> bytes:
        """Keep something under a name, and return it."""
        self._asked[name] = content
        return content

    def made(self, make: Callable[[], bytes], name: str) -> bytes:
        """Return what is kept under a name, or made now and kept."""
        found = self.get(name)
        return self.put(name, make()) if found is None else found

    def written(self) -> bytes | None:
        """Return all as one entry; nothing where it would hold no more than the one of before."""
        new = self._asked.keys() - self._before.keys()
        return joined(self._asked) if new else None


def joined(files: Mapping[str, bytes]) -> bytes:
    """Put several files into one entry.

    >>> parted(joined({"a": b"1", "b": b""}))
    {'a': b'1', 'b': b''}
    """
    head = json.dumps([[name, len(content)] for name, content in files.items()]).encode()
    return b"".join((len(head).to_bytes(4, "big"), head, *files.values()))


def parted(content: bytes) -> dict[str, bytes]:
    """Return the files of an entry."""
    at = 4 + int.from_bytes(content[:4], "big")
    found: dict[str, bytes] = {}
    for name, size in json.loads(content[4:at]):
        found[name] = content[at : at + size]
        at += size
    return found
