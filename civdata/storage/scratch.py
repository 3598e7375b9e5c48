"""Folders for work on the way: held by one process, swept at the next start if it was killed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows locks no folders: there one that was left is taken over
    fcntl = None  # type: ignore[assignment]

MARK = ".civdata-scratch"
PREFIX = ".civdata-scratch-"


class TakenError(Exception):
    """A folder that we cannot work in: a living process holds it, or it is not ours."""


class HeldError(TakenError):
    """A folder that another living process holds; it will let it go."""


@contextmanager
def held(folder: Path, rescue: Callable[[Path], None] | None = None) -> Iterator[Path]:
    """Make a folder of this name and hold it; in the end it goes, whatever happens.

    What a killed process left in it is swept first. Before anything is swept, now or in the end,
    `rescue` may take out of the folder what is not to be lost. Raises TakenError where the folder
    is another's, OSError where it cannot be made.
    """
    lock = _lock(folder)
    try:
        if any(folder.iterdir()):
            if not (folder / MARK).is_file():
                raise TakenError(f"{folder} is in the way: it holds something else")
            _sweep(folder, rescue)
            folder.mkdir(exist_ok=True)
        (folder / MARK).touch()
        try:
            yield folder
        finally:
            _sweep(folder, rescue)
    finally:
        with suppress(OSError):
            folder.rmdir()
        if lock is not None:
            os.close(lock)


@contextmanager
def temporary(parent: Path | None = None) -> Iterator[Path]:
    """Hold a new folder, among the temporary files of the system or in another folder.

    Those that killed processes left there are swept; those of living ones stay.
    """
    place = Path(tempfile.gettempdir()) if parent is None else parent
    for left in place.glob(f"{PREFIX}*"):
        with suppress(OSError, TakenError):
            if fcntl is not None and left.stat().st_uid == os.getuid() and _is_left(left):
                with held(left):
                    pass
    with ExitStack() as stack:
        folder = None
        while folder is None:  # another start may hold it for a moment, to see whether it was left
            with suppress(TakenError):
                new = Path(tempfile.mkdtemp(prefix=PREFIX, dir=place))
                folder = stack.enter_context(held(new))
        yield folder


def _is_left(folder: Path) -> bool:
    """Return whether a folder is one of ours; without its mark, a kill came just before or behind.

    The mark is the first thing in a folder and the last, so that only an empty one lacks it.
    """
    return (folder / MARK).is_file() or not any(folder.iterdir())


def _lock(folder: Path) -> int | None:
    """Make a folder and lock it; the system lets the lock go when this process ends."""
    while True:
        folder.mkdir(exist_ok=True)
        if folder.is_symlink():
            raise TakenError(f"{folder} is in the way: it is a link")
        if fcntl is None:
            return None
        lock = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            raise HeldError(f"another civdata is at work in {folder}; let it end") from None
        except OSError:
            return lock  # a disk without locks
        with suppress(FileNotFoundError):
            if os.fstat(lock).st_ino == folder.stat().st_ino:
                return lock
        os.close(lock)  # it was swept by another process just now


def _sweep(folder: Path, rescue: Callable[[Path], None] | None) -> None:
    """Empty a folder of ours, its mark last: what a second kill leaves of it is still ours."""
    if rescue is not None:
        rescue(folder)
    for path in folder.iterdir():
        if path.name == MARK:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    (folder / MARK).unlink(missing_ok=True)
