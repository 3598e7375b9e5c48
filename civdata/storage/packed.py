"""Bytes out of gzip and zip, never more than a limit, and what a descriptor says of bytes."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from civdata.model import Finding, Place, fault

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
ALGORITHMS = {"md5": 32, "sha1": 40, "sha256": 64, "sha512": 128}


def unpacked(content: bytes, place: Place, most: int) -> tuple[bytes, Finding | None]:
    """Return what a gzip file, or a zip archive of one file, holds; other bytes as they are."""
    try:
        if content.startswith(GZIP):
            made = _gunzip(content, most)
        elif content.startswith(ZIP):
            made = _unzip(content, most)
        else:
            return content, None
    except (zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        return b"", fault(
            place, "archive", "cannot be unpacked", expected="a whole gzip or zip", got=str(error)
        )
    except zipfile.BadZipFile as error:
        return b"", fault(
            place, "archive", "cannot be unpacked", expected="a whole zip", got=str(error)
        )
    if len(made) > most:
        got = f"more than {most} bytes"
        return b"", fault(
            place, "file-size", "file too large when unpacked", expected=f"{most} bytes", got=got
        )
    return made, None


def _gunzip(content: bytes, most: int) -> bytes:
    """Return the members of a gzip file one after another, a byte more than `most` at most."""
    made = bytearray()
    while content:
        reader = zlib.decompressobj(wbits=31)
        made += reader.decompress(content, max(1, most + 1 - len(made)))
        if len(made) > most:
            break
        if not reader.eof:
            raise EOFError("the file is cut off")
        content = reader.unused_data.lstrip(b"\0")
    return bytes(made)


def _unzip(content: bytes, most: int) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [info for info in packed.infolist() if not info.is_dir()]
        if len(names) != 1:
            raise ValueError(f"{len(names)} files in it")
        with packed.open(names[0]) as member:
            return member.read(most + 1)


def bare_name(path: str) -> str:
    """Return a path without the ending of a compressed file.

    >>> bare_name("data/t.csv.gz"), bare_name("t.csv")
    ('data/t.csv', 't.csv')
    """
    pure = PurePosixPath(path)
    return str(pure.with_suffix("")) if pure.suffix.lower() in (".gz", ".zip") else path


def _digest(algorithm: str, content: bytes | Path) -> str:
    """Return the sum of some bytes, or of a file that is read piece by piece."""
    made = hashlib.new(algorithm, usedforsecurity=False)
    if isinstance(content, bytes):
        made.update(content)
        return made.hexdigest()
    with content.open("rb") as file:
        while piece := file.read(1 << 20):
            made.update(piece)
    return made.hexdigest()


# complex: size and hash, each of which may be left out
def said_of_bytes(
    resource: Mapping[str, Any], content: bytes | Path, place: Place
) -> Iterator[Finding]:
    """Yield where the bytes of a file are not those that its resource tells of."""
    size, given = resource.get("bytes"), resource.get("hash")
    length = content.stat().st_size if isinstance(content, Path) else len(content)
    if type(size) is int and size != length:
        yield fault(
            place,
            "bytes",
            "file of another size than its resource says",
            expected=f"{size} bytes",
            got=f"{length} bytes",
        )
    if not isinstance(given, str) or not given:
        return
    name, _, wanted = given.rpartition(":")
    algorithm = name.lower().replace("-", "") or next(
        (known for known, length in ALGORITHMS.items() if length == len(wanted)), ""
    )
    if algorithm not in ALGORITHMS or not re.fullmatch(r"[0-9a-fA-F]+", wanted):
        expected = ", ".join(f"{known}:…" for known in ALGORITHMS)
        message = "hash of a kind that is not checked"
        yield fault(place, "hash", message, expected=expected, got=given, severity="warning")
        return
    got = _digest(algorithm, content)
    if got != wanted.lower():
        yield fault(
            place,
            "hash",
            "file is not the one whose hash its resource gives",
            expected=wanted,
            got=got,
        )
