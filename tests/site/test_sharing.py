"""What a page says where it is shared, to machines, on paper, and from the reader's own disk."""

from __future__ import annotations

import json
import re
import struct
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, expect

from civdata.publish import BuildResult
from tests.own import LANGUAGES
from tests.site.conftest import Open
from tests.site.test_reading import KINDS

META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"')
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
WATCH = """
window.broken = [];
addEventListener("securitypolicyviolation", (event) => broken.push(event.violatedDirective));
"""


def texts(built: BuildResult) -> dict[str, str]:
    """Every page below a language, by its address, but for the pages of what is missing."""
    paths = (p for code in LANGUAGES for p in (built.out / code).rglob("index.html"))
    return {
        path.parent.relative_to(built.out).as_posix() + "/": path.read_text("utf-8")
        for path in paths
    }


def nodes(text: str) -> list[dict[str, Any]]:
    """All that a page says to machines."""
    found = [json.loads(one) for one in DATA.findall(text)]
    return [node for one in found for node in one.get("@graph", [one])]


def test_every_page_is_shared_with_a_picture(built: BuildResult) -> None:
    """Each page names a picture of 1200 by 630 that is there, what it shows, and itself."""
    for address, text in texts(built).items():
        said = dict(META.findall(text))
        assert said["twitter:card"] == "summary_large_image", address
        assert said["og:title"]
        assert said["og:image:alt"]
        assert said["og:url"].endswith(address)
        picture = (built.out / "/".join(said["og:image"].split("/")[3:])).read_bytes()
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", picture[16:24]) == (1200, 630), address
        assert len(picture) < 60_000


def test_no_two_pages_of_a_language_share_title_and_description(built: BuildResult) -> None:
    """Each page has words of its own for search results."""
    seen: dict[tuple[str, str, str], str] = {}
    for address, text in texts(built).items():
        title = re.search(r"<title>(.*?)</title>", text)
        said = (address[:2], title[1] if title else "", dict(META.findall(text))["description"])
        assert all(said), address
        assert said not in seen, (address, seen.get(said))
        seen[said] = address


def test_every_page_speaks_to_machines(built: BuildResult) -> None:
    """A page says what it is, and where it stands below the home page."""
    for address, text in texts(built).items():
        found = nodes(text)
        assert found, address
        if address.count("/") > 1:
            crumbs = next(node for node in found if node["@type"] == "BreadcrumbList")
            steps = crumbs["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert steps[-1]["item"].endswith(address)


def test_an_observation_has_an_address_for_machines(built: BuildResult) -> None:
    """An indicator's page lists its observations, each under the address of its row."""
    page = (built.out / "en/grants/grants-amount/index.html").read_text("utf-8")
    found = nodes(page)
    assert {"Dataset", "StatisticalVariable", "Observation"} <= {node["@type"] for node in found}
    listed = [node for node in found if node["@type"] == "Observation"]
    rows = re.findall(r'<tr id="([^"]+)"', page)
    assert [node["url"].partition("#")[2] for node in listed] == rows
    exact = next(n for n in listed if n["url"].endswith("#grants-amount-2022"))
    assert exact["value"] == 1_900_000_000
    assert (exact["minValue"], exact["maxValue"]) == (1_850_000_000, 1_950_000_000)


def test_a_package_says_what_it_measures(built: BuildResult) -> None:
    """A package's page carries its Dataset with variables and downloads."""
    found = nodes((built.out / "kk/grants/index.html").read_text("utf-8"))
    dataset = next(node for node in found if node["@type"] == "Dataset")
    assert dataset["variableMeasured"]
    assert {one["@type"] for one in dataset["distribution"]} == {"DataDownload"}


def test_sitemaps_list_every_page(built: BuildResult) -> None:
    """The sitemap of a language lists its pages, their other languages and their dates."""
    pages = set(texts(built))
    listed = set()
    for code in LANGUAGES:
        for url in ElementTree.parse(built.out / code / "sitemap.xml").getroot():
            location = url.findtext("s:loc", namespaces=SITEMAP) or ""
            listed.add("/".join(location.split("/")[3:]))
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", url.findtext("s:lastmod", "", SITEMAP))
            others = [link.get("hreflang") for link in url if link.tag.endswith("link")]
            assert others == [*LANGUAGES, "x-default"]
    assert listed == pages


def test_the_site_can_be_taken_away(built: BuildResult) -> None:
    """The site as one file holds every page and download, and no search."""
    with zipfile.ZipFile(built.out / "civdata-site.zip") as packed:
        names = set(packed.namelist())
    assert {f"civdata/{address}index.html" for address in texts(built)} <= names
    assert "civdata/data/grants/observations.csv" in names
    assert not [name for name in names if name.startswith("civdata/search/")]


@pytest.mark.browser
def test_a_copy_on_disk_can_be_read(chromium: Browser, built: BuildResult) -> None:
    """Opened from the disk, links lead to pages, the language switch too; search says its need."""
    page = chromium.new_page()
    page.goto((built.out / "en" / "index.html").as_uri())
    page.locator(".card-figure").first.click()
    page.locator(".big-figure a").click()
    expect(page.locator("tr:target")).to_be_visible()
    page.locator(".languages a[lang=kk]").click()
    assert page.locator("html").get_attribute("lang") == "kk"
    expect(page.locator("tr:target")).to_be_visible()
    page.locator(".brand").click()
    page.locator(".shelves a").first.click()
    expect(page.locator(".files a[download]").first).to_be_visible()
    page.locator(".foot a[href*=glossary]").click()
    assert page.url.endswith("/kk/glossary/index.html")
    page.goto((built.out / "ru" / "index.html").as_uri())
    page.locator("#q").press_sequentially("гранты")
    expect(page.locator(".results-note")).to_be_visible()
    page.close()


@pytest.mark.browser
def test_pages_print_without_their_frame(read: Open) -> None:
    """On paper a page keeps its words, figures and sources, and leaves menus and buttons out."""
    page = read("/ru/grants/grants-amount/")
    page.emulate_media(media="print")
    expect(page.locator(".top")).to_be_hidden()
    expect(page.locator(".foot nav")).to_be_hidden()
    assert not [button for button in page.locator("button").all() if button.is_visible()]
    expect(page.locator("q.printed").first).to_be_visible()
    expect(page.locator(".big-figure")).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_keeps_to_itself(chromium: Browser, address: str, language: str) -> None:
    """No page breaks its policy, asks another host, sets a cookie or keeps more than the theme."""
    context = chromium.new_context()
    context.add_init_script(WATCH)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    for kind in (*KINDS, "glossary/"):
        page.goto(f"{address}/{language}/{kind}")
        assert page.evaluate("broken") == [], kind
        assert page.evaluate("Object.keys(localStorage)") == [], kind
    page.goto(f"{address}/{language}/")
    page.locator("#q").press_sequentially("1053")
    expect(page.locator("[data-results] ol > li").first).to_be_visible(timeout=20_000)
    assert page.evaluate("broken") == []
    assert context.cookies() == []
    assert not [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    context.close()


def test_no_policy_lets_scripts_or_styles_stand_in_line(built: BuildResult) -> None:
    """Every page has the policy, and the policy has no exception for what stands in line."""
    for path in Path(built.out).rglob("*.html"):
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', path.read_text("utf-8"))
        assert policy, path
        assert "unsafe-inline" not in policy[1]
        assert "http" not in policy[1]
