"""Which printed figure stands for others, and which an open question concerns."""

from __future__ import annotations

from decimal import Decimal

from civdata.record.standing import (
    breaks,
    contested,
    headline,
    national,
    preferred,
    published,
    rivals,
    spans_of,
)
from tests.own import OWN
from tests.small import collection, discrepancy, printed, relation
from tests.tiny import tiny_collection


def test_an_indicator_of_regions_alone_is_shown() -> None:
    """Where the country has no figure, those of regions are what there is."""
    what = OWN.collection.observations.values()
    found = [o for o in what if o.indicator == "volunteering-clubs"]
    assert found == national(OWN.collection, found) != []


def test_headlines_are_chosen_by_rule_not_by_date() -> None:
    """What three print goes before one newer print; a lone figure of another count stays behind."""
    collection = OWN.collection
    told = {
        name: headline(
            collection, [o for o in collection.observations.values() if o.indicator == name]
        )
        for name in ("ngos-registered", "volunteering-registered")
    }
    ngos, volunteers = told["ngos-registered"], told["volunteering-registered"]
    assert ngos
    assert (ngos.value, ngos.qualifier, ngos.time_period) == (23_000, "more_than", "2025")
    assert volunteers
    assert (volunteers.value, volunteers.time_period) == (60_000, "2024")
    assert {int(o.value) for o in rivals(collection, ngos)} == {24_000}


def test_red_means_open() -> None:
    """An explained difference is not contested; an open one marks its very figures."""
    marked = contested(OWN.collection)
    assert "grants-amount-2022" not in marked
    assert "ngos-registered-2021-intpolicydigest" not in marked
    assert {"ngos-registered-2023-gov", "ngos-registered-2024-elordainfo"} <= marked


def test_an_open_bound_gives_way_to_a_figure_inside_it() -> None:
    """A later page prints more than 50 organisations for 2019, the report 224: 224 says more."""
    collection = OWN.collection
    found = [
        o
        for o in collection.observations.values()
        if (o.indicator, o.time_period) == ("volunteering-organisations", "2019")
    ]
    chosen = preferred(collection, found)
    assert len(found) > 1
    assert chosen is not None
    assert chosen.value == Decimal(224)


def test_an_undated_source_counts_from_its_latest_period() -> None:
    """A source without a date cannot have been written before the latest period that it counts."""
    dates = published(tiny_collection())
    assert dates["garden-news-2022"] == "2022-06-01"
    assert dates["steppe-report-2023"] == "2022-01-01"


def test_an_outcome_goes_before_a_plan() -> None:
    """A plan stands for an indicator only where nothing has come of it yet."""
    plan = printed("plan", "300 projects", period="2023", status="planned")
    done = printed("done", "258 projects")
    both = collection([plan, done])
    chosen = headline(both, both.observations.values())
    assert chosen is both.observations["done"]
    alone = collection([plan])
    assert headline(alone, alone.observations.values()) is alone.observations["plan"]
    assert headline(alone, ()) is None


def test_rivals_are_what_others_print() -> None:
    """Another figure of the same thing is a rival, once, by size; the same print is none."""
    what = collection(
        [
            printed("chosen", "258 projects"),
            printed("same", "258 projects", language="ru"),
            printed("more", "300 projects"),
            printed("less", "250 projects"),
            printed("less-again", "250 projects", language="ru"),
            printed("later", "400 projects", period="2023"),
        ]
    )
    assert [o.id for o in rivals(what, what.observations["chosen"])] == ["less", "more"]


def test_a_series_breaks_where_its_order_is_denied() -> None:
    """A declared order that does not add up parts two counts; one that adds up does not."""
    figures = [
        printed("old", "500 projects", period="2020"),
        printed("new", "258 projects", period="2021"),
    ]
    grows = relation("order", "old", "new", identity="grows")
    assert breaks(collection(figures, [grows])) == frozenset()
    what = collection(figures, [grows], [discrepancy("grows")])
    assert breaks(what) == {("things", "2020", "2021")}


def test_what_is_explained_is_not_contested() -> None:
    """Two figures that deny each other are contested until a discrepancy settles that very pair."""
    figures = [printed("one", "258 projects"), printed("other", "300 projects")]
    assert contested(collection(figures)) == {"one", "other"}
    settled = discrepancy("one other", state="explained")
    assert contested(collection(figures, (), [settled])) == frozenset()


def test_figures_that_lead_nowhere_have_no_interval() -> None:
    """Only an observation with a known indicator and source says a range."""
    stray = {**printed("stray", "5 projects"), "source": "gone"}
    what = collection([stray, printed("two", "2 projects")])
    ((one, span),) = spans_of(what, what.observations.values())
    assert (one.id, str(span)) == ("two", "2")
