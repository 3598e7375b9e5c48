"""The page "Check a text": a reader pastes or types, in three languages, on phone and desk."""

from __future__ import annotations

import gzip
import random
import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from civdata.claims import check
from civdata.publish import BuildResult
from tests.own import OWN
from tests.site.conftest import Open

pytestmark = pytest.mark.browser

BUDGET = 700_000
"""Bytes, compressed, that the page may load once it is used."""


def texts() -> dict[str, tuple[str, str]]:
    """Return by language a sentence that agrees and one that differs, from the record itself."""
    return {
        "en": (
            "In 2021 the state funded grants of 1.5 billion tenge. ",
            "The grants of 2021 were worth 9.7 billion tenge.",
        ),
        "ru": (
            "В 2021 году объем государственных грантов составил 1,5 млрд тенге. ",
            "В 2021 году объем государственных грантов составил 9,7 млрд тенге.",
        ),
        "kk": (
            "2021 жылы мемлекеттік гранттардың көлемі 1,5 млрд теңге болды. ",
            "2021 жылы мемлекеттік гранттардың көлемі 9,7 млрд теңге болды.",
        ),
    }


def answers(text: str, lang: str | None) -> list[list[Any]]:
    """Return what Python says of a text."""
    collection = OWN.collection
    return [
        [c.start, c.end, c.printed, c.verdict, list(c.observations), c.reason]
        for c in check(collection, text, lang).figures
    ]


def generated(count: int) -> list[tuple[str, str]]:
    """Return sentences of the record's own prints, cut together and changed by a fixed rule."""
    rnd = random.Random(7)
    collection = OWN.collection
    prints = [
        (collection.sources[o.source].language, o.as_printed)
        for o in collection.observations.values()
        if collection.sources[o.source].language in ("kk", "ru", "en")
    ]
    made = []
    for _ in range(count):
        lang, one = rnd.choice(prints)
        other = rnd.choice([text for code, text in prints if code == lang])
        text = f"{one}. {rnd.randint(2015, 2025)}: {other}"
        if rnd.random() < 0.4:
            text = re.sub(r"\d", lambda d: rnd.choice("0123456789") or d[0], text)
        made.append((lang, text if rnd.random() < 0.8 else f"😀 {text}"))
    return made


ASK = """async ([place, asked]) => {
  const worker = new Worker(place);
  const answers = [];
  await new Promise((resolve, reject) => {
    worker.onerror = (fault) => reject(new Error(fault.message));
    worker.onmessage = ({ data }) => {
      if (data.failed) { reject(new Error(data.failed)); return; }
      if ("learnt" in data && data.learnt === data.of) {
        asked.forEach(([lang, text], check) => worker.postMessage({ check, lang, text, day: "" }));
      }
      if (data.figures) answers[data.check] = data.figures;
      if (answers.length === asked.length && data.figures) resolve();
    };
    worker.postMessage({ learn: ["kk", "ru", "en"] });
  });
  worker.terminate();
  const row = (f) => [f.start, f.end, f.printed, f.verdict, f.observations, f.reason];
  return answers.map((all) => all.map(row));
}"""


def test_the_browser_answers_as_python_does(read: Open) -> None:
    """The worker gives each figure the place, verdict, observations and reason of `check`."""
    asked = [(lang, one + other) for lang, (one, other) in texts().items()] + generated(40)
    page = read("/en/check/")
    told = page.evaluate(ASK, ["../../assets/check/worker.js", asked])
    wrong = [
        (text, python, browser)
        for (lang, text), browser in zip(asked, told, strict=True)
        if (python := answers(text, lang)) != browser
    ]
    assert not wrong


def test_nothing_is_loaded_before_use_and_little_then(built: BuildResult, read: Open) -> None:
    """An unused page loads no worker; all that a used one loads is at most 700 KB compressed."""
    page = read("/en/check/")
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((r) => r.name)")
    assert not [name for name in loaded if "/assets/check/" in name]
    folder = built.out / "assets" / "check"
    files = [f for f in folder.iterdir() if not f.name.startswith("shown.")]
    largest = max(len(gzip.compress(f.read_bytes(), 6)) for f in folder.glob("shown.*"))
    assert sum(len(gzip.compress(f.read_bytes(), 6)) for f in files) + largest <= BUDGET


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_reader_checks_a_text(read: Open, language: str, width: int) -> None:
    """A pasted text is marked; a figure opens its card with print and links; typing works too."""
    agrees, differs = texts()[language]
    page = read(f"/{language}/check/", width, language=language)
    page.locator("#check-text").click()
    page.keyboard.insert_text(agrees)  # what a paste does
    page.keyboard.type(differs)
    page.locator(".check [type=submit]").click()
    marks = page.locator(".check-shown .check-mark")
    expect(marks.first).to_be_visible(timeout=20_000)
    wanted = answers(agrees + differs, language)
    assert [m.get_attribute("class") for m in marks.all()] == [
        f"check-mark {verdict}" for _, _, _, verdict, _, _ in wanted
    ]
    linked = next(n for n, answer in enumerate(wanted) if answer[4])
    marks.nth(linked).click()
    card = page.locator(f"#figure-{linked + 1}")
    expect(card).to_have_attribute("open", "")
    expect(card.locator("q").first).to_be_visible()
    assert card.locator("a[href*='sources/']").count()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_works_without_a_network_once_loaded(chromium: Browser, address: str) -> None:
    """After the first text the network may go: the next text is checked all the same."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{address}/en/check/")
    _checked(page, "Grants of 5 projects in 2020.", "5 (differs) projects")
    context.set_offline(True)
    _checked(page, "Grants of 7 projects in 2021.", "7 (differs) projects")
    context.close()


def _checked(page: Page, text: str, shown: str) -> None:
    page.locator("#check-text").fill(text)
    page.locator(".check [type=submit]").click()
    expect(page.locator(".check-shown")).to_contain_text(shown, timeout=20_000)


def test_the_report_is_copied_as_text(chromium: Browser, address: str) -> None:
    """The report is text with a line for each figure and its verdict."""
    context = chromium.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}/en/check/")
    _checked(page, "".join(texts()["en"]), "9.7 billion tenge (differs)")
    page.locator(".check-tools button").first.click()
    expect(page.locator(".check-tools button").first).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "2021 – counts nothing" in copied
    context.close()


def test_axe_finds_nothing_in_a_report(chromium: Browser, address: str) -> None:
    """A page with a report has no finding of axe, on a phone."""
    context = chromium.new_context(viewport={"width": 360, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}/en/check/")
    _checked(page, "".join(texts()["en"]), "9.7 billion tenge (differs)")
    page.locator(".check-shown .check-mark").nth(1).click()
    assert not [f["id"] for f in Axe().run(page).response["violations"]]
    context.close()


def test_it_is_found(read: Open) -> None:
    """Home, search and an indicator lead to the page."""
    for path in ("/en/", "/en/search/", "/en/grants/grants-amount/"):
        assert read(path).locator("main a[href$='check/']").count() >= 1
