from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.site.sites import Site

pytestmark = pytest.mark.browser

SMALLER = {
    "grants/figures/": "legislation/figures/",
    "sdg/indicator_status/": "sdg/figures/",
}
"""Pages of the same kind with fewer rows: axe looks at every cell, all made alike."""


def pages(site: Site) -> Iterator[str]:
    """Yield the addresses of one page of each kind, the languages taking turns."""
    kinds = [SMALLER.get(kind, kind) for kind in site.kinds]
    if (site.out / site.languages[0] / "glossary").exists():
        kinds.append("glossary/")
    for place, kind in enumerate([*kinds, "404.html"]):
        yield f"{site.languages[place % len(site.languages)]}/{kind}"


def faults(page: Page, *rules: str) -> list[tuple[str, str, str]]:
    """Run axe, or some of its rules, on an open page; return rule and first element of each fault.

    Only faults are asked for: to describe all that is well takes most of the time.
    """
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = list(rules)
    found = page.evaluate(f"axe.run({json.dumps(options)}).then(all => all.violations)")
    return [(page.url, one["id"], one["nodes"][0]["html"][:120]) for one in found]


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(chromium: Browser, site: Site, width: int) -> None:
    """Axe has no finding on any kind of page, on phone and desk, in light and dark.

    Only colours differ in the dark, so only they are looked at again, on the same page.
    """
    context = chromium.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    found = []
    for address in pages(site):
        page.emulate_media(color_scheme="light")
        page.goto(f"{site.address}/{address}")
        page.evaluate(AXE_SCRIPT)
        found += faults(page)
        page.emulate_media(color_scheme="dark")
        found += faults(page, "color-contrast")
    context.close()
    assert not found
