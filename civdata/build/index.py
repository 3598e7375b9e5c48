"""The search index: Pagefind over the search documents of all languages."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

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
    asyncio.run(_index(documents, site / "pagefind"))
    for pattern in UNUSED:
        for path in (site / "pagefind").glob(pattern):
            path.unlink()


async def _index(documents: Path, out: Path) -> None:
    async with PagefindIndex(config=IndexConfig(output_path=str(out))) as index:
        await index.add_directory(str(documents))
