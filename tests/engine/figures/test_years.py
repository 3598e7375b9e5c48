"""Numbers of four digits, and years in words."""

import pytest

from tests.engine.figures.table import kinds, told_all

KINDS = {
    "Four digits that count something are no year.": """
kk: мамырда 1623 ерікті => 1623 = 1623 ерікті exact
en: in May 1623 students => 1623 = 1623 students exact
ru: 1900 школ => 1900 = 1900 школ exact
en: in May 1623 => May 1623 = 1623 date exact 1623-05
en: since nineteen eighty-four => nineteen eighty-four = 1984 year exact 1984
en: in twenty twenty-three => twenty twenty-three = 2023 year exact 2023
en: of twenty thirty-year-olds => twenty = 20 - exact | thirty = 30 years exact
en: twenty twenty => twenty = 20 - exact | twenty = 20 - exact
""",
}


@pytest.mark.parametrize(("language", "printed", "figures"), kinds(KINDS))
def test_kind(language: str, printed: str, figures: str) -> None:
    """Each kind of print gives what a reader of the language would take from it."""
    assert told_all(printed.replace("⏎", "\n"), language).replace("\n", "⏎") == figures
