"""Which figure a cell of a view takes where several are printed."""

from decimal import Decimal

import civdata
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
