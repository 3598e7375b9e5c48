"""What a reader must get done on the page "Check a text", on phone and desk, in each language.

One page serves all tasks of a width and a language, as with a reader who checks text after text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from civdata.claims import check
from tests.own import OWN
from tests.site.sites import listened

pytestmark = pytest.mark.browser

SHOWN = """text => {
  const shown = document.querySelector(".check-report:not([hidden]) .check-shown");
  if (!shown) return false;
  const bare = shown.cloneNode(true);
  for (const verdict of bare.querySelectorAll(".sr")) verdict.remove();
  return bare.textContent === text;
}"""
"""Whether the report is that of a text; the verdicts that only a screen reader says stand apart."""

SAID = {
    "en": {
        "agrees": "In 2021 the state funded grants of 1.5 billion tenge.",
        "differs": "The grants of 2021 were worth 9.7 billion tenge.",
        "contested": "In 2020 the state grants amounted to 1.6 billion tenge.",
        "region": "In Kostanay Region 1,029 NGOs are registered.",
        "other region": "In Pavlodar Region 1,029 NGOs are registered.",
        "outdated": "22,000 NGOs are registered in Kazakhstan.",
        "no claim": "Law No. 312 was signed on 15 January 2014.",
        "unknown": "In 2024, 5,000 beekeepers joined the union.",
    },
    "ru": {
        "agrees": "В 2021 году объем государственных грантов составил 1,5 млрд тенге.",
        "differs": "В 2021 году объем государственных грантов составил 9,7 млрд тенге.",
        "contested": "В 2020 году объем государственных грантов составил 1,6 млрд тенге.",
        "region": "В Костанайской области зарегистрировано 1029 НПО.",
        "other region": "В Павлодарской области зарегистрировано 1029 НПО.",
        "outdated": "В Казахстане зарегистрировано 22 000 НПО.",
        "no claim": "Закон № 312 подписан 15 января 2014 года.",
        "unknown": "В 2024 году в союз вступили 5000 пчеловодов.",
    },
    "kk": {
        "agrees": "2021 жылы мемлекеттік гранттардың көлемі 1,5 млрд теңге болды.",
        "differs": "2021 жылы мемлекеттік гранттардың көлемі 9,7 млрд теңге болды.",
        "contested": "2020 жылы мемлекеттік гранттардың көлемі 1,6 млрд теңге болды.",
        "region": "Қостанай облысында 1029 ҮЕҰ тіркелген.",
        "other region": "Павлодар облысында 1029 ҮЕҰ тіркелген.",
        "outdated": "Қазақстанда 22 000 ҮЕҰ тіркелген.",
        "no claim": "№ 312 Заң 2014 жылғы 15 қаңтарда қол қойылды.",
        "unknown": "2024 жылы одаққа 5000 ара өсіруші кірді.",
    },
}


@dataclass(frozen=True)
class Desk:
    """The open page, with the sentences of its language."""

    page: Page
    language: str
    width: int
    faults: list[str]

    @property
    def marks(self) -> Locator:
        """The figures of the text as they are marked."""
        return self.page.locator(".check-shown .check-mark")

    def said(self, *names: str) -> str:
        """Return sentences by what they are."""
        return " ".join(SAID[self.language][name] for name in names)

    def paste(self, text: str) -> None:
        """Put a text on the clipboard and paste it in place of what stands in the field."""
        self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        field = self.page.locator("#check-text")
        field.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Control+V")
        expect(field).to_have_value(text)

    def shown(self, text: str, published: str | None = None) -> list[str]:
        """Send the form and return the verdicts, which are those of the command line."""
        self.page.locator(".check [type=submit]").click()
        return self.awaited(text, published)

    def awaited(self, text: str, published: str | None = None) -> list[str]:
        """Wait for the report on a text and return its verdicts."""
        wanted = check(OWN.collection, text, self.language, published).figures
        self.page.wait_for_function(SHOWN, arg=text, timeout=30_000)
        expect(self.marks).to_have_count(len(wanted))
        found = [(one.get_attribute("class") or "").split()[-1] for one in self.marks.all()]
        assert found == [figure.verdict for figure in wanted]
        return found

    def card(self, number: int) -> Locator:
        """Tap a figure and return its card, which opens."""
        self.marks.nth(number).click()
        card = self.page.locator(f"#figure-{number + 1}")
        expect(card).to_have_attribute("open", "")
        return card


@pytest.fixture(
    scope="module",
    params=[(w, c) for w in (360, 1280) for c in SAID],
    ids=lambda p: f"{p[1]}-{p[0]}",
)
def opened(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Desk]:
    """Open the page once for all tasks of a width and a language."""
    width, language = request.param
    with listened(chromium, width, language) as (page, faults):
        page.goto(f"{address}/{language}/check/")
        page.locator("[name=language]").select_option(language)
        yield Desk(page, language, width, faults)


@pytest.fixture
def desk(opened: Desk) -> Iterator[Desk]:
    """Return the page for one task; it must show no fault and fit the screen."""
    yield opened
    assert not opened.faults
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= opened.width


def test_an_article_is_pasted(desk: Desk) -> None:
    """Every figure of several paragraphs is marked, and counted by verdict."""
    text = f"{desk.said('agrees', 'no claim')}\n\n{desk.said('differs', 'unknown')}"
    desk.paste(text)
    found = desk.shown(text)
    assert {"agrees", "differs", "not_in_record", "not_a_claim"} == set(found)
    for verdict in set(found):
        line = desk.page.locator(".check-counts li", has=desk.page.locator(f".{verdict}"))
        expect(line).to_have_text(re.compile(rf" {found.count(verdict)}$"))


def test_a_wrong_number_is_typed(desk: Desk) -> None:
    """A typed sentence with a wrong figure shows what the record prints instead."""
    text = desk.said("differs")
    field = desk.page.locator("#check-text")
    field.fill("")
    field.press_sequentially(text)
    assert desk.shown(text)[-1] == "differs"
    card = desk.card(1)
    expect(card.locator("q").first).to_be_visible()
    assert re.search("1[.,]5", card.locator(".side-value").first.inner_text())


def test_the_proof_is_followed_to_its_source(desk: Desk) -> None:
    """From a right figure the reader gets to the paragraph that prints it."""
    desk.paste(desk.said("agrees"))
    assert desk.shown(desk.said("agrees"))[-1] == "agrees"
    card = desk.card(1)
    link = card.locator("a[href*='sources/']").first
    place = (link.get_attribute("href") or "").partition("#")[2]
    with desk.page.context.expect_page() as opening:
        link.click(modifiers=["Control"])
    source = opening.value
    source.wait_for_url(f"**/sources/**#{place}")
    prints = source.locator(f"[id='{place}'] q.printed").all_inner_texts()
    source.close()
    shown = card.locator("q").first.inner_text()
    assert any(printed in shown for printed in prints)


def test_a_number_of_another_region_is_not_confirmed(desk: Desk) -> None:
    """The count of one region agrees there and is not in the record for its neighbour."""
    for name, verdict in (("region", "agrees"), ("other region", "not_in_record")):
        desk.paste(desk.said(name))
        assert desk.shown(desk.said(name)) == [verdict]


def test_an_old_number_is_judged_by_its_day(desk: Desk) -> None:
    """With its day, an older text meets the figures of that time, not those of today."""
    text, day = desk.said("outdated"), desk.page.locator("[name=day]")
    desk.paste(text)
    assert desk.shown(text) == ["not_in_record"]
    day.fill("2021-06-01")
    assert desk.shown(text, "2021-06-01") == ["contested"]
    expect(desk.card(0)).to_contain_text("2021")
    day.fill("")


def test_dates_and_numbers_of_laws_are_left_alone(desk: Desk) -> None:
    """What counts nothing is said to count nothing, and has no proof to show."""
    desk.paste(desk.said("no claim"))
    assert set(desk.shown(desk.said("no claim"))) == {"not_a_claim"}
    assert not desk.card(0).locator("q").count()


def test_both_sides_of_a_contested_figure_are_shown(desk: Desk) -> None:
    """A figure that sources contradict each other about leads to all of them."""
    desk.paste(desk.said("contested"))
    assert desk.shown(desk.said("contested"))[-1] == "contested"
    values = desk.card(1).locator(".side-value").all_inner_texts()
    assert {re.findall(r"1[.,]\d", value)[0][-1] for value in values} == {"5", "9"}


def test_the_report_is_copied(desk: Desk) -> None:
    """The clipboard has a line for each figure, with print and address of what proves it."""
    text = desk.said("agrees", "unknown")
    desk.paste(text)
    desk.shown(text)
    desk.page.locator(".check-tools button").first.click()
    copied = desk.page.evaluate("navigator.clipboard.readText()")
    for figure in check(OWN.collection, text, desk.language).figures:
        assert f"{figure.printed} – " in copied
    assert "http" in copied
    assert "“" in copied


def test_the_report_is_printed(desk: Desk) -> None:
    """On paper stand the text, the open cards and no form; the button opens the printer."""
    text = desk.said("agrees", "differs")
    desk.paste(text)
    desk.shown(text)
    desk.page.evaluate("window.print = () => { window.asked = true; }")
    desk.page.locator(".check-tools button").nth(1).click()
    assert desk.page.evaluate("asked")
    desk.page.emulate_media(media="print")
    expect(desk.page.locator(".check-shown")).to_be_visible()
    expect(desk.page.locator(".check-card q.printed").first).to_be_visible()
    for gone in (".check textarea", ".check-tools", ".top"):
        expect(desk.page.locator(gone)).to_be_hidden()
    desk.page.emulate_media(media="screen")


def test_the_page_is_cleared_and_used_again(desk: Desk) -> None:
    """Clearing leaves nothing of a text behind, and the next one is checked alone."""
    desk.paste(desk.said("differs"))
    desk.shown(desk.said("differs"))
    desk.page.locator(".check [type=reset]").click()
    expect(desk.page.locator("#check-text")).to_have_value("")
    expect(desk.page.locator(".check-report")).to_be_hidden()
    desk.page.locator("[name=language]").select_option(desk.language)
    desk.paste(desk.said("region"))
    assert desk.shown(desk.said("region")) == ["agrees"]


def test_it_works_with_the_keyboard_alone(desk: Desk) -> None:
    """Typing, sending, and opening a card need no pointer."""
    text, page = desk.said("differs"), desk.page
    page.locator("#check-text").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    page.keyboard.press("Control+Enter")
    assert desk.awaited(text)[-1] == "differs"
    page.locator(".check [type=reset]").focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(desk.marks.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#figure-2 > summary")).to_be_focused()
    expect(page.locator("#figure-2 q").first).to_be_visible()


def test_it_works_without_a_network_once_loaded(desk: Desk) -> None:
    """After the first text the network may go: the next text is checked all the same."""
    desk.page.context.set_offline(True)
    text = desk.said("agrees", "no claim")
    desk.paste(text)
    assert "agrees" in desk.shown(text)
    desk.page.context.set_offline(False)
