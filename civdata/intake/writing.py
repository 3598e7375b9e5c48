"""Put an accepted proposal in place: all files are written aside, noted, and then moved over.

Either all files are the new ones or all are as they were, byte for byte. A process that is killed
between two moves leaves its note, by which the next one moves the rest.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path, PurePosixPath

from civdata.errors import BusyError, OutputError
from civdata.intake.proposal import STAGE, FileChange, Proposal
from civdata.storage import scratch

NOTE = "note.json"


def write(proposal: Proposal) -> tuple[Path, ...]:
    """Write the files of a proposal and return their paths.

    Raises OutputError, and leaves everything as it was, when a gate failed, when a file has
    changed since the gates ran, or when one cannot be written.
    """
    if not proposal.ok:
        raise OutputError("nothing was written: a gate refuses the proposed rows")
    folder = proposal.folder
    try:
        with scratch.held(folder / STAGE, _finish) as stage:
            for change in proposal.files:
                if (folder / change.file).read_bytes() != change.before:
                    raise OutputError(f"nothing was written: {change.file} has changed meanwhile")
            for number, change in enumerate(proposal.files):
                _stage(stage / str(number), change.after, folder / change.file)
            note = [[change.file, _digest(change.before)] for change in proposal.files]
            _stage(stage / f"{NOTE}.new", json.dumps(note).encode(), stage)
            (stage / f"{NOTE}.new").rename(stage / NOTE)
            _move(folder, stage, proposal.files)
    except scratch.TakenError as error:
        raise OutputError(f"nothing was written: {error}") from error
    except OSError as error:
        raise OutputError(f"nothing was written: {error}") from error
    return tuple(folder / change.file for change in proposal.files)


def recover(folder: Path) -> None:
    """Finish what a killed `write` began in a folder of data, and sweep what it left.

    Raises BusyError while another one is at work there.
    """
    if not os.path.lexists(folder / STAGE):
        return
    try:
        with scratch.held(folder / STAGE, _finish):
            pass
    except (scratch.TakenError, OSError) as error:
        kind = BusyError if isinstance(error, scratch.HeldError) else OutputError
        raise kind(f"cannot write to {folder}: {error}") from error


def _stage(path: Path, content: bytes, like: Path) -> None:
    """Write `content` to a new file, to the disk itself, with the permissions of another."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(like.stat().st_mode & 0o666)


def _move(folder: Path, stage: Path, changes: tuple[FileChange, ...]) -> None:
    """Move every file in place; when one cannot be moved, put those before it back."""
    done = 0
    try:
        for number, change in enumerate(changes):
            (stage / str(number)).replace(folder / change.file)
            done += 1
    except BaseException:
        for change in changes[:done]:
            _stage(stage / "back", change.before, folder / change.file)
            (stage / "back").replace(folder / change.file)
        (stage / NOTE).unlink()
        raise


def _finish(stage: Path) -> None:
    """Move the files that a note names and that were not moved, each over what it was made of."""
    try:
        note = [(str(file), str(digest)) for file, digest in json.loads((stage / NOTE).read_text())]
    except (OSError, ValueError, TypeError, RecursionError):
        return  # nothing was decided yet, so nothing was moved
    folder = stage.parent
    for number, (file, before) in enumerate(note):
        staged, path = stage / str(number), folder / file
        if not staged.is_file() or staged.is_symlink() or not _is_data(folder, file):
            continue
        if _digest(path.read_bytes()) == before:
            staged.replace(path)
    (stage / NOTE).unlink(missing_ok=True)


def _is_data(folder: Path, file: str) -> bool:
    """Return whether a name is that of a table in the folder: a note may be anybody's."""
    parts = PurePosixPath(file)
    inside = not parts.is_absolute() and ".." not in parts.parts and parts.suffix == ".csv"
    path = folder / file
    return inside and path.is_file() and path.resolve() == folder.resolve() / file


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
