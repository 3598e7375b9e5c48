from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser

import pytest
from playwright.sync_api import Browser, expect

from civdata import languages
from tests.site.conftest import Open
from tests.site.sites import KINDS, Site

pytestmark = pytest.mark.browser

VOID = {"meta", "link", "img", "input", "br", "hr", "path", "source", "wbr"}

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


def test_nothing_for_search_loads_before_it_is_used(visit: Open, site: Site) -> None:
    """A page loads neither the index nor the script of the search until somebody searches."""
    page = visit("/en/")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert not [name for name in loaded if "/search/keys.json" in name or "search.js" in name]
    page.locator("#q").press_sequentially(site.queries("en")[0][0], delay=10)
    expect(page.locator("[data-results] ol > li").first).to_be_visible(timeout=20_000)


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


SWITCH = re.compile(
    r'<a href="([^"]+)" hreflang="([a-z]{2,3})" lang="([a-z]{2,3})"( aria-current="[a-z]+")?'
)


def test_the_language_switch_stays_on_the_page(site: Site) -> None:
    """Every page says its language, and its switch leads to the same page in the others."""
    for address, text in site.pages():
        code, _, rest = address.partition("/")
        assert f'<html lang="{code}"' in text
        links = SWITCH.findall(text)
        assert [lang for _, _, lang, _ in links] == list(site.languages), address
        for to, hreflang, lang, current in links:
            place = posixpath.normpath(posixpath.join(address, to))
            assert (hreflang, place) == (lang, posixpath.normpath(f"{lang}/{rest}")), address
            assert bool(current) == (lang == code)


def test_a_click_on_the_switch_stays_on_the_page(visit: Open, site: Site) -> None:
    """A reader who switches the language sees the same page in it."""
    before, *_, after = site.languages
    for kind in site.kinds[1::4]:
        page = visit(f"/{before}/{kind}")
        page.locator(f".languages a[lang={after}]").click()
        assert page.url.endswith(f"/{after}/{kind}")
        assert page.locator("html").get_attribute("lang") == after
        assert page.locator(".languages a[aria-current]").get_attribute("lang") == after


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


def test_the_root_picks_the_browsers_language(visit: Open, site: Site, language: str) -> None:
    """The root page sends a reader to the browser's language."""
    page = visit("/", language=f"{language}-{site.project.settings.country or 'CH'}")
    page.wait_for_url(f"**/{language}/")


def test_the_root_offers_all_languages_without_scripts(visit: Open, site: Site) -> None:
    """A reader without JavaScript finds all languages on the root page."""
    page = visit("/", scripts=False)
    links = page.locator("main a")
    assert [link.get_attribute("hreflang") for link in links.all()] == list(site.languages)


def test_a_reader_without_scripts_loses_no_figure(read: Open) -> None:
    """Tables, charts and downloads are complete without JavaScript."""
    page = read("/en/grants/", scripts=False)
    expect(page.locator("svg.chart:visible").first).to_be_visible()
    expect(page.locator(".files a[download]").first).to_be_visible()
    assert page.locator(".grid tbody tr").count() > 20
    search = read("/en/search/?q=grants", scripts=False)
    assert search.locator("main a").count() > 30


def test_the_theme_switch_is_kept(visit: Open, site: Site) -> None:
    """The reader's choice of light or dark holds on the next page."""
    page = visit("/en/", scheme="light")
    page.locator("[data-theme-switch]").click()
    page.goto(page.url + site.kinds[-1])
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_a_missing_page_helps_on(visit: Open, site: Site) -> None:
    """A missing page leads to each language's home page."""
    page = visit("/en/")
    answer = page.request.get(f"{site.address}/en/nowhere/")
    assert answer.status == 404
    for code in site.languages:
        assert f'href="/{code}/"' in answer.text()


LINK = re.compile(r'<link rel="(canonical|alternate)"(?: hreflang="([^"]+)")? href="([^"]+)"')


def test_each_page_names_its_other_languages(site: Site) -> None:
    """A page has one canonical address and points to itself in every language."""
    for address, text in site.pages():
        code, _, rest = address.partition("/")
        said = [(rel, tongue, to) for rel, tongue, to in LINK.findall(text) if "feed" not in to]
        wanted = [("canonical", "", code), *(("alternate", one, one) for one in site.languages)]
        for rel, tongue, where in wanted:
            (to,) = [to for r, t, to in said if (r, t) == (rel, tongue)]
            assert to.endswith(f"/{where}/{rest}"), address


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


