"""Names of packages, tables and columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from civdata.checks.shape import names
from civdata.model import Package, Place


@pytest.mark.parametrize(
    ("name", "good"),
    [("grants", True), ("my-package-2", True), ("Grants", False), ("a b", False), ("con", False)],
)
def test_a_package_has_a_name_for_an_address(name: str, good: bool) -> None:
    """Small letters, digits and hyphens, and no name that a system keeps for itself."""
    assert names.is_package(name) is good


@pytest.mark.parametrize("name", ["../a", "a/../b", ".."])
def test_a_name_must_not_lead_out_of_its_folder(name: str) -> None:
    """What climbs is told, what only has a dot is not."""
    assert names.leads_out(name)
    assert not names.leads_out("a.b")


def test_two_columns_of_one_name_are_a_finding() -> None:
    """The finding names the table; another form of name is one as well."""
    fields = [{"name": "id"}, {"name": "id"}, {"name": "Big Name"}]
    resource = {"name": "t", "schema": {"fields": fields}}
    package = Package("p", Path("p"), {"resources": [resource]}, {}, {}, ())
    found = [(f.message, f.got) for f in names.check(package, Place("p", "p/datapackage.json"))]
    assert ("t: column: two of one name", "id") in found
    assert ("t: column: a name of another form", "Big Name") in found
