"""Fragments that tell close readings apart; each line was looked over.

A line of `readings/NAME.txt` is `language: fragment => figures`; `⏎` stands for a line break. Files
of the name of a module are run by its test. `printed.txt`, `sentences.txt` and `reports.txt` hold
fragments of all kinds whose readings were written down before the reader was tried on them,
`forms.txt` ways of printing once misread.
"""

from pathlib import Path

import pytest

from tests.engine.figures.table import readings, reads_as, told_all

HERE = Path(__file__).parent
ELSEWHERE = [
    "counted",
    "dates",
    "ordinals",
    "parts",
    "ranges",
    "scales",
    "shares",
    "tokens",
    "units",
]
"""Modules whose own tests run their readings."""


@pytest.mark.parametrize(
    ("language", "fragment", "figures"),
    [
        line
        for path in sorted((HERE / "readings").glob("*.txt"))
        if path.stem not in ELSEWHERE
        for line in readings(path.stem)
    ],
)
def test_readings(language: str, fragment: str, figures: str) -> None:
    """A fragment reads as it was judged to: number, unit, qualifier, period and its own text."""
    assert reads_as(fragment, language, figures), told_all(fragment, language)


def test_no_readings_are_left_out() -> None:
    """Every file that is not run here is run by the test of its module."""
    assert all((HERE / f"test_{name}.py").is_file() for name in ELSEWHERE)
