"""Charts of a book: which observations go on one picture."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from civdata.pages import indicator, series
from civdata.pages.facts import Facts
from civdata.record.views import derive
from tests.engine.pages.given import Make, small_book, tiny_book
from tests.small import printed

SVG = "{http://www.w3.org/2000/svg}"


def test_a_declared_break_of_a_series_is_one_in_its_chart(book: Make, facts: Facts) -> None:
    """Two figures whose order does not add up are not joined, and the legend says so."""
    assert ("volunteering-registered", "2024", "2025") in facts.breaks
    indicator = facts.collection.indicators["volunteering-registered"]
    (drawn,) = series.of_indicator(book("kk"), indicator)
    assert [p.tick for p in drawn.chart.points if p.apart] == ["2025"]
    assert "apart" in dict(drawn.keys)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_chart_tells_its_story_and_stands_alone(
    book: Make, facts: Facts, language: str
) -> None:
    """Each chart names unit and figures in the page's language, on the page and in its file."""
    made = book(language)
    files = {k: v for p in facts.packages for k, v in series.files(made, p)}
    for one in facts.collection.indicators.values():
        for drawn in series.of_indicator(made, one):
            told = drawn.chart.description
            assert "{" not in told
            assert drawn.unit in told
            if len(drawn.rows) <= 14:
                assert all(row.value in told for row in drawn.rows)
            root = ElementTree.fromstring(files[drawn.file])
            assert root.find(f"{SVG}title") is not None
            assert (root.find(f"{SVG}desc").text or "") == told  # type: ignore[union-attr]
            assert not [e for e in root.iter() if any("href" in name for name in e.attrib)]


def test_a_figure_that_a_sum_denies_is_marked_as_in_the_tables(book: Make, facts: Facts) -> None:
    """The projects of 2023 and their parts do not add up, though no other total is printed."""
    denied = "grants-projects-2023-planned"
    assert denied in facts.contested
    assert not facts.against.get(denied)
    drawn = series.of_indicator(book("kk"), facts.collection.indicators["grants-projects"])[0]
    marked = {p.id for p in drawn.chart.points if p.contested}
    assert denied in marked
    assert marked <= facts.contested


def test_a_line_joins_one_actual_figure_a_year() -> None:
    """Plans, parts of years and further prints of a year stand beside the line."""
    book = small_book(
        printed("a", "100 projects", period="2020"),
        printed("b", "150 projects", period="2021"),
        printed("b-low", "more than 140 projects", period="2021"),
        printed("c", "160 projects", period="2022-Q1"),
        printed("p", "300 projects", period="2023", status="planned"),
    )
    things = book.collection.indicators["things"]
    assert [o.id for o in series.yearly(book, things)] == ["a", "b"]
    (drawn,) = series.of_indicator(book, things)
    assert {p.id for p in drawn.chart.points if p.line} == {"a", "b"}
    assert {"actual", "planned"} <= {key for key, _ in drawn.keys}
    assert [p.text for p in drawn.chart.points if p.id == "b-low"] == [">140"]


def test_one_figure_is_no_chart() -> None:
    """Nothing is drawn of fewer than two dated figures."""
    book = small_book(printed("a", "100 projects"), printed("b", "90 projects", period=""))
    assert series.of_indicator(book, book.collection.indicators["things"]) == []


def test_a_chart_leads_home_from_elsewhere() -> None:
    """The picture's file, its address and its citation name the record and the page."""
    (drawn,) = series.of_indicator(tiny_book(), tiny_book().collection.indicators["tiny-gardens"])
    assert drawn.file == "data/charts/en/tiny-gardens.svg"
    assert drawn.address == "https://example.org/en/tiny/tiny-gardens/#chart-tiny-gardens"
    assert drawn.address in drawn.citation
    assert '<img src="https://example.org/data/charts/en/tiny-gardens.svg?v=1.0.0"' in drawn.embed
    assert series.origin(tiny_book(), drawn).startswith("Source: Ministry of Gardens; Garden News.")


def test_places_of_a_map_are_those_of_the_settings_else_in_rows() -> None:
    """Without a layout regions stand in rows of five, filled up with gaps."""
    assert series.tiles_of(tiny_book()) == (("KZ-75", "", "", "", ""),)
    assert series.batched_row(list("abcdefg"), 5) == ("f", "g", "", "", "")
    assert series.short_names(tiny_book())["KZ-75"]


def test_credits_name_who_counts_and_then_who_has_most_here() -> None:
    """The ministry goes before the press, and of the press who printed most of the chart."""
    made = small_book(
        printed("a", "100 projects", period="2020"),
        printed("b", "150 проектов", period="2021", language="ru"),
        printed("c", "160 проектов", period="2022", language="ru"),
    )
    (drawn,) = series.of_indicator(made, made.collection.indicators["things"])
    weigh = series._least(made, drawn.observations)
    assert [o.id for o in sorted(drawn.observations, key=weigh)] == ["b", "c", "a"]


def test_a_chart_of_a_site_without_an_address_says_so_in_words() -> None:
    """Its picture names no address, and the code to copy tells what to put before each path."""
    book = replace(tiny_book(), site_url="/")
    (drawn,) = series.of_indicator(book, book.collection.indicators["tiny-gardens"])
    assert series.origin(book, drawn).endswith("small")
    text = indicator.page(book, book.collection.indicators["tiny-gardens"]).markdown
    assert "put the address where you found it" in text
    placed = indicator.page(tiny_book(), book.collection.indicators["tiny-gardens"]).markdown
    assert "put the address where you found it" not in placed


def test_a_short_series_keeps_its_own_axis_beside_a_long_one(book: Make, facts: Facts) -> None:
    """Charts side by side share their years only where both fill most of them."""
    made = book("en")
    long, short = (
        series.of_indicator(made, facts.collection.indicators[name])[0]
        for name in ("ngos-registered", "grants-amount")
    )
    one, other = (series.years_of(d.chart.points) for d in (long, short))
    assert (other[1] - other[0]) < series.FILLED * (one[1] - one[0])
    assert [d.chart.years for d in series._aligned(made, [long, short])] == [None, None]
    twice = series._aligned(made, [short, replace(short, chart=replace(short.chart, id="twin"))])
    assert [d.chart.years for d in twice] == [other, other]


def test_a_whole_is_not_drawn_beside_its_parts(book: Make, facts: Facts) -> None:
    """Of the councils by level the parts are drawn, none within another, with the year."""
    made = book("en")
    councils = facts.collection.package("councils")
    assert councils
    spec = next(one for one in councils.views if "level" in one.name)
    (drawn,) = series.of_view(made, derive(facts.collection, councils, spec))
    assert drawn.chart.title == "Public councils by level, 2023"
    assert sum(p.value for p in drawn.chart.points) == 258
    assert "258" not in {p.text for p in drawn.chart.points}


def test_bars_of_several_periods_name_each(book: Make, facts: Facts) -> None:
    """Where the bars of a view are of different years, each says its own."""
    made = book("en")
    package = facts.collection.package("participation")
    assert package
    titles = {}
    for spec in package.views:
        if spec.rows == "indicator":
            for one in series.of_view(made, derive(facts.collection, package, spec)):
                titles[one.chart.title] = [p.label for p in one.chart.points]
    labels = titles["Councils under the President"]
    assert [label.rpartition(", ")[2] for label in labels] == ["2019", "2022", "2026"]
