"""Ten tasks that a reader must finish, on phone and desk, in each language, with real taps."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Download, Page, expect

from tests.conftest import ROOT

pytestmark = pytest.mark.browser

LANGUAGES = ("kk", "ru", "en")
WIDTHS = (360, 1280)
SPACES = re.compile(r"[\s\u00a0\u202f,]")
DATA = ROOT / "datapackages"
ORDER = "grants/grants-state-order-amount/"
NAMES = {
    "kk": ("қайырымдылық ұйымдары", "жоспар", "нақты"),
    "ru": ("благотворительные организации", "план", "факт"),
    "en": ("charities", "planned", "actual"),
}


@dataclass(frozen=True)
class Reader:
    """A reader at a device, with a language: opens pages, and keeps the faults that they show."""

    page: Page
    home: str
    language: str
    width: int
    faults: list[str]

    def open(self, path: str) -> Page:
        """Open a page of the reader's language."""
        self.page.goto(f"{self.home}/{self.language}/{path}")
        return self.page


@pytest.fixture(scope="module", params=[(w, lang) for w in WIDTHS for lang in LANGUAGES], ids=str)
def device(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Reader]:
    """Return a reader; one browser window serves all tasks at a width in a language."""
    width, language = request.param
    context = chromium.new_context(viewport={"width": width, "height": 800}, locale=language)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page, faults = context.new_page(), []
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("console", lambda m: m.type == "error" and faults.append(f"console: {m.text}"))
    yield Reader(page, address, language, width, faults)
    context.close()


@pytest.fixture
def reader(device: Reader) -> Iterator[Reader]:
    """Return the reader for one task; a fault on a page, such as one of the policy, fails it."""
    device.faults.clear()
    yield device
    assert not device.faults
    assert device.page.evaluate("document.documentElement.scrollWidth") <= device.width


