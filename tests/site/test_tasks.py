"""Tasks that a reader must finish, on phone and desk, in each language, with real taps."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Download, Page, expect

from tests.conftest import ROOT
from tests.own import OWN
from tests.site.sites import listened

pytestmark = pytest.mark.browser

LANGUAGES = ("kk", "ru", "en")
WIDTHS = (360, 1280)
SPACES = re.compile(r"[\s\u00a0\u202f,]")
DATA = ROOT / "datapackages"
VALUE, PRINTED, SOURCE = 4, 9, 11
"""The columns of a file for people that are looked at here."""
FIRST_HEAD = {"kk": "Көрсеткіш", "ru": "Показатель", "en": "Indicator"}
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
    with listened(chromium, width, language) as (page, faults):
        yield Reader(page, address, language, width, faults)


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
    assert len(case.locator(":scope > p:not(.note)").first.inner_text()) > 40


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
    """The file has BOM, semicolons, decimal commas, heads in words, every figure of the topic."""
    page = reader.open("councils/")
    with page.expect_download() as waiting:
        page.locator(f".take a[href$='councils-{reader.language}.csv']").click()
    head, *rows = rows_of(waiting.value)
    held = observations("councils")
    assert len(rows) == len(held)
    assert head[0] == FIRST_HEAD[reader.language]
    assert sorted(row[PRINTED].strip("«»“”") for row in rows) == sorted(
        o["as_printed"].strip("«»“”") for o in held
    )
    assert sorted(row[VALUE] for row in rows) == sorted(o["value"].replace(".", ",") for o in held)
    assert not any(cell.startswith("'") for row in rows for cell in row)
    assert any(re.search("[а-яёәғқңөұүһі]", row[PRINTED]) for row in rows)


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
    assert any({row[at] for row in rows} == wanted for at in range(len(head)))
    assert len({row[SOURCE] for row in rows}) == 1
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


SAID = {
    "kk": {"KZ-19": "Алматы облысы", "KZ-75": "Алматы қаласы", "KZ-39": "Қостанай облысы"},
    "ru": {"KZ-19": "Алматинская область", "KZ-75": "Алматы", "KZ-39": "Костанайская область"},
    "en": {"KZ-19": "Almaty Region", "KZ-75": "Almaty", "KZ-39": "Kostanay Region"},
}


def digits(text: str) -> str:
    """Take the spaces out of a text, so that numbers of all languages read alike."""
    return SPACES.sub("", text)


def test_state_grants_of_2022_how_much_and_who_says_so(reader: Reader) -> None:
    """The home number leads to the top of its page: number, year, country, publisher, no red."""
    page = reader.open("")
    card = page.locator(".card", has=page.locator("a[href*='grants/grants-amount/']"))
    assert not card.locator(".contested-link").count()
    card.locator("a.card-figure").click()
    expect(page.locator(".big-figure b.n")).to_contain_text(re.compile("1[.,]9"))
    assert page.evaluate("scrollY") < 100
    assert "2022" in page.locator(".big-when").inner_text()
    assert not page.locator(".big .contested-link").count()
    assert page.locator(".big-checked .checked-text").count()


def test_how_many_ngos_there_are(reader: Reader) -> None:
    """More than 23,000 in 2025, and who prints otherwise, in the first sentence."""
    page = reader.open("")
    page.locator("a.card-figure[href*='ngos-registered']").click()
    sentence = digits(page.locator(".sentence").inner_text())
    assert "23000" in sentence
    assert "2025" in sentence
    assert "24000" in sentence
    assert "bizmedia" in sentence
    assert page.locator(".sentence").bounding_box()["y"] < 400  # type: ignore[index]


def test_public_councils_of_almaty_region_nobody_has_published(reader: Reader) -> None:
    """The page of the region, not of the city, lists the topic as one without figures."""
    page = reader.open("regions/")
    page.locator(".tilemap a[href='kz-19/']").click()
    expect(page.locator("h1")).to_have_text(SAID[reader.language]["KZ-19"])
    councils = page.locator("a[href*='/councils/']")
    expect(councils).to_have_count(1)
    assert page.locator("#empty ~ ul a[href*='/councils/']").count() == 1


def test_the_year_with_most_volunteers(reader: Reader) -> None:
    """One sentence says it: 2025 and 2026, 300,000."""
    page = reader.open("volunteering/volunteering-active-volunteers/")
    sentence = digits(page.locator(".sentence").inner_text())
    assert re.search("2025.*2026|2026.*2025", sentence)
    assert "300000" in sentence


def test_the_biggest_contradiction(reader: Reader) -> None:
    """The home page shows it with both prints, and the list begins with the same."""
    page = reader.open("")
    name = page.locator(".strongest-name a")
    title = name.inner_text()
    assert page.locator(".strongest .side-value").count() >= 2
    assert page.locator(".strongest q.printed").count() >= 2
    case = (name.get_attribute("href") or "").partition("#")[2]
    name.click()
    expect(page.locator(f"details[id='{case}'] h3")).to_have_text(title)
    expect(page.locator(f"details[id='{case}'] .side-value").first).to_be_visible()
    states = page.locator(".dispute .tag").all_inner_texts()
    assert states[0] == states[1]


def test_who_won_the_small_grants_by_name(reader: Reader) -> None:
    """The topic names its winners, a click from its records."""
    page = reader.open("sdg/")
    with (DATA / "sdg" / "data" / "winners.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file) if row["name"]]
    assert len(names) > 5
    if page.locator("#records ~ ul a[href*='winners']").count():
        page.locator("#records ~ ul a[href*='winners']").click()
    text = page.locator("main").text_content() or ""
    assert all(name in text for name in names[:5])


def test_a_chart_is_embedded_at_any_width(reader: Reader) -> None:
    """The code to copy is a picture of the page's width at most, pinned to a data version."""
    page = reader.open("ngos/ngos-registered/")
    code = page.locator("pre[id$=-embed]").first.text_content() or ""
    assert "max-width" in code
    assert 'width="720"' not in code
    assert re.search(r"\.svg\?v=\d", code)


