"""The log of changes in the data, `site/changes.json`, and what it dates."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from civdata.model import Collection

UNDATED = "1980-01-01"
"""The earliest day that a ZIP file can hold, for data that says no date."""

Change = Mapping[str, Any]


def read_changes(file: Path) -> tuple[Change, ...]:
    """Read what changed in the data, newest first: a date, a sentence a language, corrections.

    A record without a log of changes has none.
    """
    if not file.is_file():
        return ()
    found = [{"corrections": (), **one} for one in json.loads(file.read_text("utf-8"))["changes"]]
    return tuple(sorted(found, key=lambda change: str(change["date"]), reverse=True))


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
