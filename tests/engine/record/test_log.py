"""The log of changes, and the day that it gives to pages and downloads."""

from __future__ import annotations

import json
from pathlib import Path

from civdata.model import Collection
from civdata.record.log import UNDATED, last_change, newest, read_changes
from tests.tiny import tiny_collection

ENTRIES = (
    {"date": "2023-05-01", "en": "Two gardens.", "corrections": ({"id": "unknown"},)},
    {"date": "2023-03-01", "en": "A feast.", "corrections": ({"id": "feast-gardens-2022"},)},
    {"date": "2023-01-01", "en": "A start.", "corrections": ({"id": "other"},)},
)


def test_the_log_is_read_newest_first(tmp_path: Path) -> None:
    """Entries come newest first, each with its corrections; a missing log has none."""
    file = tmp_path / "changes.json"
    assert read_changes(file) == ()
    old = {"date": "2023-01-01", "en": "A start."}
    new = {"date": "2023-02-01", "en": "A correction.", "corrections": [{"id": "a"}]}
    file.write_text(json.dumps({"changes": [old, new]}), "utf-8")
    assert read_changes(file) == (new, {**old, "corrections": ()})


def test_a_build_is_dated_by_its_data() -> None:
    """The newest change dates everything; without a log it is the newest dated source."""
    assert newest(tiny_collection(), ENTRIES) == "2023-05-01"
    assert newest(tiny_collection(), ()) == "2022-06-01"
    assert newest(Collection(()), ()) == UNDATED


def test_a_page_is_dated_by_what_concerns_it() -> None:
    """A correction dates the package that holds it, a page of no package is of the newest."""
    assert last_change(tiny_collection(), ENTRIES, "tiny") == "2023-03-01"
    assert last_change(tiny_collection(), ENTRIES, "") == "2023-05-01"
    assert last_change(tiny_collection(), ENTRIES, "sources") == "2023-01-01"
    for_all = ({"date": "2023-04-01", "corrections": ()}, *ENTRIES)
    assert last_change(tiny_collection(), for_all, "sources") == "2023-04-01"
    assert last_change(tiny_collection(), (), "tiny") == "2022-06-01"
