"""Quotes: the words that a claim says are printed at its place."""

from __future__ import annotations

import pytest

from civdata.checks.quoted import stands


@pytest.mark.parametrize(
    ("words", "line", "stand"),
    [
        ("2018 год – 50", "2018 год – 50, 2019 год – 50", True),
        ("018 год – 50", "2018 год – 50, 2019 год – 50", False),
        ("2018 год – 5", "2018 год – 50, 2019 год – 50", False),
        ("2018 год – 5", "2018 год – 50; 2018 год – 5", True),
        ("9 млрд", "всего 1,9 млрд", False),
        (",9 млрд", "всего 1,9 млрд", False),
        ("1", "всего 1,9 млрд", False),
        ("2017-2018", "план на 2017-2018.", True),
        ("", "anything", False),
        ("год – 50", "2018 год – 50, 2019 год – 50", True),
        ("a.b", "axb", False),
    ],
)
def test_print_is_not_cut_inside_a_number(words: str, line: str, stand: bool) -> None:
    """A fragment that begins or ends inside of a printed number does not stand there."""
    assert stands(words, line) is stand
