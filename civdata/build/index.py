"""The search index: Pagefind over the search documents of all languages."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

from civdata.pages import Edition


def write(editions: Iterable[Edition], site: Path) -> None:
    """Write the index below `site/pagefind/`; nothing of it loads until somebody searches."""
    asyncio.run(_write(tuple(editions), site / "pagefind"))


async def _write(editions: tuple[Edition, ...], out: Path) -> None:
    config = IndexConfig(output_path=str(out))
    async with PagefindIndex(config=config) as index:
        for edition in editions:
            for entry in edition.entries:
                await index.add_html_file(
                    content=entry.html, url=f"/{edition.language}/{entry.path}"
                )
    for name in ("pagefind-ui.js", "pagefind-ui.css", "pagefind-modular-ui.js"):
        (out / name).unlink(missing_ok=True)
    for extra in (*out.glob("pagefind-modular-ui*"), *out.glob("pagefind-component-ui*")):
        extra.unlink()
