"""The sites that are tested alike: what each was built from, where it is, what is asked there."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from playwright.sync_api import Browser, Page

from civdata.project import Project, open_project
from tests.conftest import ROOT
from tests.own import OWN

EXAMPLE = ROOT / "examples" / "kyrgyzstan"
LANGUAGES = {
    "own": OWN.languages,
    "kyrgyzstan": open_project(EXAMPLE).languages,
    "kazstat": ("kk", "ru", "en"),
}
"""The languages of the sites of this suite, known before any of them is built."""

KINDS = (
    "",
    "grants/",
    "grants/grants-amount/",
    "grants/figures/",
    "sdg/indicator_status/",
    "legislation/",
    "sources/",
    "sources/ministry-concept-report-2023/",
    "add-up/",
    "changes/",
    "search/",
    "journalists/",
    "developers/",
    "method/",
    "add/",
    "about/",
    "compare/",
    "regions/",
    "regions/kz-39/",
)
"""Pages of the own site, one of each kind."""

BODY = re.compile(r'<body class="(kind-[a-z-]+)')


@dataclass(frozen=True, eq=False)
class Site:
    """A built site: its name here, the record it shows, its folder, and where it is served."""

    name: str
    project: Project
    out: Path
    address: str
    asked: Path | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site, in its order."""
        return self.project.languages

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The addresses below a language of one page of each kind, the largest of its kind."""
        if self.project is OWN:
            return KINDS
        home = self.out / self.project.settings.language
        largest: dict[str, tuple[int, str]] = {}
        for path in home.rglob("index.html"):
            text = path.read_text("utf-8")
            kind = BODY.search(text)
            assert kind, path
            place = path.parent.relative_to(home).as_posix() + "/"
            here = (len(text), "" if place == "./" else place)
            largest[kind[1]] = max(largest.get(kind[1], here), here)
        return tuple(place for _, place in sorted(largest.values()))

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield address and text of every page below a language, but for those of missing pages."""
        for code in self.languages:
            for path in (self.out / code).rglob("index.html"):
                address = path.parent.relative_to(self.out).as_posix() + "/"
                yield address, path.read_text("utf-8")

    def queries(self, language: str) -> list[tuple[str, set[str]]]:
        """Return what readers ask for in a language, with the pages below it that answer.

        Without a list of queries a reader asks for tables by their titles, less their number.
        """
        if self.asked:
            with self.asked.open(encoding="utf-8", newline="") as file:
                rows = [row for row in csv.DictReader(file) if row["language"] == language]
            return [(row["query"], set(row["expected"].split())) for row in rows]
        found: dict[str, set[str]] = {}
        for path in sorted(self.project.data.glob("*/datapackage.json")):
            package = json.loads(path.read_text("utf-8"))
            for table in package["resources"]:
                title = table["titles"][language].partition(" ")[2]
                found.setdefault(title, set()).add(f"{package['name']}/{table['name']}/")
        return list(found.items())


@contextmanager
def listened(chromium: Browser, width: int, language: str) -> Iterator[tuple[Page, list[str]]]:
    """Open a window that may use the clipboard, with a list of what its pages complain of."""
    context = chromium.new_context(viewport={"width": width, "height": 800}, locale=language)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page, faults = context.new_page(), list[str]()
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("console", lambda m: m.type == "error" and faults.append(f"console: {m.text}"))
    try:
        yield page, faults
    finally:
        context.close()
