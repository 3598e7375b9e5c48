"""The log of changes in the data, `site/changes.json`, and what it dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from civdata.errors import UnreadableData
from civdata.model import Collection
from civdata.storage import written

UNDATED = "1980-01-01"
"""The earliest day that a ZIP file can hold, for data that says no date."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
Change = Mapping[str, Any]


def read_changes(file: Path) -> tuple[Change, ...]:
    """Read what changed in the data, newest first: a date, a sentence a language, corrections.

    A record without a log of changes has none.
    """
    if not file.is_file():
        return ()
    listed = written(file).get("changes")
    found: list[Any] = listed if isinstance(listed, list) else [None]
    for change in found:
        if not _is_change(change):
            raise UnreadableData(
                f"{file}: expected an object with a list of changes, each with its date, such as "
                f"2026-01-31, and corrections, if any, with their id; got {str(change)[:60]}"
            )
    found = [{"corrections": (), **one} for one in found]
    return tuple(sorted(found, key=lambda change: str(change["date"]), reverse=True))


def _is_change(change: Any) -> bool:
    if not isinstance(change, dict) or not _DATE.fullmatch(str(change.get("date"))):
        return False
    corrections = change.get("corrections", [])
    named = isinstance(corrections, list) and all(isinstance(c, dict) for c in corrections)
    return named and all(isinstance(c.get("id"), str) for c in corrections)


def newest(collection: Collection, entries: tuple[Change, ...]) -> str:
    """Return the date of everything that is built: of the newest change, else of the data.

    Without a log of changes it is the latest day that any source is dated; a build never takes
    the day on which it runs, so that two builds of the same data are the same.
    """
    dates = [str(entry["date"]) for entry in entries]
    dates = dates or [s.date for s in collection.sources.values() if len(s.date) == 10]
    return max(dates, default=UNDATED)


def last_change(collection: Collection, entries: tuple[Change, ...], package: str) -> str:
    """Return the date of the newest change that concerns a page about a package, or about none.

    A change that lists corrections concerns the packages that hold what was corrected, and pages
    that are not about one package; a change without a list concerns all.
    """
    if not entries or not package:
        return newest(collection, entries)
    found = [e for e in entries if not e["corrections"] or package in _packages(collection, e)]
    return max((str(entry["date"]) for entry in found), default=str(entries[-1]["date"]))


def _packages(collection: Collection, entry: Change) -> set[str]:
    """Name the packages whose figures or records an entry of the log corrects."""
    names = {correction["id"] for correction in entry["corrections"]}
    return {
        *(o.package for name in names if (o := collection.observations.get(name))),
        *(found[0].package for name in names if (found := collection.records.get(name))),
    }
