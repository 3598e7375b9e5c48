"""Put an accepted proposal in place: every file written beside its own, then moved over it.

Either all files are the new ones or all are as they were, byte for byte. Only a machine that stops
between two moves can leave some of each; each file is whole even then.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from civdata.errors import OutputError
from civdata.intake.proposal import FileChange, Proposal


def write(proposal: Proposal) -> tuple[Path, ...]:
    """Write the files of a proposal and return their paths.

    Raises OutputError, and leaves everything as it was, when a gate failed, when a file has
    changed since the gates ran, or when one cannot be written.
    """
    if not proposal.ok:
        raise OutputError("nothing was written: a gate refuses the proposed rows")
    staged: list[tuple[Path, Path]] = []
    try:
        for change in proposal.files:
            path = proposal.folder / change.file
            if path.read_bytes() != change.before:
                raise OutputError(f"nothing was written: {change.file} has changed meanwhile")
            staged.append((_beside(path, change.after), path))
        _move(staged, proposal.files)
    except OSError as error:
        raise OutputError(f"nothing was written: {error}") from error
    finally:
        for beside, _ in staged:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
    return tuple(path for _, path in staged)


def _beside(path: Path, content: bytes) -> Path:
    """Write `content` to a new file in the folder of `path`, with its permissions."""
    number, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(path.stat().st_mode & 0o777)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _move(staged: list[tuple[Path, Path]], changes: tuple[FileChange, ...]) -> None:
    """Move every file in place; when one cannot be moved, put those before it back."""
    done = 0
    try:
        for beside, path in staged:
            beside.replace(path)
            done += 1
    except BaseException:
        for (_, path), change in zip(staged[:done], changes[:done], strict=True):
            _beside(path, change.before).replace(path)
        raise
