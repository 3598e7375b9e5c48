"""What is done with a finished site before it is put in place: files kept, and all in one file."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import zipfile
import zlib
from functools import partial
from pathlib import Path

from civdata.model.settings import Settings
from civdata.storage.cache import Cache

PIECE = 1 << 20

Sums = dict[str, str]
"""The SHA-256 of each file by its name below a folder."""


def offline(settings: Settings) -> str:
    """Name the file that holds a whole site for reading without a network."""
    kept = re.sub("[^a-z0-9]+", "-", settings.name.lower()).strip("-")
    return f"{kept or 'record'}-site.zip"


def names(folder: Path) -> list[str]:
    """Return the names of all files below a folder, links as well, in order."""
    found, start = [], len(str(folder)) + 1
    for place, folders, files in os.walk(folder):
        inside = f"{place}{os.sep}"[start:].replace(os.sep, "/")
        links = (name for name in folders if Path(place, name).is_symlink())
        found += [f"{inside}{name}" for name in (*files, *links)]
    return sorted(found)


def sums(folder: Path) -> Sums:
    """Return the SHA-256 of each file below a folder, by its name, in order."""
    return {name: sum_of(folder / name) for name in names(folder)}


def sum_of(path: Path | str) -> str:
    """Return the SHA-256 of a file."""
    read = hashlib.sha256()
    with open(path, "rb", buffering=0) as opened:  # noqa: PTH123 - thousands of small files
        while content := opened.read(PIECE):
            read.update(content)
    return read.hexdigest()


def keep_unchanged(made: Path, old: Path, known: Sums) -> int:
    """Let files that came out the same be the old files, with their dates; return how many differ.

    Who copies or serves the published folder then sees at once what is new. Where the disk has no
    hard links, a file takes only the date of the old one. `known` are the sums of what was made.
    """
    differing = 0
    for name, content_sum in known.items():
        path, twin = f"{made}/{name}", f"{old}/{name}"
        new, found = _file(path), _file(twin)
        if new and found and (new.st_ino, new.st_dev) == (found.st_ino, found.st_dev):
            continue  # it was taken over
        if not (new and found and new.st_size == found.st_size) or sum_of(twin) != content_sum:
            differing += 1
            continue
        beside = f"{path}.kept"
        try:
            os.link(twin, beside)
            Path(beside).replace(path)
        except OSError:
            Path(beside).unlink(missing_ok=True)
            shutil.copystat(twin, path)
    return differing


def _file(path: str) -> os.stat_result | None:
    """Tell of a file; of a link, a folder, or what is not there, nothing."""
    try:
        found = Path(path).lstat()
    except OSError:
        return None
    return found if stat.S_ISREG(found.st_mode) else None


def pack(site: Path, known: Sums, changed: str, packed_name: str, cache: Cache) -> None:
    """Put the whole site, but for its search, into one file for reading without a network.

    What a file is when it is packed is kept by its sum, so that only new ones are read and packed.
    The sum of the new file joins those that are known.
    """
    year, month, day = map(int, changed.split("-"))
    moment, inside = (year, month, day, 0, 0, 0), packed_name.removesuffix("-site.zip")
    kept = cache.batch("deflated")
    with zipfile.ZipFile(site / packed_name, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content_sum in known.items():
            if not name.startswith(("search/", ".")):
                entry = zipfile.ZipInfo(f"{inside}/{name}", moment)
                entry.external_attr = 0o644 << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                made = partial(_deflated, site / name)
                _add(packed, entry, kept.made(made, content_sum))
    known[packed_name] = sum_of(site / packed_name)


def _add(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, kept: bytes) -> None:
    """Add a file as `writestr` does, with its packed bytes, checksum and size as they were kept."""
    entry.CRC, entry.file_size = int.from_bytes(kept[:4], "big"), int.from_bytes(kept[4:12], "big")
    entry.compress_size, entry.header_offset = len(kept) - 12, packed.start_dir
    head = entry.FileHeader(zip64=False)
    assert packed.fp is not None
    packed.fp.write(head + kept[12:])
    packed.filelist.append(entry)
    packed.NameToInfo[entry.filename] = entry
    packed.start_dir += len(head) + entry.compress_size


def _deflated(path: Path) -> bytes:
    """Return the checksum and the size of a file, then its packed bytes."""
    content, packer = path.read_bytes(), zlib.compressobj(-1, zlib.DEFLATED, -15)
    about = zlib.crc32(content).to_bytes(4, "big") + len(content).to_bytes(8, "big")
    return about + packer.compress(content) + packer.flush()
