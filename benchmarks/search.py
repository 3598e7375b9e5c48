"""How often the site's search puts the right page first or second, in a real browser.

    python benchmarks/search.py [--site DIR] [--half tuning|held|all] [--misses]

The queries and the pages that they should find were written before the search was tuned:
`tests/site/search_queries.csv`. Its held half is for the end: tune by the other one. Without
`--site` the site is built first. Debian's chromium reads the pages, as a reader's browser would.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

from civdata.project import open_project
from civdata.publish import build
from civdata.publish.preview import server

ROOT = Path(__file__).resolve().parents[1]
QUERIES = ROOT / "tests" / "site" / "search_queries.csv"
OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")
ANSWERED = """text => new URLSearchParams(location.search).get('q') === text
    && document.querySelector('[data-results]:not([aria-busy]) .results-note')"""
GOOD = 2
"""The right page must stand among this many first ones."""


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types in the edition of a language, and the pages that would be right."""

    language: str
    group: str
    half: str
    text: str
    expected: tuple[str, ...]


def queries(half: str) -> list[Query]:
    """Read the queries of a half, or of both for `all`."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        return [
            Query(*list(row.values())[:4], tuple(row["expected"].split()))
            for row in csv.DictReader(file)
            if half in (row["half"], "all")
        ]


def answers(page: Page, query: Query) -> list[str]:
    """Search as a reader does and return the pages found, best first, without their language."""
    page.locator("#q").fill(query.text)
    page.locator("#q").press("Enter")
    page.wait_for_function(ANSWERED, arg=query.text.strip(), timeout=30_000)
    found = page.locator("[data-results] ol > li > a")
    links = found.evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return [urlsplit(link).path.partition(f"/{query.language}/")[2] for link in links]


def score(site: Path, asked: Sequence[Query]) -> Iterator[tuple[Query, list[str]]]:
    """Serve a built site and yield what each query finds."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with server(site, 0) as running, sync_playwright() as driver:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        browser = driver.chromium.launch(executable_path=chromium, args=list(OPTIONS))
        pages: dict[str, Page] = {}
        for query in asked:
            if query.language not in pages:
                pages[query.language] = browser.new_page()
                address = f"http://127.0.0.1:{running.server_address[1]}/{query.language}/search/"
                pages[query.language].goto(address)
            yield query, answers(pages[query.language], query)
        browser.close()
        running.shutdown()


def main() -> None:
    """Print the share of good answers, a line for each language and group of queries."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--site", type=Path, help="a built site; otherwise it is built")
    parser.add_argument("--half", choices=("tuning", "held", "all"), default="tuning")
    parser.add_argument("--misses", action="store_true", help="show what was missed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = options.site or build(open_project(), Path(folder) / "site").out
        counts: dict[tuple[str, str], list[bool]] = defaultdict(list)
        for query, found in score(site, queries(options.half)):
            good = any(path in query.expected for path in found[:GOOD])
            counts[query.language, "all"].append(good)
            counts[query.language, query.group].append(good)
            if options.misses and not good:
                print(f"missed: {query.language} {query.group} «{query.text}» found {found[:3]}")
    for (language, group), hits in sorted(counts.items()):
        share = sum(hits) / len(hits)
        print(f"{language} {group:<13} {sum(hits):3d} of {len(hits):3d}  {share:6.1%}")


if __name__ == "__main__":
    main()
