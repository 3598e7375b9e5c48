"""A package's page, and those of its long tables."""

from __future__ import annotations

from dataclasses import replace

from civdata.pages import File, package, tables
from civdata.pages.facts import Facts
from tests.engine.pages.given import Make, tiny_book


def test_every_record_has_its_place(book: Make, facts: Facts) -> None:
    """Each record stands under its own anchor on its package's page or on its table's own."""
    made = book("kk")
    for one in facts.packages:
        pages = [package.page(made, one), *package.table_pages(made, one)]
        written = {page.path: page.markdown for page in pages}
        for table in one.records:
            for row in table.rows:
                path, _, anchor = tables.record_path(table, row["id"]).partition("#")
                assert f'id="{anchor}"' in written[path]


def test_a_long_table_has_a_page_of_its_own(book: Make, facts: Facts) -> None:
    """Hundreds of records do not stand on the page of their package, which leads to them."""
    made = book("ru")
    sdg = next(one for one in facts.packages if one.name == "sdg")
    text = package.page(made, sdg).markdown
    assert "sdg-indicator-16-10-2" not in text
    assert 'href="indicator_status/"' in text
    assert {page.path for page in package.table_pages(made, sdg)} == {
        "sdg/figures/",
        "sdg/indicator_status/",
    }


def test_a_package_says_what_it_holds() -> None:
    """Title, first answer, and how to cite stand on the page of the tiny package."""
    book = tiny_book()
    held = book.facts.packages[0]
    text = package.page(book, held).markdown
    assert 'title: "Gardens of the steppe"' in text
    assert "258" in text
    assert "Gardens of the steppe [tiny]" in text
    paths = [page.path for page in package.table_pages(book, held)]
    assert paths == ["tiny/figures/"]


def test_a_record_without_downloads_offers_none() -> None:
    """Where nothing was exported, no file is named."""
    book = tiny_book("ru")
    assert "/data/tiny/tiny.zip" not in package.page(book, book.facts.packages[0]).markdown


def test_every_topic_asks_a_question(book: Make, facts: Facts) -> None:
    """Each topic of the record has a question in each language, and its page opens with it."""
    for language in facts.collection.languages:
        made = book(language)
        for one in facts.packages:
            asked = made.words.messages.get(f"question.{one.name}", "")
            assert asked.endswith("?"), (language, one.name)
    shortest = min(facts.packages, key=lambda one: len(one.observations) or 10**6)
    asked = made.words.messages[f"question.{shortest.name}"]
    assert f'<h2 id="answers">{asked}</h2>' in package.page(made, shortest).markdown


def test_a_site_without_an_address_names_files_as_they_are_kept() -> None:
    """The examples of code read the reader's own download where the site has no address."""
    book = tiny_book()
    file = File("data/tiny/observations.csv", "csv", "observations", 1, "0")
    pack = File("data/tiny/tiny.zip", "zip", "", 1, "0")
    named = replace(book, downloads={"tiny": (file, pack)})
    held = book.facts.packages[0]
    assert (
        package._addresses(named, held)["csv"] == "https://example.org/data/tiny/observations.csv"
    )
    nowhere = replace(named, site_url="/")
    assert package._addresses(nowhere, held) == {"csv": "observations.csv", "zip": ""}


def test_no_topic_answers_with_what_counts_nothing(book: Make, facts: Facts) -> None:
    """Years of an anniversary, days, ordinals and frequencies stand in lists, never at the top."""
    made = book("en")
    units = facts.collection.reference("units")
    for one in facts.packages:
        found = package._in_order(made, package._latest(made, one))
        kinds = [units[line[0].unit]["kind"] for line in found]
        assert not set(kinds[: package.ANSWERS]) & set(package.UNCOUNTED), one.name
    ids = [line[0].id for line in found]
    assert len(ids) == len(set(ids))
    headlines = facts.collection.settings.headlines
    named = [units[facts.collection.indicators[name].unit]["kind"] for name in headlines]
    assert not set(named) & set(package.UNCOUNTED)
