"""The editions: one MkDocs run a language, then the shared assets and the pages at the root."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from civdata.errors import CivdataError
from civdata.pages import Edition, messages
from civdata.pages.book import environment

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)


def write(
    editions: Sequence[Edition],
    home: Path,
    work: Path,
    site: Path,
    address: str,
    changed: str,
    watch: bool,
) -> None:
    """Write all pages below `site`; `changed` is the date that the built files carry."""
    runs = []
    for edition in editions:
        docs = work / "pages" / edition.language
        for page in edition.pages:
            path = docs / page.path / "index.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.markdown, "utf-8")
        (docs / "changes" / "feed.xml").write_text(edition.feed, "utf-8")
        config = _config(edition.language, home, work, site, address, watch)
        runs.append(_start(config, changed))
    for run in runs:
        output, _ = run.communicate()
        if run.returncode:
            raise CivdataError(f"MkDocs stopped: {output.strip()[-2000:]}")
    for edition in editions:
        shutil.rmtree(site / edition.language / "assets", ignore_errors=True)
        (site / edition.language / "sitemap.xml.gz").unlink(missing_ok=True)
    shutil.copytree(home / "assets", site / "assets")
    for name in ("kazakh.json", "stopwords.json"):
        shutil.copy(home.parent / "civdata" / name, site / "assets" / "javascripts")
    _root(editions, home, site, address)


def _config(language: str, home: Path, work: Path, site: Path, address: str, watch: bool) -> Path:
    """Write the configuration of one language, which inherits all the rest from `mkdocs.yml`."""
    settings = {
        "INHERIT": os.path.relpath(home.parent / "mkdocs.yml", work),
        "site_url": f"{address}{language}/",
        "docs_dir": str((work / "pages" / language).resolve()),
        "site_dir": str((site / language).resolve()),
        "theme": {"language": language, "custom_dir": str((home / "overrides").resolve())},
        "extra": {
            "words": messages(home, language),
            "root": address,
            "policy": POLICY,
            "watch": watch,
        },
    }
    path = work / f"{language}.yml"
    path.write_text(json.dumps(settings, ensure_ascii=False), "utf-8")
    return path


def _start(config: Path, changed: str) -> subprocess.Popen[str]:
    """Start MkDocs; it runs beside this process, and its dates are those of the data."""
    moment = int(datetime.fromisoformat(changed).replace(tzinfo=UTC).timestamp())
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", str(config)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={
            **os.environ,
            "SOURCE_DATE_EPOCH": str(moment),
            "NO_MKDOCS_2_WARNING": "1",
            "DISABLE_MKDOCS_2_WARNING": "true",
        },
    )


def _root(editions: Sequence[Edition], home: Path, site: Path, address: str) -> None:
    """Write what stands above the languages: the choice of language, 404, sitemap, robots."""
    templates = environment(home)
    words = {edition.language: messages(home, edition.language) for edition in editions}
    base = urlsplit(address).path
    for name in ("index.html", "404.html", "sitemap.xml", "robots.txt"):
        text = templates.get_template(f"root/{name}").render(
            words=words, address=address, base=base, policy=POLICY
        )
        (site / name).write_text(text, "utf-8")
    (site / ".nojekyll").write_text("", "utf-8")
