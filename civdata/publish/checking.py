"""Writes what the page "Check a text" loads when it is used: a worker and its data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from civdata.browser.checker import written
from civdata.claims.lexical import lexicon
from civdata.model import Collection
from civdata.pages import Edition
from civdata.pages.checking import readable
from civdata.storage.cache import NONE, Cache

FOLDER = "assets/check"


def write(
    collection: Collection, editions: Sequence[Edition], site: Path, cache: Cache = NONE
) -> None:
    """Write the worker, one file a language to read, and one a language of the pages to show.

    Nothing is written for a record without figures, or none of whose languages has a reader.
    """
    codes = readable(collection)
    if not codes or not collection.observations:
        return
    folder = site / FOLDER
    folder.mkdir(parents=True)
    script, data = written({code: lexicon(collection, code) for code in codes}, cache)
    (folder / "worker.js").write_text(script, "utf-8")
    for code, text in data.items():
        (folder / f"{code}.json").write_text(text, "utf-8")
    for edition in editions:
        text = json.dumps(edition.checking, ensure_ascii=False, separators=(",", ":"))
        (folder / f"shown.{edition.language}.json").write_text(text, "utf-8")
