"""The tables that every record leans on."""

from __future__ import annotations

from civdata.intake.starting.reference import areas, currency


def test_a_country_has_its_currency_and_regions() -> None:
    """Codes are those of the standards, names in each language that is asked for."""
    assert (currency("NO"), currency("")) == ("NOK", "")
    country, *regions = areas("NO", ("en", "de"))
    assert (country["id"], country["name_de"], country["kind"]) == ("NO", "Norwegen", "country")
    assert "NO-03" in {region["id"] for region in regions}
    assert areas("", ("en",)) == []
