"""Files of large tables, on this machine or wherever fsspec reaches: `s3://`, `gs://`, `memory://`.

Only what was named on the command line is opened: no address that stands in a descriptor.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from civdata.errors import MissingExtra
from civdata.model import FilePart, Finding, Place, fault


def is_far(text: str) -> bool:
    """Return whether a text is an address that fsspec opens, rather than a path of this machine.

    Web pages are none of these.

    >>> is_far("s3://bucket/register"), is_far("register"), is_far("https://example.org/a")
    (True, False, False)
    """
    return re.match(r"(?!https?:)[a-z][a-z0-9+.-]+://", text) is not None


def opened(address: str) -> Any:
    """Open a file of this machine, or one that fsspec knows."""
    if not is_far(address):
        return Path(address).open("rb")
    return _fsspec().open(address, "rb").open()


def stands(file: FilePart) -> FilePart | None:
    """Return a file with its size, or None where there is none."""
    try:
        system, path = _fsspec().core.url_to_fs(file.address)
        return replace(file, size=int(system.info(path)["size"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def content(address: str, most: int, place: Place) -> tuple[bytes, Finding | None]:
    """Return the bytes of a file that is not large, or a finding."""
    try:
        with opened(address) as file:
            found: bytes = file.read(most + 1)
    except (OSError, ValueError, ImportError) as error:
        got = str(error).partition("\n")[0] or type(error).__name__
        return b"", fault(place, "file-missing", "file cannot be read", expected="a file", got=got)
    if len(found) > most:
        got = f"more than {most} bytes"
        return b"", fault(place, "file-size", "file too large", expected=f"{most} bytes", got=got)
    return found, None


def _fsspec() -> Any:
    try:
        import fsspec
        import fsspec.core
    except ImportError:
        raise MissingExtra("A package at an address", "dask") from None
    return fsspec
