from __future__ import annotations

import re
from collections.abc import Callable

from civdata import theme
from civdata.pages import Book, indicator, package, sifting
from civdata.pages.facts import Facts
from tests.conftest import ROOT

Make = Callable[[str], Book]
SITE = ROOT / "site"


def test_every_row_carries_what_it_may_be_chosen_by(book: Make, facts: Facts) -> None:
    """A figure's row names its source, status, period and area as the data has them."""
    one = facts.collection.indicators["grants-amount"]
    text = indicator.page(book("ru"), one).markdown
    for o in facts.of_indicator(one):
        row = re.search(rf'<tr[^>]*id="{o.id}"[^>]*>', text)
        assert row
        for name, value in (("source", o.source), ("status", o.obs_status), ("area", o.ref_area)):
            assert f'data-{name}="{value}"' in row[0]


def test_a_choice_counts_its_rows(book: Make, facts: Facts) -> None:
    """The options of a choice cover every row once; a single option is not offered."""
    held = facts.collection.package("volunteering")
    assert held is not None
    sift = sifting.of_observations(book("kk"), held.name, held.observations, "t", "n")
    for facet in sift.facets:
        assert len(facet.options) > 1
        assert sum(n for _, _, n in facet.options) == len(held.observations)
    assert {"source", "period", "indicator"} <= {facet.name for facet in sift.facets}


def test_options_are_in_the_language_of_the_page(book: Make, facts: Facts) -> None:
    """Status and area are named in the page's language."""
    held = facts.collection.package("grants")
    assert held is not None
    for language, word in (("kk", "жоспар"), ("ru", "план"), ("en", "planned")):
        sift = sifting.of_observations(book(language), held.name, held.observations, "t", "n")
        status = next(facet for facet in sift.facets if facet.name == "status")
        assert word in [label for _, label, _ in status.options]


def test_a_package_has_a_table_of_every_figure(book: Make, facts: Facts) -> None:
    """All figures stand in one plain table, each with a way to its own row and proof."""
    made = book("en")
    for held in facts.packages:
        text = "".join(page.markdown for page in package.table_pages(made, held))
        for o in held.observations:
            assert f'data-key="{o.id}"' in text
            assert f"#{o.id}" in text


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
