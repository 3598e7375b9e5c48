"""Sums of what a search is made of: the files of a record, and the programs that read them."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from civdata.storage.layout import FILE

LARGE = 8 << 20
"""A larger file is told by its size and the time of its last change."""

MOST = 5_000
"""A record of more files is not summed up."""

PROGRAMS = ("figures", "languages", "lookup", "model", "record", "storage")
"""The folders of civdata whose files decide what a search finds."""

SEARCHED = ("search.csv", "messages/*.json", "pages/*/*.md")
"""What a search reads of the source of a site."""


def record_sum(folder: Path, data: Path, site: Path) -> str | None:
    """Return a sum of all that a search reads of a record; None where that is too much.

    The same contents have the same sum wherever they lie.
    """
    read = hashlib.sha256()
    for number, (name, path) in enumerate(_files(folder, data, site)):
        if number == MOST:
            return None
        try:
            read.update(f"{name}\0{_content(path)}\0".encode("utf-8", "surrogatepass"))
        except OSError:
            return None
    return read.hexdigest()


def _content(path: Path) -> str:
    status = path.lstat()
    if status.st_size > LARGE or not path.is_file():
        return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _files(folder: Path, data: Path, site: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of a record with their names, in order."""
    if (folder / FILE).is_file():
        yield FILE, folder / FILE
    packages = sorted(path.parent for path in data.glob("*/datapackage.json"))
    for package in packages or [data]:
        for path in sorted(_below(package)):
            yield path.relative_to(data).as_posix(), path
    for pattern in SEARCHED:
        for path in sorted(site.glob(pattern)):
            yield path.relative_to(site).as_posix(), path


def _below(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder; a link is one, wherever it leads."""
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _below(Path(entry.path))
        else:
            yield Path(entry.path)


@cache
def programs() -> str:
    """Name the programs that search, by the sizes of their files and when these were changed."""
    own = Path(__file__).parents[1]
    told = [f"{sys.version_info[:3]}"]
    for path in sorted(
        (own / "settings.py", *(p for name in PROGRAMS for p in _below(own / name)))
    ):
        if path.suffix in (".py", ".json"):
            status = path.stat()
            told.append(f"{path.name} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}")
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
