"""What a page says where it is shared, to machines, on paper, and from the reader's own disk."""

from __future__ import annotations

import json
import re
import struct
import zipfile
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, expect

from civdata.publish import BuildResult
from tests.site.conftest import Open
from tests.site.sites import Site

META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"')
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def place(page: str, link: str) -> str:
    """Where a link of a page leads, below the site, whether it names the site's address or not."""
    return urlsplit(urljoin(f"https://example.org/{page}", link)).path.lstrip("/")


def nodes(text: str) -> list[dict[str, Any]]:
    """All that a page says to machines."""
    found = [json.loads(one) for one in DATA.findall(text)]
    return [node for one in found for node in one.get("@graph", [one])]


def test_every_page_is_shared_with_a_picture(site: Site) -> None:
    """Each page names a picture of 1200 by 630 that is there, what it shows, and itself."""
    for address, text in site.pages():
        said = dict(META.findall(text))
        assert said["twitter:card"] == "summary_large_image", address
        assert said["og:title"]
        assert said["og:image:alt"]
        assert said["og:url"].endswith(address)
        picture = (site.out / place(address, said["og:image"])).read_bytes()
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", picture[16:24]) == (1200, 630), address
        assert len(picture) < 60_000


@pytest.mark.parametrize("machine", ["127.0.0.1", "localhost"])
def test_no_page_and_no_chart_names_the_machine_it_was_built_on(site: Site, machine: str) -> None:
    """A site without an address of its own names places below wherever it stands, or none."""
    made = [*site.out.rglob("*.html"), *site.out.rglob("*.svg"), *site.out.rglob("feed.xml")]
    assert not [str(path) for path in made if machine in path.read_text("utf-8")]


def test_no_two_pages_of_a_language_share_title_and_description(site: Site) -> None:
    """Each page has words of its own for search results."""
    seen: dict[tuple[str, str, str], str] = {}
    for address, text in site.pages():
        title = re.search(r"<title>(.*?)</title>", text)
        said = (address[:2], title[1] if title else "", dict(META.findall(text))["description"])
        assert all(said), address
        assert said not in seen, (address, seen.get(said))
        seen[said] = address


def test_every_page_speaks_to_machines(site: Site) -> None:
    """A page says what it is, and where it stands below the home page."""
    for address, text in site.pages():
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


def test_sitemaps_list_every_page(site: Site) -> None:
    """The sitemap of a language lists its pages, their other languages and their dates."""
    pages = {address for address, _ in site.pages()}
    listed = set()
    for code in site.languages:
        for url in ElementTree.parse(site.out / code / "sitemap.xml").getroot():
            location = url.findtext("s:loc", namespaces=SITEMAP) or ""
            listed.add("/".join(location.split("/")[3:]))
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", url.findtext("s:lastmod", "", SITEMAP))
            others = [link.get("hreflang") for link in url if link.tag.endswith("link")]
            assert others == [*site.languages, "x-default"]
    assert listed == pages


def test_the_site_can_be_taken_away(site: Site) -> None:
    """The site as one file holds every page and download, and no search."""
    (path,) = site.out.glob("*-site.zip")
    with zipfile.ZipFile(path) as packed:
        names = set(packed.namelist())
    inside = path.name.removesuffix("-site.zip")
    assert {f"{inside}/{address}index.html" for address, _ in site.pages()} <= names
    tables = {p.relative_to(site.out).as_posix() for p in site.out.glob("data/*/*.csv")}
    assert tables
    assert {f"{inside}/{table}" for table in tables} <= names
    assert not [name for name in names if name.startswith(f"{inside}/search/")]


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


def test_no_policy_lets_scripts_or_styles_stand_in_line(site: Site) -> None:
    """Every page has the policy, and the policy has no exception for what stands in line."""
    for path in site.out.rglob("*.html"):
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', path.read_text("utf-8"))
        assert policy, path
        assert "unsafe-inline" not in policy[1]
        assert "http" not in policy[1]
