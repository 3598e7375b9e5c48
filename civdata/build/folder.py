"""Folders of the build: where the site's source lies, and how a finished site is put in place."""

from __future__ import annotations

import json
import shutil
import tempfile
from importlib.resources import files
from pathlib import Path

from civdata.errors import OutputError, UnreadableData


def source_folder() -> Path:
    """Return `site/` of the checkout; the wheel does not carry it."""
    found = Path(str(files("civdata"))).parent / "site"
    if not (found / "templates").is_dir():
        raise UnreadableData("the site is built from a checkout of civdata: site/ is not here")
    return found


def last_change(home: Path) -> str:
    """Return the date of the newest change in the data, which dates everything that is built."""
    entries = json.loads((home / "changes.json").read_text("utf-8"))["changes"]
    return max(str(entry["date"]) for entry in entries)


def publish(made: Path, out: Path) -> None:
    """Put a finished folder in the place of `out`; the old one goes when the new one stands."""
    if out.exists() and (not out.is_dir() or _foreign(out)):
        raise OutputError(f"{out} is not a built site; name another folder or remove it yourself")
    old = None
    try:
        if out.exists():
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
