"""What is done with a finished site before it is put in place: files kept, and all in one file."""

from __future__ import annotations

import filecmp
import hashlib
import os
import re
import shutil
import zipfile
import zlib
from pathlib import Path

from civdata.model.settings import Settings
from civdata.storage.cache import Cache


def offline(settings: Settings) -> str:
    """Name the file that holds a whole site for reading without a network."""
    kept = re.sub("[^a-z0-9]+", "-", settings.name.lower()).strip("-")
    return f"{kept or 'record'}-site.zip"


def keep_unchanged(made: Path, old: Path) -> int:
    """Let files that came out the same be the old files, with their dates; return how many differ.

    Who copies or serves the published folder then sees at once what is new. Where the disk has no
    hard links, a file takes only the date of the old one.
    """
    differing = 0
    for path in made.rglob("*"):
        twin = old / path.relative_to(made)
        if not path.is_file():
            continue
        if twin.is_symlink() or not twin.is_file() or not filecmp.cmp(path, twin, shallow=False):
            differing += 1
            continue
        beside = path.with_name(f"{path.name}.kept")
        try:
            os.link(twin, beside)
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)
            shutil.copystat(twin, path)
    return differing


def pack(site: Path, changed: str, packed_name: str, cache: Cache) -> None:
    """Put the whole site, but for its search, into one file for reading without a network.

    What a file is when it is packed is kept, so that only new ones are.
    """
    year, month, day = map(int, changed.split("-"))
    moment, inside = (year, month, day, 0, 0, 0), packed_name.removesuffix("-site.zip")
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    with zipfile.ZipFile(site / packed_name, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in paths:
            name = path.relative_to(site).as_posix()
            if not name.startswith(("search/", ".")) and name != packed_name:
                entry = zipfile.ZipInfo(f"{inside}/{name}", moment)
                entry.external_attr = 0o644 << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                _add(packed, entry, path.read_bytes(), cache)


def _add(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, content: bytes, cache: Cache) -> None:
    """Add a file as `writestr` does, with its packed bytes as they were kept."""
    content_sum = hashlib.sha256(content).hexdigest()
    deflated = cache.made(lambda: _deflated(content), "deflated", content_sum)
    entry.file_size, entry.compress_size = len(content), len(deflated)
    entry.CRC, entry.header_offset = zlib.crc32(content), packed.start_dir
    assert packed.fp is not None
    packed.fp.write(entry.FileHeader(zip64=False) + deflated)
    packed.filelist.append(entry)
    packed.NameToInfo[entry.filename] = entry
    packed.start_dir += len(entry.FileHeader(zip64=False)) + len(deflated)


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(-1, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()
