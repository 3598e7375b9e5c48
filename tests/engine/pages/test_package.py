"""A package's page, and those of its long tables."""

from __future__ import annotations

from civdata.pages import package, tables
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
