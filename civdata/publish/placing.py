"""Put a finished site in its place: known before any work, and exchanged at once in the end.

A site is known by `.civdata.json`, its own list of what was made. Whatever else lies in its folder
is somebody's: it stops the build, or is carried over where the settings name it.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import re
import shutil
import signal
import stat
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from civdata.errors import BusyError, OutputError
from civdata.publish import folder
from civdata.publish.folder import Sums
from civdata.storage import scratch

MANIFEST = ".civdata.json"
MOUNTS = Path("/proc/self/mountinfo")
SHOWN = 5
_AT_FDCWD, _EXCHANGE = -100, 2


@dataclass(frozen=True)
class Place:
    """Where a site goes: its folder, the folder for work beside it, and what is carried over."""

    out: Path
    work: Path
    keep: tuple[str, ...]

    @property
    def site(self) -> Path:
        """The folder in which the new site is made."""
        return self.work / "site"

    def put(self, known: Sums | None = None) -> None:
        """Put the new site in place of the old one, all of it at once.

        `known` are the sums of all its files, if somebody has worked them out already. Raises
        OutputError, and leaves the old site as it was, where that cannot be done.
        """
        made = folder.names(self.site) if known is None else sorted(known)
        try:
            listing = json.dumps([*made, MANIFEST], ensure_ascii=False, indent=0)
            (self.site / MANIFEST).write_text(listing + "\n", "utf-8")
            if self.out.exists():
                sums = folder.sums(self.site) if known is None else known
                folder.keep_unchanged(self.site, self.out, sums)
            _readable(self.site, made)
            if self.out.exists():  # looked at last: what came meanwhile is somebody's, too
                _check(self.out, self.keep)
                _carry(self.out, self.site, self.keep)
            _exchange(self.site, self.out, self.work / "old")
        except OSError as error:
            raise OutputError(f"cannot publish to {self.out}: {_reason(error)}") from error


# complex: what is there before decides how the new is put in place
@contextmanager
def place(out: Path, keep: Sequence[str] = ()) -> Iterator[Place]:
    """Find out whether a site can be put into `out`, and hold a folder for the work beside it.

    A link is followed. Raises OutputError, with what to do, before any work: where `out` holds
    what no build made and `keep` does not name, is a mount point, or cannot be written; BusyError
    while another build is at work there.
    """
    for name in keep:
        if not name or PurePosixPath(name).is_absolute() or {"..", "."} & set(name.split("/")):
            raise OutputError(f"site.keep: {name!r} is no name within the site")
    target = Path(os.path.realpath(out))
    if _is_mount(target):
        raise OutputError(f"{out} is a mount point: name a folder in it, such as {out / 'site'}")
    work = target.parent / f".civdata-{target.name}"

    def rescue(left: Path) -> None:
        # Only where the system cannot exchange: the old site stood here between two renames.
        if (left / "old").is_dir() and not target.exists():
            (left / "old").rename(target)

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with scratch.held(work, rescue) as beside:
            if os.path.lexists(target):
                _check(target, keep)
                if not os.access(target, os.W_OK | os.X_OK):
                    raise OutputError(f"{out} must not be written; choose --out")
            with _told():
                yield Place(target, beside, tuple(keep))
    except scratch.TakenError as error:
        kind = BusyError if isinstance(error, scratch.HeldError) else OutputError
        raise kind(f"cannot build into {out}: {error}") from error
    except OSError as error:
        raise OutputError(f"cannot build into {out}: {_reason(error)}; choose --out") from error


@contextmanager
def _told() -> Iterator[None]:
    """Tell in one line, with the path, what stopped the work: a full disk, a file that is gone."""
    try:
        yield
    except shutil.Error as error:
        source, target, reason = error.args[0][0]
        raise OutputError(f"the build stopped: {source} to {target}: {reason}") from error
    except OSError as error:
        raise OutputError(f"the build stopped: {_reason(error)}") from error


def _check(out: Path, keep: Sequence[str]) -> None:
    """Raise OutputError where a folder holds anything that no build made."""
    if not out.is_dir():
        raise OutputError(f"{out} is not a folder; name another or remove it yourself")
    strange = foreign(out, keep)
    if not strange:
        return
    more = f" and {len(strange) - SHOWN} more" if len(strange) > SHOWN else ""
    listed = ", ".join(map(repr, strange[:SHOWN])) + more
    hint = "name another folder, take them out, or name them in civdata.toml: [site] keep = […]"
    raise OutputError(f"{out} holds what no build of civdata made: {listed}; {hint}")


def foreign(out: Path, keep: Sequence[str]) -> list[str]:
    """Return what is in a folder beside the files on its own list and what is kept."""
    listed = _listed(out)
    known = {str(parent) for name in (*listed, *keep) for parent in PurePosixPath(name).parents}
    found = _entries(str(out), "", known)
    return sorted(name for name in found if name not in listed and not _is_kept(name, keep))


def _listed(out: Path) -> frozenset[str]:
    try:
        read = json.loads((out / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return frozenset()
    return frozenset(map(str, read)) if isinstance(read, list) else frozenset()


def _entries(place: str, inside: str, known: Set[str]) -> Iterator[str]:
    """Yield the names of the files below a folder, and of each folder that is not known."""
    with os.scandir(place) as entries:
        for entry in entries:
            name = f"{inside}{entry.name}"
            if name in known and entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path, f"{name}/", known)
            else:
                yield name


def _is_kept(name: str, keep: Sequence[str]) -> bool:
    return any(name == one.rstrip("/") or name.startswith(f"{one.rstrip('/')}/") for one in keep)


def _carry(out: Path, site: Path, keep: Sequence[str]) -> None:
    """Take what is kept along to the new site, which must not have made the same itself."""
    listed = _listed(out)
    for one in keep:
        old = out / one
        inner = old.is_dir() and not old.is_symlink()
        for path in [*_files(old)] if inner else [old] if os.path.lexists(old) else []:
            name = path.relative_to(out)
            if name.as_posix() in listed:
                continue
            if os.path.lexists(site / name):
                raise OutputError(f"site.keep: the site makes {str(name)!r} itself; take it out")
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, site / name, follow_symlinks=False)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())


def _readable(site: Path, made: Sequence[str]) -> None:
    """Let everybody read what was made: a site is for all, whatever the umask of its editor."""
    folders = {str(parent) for name in made for parent in PurePosixPath(name).parents}
    modes = {**dict.fromkeys(folders, 0o755), **dict.fromkeys((*made, MANIFEST), 0o644)}
    for name, mode in modes.items():
        path = site / name
        if stat.S_IMODE(path.stat().st_mode) != mode:
            path.chmod(mode)


def _exchange(site: Path, out: Path, old: Path) -> None:
    """Put `site` in the place of `out`, at once where the system can."""
    if not out.exists():
        site.rename(out)
        return
    if not any(out.iterdir()):
        site.replace(out)  # an empty folder is replaced like a file
        return
    with _undisturbed():
        if _exchanged(site, out):
            return
        out.rename(old)
        try:
            site.rename(out)
        except BaseException:
            old.rename(out)
            raise


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return False where the system cannot."""
    try:
        exchange = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    done = exchange(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
    if done == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(number, os.strerror(number), str(other))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let signals wait for the moment that the exchange takes."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    waiting = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, waiting)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _is_mount(path: Path) -> bool:
    """Return whether a folder is a mount point, also of a folder of the same disk."""
    if os.path.ismount(path):
        return True
    with suppress(OSError):
        for line in MOUNTS.read_text("utf-8", "surrogateescape").split("\n"):
            words = line.split(" ")
            if len(words) > 4 and _unescaped(words[4]) == str(path):
                return True
    return False


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)


def _reason(error: OSError) -> str:
    place = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or error}{place}"
