"""The search in a real browser: real key strokes, topics, areas, wrong layouts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.own import OWN
from tests.site.conftest import Open
from tests.site.sites import Site

pytestmark = pytest.mark.browser

RESULTS = "[data-results] ol > li > a"
ANSWERED = """text => new URLSearchParams(location.search).get('q') === text
    && document.querySelector('[data-results]:not([aria-busy]) .results-note')"""
ASK_ALL = """async asked => {
    const field = document.querySelector('#q'), found = [];
    for (const text of asked) {
        field.value = text;
        field.form.requestSubmit();
        while (new URLSearchParams(location.search).get('q') !== text
            || !document.querySelector('[data-results]:not([aria-busy]) .results-note')) {
            await new Promise(go => setTimeout(go, 2));
        }
        const links = document.querySelectorAll('[data-results] ol > li > a');
        found.push([...links].map(link => link.getAttribute('href')));
    }
    return found;
}"""
"""Many queries in one go: the form is sent for each, as by the Enter key."""

LEAST = 0.95
"""How many of the written queries must find a right page first or second."""


def search(page: Page, text: str) -> list[str]:
    """Put a query into the field and return the pages found, best first, below the language."""
    page.locator("#q").fill(text)
    page.locator("#q").press("Enter")
    page.wait_for_function(ANSWERED, arg=text.strip(), timeout=20_000)
    found = page.locator(RESULTS).evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return [re.sub(r"^/[a-z]{2}/", "", address) for address in found]


def test_the_written_queries_find_their_pages(visit: Open, site: Site, language: str) -> None:
    """At least 95% of the queries of a language find a right page first or second."""
    asked = site.queries(language)
    page = visit(f"/{language}/search/")
    found = page.evaluate(ASK_ALL, [query for query, _ in asked])
    missed = [
        query
        for (query, right), links in zip(asked, found, strict=True)
        if not {f"/{language}/{path}" for path in right} & set(links[:2])
    ]
    assert len(missed) <= (1 - LEAST) * len(asked), missed


@pytest.mark.parametrize("width", [360, 1280])
def test_keys_pressed_find_a_page_and_lead_there(
    visit: Open, site: Site, language: str, width: int
) -> None:
    """On phone and desk, what is typed on the home page finds a page, and a tap opens it."""
    query, right = site.queries(language)[0]
    page = visit(f"/{language}/", width)
    page.locator("#q").press_sequentially(query, delay=1)
    page.keyboard.press("Enter")
    page.wait_for_function(ANSWERED, arg=query, timeout=20_000)
    address = "".join(f", [data-results] a[href='/{language}/{path}']" for path in right)[2:]
    page.locator(address).first.click(timeout=20_000)
    assert any(page.url.startswith(f"{site.address}/{language}/{path}") for path in right)
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize(
    "typed", ["1900000000", "1,9 млрд", "1.9 billion", "1.9 bn", "1900 млн", "1,900,000,000"]
)
def test_a_figure_is_found_however_it_is_written(read: Open, typed: str) -> None:
    """A number finds its figure in any way of writing, and leads to the place on the page."""
    page = read("/en/search/")
    assert "grants/grants-amount/" in search(page, typed)[:2]
    place = page.locator("[data-results] li li a").first
    assert "#grants-amount-" in (place.get_attribute("href") or "")
    place.click()
    expect(page.locator("tr:target")).to_be_visible()


def test_results_say_figure_year_and_source(read: Open) -> None:
    """A preview shows the newest figure with its year and who says so."""
    page = read("/en/search/")
    search(page, "registered charities")
    entry = page.locator("[data-results] ol > li").first
    publishers = "|".join(re.escape(p.name("en")) for p in OWN.collection.publishers.values())
    expect(entry).to_contain_text(re.compile(rf"20\d\d: .*\d.* – ({publishers})"))


def test_topics_narrow_the_results_by_keyboard(read: Open) -> None:
    """Topics are radio buttons with counts; arrow keys choose, and the address keeps the choice."""
    page = read("/ru/search/")
    search(page, "гранты")
    choices = page.locator("input[name=topic]")
    assert choices.count() > 2
    choices.first.focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**topic=*")
    chosen = page.locator("input[name=topic]:checked")
    topic = chosen.get_attribute("value") or ""
    number = page.locator("label:has(input[name=topic]:checked) small").inner_text()
    expect(page.locator(".results-note")).to_have_text(re.compile(rf"{number}$"))
    for link in page.locator(RESULTS).all():
        assert f"/{topic}/" in (link.get_attribute("href") or "")
    page.reload()
    expect(page.locator("input[name=topic]:checked")).to_have_value(topic, timeout=20_000)


@pytest.mark.parametrize(
    ("language", "typed", "instead"),
    [
        ("ru", "djkjynths", "волонтеры"),
        ("en", "мщдгтеуук", "volunteer"),
        ("ru", "валонтеры", "вол"),
    ],
)
def test_what_was_mistyped_is_said(read: Open, language: str, typed: str, instead: str) -> None:
    """A wrong layout or a slip still finds, and the page says what was searched for instead."""
    page = read(f"/{language}/search/")
    found = search(page, typed)
    assert found[0].startswith("volunteering/")
    expect(page.locator(".results-note")).to_contain_text(instead)


def test_a_search_without_results_helps_on(visit: Open, site: Site, language: str) -> None:
    """Where nothing is found, the page says what can be searched and links all topics."""
    page = visit(f"/{language}/search/")
    assert not search(page, "zzzzzz")
    links = page.locator("[data-results] a")
    topics = {one.name for one in site.project.as_read.packages} - {"reference", "sources"}
    assert {(a.get_attribute("href") or "").split("/")[-2] for a in links.all()} >= topics
    expect(links.first).to_be_visible()
    assert page.locator("[data-results] [role=status]").count() == 1
