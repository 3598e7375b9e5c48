"""A published version of a record: fetched once, checked by its sums, kept in the user's cache.

`SHA256SUMS` beside the files names the one archive that holds the whole record as CSV; what was
fetched is opened only if its digest is the one that stands there.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import tempfile
import time
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin, urlsplit

from civdata.errors import OutputError, UnreadableData
from civdata.model import visible

SUMS = "SHA256SUMS"
WHOLE = ".csv.zip"
"""How the name of the archive ends that holds all packages with their settings."""

LARGEST = 256 * 1024 * 1024
SECONDS = 60.0
LONGEST = 600.0
"""Seconds after which a file is given up, however it drips."""

PIECE = 1 << 20
MOST = 10_000
"""How many files a record may have."""

LOCAL = ("localhost", "127.0.0.1", "::1")


def fetched(address: str) -> Path:
    """Return a folder with the record that is published at an address, fetched if need be.

    Only `https` is asked, or this machine. Raises UnreadableData in one line where nothing is
    there, or where it is not what its sums say.
    """
    base = address if address.endswith("/") else f"{address}/"
    try:
        _sealed(base, address)
    except ValueError as error:
        raise UnreadableData(f"cannot open {address}: {error}") from None
    name, digest = _whole(_get(urljoin(base, SUMS), 1_000_000), base)
    kept = _cache() / digest
    if not kept.is_dir():
        content = _get(urljoin(base, name), LARGEST)
        if hashlib.sha256(content).hexdigest() != digest:
            raise UnreadableData(f"cannot open {address}: {name} is not the file that {SUMS} names")
        _unpacked(content, kept)
    return kept


def _whole(sums: bytes, base: str) -> tuple[str, str]:
    for line in sums.decode("utf-8", "replace").splitlines():
        found = re.fullmatch(r"([0-9a-f]{64}) [ *]([A-Za-z0-9._-]+)", line)
        if found and found[2].endswith(WHOLE):
            return found[2], found[1]
    raise UnreadableData(f"cannot open {base}: its {SUMS} names no file NAME{WHOLE}")


def _get(address: str, most: int) -> bytes:
    from http.client import HTTPException
    from urllib.request import urlopen  # brings half of the network; most records are folders

    until = time.monotonic() + LONGEST
    content = bytearray()
    try:
        with urlopen(address, timeout=SECONDS) as answer:
            _sealed(answer.geturl(), address)
            while len(content) <= most and (part := answer.read1(PIECE)):
                content += part
                if time.monotonic() > until:
                    raise TimeoutError(f"not there within {LONGEST:g} seconds")
            if answer.length:
                raise ConnectionError("the connection broke off")
    except (OSError, ValueError, HTTPException) as error:
        reason = getattr(error, "reason", None) or error or type(error).__name__
        raise UnreadableData(f"cannot open {address}: {visible(str(reason))}") from None
    if len(content) > most:
        raise UnreadableData(f"cannot open {address}: more than {most} bytes")
    return bytes(content)


def _sealed(url: str, address: str) -> None:
    """Raise UnreadableData for an address that anybody on the way could answer."""
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in LOCAL:
        raise UnreadableData(f"cannot open {address}: only https addresses are opened")


def _cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "civdata" / "records"


# complex: each guard refuses an archive that would write elsewhere, or too much
def _unpacked(content: bytes, place: Path) -> None:
    """Unpack an archive into a folder that is there whole or not at all."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=".new-", dir=place.parent))
    except OSError as error:
        raise OutputError(f"cannot write {place.parent}: {error.strerror}") from None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MOST or sum(one.file_size for one in members) > 4 * LARGEST:
                raise UnreadableData(f"a record of more than {MOST} files or {4 * LARGEST} bytes")
            for member in members:
                pure = PurePosixPath(member.filename)
                if pure.is_absolute() or ".." in pure.parts or "\\" in member.filename:
                    raise UnreadableData(f"{member.filename!r} leads out of the archive")
                if member.file_size > LARGEST:
                    raise UnreadableData(f"{member.filename} is larger than {LARGEST} bytes")
                archive.extract(member, beside)
        if not place.is_dir():
            beside.rename(place)
    except (zipfile.BadZipFile, OSError, RuntimeError, EOFError, zlib.error, ValueError) as error:
        raise UnreadableData(f"cannot unpack the record: {error}") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
