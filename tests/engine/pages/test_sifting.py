"""What a reader may filter and sort of a table."""

from __future__ import annotations

import re

from civdata.pages import indicator, sifting
from civdata.pages.facts import Facts
from tests.engine.pages.given import Make, tiny_book

PERIODLESS = ("-", "period not stated", 2)


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


def test_tools_of_a_table_name_its_files_and_numbers() -> None:
    """Marks are by row; options come in order, numbers first, and count the rows."""
    book = tiny_book()
    found = list(book.collection.observations.values())
    sift = sifting.of_observations(book, "tiny", found, "Figures", "tiny")
    assert sift.rows["tiny-gardens-2022"]["value"] == "258"
    assert sift.numbers == "value value_max"
    facets = {facet.name: facet for facet in sift.facets}
    assert facets["period"].options == (("2022", "2022", 3), ("2023", "2023", 1), PERIODLESS)
    assert "area" not in facets


def test_a_choice_of_one_is_none() -> None:
    """A list whose rows are all alike has nothing to choose by."""
    marks = {"a": {"package": "tiny"}, "b": {"package": "tiny"}}
    assert sifting.of_list(tiny_book(), "cases", "T", ("package",), marks).facets == ()


def test_verdicts_come_worst_first() -> None:
    """The states of what does not add up stand in their own order."""
    marks = {n: {"verdict": n} for n in ("holds", "contradicts", "explained", "open")}
    (facet,) = sifting.of_list(tiny_book(), "cases", "T", ("verdict",), marks).facets
    assert [value for value, _, _ in facet.options] == ["open", "explained", "contradicts", "holds"]
