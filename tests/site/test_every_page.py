"""What holds of each kind of page, looked at once on phone and desk in each language."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.site.sites import Site

pytestmark = pytest.mark.browser

WATCH = """
window.broken = [];
addEventListener("securitypolicyviolation", (event) => broken.push(event.violatedDirective));
"""

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


@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_fits_can_be_read_and_keeps_to_itself(
    chromium: Browser, site: Site, language: str, width: int
) -> None:
    """No page scrolls sideways, breaks its policy, asks another host, or keeps anything.

    On a phone no text is smaller than 12 pixels, folded text and charts among it.
    """
    context = chromium.new_context(viewport={"width": width, "height": 800})
    context.add_init_script(WATCH)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    for kind in (*site.kinds, "404.html"):
        page.goto(f"{site.address}/{language}/{kind}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
        assert page.evaluate("broken") == [], kind
        assert page.evaluate("Object.keys(localStorage)") == [], kind
        if width == 360:
            assert page.evaluate(SMALL_TEXT) == [], kind
    page.goto(f"{site.address}/{language}/")
    page.locator("#q").press_sequentially(site.queries(language)[0][0])
    expect(page.locator("[data-results] ol > li").first).to_be_visible(timeout=20_000)
    assert page.evaluate("broken") == []
    assert context.cookies() == []
    assert not [url for url in asked if not url.startswith((site.address, "data:", "blob:"))]
    context.close()
