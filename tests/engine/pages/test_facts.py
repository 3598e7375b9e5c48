"""What pages of all languages need to know, worked out once."""

from __future__ import annotations

from dataclasses import replace

from civdata.model import Collection
from civdata.pages.facts import gather
from tests.small import collection, discrepancy, printed, relation
from tests.tiny import tiny_collection


def test_who_denies_whom_is_known() -> None:
    """Figures about one thing that cannot all be true make one disagreement, by value."""
    facts = gather(
        collection(
            [
                printed("c", "300 projects"),
                printed("a", "100 projects"),
                printed("b", "200 projects"),
                printed("fine", "100 projects", period="2021"),
            ]
        )
    )
    (one,) = facts.disagreements
    assert [o.id for o in one.members] == ["a", "b", "c"]
    assert (one.indicator.id, one.time_period) == ("things", "2022")
    assert {o.id for o in facts.against["a"]} == {"b", "c"}
    assert "fine" not in facts.against
    assert facts.contested == {"a", "b", "c"}


def test_figures_stand_in_order_of_time() -> None:
    """Oldest first, those without a period last; pages list the newest first."""
    facts = gather(tiny_collection())
    gardens = tiny_collection().indicators["tiny-gardens"]
    ids = [o.id for o in facts.of_indicator(gardens)]
    assert ids == ["tiny-gardens-2022", "tiny-gardens-2022-2", "tiny-gardens-2023"]
    assert [o.time_period for o in facts.newest_first(gardens)] == ["2023", "2022", "2022"]
    latest = facts.latest(gardens)
    assert latest
    assert latest.id == "tiny-gardens-2022"


def test_a_relation_brings_its_discrepancy_to_each_figure() -> None:
    """What is declared of a sum concerns the figures that take part in it."""
    facts = gather(
        collection(
            [printed("ten", "10 projects"), printed("six", "6 projects", period="2021")],
            [relation("sum", "ten", "six six", identity="parts")],
            [discrepancy("parts")],
        )
    )
    assert {name: [d.id for d in found] for name, found in facts.discrepancies.items()} == {
        "ten": ["odd"],
        "six": ["odd"],
    }


def test_what_rests_on_a_source_is_found() -> None:
    """Figures of the index, observations and records of a source stand in order of its text."""
    facts = gather(tiny_collection())
    index = facts.index("steppe-report-2023")
    places = [(int(f.locator.removeprefix("¶")), f.position) for f in index]
    assert places == sorted(places)
    assert [o.locator for o in facts.from_source("steppe-report-2023")] == ["¶2", "¶2", "¶3", "¶4"]
    assert list(facts.records_from("steppe-report-2023")) == ["feast-gardens-2022"]
    assert facts.records_from("garden-news-2022") == {}
    feasts = tiny_collection().table("tiny", "feasts")
    assert feasts
    assert facts.counts(feasts) == {"steppe-report-2023": 1}


def test_topics_come_in_the_order_of_the_settings() -> None:
    """Packages of data without helpers: those named first, then the rest."""
    tiny = tiny_collection().package("tiny")
    assert tiny
    packages = (tiny, replace(tiny, name="other"), *tiny_collection().packages)
    settings = replace(tiny_collection().settings, topics=("other",))
    named = [p.name for p in gather(Collection(packages[:2], settings)).packages]
    assert named == ["other", "tiny"]
    assert [p.name for p in gather(tiny_collection()).packages] == ["tiny"]
