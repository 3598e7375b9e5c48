"""Where a hyphen is a minus."""

# ruff: noqa: E501 (a row is one example)

import pytest

from tests.engine.figures.table import kinds, told_all

KINDS = {
    "A hyphen before digits is a minus behind a blank or bracket, not in a range, a list or a name.": """
en: | -4% | -2.5 | => -4% = -4 percent exact | -2.5 = -2.5 - exact
ru: снизился (-7%) => -7% = -7 percent exact
en: -7.5K => -7.5K = -7500 - exact
en: negative three hundred => negative three hundred = -300 - exact
en: 5-7 people => 5-7 = 5..7 people exact
en: - 5 people => 5 = 5 people exact
en: -5 hens⏎-6 ducks => 5 = 5 hens exact | 6 = 6 ducks exact
ru: Ту -154 => 154 = 154 - exact
ru: COVID-19 => 19 = 19 - exact
ru: в 2020 г. -53 => 2020 = 2020 year exact 2020 | 53 = 53 - exact
ru: минус 4–7 градусов => минус 4–7 = -7..-4 градусов exact
""",
}


@pytest.mark.parametrize(("language", "printed", "figures"), kinds(KINDS))
def test_kind(language: str, printed: str, figures: str) -> None:
    """Each kind of print gives what a reader of the language would take from it."""
    assert told_all(printed.replace("⏎", "\n"), language).replace("\n", "⏎") == figures
