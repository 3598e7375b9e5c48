from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.site.conftest import Open

pytestmark = pytest.mark.browser

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
QUERIES = (
    ("ru", "благотворительных организаций", "charities/"),
    ("kk", "қайырымдылық ұйымдары", "charities/"),
    ("en", "charities", "charities/"),
    ("ru", "1053", "charities-registered/"),
    ("en", "қайырымдылық", "charities/"),
    ("ru", "сколько волонтеров в казахстане", "volunteering/"),
    ("kk", "кайырымдылык уйымдары", "charities/"),
)


@pytest.mark.parametrize(("language", "query", "wanted"), QUERIES)
def test_typed_words_find_their_pages(read: Open, language: str, query: str, wanted: str) -> None:
    """A search typed with real keys finds the right pages in the reader's own language."""
    page = read(f"/{language}/")
    page.locator("#q").press_sequentially(query, delay=10)
    links = page.locator("[data-results] ol > li > a")
    expect(links.first).to_be_visible(timeout=20_000)
    found: list[str] = []
    for _ in range(60):  # the answers to the first letters come and go while the rest is typed
        found = [link.get_attribute("href") or "" for link in links.all()[:3]]
        if any(wanted in address for address in found):
            break
        page.wait_for_timeout(250)
    assert any(wanted in address for address in found)
    assert all(f"/{language}/" in address for address in found)


def test_a_search_that_finds_nothing_says_so(read: Open) -> None:
    """A search without a result says so in the page's language."""
    page = read("/kk/search/?q=zzzzzz")
    expect(page.locator(".results-note")).to_have_text(re.compile("Ештеңе табылмады"))


def test_nothing_for_search_loads_before_it_is_used(read: Open) -> None:
    """A page loads neither the index nor the script of the search until somebody searches."""
    page = read("/en/")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert not [name for name in loaded if "/search/keys.json" in name or "search.js" in name]
    page.locator("#q").press_sequentially("grants", delay=10)
    expect(page.locator("[data-results] ol > li").first).to_be_visible(timeout=20_000)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_page_scrolls_sideways(read: Open, language: str, width: int) -> None:
    """Every kind of page fits a phone and a desk."""
    page = read(f"/{language}/", width=width)
    for kind in KINDS:
        page.goto(page.url.partition(f"/{language}/")[0] + f"/{language}/{kind}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind


BROKEN_WORDS = """() => {
  const found = [];
  for (const name of document.querySelectorAll(".tile b")) {
    const text = name.firstChild, range = document.createRange();
    for (const word of text.data.matchAll(/[^ ]+/g)) {
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (range.getClientRects().length > 1) found.push(word[0]);
    }
  }
  return found;
}"""


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_names_on_the_map_stay_whole_on_a_phone(read: Open, language: str) -> None:
    """No word of a region's name goes on in a second line."""
    page = read(f"/{language}/regions/", width=360)
    assert page.locator(".tile b").count() == 20
    assert page.evaluate(BROKEN_WORDS) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_language_switch_stays_on_the_page(read: Open, kind: str) -> None:
    """Switching the language keeps the reader on the page; the page says its language."""
    page = read(f"/ru/{kind}")
    page.locator(".languages a[lang=kk]").click()
    assert page.url.endswith(f"/kk/{kind}")
    assert page.locator("html").get_attribute("lang") == "kk"
    assert page.locator(".languages a[aria-current]").get_attribute("lang") == "kk"


def test_a_figure_is_one_tap_from_its_proof(read: Open) -> None:
    """A figure on the home page leads to the top of its page: print and source; then to its row."""
    page = read("/ru/", width=360)
    page.locator(".card-figure").first.click()
    expect(page.locator(".big q.printed")).to_be_in_viewport()
    assert page.evaluate("scrollY") == 0
    page.locator(".big-figure a").click()
    row = page.locator("tr:target")
    expect(row.locator("q.printed")).to_be_visible()
    expect(row.locator("a[href*='/sources/']").first).to_be_visible()
    row.locator("a[href*='#p']").click()
    expect(page.locator("li:target q.printed").first).to_be_visible()


@pytest.mark.parametrize(("wish", "sent"), [("kk-KZ", "kk"), ("ru-RU", "ru"), ("en-US", "en")])
def test_the_root_picks_the_browsers_language(read: Open, wish: str, sent: str) -> None:
    """The root page sends a reader to the browser's language."""
    page = read("/", language=wish)
    page.wait_for_url(f"**/{sent}/")


def test_the_root_offers_all_languages_without_scripts(read: Open) -> None:
    """A reader without JavaScript finds all three languages on the root page."""
    page = read("/", scripts=False)
    links = page.locator("main a")
    assert [link.get_attribute("hreflang") for link in links.all()] == ["kk", "ru", "en"]


def test_a_reader_without_scripts_loses_no_figure(read: Open) -> None:
    """Tables, charts and downloads are complete without JavaScript."""
    page = read("/en/grants/", scripts=False)
    expect(page.locator("svg.chart:visible").first).to_be_visible()
    expect(page.locator(".files a[download]").first).to_be_visible()
    assert page.locator(".grid tbody tr").count() > 20
    search = read("/en/search/?q=grants", scripts=False)
    assert search.locator("main a").count() > 30


def test_the_theme_switch_is_kept(read: Open) -> None:
    """The reader's choice of light or dark holds on the next page."""
    page = read("/en/", scheme="light")
    page.locator("[data-theme-switch]").click()
    page.goto(page.url + "sources/")
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_a_missing_page_helps_on(read: Open, address: str) -> None:
    """A missing page leads to each language's home page."""
    page = read("/en/")
    answer = page.request.get(f"{address}/en/nowhere/")
    assert answer.status == 404
    assert 'href="/kk/"' in answer.text()


def test_each_page_names_its_other_languages(read: Open) -> None:
    """A page has one canonical address and points to itself in every language."""
    page = read("/kk/grants/grants-amount/")
    canonical = page.locator("link[rel=canonical]").get_attribute("href") or ""
    assert canonical.endswith("/kk/grants/grants-amount/")
    for language in ("kk", "ru", "en"):
        other = page.locator(f"link[hreflang={language}]").get_attribute("href") or ""
        assert other.endswith(f"/{language}/grants/grants-amount/")
    assert page.locator("meta[name=description]").get_attribute("content")


def test_a_citation_can_be_copied(read: Open) -> None:
    """The copy button puts the citation on the clipboard and says so."""
    page = read("/en/grants/grants-amount/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator("#cite ~ .copy button[data-copy=cite-text]")
    button.click()
    expect(button).to_have_text("Copied")
    assert "grants-amount-2022" in page.evaluate("navigator.clipboard.readText()")


def test_a_report_of_an_error_brings_the_figure_along(read: Open) -> None:
    """From a figure's row a reader gets to how to report it, with its identifier filled in."""
    page = read("/ru/grants/grants-projects/")
    page.locator("#grants-projects-2021 a[href*='figure=']").click()
    assert page.locator("[data-figure] code").inner_text() == "grants-projects-2021"
    assert page.url.endswith("#report")
