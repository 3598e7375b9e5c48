"""The written queries: what the command line finds, and that the page finds the same."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path

import pytest

from civdata.lookup.documents import Library, library
from civdata.lookup.find import search
from civdata.lookup.keys import Keys
from civdata.lookup.rank import Finder
from civdata.lookup.reading import Read
from civdata.publish import index
from tests import node
from tests.conftest import ROOT
from tests.own import LANGUAGES, OWN

QUERIES = ROOT / "tests" / "site" / "search_queries.csv"
SITE = ROOT / "site"
LEAST = 0.95


def queries() -> list[dict[str, str]]:
    """Read the queries that were written before the search was tuned, with their right pages."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def known() -> Library:
    """Make the documents of the record once."""
    return library(OWN.collection, SITE)


@cache
def finder() -> Finder:
    """Make the index of the record once."""
    return Finder(Read(known()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_line_finds_the_right_pages(language: str) -> None:
    """At least 95% of the written queries of a language find a right page first or second."""
    asked = [row for row in queries() if row["language"] == language]
    missed = []
    for row in asked:
        hits = search(OWN.collection, row["query"], language, site=SITE)
        pages = list(dict.fromkeys(hit.path.partition("#")[0] for hit in hits))
        if not set(pages[:2]) & set(row["expected"].split()):
            missed.append((row["query"], pages[:2]))
    assert len(missed) <= (1 - LEAST) * len(asked), missed


def test_the_page_finds_what_the_command_line_finds(tmp_path: Path) -> None:
    """For every written query the page's scripts give the pages, places and areas of Python."""
    index.write_index(known(), tmp_path)
    asked = sorted({row["query"] for row in queries()})
    program = """
      const { Finder, placesOf } = await import("./find.js");
      const { Keys } = await import("./keys.js");
      const { Postings } = await import("./postings.js");
      const json = async (name) => JSON.parse(readFileSync(`${name}.json`, "utf8"));
      const table = await json("keys");
      const finder = new Finder(new Keys(table), new Postings(table, json), () => json("words"));
      const made = [];
      for (const text of given) {
        const found = await finder.find(text);
        const pages = found.pages.slice(0, 10).map((page) => [page.id, placesOf(page)]);
        made.push([pages, found.areas, found.instead]);
      }
      console.log(JSON.stringify(made));
    """
    differ = []
    for text, theirs in zip(asked, node.run(tmp_path, program, asked), strict=True):
        found = finder().find(text)
        pages = [[page.document, page.places()] for page in found.pages[:10]]
        if json.loads(json.dumps([pages, found.areas, found.instead])) != theirs:
            differ.append(text)
    assert differ == []


def test_words_get_their_keys_only_when_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One question makes the keys of few words, so that the first one of a process is quick."""
    asked: list[str] = []
    of_word = Keys.of_word

    def counted(keys: Keys, word: str, language: str) -> tuple[str, ...]:
        asked.append(word)
        return of_word(keys, word, language)

    monkeypatch.setattr(Keys, "of_word", counted)
    new = Finder(read := Read(library(OWN.collection, SITE)))
    assert new.find("сколько волонтеров в стране").pages
    few, _ = len(asked), asked.clear()
    assert list(read.index.all())
    assert few < len(asked) / 10


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("public councils in Almaty region", ("KZ-19",)),
        ("общественных советов в Алматинской области", ("KZ-19",)),
        ("сколько НПО в Костанайской области", ("KZ-39",)),
        ("волонтеры в Костанае", ("KZ-39",)),
        ("НПО Шымкент", ("KZ-79",)),
        ("Алматы облысы", ("KZ-19",)),
        ("Алматы қаласының волонтерлері", ("KZ-75",)),
        ("волонтеры Алматы", ("KZ-75", "KZ-19")),
        ("город Алматы", ("KZ-75",)),
        ("West Kazakhstan NGOs", ("KZ-27",)),
        ("сколько волонтеров в Казахстане", ()),
    ],
)
def test_areas_are_known_in_any_form(text: str, areas: tuple[str, ...]) -> None:
    """A region is told from a city of the same name, and the country from both."""
    assert finder().find(text).areas == areas


@pytest.mark.parametrize("text", ["volunteers 2024", "сколько волонтеров в 2024 году"])
def test_national_figures_come_first_unless_an_area_is_asked_for(text: str) -> None:
    """A figure of one region never answers alone for the country, and is named with its region."""
    hits = search(OWN.collection, text, "ru", site=SITE)
    first = next(hit for hit in hits if hit.kind == "observation")
    assert OWN.collection.observations[first.id].ref_area == OWN.settings.country
    regional = [h for h in hits if h.kind == "observation" and "-kz75-" in h.id]
    assert all("Алматы" in hit.title for hit in regional)


@pytest.mark.parametrize("text", ["АБҚО", "ЦПГИ", "CISC", "ҮЕҰ", "НПО"])
def test_abbreviations_are_no_slips_of_the_keyboard(text: str) -> None:
    """An abbreviation finds what it means, and nothing typed on another layout instead."""
    found = finder().find(text)
    assert found.pages
    assert found.instead == ""


@pytest.mark.parametrize("letters", ["КИОР", "МТСЗН", "ҰВЖ", "ТЖМ", "APK"])
def test_first_letters_of_an_institution_are_its_name(letters: str) -> None:
    """Nobody wrote these abbreviations down: they come from the names of the institutions."""
    found = finder().find(letters)
    assert found.pages
    assert found.instead == ""


@pytest.mark.parametrize(
    ("text", "path"),
    [("вместе против рака премия", "grants/"), ("Қазақстан әйелдері ассоциация", "sdg/")],
)
def test_a_record_that_has_all_words_comes_first_or_second(text: str, path: str) -> None:
    """Where the best page lacks a word, the page of the record that has all is beside it."""
    first = [finder().shelf.documents[page.document].path for page in finder().find(text).pages[:3]]
    assert path in first
