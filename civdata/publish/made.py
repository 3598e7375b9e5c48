"""What was made of what: pages and pictures that did not change are taken from the last site."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

LEDGER = ".made.json"


def digest(*parts: object) -> str:
    """Return a key for what a file is made of; the same parts give the same key."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Made:
    """The files of a site that is being built, each with the key of what it is made of.

    `known` is what the last site in `old` says of its own files: key and content, by address.
    """

    old: Path
    known: Mapping[str, tuple[str, str]]
    keys: dict[str, str] = field(default_factory=dict)

    @classmethod
    def after(cls, old: Path) -> Made:
        """Read what the site in `old` was made of; a folder without it starts from nothing."""
        try:
            read = json.loads((old / LEDGER).read_text("utf-8"))
            known = {str(name): (str(key), str(content)) for name, (key, content) in read.items()}
        except (OSError, ValueError, AttributeError, TypeError):
            known = {}
        return cls(old, known)

    def again(self, name: str, key: str) -> bytes | None:
        """Return the content of a file that the last site made of the same, or None.

        A file that somebody changed since is made anew.
        """
        self.keys[name] = key
        known, content = self.known.get(name, ("", ""))
        if known != key:
            return None
        try:
            found = (self.old / name).read_bytes()
        except OSError:
            return None
        return found if _content(found) == content else None

    def write(self, site: Path) -> None:
        """Note in the new site what its files were made of."""
        made = {
            name: [key, _content((site / name).read_bytes())]
            for name, key in sorted(self.keys.items())
        }
        (site / LEDGER).write_text(json.dumps(made, indent=0) + "\n", "utf-8")


def put(site: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files below a site."""
    for name, content in files:
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _content(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]
