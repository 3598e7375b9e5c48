"""The page "Check a text": a reader pastes or types, in three languages, on phone and desk."""

from __future__ import annotations

import gzip
import random
import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from civdata.claims import check
from civdata.model import Collection
from civdata.pages.checking import readable
from civdata.publish import BuildResult
from tests.own import OWN
from tests.site.conftest import Open
from tests.site.sites import Site

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


def answers(collection: Collection, text: str, lang: str | None) -> list[list[Any]]:
    """Return what Python says of a text."""
    return [
        [c.start, c.end, c.printed, c.verdict, list(c.observations), c.reason]
        for c in check(collection, text, lang).figures
    ]


def generated(collection: Collection, count: int) -> list[tuple[str, str]]:
    """Return sentences of the record's own prints, cut together and changed by a fixed rule."""
    rnd = random.Random(7)
    prints = [
        (collection.sources[o.source].language, o.as_printed)
        for o in collection.observations.values()
        if collection.sources[o.source].language in readable(collection)
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


ASK = """async ([place, languages, asked]) => {
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
    worker.postMessage({ learn: languages });
  });
  worker.terminate();
  const row = (f) => [f.start, f.end, f.printed, f.verdict, f.observations, f.reason];
  return answers.map((all) => all.map(row));
}"""


def test_the_browser_answers_as_python_does(visit: Open, site: Site) -> None:
    """The worker gives each figure the place, verdict, observations and reason of `check`.

    A record without figures has no such page.
    """
    if not site.project.as_read.observations:
        assert not (site.out / "assets" / "check").exists()
        assert not list(site.out.glob("*/check"))
        return
    collection = site.project.collection
    asked = generated(collection, 40 if site.project is OWN else 12)
    if site.project is OWN:
        asked += [(lang, one + other) for lang, (one, other) in texts().items()]
    page = visit("/en/check/")
    place = ["../../assets/check/worker.js", list(readable(collection)), asked]
    told = page.evaluate(ASK, place)
    wrong = [
        (text, python, browser)
        for (lang, text), browser in zip(asked, told, strict=True)
        if (python := answers(collection, text, lang)) != browser
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


def test_axe_finds_nothing_in_a_report(chromium: Browser, address: str) -> None:
    """A page with a report has no finding of axe, on a phone."""
    context = chromium.new_context(viewport={"width": 360, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}/en/check/")
    page.locator("#check-text").fill("".join(texts()["en"]))
    page.locator(".check [type=submit]").click()
    expect(page.locator(".check-shown")).to_contain_text("9.7", timeout=20_000)
    page.locator(".check-shown .check-mark").nth(1).click()
    assert not [f["id"] for f in Axe().run(page).response["violations"]]
    context.close()


def test_it_is_found(read: Open) -> None:
    """Home, search and an indicator lead to the page."""
    for path in ("/en/", "/en/search/", "/en/grants/grants-amount/"):
        assert read(path).locator("main a[href$='check/']").count() >= 1
