"""Which figure a cell of a view takes where several are printed."""

from decimal import Decimal

import civdata
from civdata.record.standing import contested, headline, national, preferred, rivals
from tests.own import OWN


def test_a_region_never_stands_for_the_country() -> None:
    """Figures of regions stay out of cells of an indicator that is known of the country."""
    amounts = civdata.view("grants", "state-social-order-by-year").set_index("time_period")[
        "amount"
    ]
    what = OWN.collection.observations.values()
    found = [o for o in what if o.indicator == "grants-state-order-amount"]
    assert {o.time_period for o in found if o.ref_area != "KZ"} >= {"2016", "2024"}
    assert "2024" not in amounts.index
    assert amounts["2016"] == Decimal(8_800_000_000)
    assert amounts["2017"] == Decimal(13_100_000_000)


def test_an_indicator_of_regions_alone_is_shown() -> None:
    """Where the country has no figure, those of regions are what there is."""
    what = OWN.collection.observations.values()
    found = [o for o in what if o.indicator == "volunteering-clubs"]
    assert found == national(OWN.collection, found) != []


def test_a_whole_and_parts_that_do_not_add_up_are_contested() -> None:
    """Planned for 2023 are 56 projects in all, 56 of the ministry and 40 of akimats."""
    row = civdata.view("grants", "grants-by-year").set_index("time_period").loc["2023"]
    assert row["contested"].split() == [
        "projects_planned",
        "projects_ministry",
        "projects_akimats_planned",
    ]


def test_levels_are_of_one_period_and_add_up() -> None:
    """Councils by level are of the latest year of which all levels are known."""
    rows = civdata.view("councils", "councils-by-level").set_index("indicator")
    assert len(set(rows["time_period"])) == 1
    total, republican, local, regional, district = rows["value"]
    assert total == republican + local
    assert local == regional + district


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
