"""Regular expressions of other people."""

from __future__ import annotations

from civdata.checks.shape import patterns


def test_a_pattern_that_cannot_be_read_says_why() -> None:
    """A good one says nothing."""
    assert patterns.problem_of("[a-z]+") == ""
    assert "unterminated" in patterns.problem_of("[a-z")


def test_a_pattern_of_xml_is_told_apart() -> None:
    """Classes of XML Schema are no mistake of their author."""
    assert patterns.is_of_xml(r"\p{Lu}+")
    assert not patterns.is_of_xml("[A-Z]+")


def test_a_pattern_that_may_run_away_is_not_tame() -> None:
    """A repetition within a repetition may take ages."""
    assert patterns.is_tame("[a-z]{2,5}")
    assert not patterns.is_tame("(a+)+b")


def test_a_text_matches_as_a_whole() -> None:
    """A part that fits is not enough."""
    assert patterns.mismatches("[a-z]+", ["abc", "abc1", ""]) == {"abc1", ""}
