"""Fragments that tell close readings apart, by the module that decides; each line was looked over.

A line of `readings/MODULE.txt` is `language: fragment => figures`; `⏎` stands for a line break.
`printed.txt`, `sentences.txt` and `reports.txt` hold fragments of all kinds whose readings were
written down before the reader was tried on them, `forms.txt` ways of printing once misread.
"""

from pathlib import Path

import pytest

from tests.engine.figures.table import told_all

READINGS = Path(__file__).parent / "readings"


@pytest.mark.parametrize(
    ("language", "fragment", "figures"),
    [
        (language, fragment.strip(), figures.strip())
        for path in sorted(READINGS.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        for language, _, example in [line.partition(": ")]
        for fragment, _, figures in [example.rpartition("=>")]
    ],
)
def test_readings(language: str, fragment: str, figures: str) -> None:
    """A fragment reads as it was judged to: number, unit, qualifier, period and its own text."""
    told = told_all(fragment.replace("⏎", "\n"), language)
    assert told.replace("\n", "⏎") == figures
