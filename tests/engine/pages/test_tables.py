"""Tables of figures and the scripts that work on them."""

from __future__ import annotations

import re
from dataclasses import replace

from civdata import theme
from civdata.model import Field
from civdata.pages import package, tables
from civdata.pages.facts import Facts
from tests.conftest import ROOT
from tests.engine.pages.given import Make, tiny_book
from tests.tiny import tiny_collection

SITE = ROOT / "site"


def test_a_package_has_a_table_of_every_figure(book: Make, facts: Facts) -> None:
    """All figures stand in one plain table, each with a way to its own row and proof."""
    made = book("en")
    for held in facts.packages:
        text = "".join(page.markdown for page in package.table_pages(made, held))
        for o in held.observations:
            assert f'data-key="{o.id}"' in text
            assert f"#{o.id}" in text


def test_a_type_without_a_word_of_its_own_is_named_as_it_stands() -> None:
    """Tables of other people have types that no language of the pages has a word for."""
    table = tiny_collection().table("tiny", "observations")
    assert table is not None
    given = replace(table, fields=(Field("value", "any"), Field("id", "string")))
    ((_, lines),) = tables.dictionary(tiny_book(), [given])
    assert [kind for _, _, kind, _ in lines] == ["any", "text"]


def test_tools_stay_hidden_without_scripts(book: Make, facts: Facts) -> None:
    """What only a script can do is not shown before it runs."""
    held = facts.collection.package("councils")
    assert held is not None
    text = package.page(book("en"), held).markdown
    assert text.count("data-tools=") == len(re.findall(r'data-tools="[^"]+"[^>]* hidden>', text))
    assert text.count("data-image=") == len(re.findall(r'data-image="[^>]* hidden>', text))


def test_scripts_are_small_modules() -> None:
    """A script is a module of at most 300 lines that asks nothing from outside."""
    for path in (theme.FOLDER / "assets" / "javascripts").glob("*.js"):
        text = path.read_text("utf-8")
        assert len(text.splitlines()) <= 300
        assert "http://" not in text
        assert "https://" not in text
