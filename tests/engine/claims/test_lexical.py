"""The lexicon that linking needs, made from a record."""

from __future__ import annotations

from tests.engine.claims.given import english


def test_every_indicator_is_a_topic_with_its_unit() -> None:
    """Topics are the indicators of the record."""
    found = {name: topic.unit for name, topic in english().topics.items()}
    assert found["tiny-gardens"] == "gardens"
    assert found["tiny-amount"] == "KZT"
    assert set(found) == {"tiny-gardens", "tiny-gardens-new", "tiny-amount", "tiny-visitors-share"}


def test_observations_are_known_by_what_they_are_about() -> None:
    """Both figures of one indicator, period, area and status stand under one key."""
    known = english().known[("tiny-gardens", "2022", "KZ", "actual")]
    assert [one.id for one in known] == ["tiny-gardens-2022", "tiny-gardens-2022-2"]


def test_a_rare_term_weighs_more_than_a_common_one() -> None:
    """A term of all indicators tells little, one that nobody uses most."""
    lexicon = english()
    common = max(lexicon.weights, key=lambda key: -lexicon.weights[key])
    assert lexicon.weight(common) < lexicon.weight("no-such-term")
