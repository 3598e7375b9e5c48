"""The search index: Pagefind over the search documents of all languages."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from civdata.errors import CivdataError
from civdata.pages import Edition

UNUSED = ("pagefind-*ui*", "pagefind-highlight.js")


def write(editions: Iterable[Edition], work: Path, site: Path) -> None:
    """Write the index below `site/pagefind/`; nothing of it loads until somebody searches.

    The documents lie in a folder of their own at the addresses of the pages that they stand for.
    """
    documents = work / "search"
    for edition in editions:
        for entry in edition.entries:
            path = documents / edition.language / entry.path / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(entry.html, "utf-8")
    out = (site / "pagefind").resolve()
    command = ("-m", "pagefind", "--site", str(documents.resolve()), "--output-path", str(out))
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    if done.returncode or not (out / "pagefind.js").is_file():
        raise CivdataError(f"Pagefind stopped: {(done.stdout + done.stderr).strip()[-2000:]}")
    listing = out / "pagefind-entry.json"  # its languages come in random order
    listing.write_text(json.dumps(json.loads(listing.read_text("utf-8")), sort_keys=True), "utf-8")
    for pattern in UNUSED:
        for path in out.glob(pattern):
            path.unlink()