def observations(package: str) -> list[dict[str, str]]:
    """Read the observations of a package as they stand in the repository."""
    with (DATA / package / "data" / "observations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows_of(download: Download) -> list[list[str]]:
    """Read a CSV that is meant for Excel, and check that Excel reads it as we do."""
    content = Path(download.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_how_many_charities_are_registered_and_who_says_so(reader: Reader) -> None:
    """From the home page's search to the number, its period, who counts, and where it stands."""
    page = reader.open("")
    page.locator("#q").press_sequentially(NAMES[reader.language][0], delay=5)
    link = page.locator("[data-results] a[href*='charities/charities-registered/']").first
    expect(link).to_be_visible(timeout=20_000)
    link.click()
    expect(page.locator(".big-figure b.n, tr:target b.n").first).to_be_visible()
    assert page.locator(".big-who").inner_text().strip()
    expect(page.locator(".big-proof q.printed")).to_be_visible()
    expect(page.locator(".big-source a").first).to_be_visible()
    assert "1053" in SPACES.sub("", page.locator(".proofs").inner_text())


def test_planned_and_actual_grants_of_2023_compared(reader: Reader) -> None:
    """Planned grants of 2023 stand apart from outcomes, in words as in the drawing."""
    page = reader.open("grants/grants-amount/")
    drawing = page.locator("svg.chart:visible").first
    assert drawing.locator(".c-planned").count()
    assert drawing.locator(".c-actual").count()
    page.locator("[data-tools=figures] [data-facet=period]").select_option("2023")
    kinds = {
        o["obs_status"]
        for o in observations("grants")
        if o["indicator"] == "grants-amount" and o["time_period"] == "2023"
    }
    for kind, word in zip(("planned", "actual"), NAMES[reader.language][1:], strict=True):
        rows = page.locator(f".proofs tbody tr:visible[data-status={kind}]")
        assert bool(rows.count()) == (kind in kinds)
        if kind in kinds:
            expect(rows.first.locator(".tag")).to_have_text(word)
    assert "planned" in kinds


def test_why_the_grants_of_2020_are_contested(reader: Reader) -> None:
    """The contested figure names the other one, its source, and leads to the explanation."""
    page = reader.open("grants/grants-amount/#grants-amount-2020")
    row = page.locator("tr:target")
    expect(row.locator(".contested-note a").first).to_be_visible()
    row.locator("a[href*='add-up/#']").first.click()
    case = page.locator(".dispute:target")
    expect(case.locator(".side-value").first).to_be_visible()
    assert case.locator(".side-value").count() >= 2
    assert case.locator(".side-source a").count() >= 2
    assert len(case.locator(":scope > p").first.inner_text()) > 40


def test_sources_are_chosen_by_who_publishes_them(reader: Reader) -> None:
    """A kind of publisher and a word leave those sources, in the address too."""
    page = reader.open("sources/")
    tools, shown = page.locator("[data-tools=sources]"), page.locator("[data-list] li:visible")
    tools.locator("[data-facet=publisher_kind]").select_option("state_body")
    wanted = page.locator("[data-publisher_kind=state_body]").count()
    assert 0 < wanted < page.locator("[data-list] li").count()
    expect(shown).to_have_count(wanted)
    name = {"kk": "экономикалық", "ru": "экономических", "en": "economic"}[reader.language]
    tools.locator("[data-text]").press_sequentially(name)
    institute = page.locator("[data-list] li", has_text=re.compile(name, re.IGNORECASE))
    chosen = institute.and_(page.locator("[data-publisher_kind=state_body]"))
    assert 0 < chosen.count() < wanted
    expect(shown).to_have_count(chosen.count())


def test_what_does_not_add_up_is_chosen_by_topic_and_verdict(reader: Reader) -> None:
    """A choice of topic and verdict leaves those, says how many, and stays in the address."""
    page = reader.open("add-up/")
    items, tools = page.locator("[data-verdict]"), page.locator("[data-tools=cases]")
    tools.locator("[data-facet=package]").select_option("grants")
    tools.locator("[data-facet=verdict]").select_option("holds")
    shown = page.locator("[data-verdict]:visible")
    wanted = page.locator("[data-package=grants][data-verdict=holds]").count()
    assert 0 < wanted < items.count()
    expect(shown).to_have_count(wanted)
    expect(page.locator("#disputes")).to_be_hidden()
    assert str(wanted) in tools.locator("[role=status]").inner_text()
    page.reload()
    expect(shown).to_have_count(wanted)
    shown.first.locator("summary").click()
    expect(shown.first.locator("dd a, dd .parts").first).to_be_visible()
    folded = page.locator("details.dispute:not([open])").first.get_attribute("id")
    page.goto(page.url.partition("?")[0] + f"#{folded}")
    expect(page.locator("details.dispute:target > p").first).to_be_visible()


def test_councils_as_a_file_that_excel_opens(reader: Reader) -> None:
    """The file has BOM, semicolons, decimal commas, Cyrillic, and every figure of the package."""
    page = reader.open("councils/")
    with page.expect_download() as waiting:
        page.locator(".take a[href$='excel/observations.csv']").click()
    head, *rows = rows_of(waiting.value)
    held = observations("councils")
    assert len(rows) == len(held)
    value, printed = head.index("value"), head.index("as_printed")
    assert {row[printed].removeprefix("'") for row in rows} == {o["as_printed"] for o in held}
    assert [row[value] for row in rows] == [o["value"].replace(".", ",") for o in held]
    assert any(re.search("[а-яёәғқңөұүһі]", row[printed]) for row in rows)


def test_one_figure_is_cited(reader: Reader) -> None:
    """The citation on the clipboard names the figure as printed, its source and its address."""
    page = reader.open("charities/charities-registered/")
    button = page.locator("#cite ~ .copy button[data-copy=cite-text]")
    printed = page.locator(".big-proof q.printed").inner_text().strip('«»“”"')
    button.click()
    said = page.evaluate("navigator.clipboard.readText()")
    assert printed in said
    assert "civdata" in said
    assert "http" in said


def test_from_a_figure_to_its_sentence(reader: Reader) -> None:
    """A figure leads to the words in the source: a text fragment on the web, or our page of it."""
    page = reader.open("charities/charities-registered/")
    figures = page.locator(".proofs tbody tr")
    web = figures.locator("a.out[href*='#:~:text=']")
    address = web.first.get_attribute("href") or ""
    row = web.first.locator("xpath=ancestor::tr")
    printed = row.locator("q.printed").inner_text().strip('«»“”"')
    assert unquote(address.partition("#:~:text=")[2]) == printed
    held = page.locator("tr[data-source=ministry-concept-report-2023] a[href*='/sources/']").last
    held.click()
    expect(page.locator("li:target q.printed").first).to_be_visible()


def test_the_switch_to_kazakh_stays_on_the_page(reader: Reader) -> None:
    """The switch keeps the page, the place on it and what was filtered."""
    page = reader.open("volunteering/volunteering-active-volunteers/?figures.status=actual#figures")
    page.locator(".languages a[lang=kk]").click()
    expect(page.locator("html")).to_have_attribute("lang", "kk")
    assert page.url.endswith(
        "/kk/volunteering/volunteering-active-volunteers/?figures.status=actual#figures"
    )


def test_volunteering_figures_of_one_source_and_only_those(reader: Reader) -> None:
    """A choice of source stays in the address and in the file, as CSV and as JSON."""
    page = reader.open("volunteering/figures/")
    table = page.locator("table[data-table=figures]")
    tools = page.locator("[data-tools=figures]")
    source = "ministry-concept-report-2023"
    tools.locator("[data-facet=source]").select_option(source)
    wanted = {o["id"] for o in observations("volunteering") if o["source"] == source}
    expect(table.locator("tbody tr:visible")).to_have_count(len(wanted))
    status = tools.locator("[role=status]").inner_text()
    assert str(len(wanted)) in status
    assert f"figures.source={source}" in page.url
    with page.expect_download() as waiting:
        tools.locator("[data-download=csv]").click()
    head, *rows = rows_of(waiting.value)
    assert {row[head.index("id")] for row in rows} == wanted
    assert {row[head.index("source")] for row in rows} == {source}
    with page.expect_download() as waiting:
        tools.locator("[data-download=json]").click()
    objects = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    assert {one["id"] for one in objects} == wanted
    assert all(isinstance(one["value"], int | float) for one in objects)
    page.reload()
    expect(table.locator("tbody tr:visible")).to_have_count(len(wanted))


def test_a_figure_is_found_by_its_number(reader: Reader) -> None:
    """Typing 1053 finds the registered charities."""
    page = reader.open("")
    page.locator("#q").press_sequentially("1053", delay=5)
    link = page.locator("[data-results] a[href*='charities-registered/']").first
    expect(link).to_be_visible(timeout=20_000)
    link.click()
    assert "1053" in SPACES.sub("", page.locator(".proofs").inner_text())


def test_the_state_order_chart_by_its_text_alone(reader: Reader) -> None:
    """Title and description tell first, last, change and every figure, without the picture."""
    page = reader.open(ORDER)
    drawing = page.locator("svg.chart:visible").first
    assert drawing.get_attribute("role") == "img"
    ids = (drawing.get_attribute("aria-labelledby") or "").split()
    title, story = (page.locator(f"#{one}").text_content() or "" for one in ids)
    assert title == page.locator("h1").inner_text()
    plain = SPACES.sub("", story)
    held = [
        o
        for o in observations("grants")
        if o["indicator"] == "grants-state-order-amount"
        and o["ref_area"] == "KZ"
        and len(o["time_period"]) == 4
    ]
    years = sorted({o["time_period"] for o in held if o["obs_status"] == "actual"})
    assert years[0] in plain
    assert years[-1] in plain
    shown = page.locator(".proofs tbody tr[data-area=KZ] b.n").all_inner_texts()
    assert sum(SPACES.sub("", one) in plain for one in shown) >= min(len(shown), 2)
    assert "{" not in story
    first, last = (
        max(float(o["value"]) for o in held if o["time_period"] == year)
        for year in (years[0], years[-1])
    )
    assert (last > first) == any(
        word in story
        for word in ("times the first", " more than", "больше первого", "есе көп", "% көп")
    )


def test_the_heads_sort_and_say_so(reader: Reader) -> None:
    """A column sorts up, down, and back; the head says which, and the address keeps it."""
    page = reader.open("volunteering/figures/")
    heads = page.locator("table[data-table=figures] thead th")
    sort = page.locator("[data-tools=figures] [data-order]")
    for way, said in (("1", "ascending"), ("-1", "descending"), ("", "none")):
        if reader.width < 700:
            sort.select_option(way)
        else:
            heads.nth(1).locator("button").press("Enter")
        expect(heads.nth(1)).to_have_attribute("aria-sort", said)
        shown = page.locator("table[data-table=figures] tbody tr")
        values = [float(one) for one in shown.evaluate_all("all => all.map(r => r.dataset.value)")]
        if way:
            assert values == sorted(values, reverse=way == "-1")
            assert f"figures.sort={way}" in page.url
    assert "figures.sort" not in page.url


def test_a_chart_is_copied_as_a_picture(reader: Reader) -> None:
    """The button puts a PNG with title and origin on the clipboard; the citation has an address."""
    page = reader.open(ORDER)
    figure = page.locator("figure.figure").first
    figure.locator("summary").last.click()
    button = figure.locator("[data-image]")
    done = button.get_attribute("data-done") or ""
    button.click()
    expect(button).to_have_text(done)
    size = page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            const made = await createImageBitmap(await item.getType("image/png"));
            return [made.width, made.height];
        }"""
    )
    assert size[0] == 2 * 752
    assert size[1] > 600
    assert f"/{reader.language}/{ORDER}#chart-" in figure.locator("pre").first.inner_text()
    assert "<img src=" in figure.locator("pre").nth(1).inner_text()
