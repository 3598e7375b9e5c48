"""Payloads in every text of a record, past its gates, on pages in a real browser.

python -m benchmarks.hardness.payloads         every page with its policy, and without it

Nothing may run, ask another host, or lead the reader away: gates keep such texts out, but the pages
must hold by themselves.
"""

from __future__ import annotations

import csv
import json
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from benchmarks.hardness.project import small_project
from benchmarks.hardness.spoiling import PAYLOADS
from benchmarks.hardness.tally import Tally

KEYS = ("id", "indicator", "unit", "kind", "source", "ref_area", "obs_status", "qualifier", "publisher",
        "time_period", "value", "value_max", "status", "language", "publisher_kind", "institution", "members",
        "state", "state_date", "result", "operands", "scope", "sha256", "date", "accessed", "account", "package", "figure")  # fmt: skip


def poison(project: Path) -> int:
    """Put a payload into every text of a record; return how many texts there were."""
    number = count()

    def text() -> str:
        return PAYLOADS[next(number) % len(PAYLOADS)]

    def line() -> str:
        return text().replace("\n", " ")

    def words(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: words(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [words(one, key) for one in value]
        texts = (
            "title",
            "titles",
            "description",
            "descriptions",
            "kk",
            "ru",
            "en",
            "version",
            "keywords",
        )
        return text() if isinstance(value, str) and key in texts else value

    for path in sorted(project.glob("datapackages/*/datapackage.json")):
        path.write_text(json.dumps(words(json.loads(path.read_text("utf-8")))), "utf-8")
    for path in sorted(project.glob("datapackages/*/data/*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            columns, rows = list(reader.fieldnames or ()), list(reader)
        for row in rows:
            for column in columns:
                if column not in KEYS and row[column]:
                    row[column] = line()
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return next(number)


def build(project: Path, place: Path) -> tuple[Path, list[str]]:
    """Build the site of a poisoned record past its gates; return it and what the page gate says."""
    from civdata.model import Collection
    from civdata.project import open_project
    from civdata.publish import make

    opened = open_project(project)
    packages = tuple(reading.package for reading in opened.readings if reading.package)
    collection = Collection(packages, opened.settings)
    gate, *_ = make(collection, opened.site, place / "site")
    return place / "site", [str(finding) for finding in gate.findings]


def documents(site: Path) -> Iterator[str]:
    """Yield the addresses of everything that a browser shows as a page."""
    for path in sorted(site.rglob("*")):
        if path.suffix in (".html", ".svg", ".xml", ".json") and path.is_file():
            name = path.relative_to(site).as_posix()
            yield name.removesuffix("index.html")


def visit(site: Path, browser: Browser, tally: Tally, policy: bool, each: int = 1) -> None:
    """Open every page, or one of `each`, with its policy or without, and note what it does."""
    from civdata.publish.preview import server

    with server(site, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{running.server_port}/"
        context = browser.new_context(bypass_csp=not policy)
        done: list[str] = []
        context.on("request", lambda request: done.append(f"asks {request.url}")
                   if urlsplit(request.url).netloc != urlsplit(root).netloc
                   and not request.url.startswith(("data:", "blob:")) else None)  # fmt: skip
        page = context.new_page()
        page.on("dialog", lambda dialog: (done.append(f"runs {dialog.message}"), dialog.dismiss()))
        for name in list(documents(site))[::each]:
            done.clear()
            page.goto(root + name, wait_until="load")
            page.wait_for_timeout(150)
            if not page.url.startswith(root + name):
                done.append(f"leads to {page.url}")
            if name.endswith(("/search/", "search/index.html")):
                field = page.locator("input[type=search], input[type=text]").first
                if field.count():
                    field.fill("script alert")
                    page.wait_for_timeout(800)
            what = "with" if policy else "without"
            tally.note(f"{name} {what} its policy", "; ".join(done[:3]))
        context.close()
        running.shutdown()


def main() -> int:
    """Build the poisoned site and open it."""
    chromium = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    )
    tally = Tally("pages of a poisoned record")
    with tempfile.TemporaryDirectory() as folder:
        project = small_project(Path(folder) / "project")
        tally.say(f"{poison(project)} texts with {len(PAYLOADS)} payloads")
        site, findings = build(project, Path(folder) / "built")
        tally.say(f"the page gate finds {len(findings)} faults")
        for finding in findings[:20]:
            print("page gate:", finding[:200])
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for policy in (True, False):
                visit(site, browser, tally, policy)
            browser.close()
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
