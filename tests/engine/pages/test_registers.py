"""The page of a register: its first rows, counts by column, files, and why others are not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from civdata.model import Collection, Field, Package, Rows, Table
from civdata.model import registers as limits
from civdata.pages import File, plain
from civdata.pages.book import Book, messages
from civdata.pages.facts import gather
from civdata.pages.templates import environment
from civdata.pages.words import Words
from tests.conftest import ROOT
from tests.own import OWN


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_page_of_a_register_says_what_is_where(
    monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """No chart is drawn and no file offered that is not there; counts are of all rows."""
    monkeypatch.setattr(limits, "REGISTER", 10)
    fields = (Field("year", "year"), Field("value", "number"), Field("kind"))
    cells = [[str(1900 + n) for n in range(60)], [f"{n}.5" for n in range(60)], ["a", "b"] * 30]
    rows = Rows([field.name for field in fields], cells, range(2, 62))
    table = Table("p", "t", "p/t.csv", fields, rows)
    package = Package("p", Path("p"), {}, {}, {}, (table,), foreign=True)
    what = Collection((package,), OWN.settings)
    words = Words(language, messages(ROOT / "site", language, OWN.settings), what)
    files = (
        File("data/p/t-first-10.csv", "csv", "t", 100, "0"),
        File("data/p/t/part-0001.parquet", "parquet", "t", 100, "1"),
        File("data/p/t/part-0002.parquet", "parquet", "t", 100, "2"),
    )
    address = "https://example.org/"
    book = Book(
        language, words, gather(what), environment(ROOT / "site"), {"p": files}, {}, address
    )
    text = plain.page(book, package, table).markdown
    say = words.say
    assert "<svg" not in text
    assert say("register.lead", n="60", first="10") in text
    assert say("register.part", n=2) in text
    assert all(f.path in text for f in files)
    assert say("format.xlsx") in text
    assert "a: 30; b: 30" in text
    assert "1900" in text
    assert "1959" in text
    assert text.count("<tr") == 50 + 1 + 3 + 1 + 3 + 1
