"""Put bytes on disk: written beside, then moved into place. Archives that are always the same."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from civdata.errors import OutputError
from civdata.storage import scratch

Files = Mapping[str, bytes]
"""Contents by path relative to the output folder, parts joined by `/`."""

Put = Callable[[Path, Files], object]
"""Puts files below a folder; `write` does so for a folder that somebody may be reading."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP file can hold; every member of ours carries it."""


def write(out: Path, files: Files) -> list[Path]:
    """Write all files below `out`, or none; return their paths in the order given.

    Everything is first written to a hidden folder inside `out`, so that a full disk or a missing
    permission shows before the first old file is replaced. Raises OutputError with one line.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with scratch.temporary(out) as beside:
            for name, content in files.items():
                _stage(out, beside, name, content)
            for name in files:
                (beside / name).replace(out / name)
    except OSError as error:
        raise _refused(Path(error.filename or out), error) from None
    return [out / name for name in files]


def write_made(out: Path, make: Callable[[Path], Sequence[str]]) -> list[str]:
    """Let `make` write files into a folder beside, and put those that it names into place.

    For what is too large to be held. Raises OutputError with one line.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with scratch.temporary(out) as beside:
            names = make(beside)
            for name in names:
                target = out / name
                if ".." in target.parts or Path(name).is_absolute():
                    raise PermissionError(1, "the name leads out of the folder", name)
                target.parent.mkdir(parents=True, exist_ok=True)
                (beside / name).replace(target)
    except OSError as error:
        raise _refused(Path(error.filename or out), error) from None
    return list(names)


def _stage(out: Path, beside: Path, name: str, content: bytes) -> None:
    """Write a file aside, where nothing of that name stands in its way."""
    target = out / name
    if ".." in target.parts or Path(name).is_absolute():
        raise PermissionError(1, "the name leads out of the folder", name)
    if target.is_dir():
        raise IsADirectoryError(21, "a folder of this name stands in the way", str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    (beside / name).parent.mkdir(parents=True, exist_ok=True)
    (beside / name).write_bytes(content)


def _refused(place: Path, error: OSError) -> OutputError:
    reason = error.strerror or type(error).__name__
    return OutputError(f"cannot write {place}: {reason}; choose a folder that you may write to")


def pack(files: Files) -> bytes:
    """Return a ZIP archive whose bytes depend on names and contents alone.

    >>> pack({"a": b"1"}) == pack({"a": b"1"})
    True
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, EPOCH)
            member.create_system = 3  # Unix, whatever the machine
            member.external_attr = 0o100644 << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return buffer.getvalue()


def unpack(content: bytes) -> dict[str, bytes]:
    """Return the members of a ZIP archive, in its order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
