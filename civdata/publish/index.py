"""The search index: Pagefind over the search documents of all languages."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from civdata.errors import CivdataError
from civdata.languages.kk.stems import words
from civdata.pages import Edition
from civdata.storage.children import Module, last_words

UNUSED = ("pagefind-*ui*", "pagefind-highlight.js")


def write(editions: Iterable[Edition], work: Path, site: Path) -> None:
    """Write the index below `site/pagefind/`; nothing of it loads until somebody searches.

    The documents lie in a folder of their own at the addresses of the pages that they stand for.
    Beside the index stand what the search knows of words, and the words of all names.
    """
    documents, editions = work / "search", list(editions)
    for edition in editions:
        for entry in edition.entries:
            path = documents / edition.language / entry.path / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(entry.html, "utf-8")
    out = (site / "pagefind").resolve()
    site_ = str(documents.resolve())
    pagefind = Module(["pagefind", "--site", site_, "--output-path", str(out)])
    try:
        code, output = pagefind.result()
    finally:
        pagefind.end()
    if code or not (out / "pagefind.js").is_file():
        raise CivdataError(f"Pagefind stopped: {last_words(output)}")
    listing = out / "pagefind-entry.json"  # its languages come in random order
    listing.write_text(json.dumps(json.loads(listing.read_text("utf-8")), sort_keys=True), "utf-8")
    shutil.copy(str(files("civdata.lookup") / "words.json"), out / "search.json")
    for edition in editions:
        text = json.dumps(_interface(edition), ensure_ascii=False)
        (out / f"{edition.language}.json").write_text(text, "utf-8")
    (out / "words.json").write_text(json.dumps(_words(editions), ensure_ascii=False), "utf-8")
    for pattern in UNUSED:
        for path in out.glob(pattern):
            path.unlink()


def _words(editions: Iterable[Edition]) -> list[str]:
    """Return the words of all names, from which a misspelt word may be put right."""
    names = {name for edition in editions for entry in edition.entries for name in entry.names}
    found = {word.lower() for name in names for word in words(name)}
    return sorted(word for word in found if len(word) > 3 and word.isalpha())


def _interface(edition: Edition) -> dict[str, dict[str, str]]:
    """Return what the search says to a reader: its messages, and the names of topics."""
    said = edition.messages
    topics = {entry.topic: entry.title for entry in edition.entries if entry.names_topic}
    topics["pages"] = said["search.pages"]
    return {
        "messages": {k: v for k, v in said.items() if k.startswith("search.")},
        "topics": topics,
    }
