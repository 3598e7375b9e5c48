"""Pages that are mostly words: written by hand, changes, the feed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from civdata.pages import prose
from civdata.pages.facts import gather
from civdata.storage import write_csv
from tests.conftest import ROOT
from tests.engine.pages.given import Make, tiny_book
from tests.own import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_written_pages_have_title_and_description(book: Make, language: str) -> None:
    """A hand-written page takes its title and description from its own first lines."""
    for name in prose.written(ROOT / "site", language):
        page = prose.hand_written(book(language), name)
        head = page.markdown.split("---")[1]
        assert page.title
        assert re.search(r'description: ".{40,}"', head)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_for_developers_leads_to_the_documentation(book: Make, language: str) -> None:
    """It does where somebody says at which address that is, and else names a folder."""
    made, address = book(language), "https://example.org/docs/"
    known = replace(made.collection.settings, documentation=address)
    told = replace(made, facts=gather(replace(made.collection, settings=known)))
    assert f"]({address})" in prose.hand_written(told, "developers").body
    assert "`docs/`" in prose.hand_written(made, "developers").body


def test_the_feed_is_atom(book: Make) -> None:
    """The feed of changes has an entry a change and an address in the page's language."""
    changes = ({"date": "2026-01-02", "kk": "а", "ru": "б", "en": "<c>", "corrections": ()},)
    text = prose.feed(book("en"), changes, "2026-01-02")
    assert "<title>&lt;c&gt;</title>" in text
    assert "https://example.org/en/changes/feed.xml" in text


def test_a_correction_leads_to_what_was_corrected(book: Make) -> None:
    """The log names figure and column in the page's language; what is gone keeps its identifier."""
    gone = {"id": "gone", "column": "value", "before": "1", "after": "2"}
    known = {**gone, "id": "grants-amount-2022"}
    entry = {"date": "2026-01-01", "kk": "k", "ru": "r", "en": "e", "corrections": (known, gone)}
    text = prose.changes(book("ru"), (entry,)).markdown
    assert 'href="../grants/grants-amount/#grants-amount-2022">Объем государственных' in text
    assert "<code>gone</code>. Значение: <del>1</del>" in text


def test_letters_have_their_place_in_the_alphabet() -> None:
    """Kazakh letters stand where the alphabet has them, others before it by their number."""
    words = ("қоғам", "кеңес", "ngo", "әкім", "ал")
    assert sorted(words, key=prose.alphabetical) == ["ngo", "ал", "әкім", "кеңес", "қоғам"]


def test_a_glossary_puts_official_words_first(tmp_path: Path) -> None:
    """Words seen in official texts come before our own choice, each group in order."""
    file = tmp_path / "glossary.csv"
    columns = [f"{stem}_{x}" for stem in ("term", "meaning") for x in ("kk", "ru", "en")]
    columns += ["id", "status"]
    rows = [{"status": "standard", "term_en": "alpha"}, {"status": "verified", "term_en": "beta"}]
    rows.append({"status": "verified", "term_en": "aleph"})
    file.write_text(write_csv(columns, [{c: r.get(c, "x") for c in columns} for r in rows]))
    text = prose.glossary(tiny_book(), file).markdown
    places = [text.index(word) for word in ("aleph", "beta", "alpha")]
    assert places == sorted(places)


def test_hand_written_pages_are_found(tmp_path: Path) -> None:
    """Pages of a language are named in order; a record without any has none."""
    folder = tmp_path / "pages" / "en"
    folder.mkdir(parents=True)
    for name in ("method", "about"):
        (folder / f"{name}.md").write_text("# T")
    assert prose.written(tmp_path, "en") == ["about", "method"]
    assert prose.written(tmp_path, "ru") == []


def test_the_search_page_lists_every_indicator() -> None:
    """Readers without scripts find all indicators there."""
    text = prose.search(tiny_book()).markdown
    assert all(one.names["en"] in text for one in tiny_book().collection.indicators.values())


def test_a_long_page_lists_its_parts() -> None:
    """Three parts and more stand as links beside the text; two do not."""
    book = tiny_book()
    parts = "".join(f"## Part {n} {{#part-{n}}}\n\nWords.\n\n" for n in range(3))
    assert prose._contents(book, parts).count("<li>") == 3
    assert '<a href="#part-2">Part 2</a>' in prose._contents(book, parts)
    assert prose._contents(book, parts.partition("## Part 2")[0]) == ""
