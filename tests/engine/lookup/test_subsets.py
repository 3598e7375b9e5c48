"""A record of one, two or five languages is searched in those, by Python and by the page."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from civdata.lookup.documents import Library, library
from civdata.lookup.find import search
from civdata.lookup.rank import Finder
from civdata.lookup.reading import Read
from civdata.model import Collection
from civdata.publish.index import write_index
from tests import node
from tests.small import SETTINGS
from tests.tiny import tiny_collection

SUBSETS = (("en",), ("ru",), ("kk", "en"), ("kk", "ru", "en", "ky", "uz"), ("de", "en"))
ASKED = ("gardens", "сады", "бақтар", "gardens 2023", "1.9 billion", "Almaty", "гарден", "feast")


def record(codes: tuple[str, ...]) -> Collection:
    """Return the tiny record as one of these languages."""
    settings = replace(SETTINGS, languages=codes, default_language=codes[0])
    return Collection(tiny_collection().packages, settings)


def known(codes: tuple[str, ...]) -> Library:
    """Return the documents of the tiny record in these languages."""
    return library(record(codes))


@pytest.mark.parametrize(
    ("codes", "text", "id"),
    [
        (("en",), "garden", "tiny-gardens"),
        (("ru",), "садами", "tiny-gardens"),
        (("kk", "en"), "бақтардың", "tiny-gardens"),
        (("kk", "en"), "new gardens", "tiny-gardens-new"),
        (("kk", "ru", "en", "ky", "uz"), "сколько садов", "tiny-gardens"),
        (("kk", "ru", "en", "ky", "uz"), "share of visitors", "tiny-visitors-share"),
        (("de", "en"), "gardens", "tiny-gardens"),
    ],
)
def test_a_record_is_searched_in_its_languages(codes: tuple[str, ...], text: str, id: str) -> None:
    """Word forms of each language of a record meet, whatever other languages it has."""
    assert id in [hit.id for hit in search(record(codes), text, codes[0])][:2]


def test_words_of_other_languages_are_not_known() -> None:
    """A record in English alone knows no word in Cyrillic letters but what its sources print."""
    assert not [hit for hit in search(record(("en",)), "мереке") if hit.kind == "indicator"]


@pytest.mark.parametrize("codes", SUBSETS, ids="-".join)
def test_the_page_finds_the_same(codes: tuple[str, ...], tmp_path: Path) -> None:
    """The page's scripts give the pages, places and areas of Python for any set of languages."""
    made = known(codes)
    write_index(made, tmp_path)
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
        const pages = found.pages.map((page) => [page.id, placesOf(page)]);
        made.push([pages, found.areas, found.instead]);
      }
      console.log(JSON.stringify(made));
    """
    finder = Finder(Read(made))
    for text, theirs in zip(ASKED, node.run(tmp_path, program, list(ASKED)), strict=True):
        found = finder.find(text)
        pages = [[page.document, page.places()] for page in found.pages]
        assert json.loads(json.dumps([pages, found.areas, found.instead])) == theirs, text


def test_what_nobody_published_for_an_area_is_said() -> None:
    """An area is found by its name; what nobody has published for it is said."""
    hits = search(tiny_collection(), "gardens in Almaty city", "en")
    assert "Nobody has published this for Almaty (city)." in hits[0].detail
    assert hits[0].id.startswith("tiny-gardens")
    assert any(hit.kind == "area" for hit in hits)


@pytest.mark.parametrize("typed", ["ufhltyc", "пфквуты"])
def test_another_layout_gives_words_or_nothing(typed: str) -> None:
    """Keys of another layout are tried only where whole words come out."""
    found = Finder(Read(known(("kk", "ru", "en")))).find(typed)
    assert all(part.isalpha() for part in found.instead.split())
