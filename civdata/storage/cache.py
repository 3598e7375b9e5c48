"""A cache of what was made: bytes by a key that names all they were made of, in the user's cache.

One file of SQLite holds it. It is bounded, safe to delete at any moment, and never trusted: each
entry carries the sum of its bytes, and whatever cannot be read counts as not there.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from civdata.storage.batch import Batch

VARIABLE = "CIVDATA_CACHE"
"""The environment variable that names another folder, or `off`."""

FILE = "made.sqlite"
LIMIT = 1 << 30
"""How many bytes are kept; what was used longest ago goes first."""

PENDING = 32 << 20
"""How many bytes wait in memory until they are written together."""

DAY = 86_400
"""When an entry was used is noted once a day."""

_TABLES = """
CREATE TABLE IF NOT EXISTS made (key BLOB PRIMARY KEY, sum BLOB NOT NULL, content BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS seen (key BLOB PRIMARY KEY, size INTEGER NOT NULL, used INTEGER NOT NULL)
"""


def digest(*parts: object) -> str:
    """Return a key for what something is made of; the same parts give the same key."""
    read = hashlib.sha256()
    for part in parts:
        text = part if isinstance(part, str) else _told(part)
        content = text.encode("utf-8", "surrogatepass")
        read.update(b"%d%d:" % (text is part, len(content)))
        read.update(content)
    return read.hexdigest()


_told = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=str).encode


# complex: all files and programs that make something, gathered
@cache
def engine() -> str:
    """Name the programs that make everything: our own files, and all that is installed."""
    read = hashlib.sha256()
    own = Path(__file__).parents[1]
    for folder in (own, *_languages(own)):
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            if "__pycache__" not in path.parts and "edition" not in path.parts:
                content = path.read_bytes()
                read.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
                read.update(content)
    import platform  # asks the system, which takes a while

    found = {
        entry.name
        for place in sys.path
        if Path(place or ".").is_dir()
        for entry in os.scandir(place or ".")
        if entry.name.endswith((".dist-info", ".egg-info"))
    }
    versions = (sys.version, platform.platform(), zlib.ZLIB_RUNTIME_VERSION, sqlite3.sqlite_version)
    return digest(read.hexdigest(), sorted(found), versions)


def _languages(own: Path) -> list[Path]:
    """Return the folders of languages that other packages bring."""
    from civdata import languages

    known = (languages.get(code).folder for code in languages.codes())
    return sorted(folder for folder in known if own not in folder.parents)


def place() -> Path | None:
    """Return the folder of the cache, or None where there is to be none."""
    named = os.environ.get(VARIABLE, "")
    if named:
        return None if named == "off" else Path(named)
    home = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(home) if home else Path.home() / ".cache") / "civdata"


class Cache:
    """What was made before, by key. A cache without a folder remembers nothing."""

    def __init__(
        self, folder: Path | None, *, fresh: bool = False, made_by: str = "", record: str = ""
    ) -> None:
        """Open the cache in a folder; `fresh` takes nothing from it, but keeps what is made.

        `made_by` names the programs that make everything, where that is not all of them;
        `record` whose things those are that are kept in batches.
        """
        self._record = record
        self._batches: dict[str, tuple[bytes, Batch]] = {}
        self.fresh = fresh
        self._made_by = made_by
        self.hits = self.misses = 0
        self._used: list[bytes] = []
        self._waiting: dict[bytes, tuple[bytes, bytes]] = {}
        self._size = 0
        self._path = folder / FILE if folder else None
        self._base = _opened(self._path) if self._path else None
        self._broken = False

    def get(self, *parts: object) -> tuple[bytes, bytes | None]:
        """Return the key of what is made of these parts, and what was made, if it is there."""
        key = bytes.fromhex(digest(self._made_by or engine(), *parts))
        found = self._waiting.get(key, (b"", None))[1]
        if found is None and self._base is not None and not self.fresh:
            found = self._read(key)
        if found is None:
            self.misses += 1
        else:
            self.hits += 1
        return key, found

    def put(self, key: bytes, content: bytes) -> bytes:
        """Keep what was made under its key, and return it."""
        if self._base is not None:
            self._waiting[key] = _sum(content), content
            self._size += len(content)
            if self._size > PENDING:
                self._write()
        return content

    def made(self, make: Callable[[], bytes], *parts: object) -> bytes:
        """Return what is made of these parts: from the cache, or made now and kept."""
        key, found = self.get(*parts)
        return self.put(key, make()) if found is None else found

    def batch(self, kind: str) -> Batch:
        """Return the small things of a kind that a record has; they are written in the end."""
        if self._base is None:
            return Batch()
        if kind not in self._batches:
            key, found = self.get("batch", kind, self._record)
            self._batches[kind] = key, Batch(found)
        return self._batches[kind][1]

    def close(self) -> None:
        """Write what waits, forget what was used longest ago, and close."""
        for key, batch in self._batches.values():
            if (content := batch.written()) is not None:
                self.put(key, content)
        if self._base is None:
            return
        self._write()
        base, self._base = self._base, None
        with suppress(sqlite3.Error):
            now = int(time.time())
            base.executemany(
                "UPDATE seen SET used = ? WHERE key = ? AND used < ?",
                ((now, key, now - DAY) for key in self._used),
            )
            _bound(base, LIMIT)
            base.commit()
        with suppress(sqlite3.Error):
            base.close()
        if self._broken and self._path:
            _remove(self._path)

    def _read(self, key: bytes) -> bytes | None:
        assert self._base is not None
        try:
            row = self._base.execute("SELECT sum, content FROM made WHERE key = ?", (key,))
            found = row.fetchone()
        except sqlite3.Error as error:
            self._broken |= not isinstance(error, sqlite3.OperationalError)
            return None
        if found is None or _sum(found[1]) != found[0]:
            return None
        self._used.append(key)
        return bytes(found[1])

    def _write(self) -> None:
        assert self._base is not None
        now, waiting = int(time.time()), self._waiting.items()
        with suppress(sqlite3.Error):  # a full disk makes the next build slower, not this one wrong
            made = ((key, *kept) for key, kept in waiting)
            self._base.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", made)
            seen = ((key, len(content), now) for key, (_, content) in waiting)
            self._base.executemany("INSERT OR REPLACE INTO seen VALUES (?, ?, ?)", seen)
            self._base.commit()
        self._waiting, self._size = {}, 0


NONE = Cache(None)
"""A cache that remembers nothing."""


def _opened(path: Path) -> sqlite3.Connection | None:
    """Open the file; one that is broken is replaced, and without one nothing is remembered."""
    for _ in range(2):
        base = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(path, timeout=5)
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = OFF")  # what a crash breaks, its sum does not match
            base.executescript(_TABLES)
            base.execute("SELECT made.sum, content, size, used FROM made, seen LIMIT 1")
            return base
        except (sqlite3.Error, OSError) as error:
            if base is not None:
                base.close()
            missing = "no such column" in str(error)
            if isinstance(error, OSError) or (
                isinstance(error, sqlite3.OperationalError) and not missing
            ):
                return None  # locked, or not to be written
        _remove(path)
    return None


def _remove(path: Path) -> None:
    """Delete a file that is broken, with those that SQLite puts beside it."""
    with suppress(OSError):
        for end in ("", "-wal", "-shm", "-journal"):
            path.with_name(f"{path.name}{end}").unlink(missing_ok=True)


def _bound(base: sqlite3.Connection, limit: int) -> None:
    """Delete what was used longest ago until no more than `limit` bytes are kept."""
    (total,) = base.execute("SELECT coalesce(sum(size), 0) FROM seen").fetchone()
    if total <= limit:
        return
    gone = []
    for key, size in base.execute("SELECT key, size FROM seen ORDER BY used, key"):
        if total <= limit:
            break
        gone.append((key,))
        total -= size
    for table in ("made", "seen"):
        base.executemany(f"DELETE FROM {table} WHERE key = ?", gone)


def _sum(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()