def test_a_chart_tells_its_values_to_finger_mouse_and_keys(
    read: Open, chromium: Browser, address: str
) -> None:
    """Hover, focus and a first tap show a figure with its publisher; a second tap leads there."""
    path = "/en/grants/grants-amount/"
    page = read(path)
    chart, tip = page.locator("svg.chart:visible").first, page.locator(".tip")
    chart.locator("[data-to=grants-amount-2022] .c-mark").hover()
    expect(tip).to_have_text(re.compile("2022: 1.9.billion.tenge, Ministry"))
    page.mouse.move(0, 0)
    expect(tip).to_be_hidden()
    for _ in range(40):  # by keys alone, from the start of the page
        page.keyboard.press("Tab")
        if chart.evaluate("chart => chart === document.activeElement"):
            break
    expect(chart).to_be_focused()
    expect(tip).to_be_visible()
    first = tip.inner_text()
    page.keyboard.press("ArrowRight")
    assert tip.inner_text() != first
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    context = chromium.new_context(viewport={"width": 360, "height": 800}, has_touch=True)
    phone = context.new_page()
    phone.goto(f"{address}{path}")
    mark = phone.locator("svg.chart:visible [data-to=grants-amount-2022] .c-mark").first
    mark.tap()
    expect(phone.locator(".tip")).to_have_text(re.compile("2022: 1.9.billion.tenge, Ministry"))
    assert not phone.url.endswith("#grants-amount-2022")
    mark.tap()
    phone.wait_for_url("**#grants-amount-2022")
    context.close()


class Tongues(HTMLParser):
    """Collects the words of a page that its own language cannot write, but another can."""

    def __init__(self, own: frozenset[str], others: frozenset[str]) -> None:
        super().__init__()
        self.own, self.strange = own, others - own
        self.open: list[tuple[str, bool]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element; one with a language of its own may hold any letters."""
        if tag not in VOID:
            spoken = bool(self.open) and (self.open[-1][1] or "lang" in dict(attrs))
            self.open.append((tag, spoken or tag in ("script", "title", "pre")))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        while tag not in VOID and self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Look at words that are in the page's own language."""
        if self.open and not self.open[-1][1] and set(data.lower()) & self.strange:
            self.found.append(data.strip())


def test_words_in_other_letters_say_their_language(site: Site) -> None:
    """On a page in Latin letters, what stands in Cyrillic ones is marked with its language."""
    letters = {code: languages.get(code).letters for code in site.languages}
    for code in site.languages:
        others = frozenset().union(*letters.values())
        for kind in site.kinds:
            tongues = Tongues(letters[code], others)
            text = (site.out / code / kind / "index.html").read_text("utf-8")
            tongues.feed(text)
            if "a" in letters[code]:
                assert tongues.found == [], (code, kind)


FONTS = "h1, h2, h3, q, button, summary, .lead, .tile b, th, .chart text"


def test_no_word_is_set_in_two_typefaces(read: Open) -> None:
    """Kazakh letters come from the typeface of the others, in headings, prints and charts."""
    for path in ("/kk/", "/kk/grants/grants-amount/", "/kk/add-up/", "/kk/regions/"):
        page = read(path)
        client = page.context.new_cdp_session(page)
        client.send("DOM.enable")
        client.send("CSS.enable")
        root = client.send("DOM.getDocument")["root"]["nodeId"]
        asked = {"nodeId": root, "selector": FONTS}
        for node in client.send("DOM.querySelectorAll", asked)["nodeIds"][:150]:
            used = client.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
            if len({font["familyName"] for font in used}) > 1:
                html = client.send("DOM.getOuterHTML", {"nodeId": node})["outerHTML"]
                assert "<q" in html, (path, html[:200], used)
                assert not html.startswith("<q"), (path, html[:200], used)


FILLED = """() => {
  const main = document.querySelector("main").getBoundingClientRect();
  const edge = main.left + main.width * 0.7;
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const words = walk.currentNode;
    if (!words.data.trim() || words.parentElement.closest(".to-top, .sr, script")) continue;
    const range = document.createRange();
    range.selectNodeContents(words);
    const box = range.getBoundingClientRect();
    if (box.width && box.right > edge) return true;
  }
  return false;
}"""
NARROW_BY_NATURE = ("search/", "regions/", "compare/")
"""A field, a map and two choices: what they find fills the page."""


def test_the_right_third_of_a_wide_screen_is_used(read: Open) -> None:
    """Each kind of page has words in the right third: tables, legends, contents, next steps."""
    for kind in (*KINDS, "check/", "glossary/", "councils/councils-total/"):
        if kind not in NARROW_BY_NATURE:
            assert read(f"/en/{kind}").evaluate(FILLED), kind


def test_an_indicator_ends_with_next_steps(read: Open) -> None:
    """Related indicators with their figures, comparison, the topic's files."""
    page = read("/ru/ngos/ngos-registered/")
    assert page.locator("#next ~ ul.index li").count() >= 3
    assert page.locator("#next ~ ul.index .index-value b.n").count() >= 3
    for part in ("compare/?one=ngos-registered", "check/", "#downloads"):
        assert page.locator(f"#next ~ p a[href*='{part}']").count() == 1
