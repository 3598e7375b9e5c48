"""Packages that are surely clean are not handed on; wherever there is doubt, they are."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from civdata.checks.shape import clean, profile, stock
from civdata.model import Package, Row, Table
from tests.tiny import tiny_package

pytest.importorskip("jsonschema_rs")


def verdict(package: Package) -> bool:
    """Return whether a package counts as clean."""
    return clean.is_clean(package, stock.safe_descriptor(package)["resources"])


def described(change: Callable[[dict[str, Any]], Any]) -> Package:
    """Return the tiny package with a change in its descriptor."""
    package = tiny_package()
    descriptor = copy.deepcopy(dict(package.descriptor))
    change(descriptor)
    return replace(package, descriptor=descriptor)


def test_a_good_package_is_clean() -> None:
    """The tiny package has nothing that frictionless could find."""
    assert verdict(tiny_package())


FIRST: list[Callable[[dict[str, Any]], Any]] = [
    lambda d: d.update(created="yesterday"),
    lambda d: d.update(homepage="nowhere"),
    lambda d: d["resources"][0].update(hash="sha256:00"),
    lambda d: d["resources"][0].update(bytes=5),
    lambda d: d["resources"][0].update(encoding="latin-1"),
    lambda d: d["resources"][0].update(dialect={"delimiter": ";"}),
    lambda d: d["resources"][0].update(name="A name"),
    lambda d: d["resources"][0]["schema"].update(missingValues=["", "NA"]),
    lambda d: d["resources"][0]["schema"].update(uniqueKeys=[["id"]]),
    lambda d: d["resources"][0]["schema"]["fields"][0].update(format="email"),
    lambda d: d["resources"][0]["schema"]["fields"][0].update(type="duration"),
    lambda d: d["resources"][0]["schema"]["fields"][0].update(constraints={"pattern": "(a+)+b"}),
    lambda d: d["resources"].pop(),
]


@pytest.mark.parametrize("change", FIRST)
def test_a_descriptor_out_of_the_ordinary_is_handed_on(
    change: Callable[[dict[str, Any]], Any],
) -> None:
    """What the two may read apart, or the profile may not like, is not decided here."""
    assert not verdict(described(change))


@pytest.mark.parametrize(
    ("column", "cell"),
    [("id", ""), ("value", "1e3"), ("value", "x"), ("obs_status", "wish"), ("indicator", "none")],
)
def test_a_cell_out_of_the_ordinary_is_handed_on(column: str, cell: str) -> None:
    """A cell that breaks a rule, or that the two may read apart, is frictionless' business too."""
    package = tiny_package()

    def changed(table: Table) -> Table:
        if table.name != "observations":
            return table
        first, *others = table.rows
        return replace(table, rows=(Row(first.line, {**first.cells, column: cell}), *others))

    assert not verdict(replace(package, tables=tuple(map(changed, package.tables))))


def test_without_the_validator_the_profile_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is taken for good unseen."""
    monkeypatch.setattr(profile, "find_spec", lambda _: None)
    assert not profile.holds(tiny_package().descriptor)


@pytest.mark.parametrize("value", [float("nan"), 10**400, "\ud800", {1: 2}, [[[]]]])
def test_odd_values_do_no_harm(value: Any) -> None:
    """The profile says nothing of properties of people's own, whatever they hold."""
    assert isinstance(profile.holds({**tiny_package().descriptor, "mine": value}), bool)
