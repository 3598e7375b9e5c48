from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.site.test_reading import KINDS

pytestmark = pytest.mark.browser

SMALLER = {
    "grants/figures/": "legislation/figures/",
    "sdg/indicator_status/": "sdg/figures/",
}
"""Pages of the same kind with fewer rows: axe looks at every cell, all made alike."""
PAGES = (*(SMALLER.get(kind, kind) for kind in KINDS), "glossary/", "404.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(chromium: Browser, address: str, width: int, scheme: str) -> None:
    """Axe has no finding on any kind of page, on phone and desk, in light and dark.

    Only colours differ in the dark, so only they are looked at again.
    """
    dark = scheme == "dark"
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if dark else "light",
        bypass_csp=True,
    )
    page = context.new_page()
    options = {"runOnly": ["color-contrast"]} if dark else None
    found = []
    for place, kind in enumerate(PAGES):
        language = ("kk", "ru", "en")[place % 3]
        page.goto(f"{address}/{language}/{kind}")
        faults = Axe().run(page, options=options).response["violations"]
        found += [(kind, fault["id"], fault["nodes"][0]["html"][:120]) for fault in faults]
    context.close()
    assert not found


SMALL_TEXT = """() => {
  const found = new Set(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const kin = walk.currentNode.parentElement;
    if (!walk.currentNode.textContent.trim() || kin.closest("script, style, template")) continue;
    const size = parseFloat(getComputedStyle(kin).fontSize);
    if (size < 12) found.add(`${kin.tagName}.${kin.getAttribute("class")}`);
  }
  return [...found];
}"""


def test_text_is_large_enough(chromium: Browser, address: str) -> None:
    """No text is smaller than 12 pixels on a phone, folded text and charts among it."""
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    small = {}
    for kind in PAGES:
        page.goto(f"{address}/ru/{kind}")
        small[kind] = page.evaluate(SMALL_TEXT)
    page.close()
    assert small == {kind: [] for kind in PAGES}
