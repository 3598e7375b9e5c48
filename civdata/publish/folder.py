"""Folders of the build: where the site's source lies, and how a finished site is put in place."""

from __future__ import annotations

import filecmp
import os
import shutil
import tempfile
import zipfile
from pathlib import Path

from civdata.errors import OutputError

OFFLINE = "civdata-site.zip"


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


def pack(site: Path, changed: str) -> None:
    """Put the whole site, but for its search, into one file for reading without a network."""
    year, month, day = map(int, changed.split("-"))
    moment = (year, month, day, 0, 0, 0)
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    with zipfile.ZipFile(site / OFFLINE, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in paths:
            name = path.relative_to(site).as_posix()
            if not name.startswith(("pagefind/", ".")) and name != OFFLINE:
                entry = zipfile.ZipInfo(f"civdata/{name}", moment)
                entry.external_attr = 0o644 << 16
                packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)


def publish(made: Path, out: Path) -> None:
    """Put a finished folder in the place of `out`; the old one goes when the new one stands.

    The change is made at once, and files that are the same stay the files they were.
    """
    if out.exists() and (not out.is_dir() or _foreign(out)):
        raise OutputError(f"{out} is not a built site; name another folder or remove it yourself")
    old = None
    try:
        if out.exists():
            keep_unchanged(made, out)
            old = Path(tempfile.mkdtemp(prefix=".civdata-old-", dir=out.parent)) / "site"
            out.rename(old)
        made.rename(out)
    except OSError as error:
        if old is not None and old.exists() and not out.exists():
            old.rename(out)
        raise OutputError(f"cannot publish to {out}: {error.strerror}") from error
    if old is not None:
        shutil.rmtree(old.parent, ignore_errors=True)


def _foreign(out: Path) -> bool:
    """True for a folder with something in it that no build of ours made."""
    return any(out.iterdir()) and not (out / "data" / "catalog.json").is_file()