def test_a_chart_as_a_picture_in_two_sizes(reader: Reader) -> None:
    """A wide and a square PNG are saved, of the sizes that their buttons say."""
    page = reader.open("ngos/ngos-registered/")
    figure = page.locator("figure.figure").first
    figure.locator("summary").last.click()
    for button in figure.locator("[data-png]").all():
        with page.expect_download() as waiting:
            button.click()
        content = Path(waiting.value.path()).read_bytes()
        size = (int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big"))
        assert size in ((1200, 675), (1080, 1080))
        assert str(size[0]) in button.inner_text()


def test_two_indicators_are_compared(reader: Reader) -> None:
    """Years in rows, both indicators in columns, each figure with its publisher."""
    page = reader.open("ngos/ngos-registered/")
    page.locator("#next ~ p a[href*='compare/']").click()
    page.locator("select[name=two]").select_option("ngos-active")
    rows = page.locator("[data-compared] tbody tr")
    expect(rows.first).to_be_visible()
    row = rows.filter(has=page.locator("th", has_text="2025"))
    text = digits(row.inner_text())
    assert "23000" in text
    assert row.locator("td a").count() == 2
    assert row.locator("td .note").count() == 2
    assert "one=ngos-registered&two=ngos-active" in page.url


def test_regions_on_a_map_by_keyboard(reader: Reader) -> None:
    """Every region is a link with its name and how many figures it has, gaps included."""
    page = reader.open("regions/")
    tiles = page.locator(".tilemap a")
    expect(tiles).to_have_count(20)
    assert page.locator(".tilemap .tile-void").count() >= 1
    tile = page.locator(".tilemap a[href='kz-39/']")
    assert SAID[reader.language]["KZ-39"] in (tile.text_content() or "")
    tile.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(SAID[reader.language]["KZ-39"])
    assert "1029" in digits(page.locator("main").inner_text())


def test_all_data_in_one_file(reader: Reader) -> None:
    """A workbook of everything is one tap from the home page: five sheets in words."""
    page = reader.open("")
    with page.expect_download() as waiting:
        page.locator(f"a[href$='civdata-{reader.language}.xlsx']").click()
    with zipfile.ZipFile(waiting.value.path()) as book:
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        first = book.read("xl/worksheets/sheet1.xml").decode()
    assert len(names) == 5
    assert first.count("<row ") == len(OWN.collection.observations) + 1
    assert "<hyperlink " in first


def test_a_region_s_figure_is_cited_with_its_area(reader: Reader) -> None:
    """The citation of an indicator that only regions have names the region."""
    page = reader.open("ngos/ngos-ethnocultural-associations/")
    assert SAID[reader.language]["KZ-19"] in page.locator("#cite-text").inner_text()
    assert SAID[reader.language]["KZ-19"] in page.locator(".big-when").inner_text()


def test_an_error_is_reported(reader: Reader) -> None:
    """Every figure has the link; without an address of the record the page says so."""
    page = reader.open("grants/grants-amount/")
    page.locator("#grants-amount-2022 a[href*='about/']").click()
    expect(page.locator("[data-figure] code")).to_have_text("grants-amount-2022")
    expect(page.locator("#report + p")).to_be_visible()


def test_volunteers_of_2024_are_not_almaty_s(reader: Reader) -> None:
    """The figure of Almaty names the city, in the table as on the city's page."""
    page = reader.open("volunteering/volunteering-active-volunteers/")
    row = page.locator("[id$='2024-kz75-newtimes']")
    assert SAID[reader.language]["KZ-75"] in row.locator(".where").inner_text()
    assert "50000" not in digits(page.locator(".big-figure").inner_text())
    page.goto(f"{reader.home}/{reader.language}/regions/kz-75/")
    assert "50000" in digits(page.locator("#volunteering + ul").inner_text())


def test_state_order_of_2024_is_not_almaty_s(reader: Reader) -> None:
    """The headline of the state order is a figure of the whole country."""
    page = reader.open(ORDER)
    where = {"kk": "Қазақстан", "ru": "Казахстан", "en": "Kazakhstan"}[reader.language]
    assert where in page.locator(".big-when").inner_text()
    assert "2024" not in page.locator(".big-when").inner_text()


def test_ngos_in_kostanay(reader: Reader) -> None:
    """The region's page has 1,029 with its publisher, and the country's number beside it."""
    page = reader.open("regions/kz-39/")
    line = page.locator("#ngos + ul li", has=page.locator("a[href*='ngos-registered/']")).first
    text = digits(line.inner_text())
    assert "1029" in text
    assert "23000" in text
    assert SAID[reader.language]["KZ-39"].replace(" ", "") in text


def test_a_topic_in_excel(reader: Reader) -> None:
    """The workbook of a topic has at most five sheets, named in the language of the page."""
    page = reader.open("ngos/")
    with page.expect_download() as waiting:
        page.locator(f".take a[href$='ngos-{reader.language}.xlsx']").click()
    with zipfile.ZipFile(waiting.value.path()) as book:
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
    assert len(names) == 5
    first = {"kk": "Сандар", "ru": "Числа", "en": "Figures"}[reader.language]
    assert names[0] == first


def test_who_runs_this(reader: Reader) -> None:
    """The page about the site is in the foot of every page and names who publishes it."""
    page = reader.open("councils/")
    page.locator("footer a[href$='about/']").click()
    assert page.locator("dl.facts dd").first.inner_text().strip()
    expect(page.locator("#headlines")).to_be_visible()
    expect(page.locator("#report")).to_be_visible()


KINDS = (
    "", *(f"{one.name}/" for one in OWN.packages if one.name not in ("reference", "sources")),
    "grants/figures/", "charities/figures/", "sdg/indicator_status/",
    "ngos/ngos-registered/", "volunteering/volunteering-active-volunteers/",
    "volunteering/volunteering-organisations/", "add-up/",
    "regions/", "regions/kz-75/", "sources/", "sources/ministry-concept-report-2023/",
    "compare/", "check/", "changes/", "glossary/", "about/", "add/", "method/", "journalists/",
    "developers/", "search/", "search/?q=grants",
)  # fmt: skip
"""Every topic, and of all other kinds of pages the longest."""

TALLEST = 12_000
"""Fifteen screens of a phone, in pixels."""


def test_no_page_is_long_on_a_phone(reader: Reader) -> None:
    """What is long is folded: no page is taller than fifteen screens of a phone."""
    if reader.width > 400:
        return
    long = {}
    for path in KINDS:
        page = reader.open(path)
        page.wait_for_timeout(100)
        tall = page.evaluate("document.documentElement.scrollHeight")
        if tall > TALLEST:
            long[path] = tall
    assert not long


def test_a_topic_opens_with_its_question_and_answer(reader: Reader) -> None:
    """Question, answer, chart and what does not add up come before tables, files and the rest."""
    page = reader.open("grants/")
    heads = page.locator("main h2").evaluate_all("all => all.map(h => h.id)")
    wanted = ["answers", "disputes", "tables", "indicators", "records", "downloads", "dictionary"]
    assert [one for one in heads if one in wanted] == wanted
    assert page.locator("#answers").inner_text().endswith("?")
    first = page.locator(".answers li").first
    assert "1900000000" in digits(first.inner_text()) or re.search("1[.,]9", first.inner_text())
    below = page.locator("main > .opening ~ details:not([open]) > summary h2")
    assert {"dictionary", "sources", "code"} <= set(below.evaluate_all("a => a.map(h => h.id)"))


def test_topics_open_with_what_home_says(reader: Reader) -> None:
    """`ngos` opens with the number of NGOs, `councils` with the whole that has a year, as home."""
    page = reader.open("")
    for topic, name in (("ngos", "ngos-registered"), ("councils", "councils-total")):
        page = reader.open("")
        card = page.locator(".card", has=page.locator(f"a[href*='{name}']"))
        said = card.locator("b.n").inner_text()
        page = reader.open(f"{topic}/")
        answer = page.locator(".answers li").first
        assert answer.locator("a").get_attribute("href") == f"{name}/"
        assert said in answer.inner_text()
        assert "2025" in answer.inner_text()
        assert page.locator(f".opening #chart-{name}").count() == 1


def test_indicator_period_and_status_have_columns_of_their_own(reader: Reader) -> None:
    """Among all figures of a topic each stands in its own cell, which a phone shows in lines."""
    page = reader.open("grants/figures/")
    row = page.locator(".proofs tbody tr").first
    cells = row.locator(":scope > *")
    assert cells.count() == page.locator(".proofs thead th").count() == 6
    name, status, period = (row.locator(x) for x in (".row-name", ".status-cell", ".period-cell"))
    assert status.inner_text() not in name.inner_text() + period.inner_text()
    assert re.search(r"\d{4}", period.inner_text())
    assert name.evaluate("cell => cell.scrollWidth <= cell.clientWidth")
    for cell in (name, period, status):
        expect(cell).to_be_visible()
