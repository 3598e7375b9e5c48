"""Patterns of Python, written for a browser."""

from __future__ import annotations

import re

import pytest

from civdata.browser.patterns import NotWritten, written


@pytest.mark.parametrize(
    ("pattern", "flags", "source"),
    [
        (r"[^\W\d_]+", 0, r"[\p{L}\p{Nl}\p{No}]+"),
        (r"\d{1,3}(?!\d)", 0, r"[\p{Nd}]{1,3}(?![\p{Nd}])"),
        (r"^a.$", re.M, r"(?<![^\n])a[^\n](?![^\n])"),
        (r"(?<=-)(x|y)", 0, r"(?<=-)([xy])"),
        (r"a+?b*", 0, r"a+?b*"),
    ],
)
def test_a_pattern_means_the_same(pattern: str, flags: int, source: str) -> None:
    """Classes are those of Unicode, and the ends of lines are those of Python."""
    assert written(pattern, flags)[0] == source


def test_a_part_that_is_not_known_is_an_error() -> None:
    """A condition on a group has no counterpart in JavaScript, and is never dropped."""
    with pytest.raises(NotWritten):
        written(r"(a)?(?(1)b|c)")
