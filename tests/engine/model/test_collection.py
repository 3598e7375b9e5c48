"""A package, and all packages together: what is found by name and what is worked out once."""

from __future__ import annotations

from pathlib import Path

import pytest

from civdata.model import Collection, Package
from civdata.model.settings import Licence
from tests.small import SETTINGS, collection, discrepancy, printed, relation
from tests.tiny import tiny_collection, tiny_package


def bare(**descriptor: object) -> Package:
    """Return a package without tables that a descriptor describes."""
    return Package("p", Path("p"), descriptor, {"en": "Trees"}, {}, ())


def test_a_package_is_titled_in_a_language() -> None:
    """The title of the language goes before the one without, and that before the name."""
    assert bare(title="Any").titled("en") == "Trees"
    assert bare(title="Any").titled("ru") == "Any"
    assert bare().titled("ru") == "p"
    assert bare(description="Of trees.").described("ru") == "Of trees."
    assert bare().described("en") == ""


@pytest.mark.parametrize(
    ("listed", "licence"),
    [
        ([{"name": "ODbL-1.0", "path": "x"}, {"name": "MIT"}], Licence("ODbL-1.0", "", "x")),
        (["MIT", {"name": "MIT"}], Licence("MIT")),
        ("MIT", Licence()),
        (None, Licence()),
    ],
)
def test_the_first_licence_counts(listed: object, licence: Licence) -> None:
    """A licence is the first of the descriptor that is one; none is an empty one."""
    assert bare(licenses=listed).licence == licence


def test_keywords_and_views_are_lists_or_nothing() -> None:
    """What is no list in a descriptor is left aside."""
    assert bare(keywords=["a", 1]).keywords == ("a", "1")
    assert bare(keywords="a", views="b").keywords == ()
    assert bare(keywords="a", views="b").views == ()
    assert [view.name for view in tiny_package().views] == [
        "gardens-by-year",
        "key-figures",
        "feasts",
    ]


def test_tables_are_told_apart() -> None:
    """Record tables are those about things; a table that is not there is none."""
    package = tiny_package()
    assert [table.name for table in package.records] == ["feasts"]
    assert package.table("nowhere") is None
    assert tiny_collection().table("nowhere", "feasts") is None
    found = tiny_collection().table("tiny", "feasts")
    assert found is package.table("feasts") is not None


def test_what_is_known_of_all_packages_is_found_by_id() -> None:
    """Observations, indicators, records, sources and publishers are found across packages."""
    what = tiny_collection()
    assert what.observations["tiny-gardens-2022"].indicator == "tiny-gardens"
    assert what.indicators["tiny-gardens"].package == "tiny"
    table, row = what.records["feast-gardens-2022"]
    assert (table.name, row["date"]) == ("feasts", "2022-05-14")
    assert what.sources["garden-news-2022"].publisher is what.publishers["garden-news"]
    assert what.reference("areas")["KZ-75"]["kind"] == "city"
    assert what.reference("nothing") == {}


def test_an_observation_of_the_wrong_shape_is_left_out() -> None:
    """A broken row takes no other with it."""
    rows = [printed("good", "258 projects"), {**printed("bad", "1 project"), "value": "one"}]
    assert list(collection(rows).observations) == ["good"]


def test_figures_of_the_index_stand_in_order() -> None:
    """The index of figures is read as it stands, row by row."""
    figures = tiny_collection().figures
    assert [f.line for f in figures] == sorted(f.line for f in figures)
    assert {f.source for f in figures} <= set(tiny_collection().sources)


def test_discrepancies_are_found_by_their_members() -> None:
    """Each member leads to every discrepancy that names it, in order."""
    odd = [discrepancy("a b", identity="one"), discrepancy("b", identity="two")]
    found = collection((), [relation("sum", "a", "b")], odd).discrepancy_members
    assert {name: [d.id for d in all_of] for name, all_of in found.items()} == {
        "a": ["one"],
        "b": ["one", "two"],
    }


def test_a_collection_is_equal_to_itself_alone() -> None:
    """Two collections of the same packages are apart, so that what is kept of one is its own."""
    one, other = Collection((), SETTINGS), Collection((), SETTINGS)
    assert one == one
    assert one != other
    assert (one.languages, one.country) == (("kk", "ru", "en"), "KZ")
