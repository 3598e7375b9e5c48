"""Words that look like qualifiers, and pronouns."""

import pytest

from tests.engine.figures.table import kinds, told_all

KINDS = {
    "Words that look like qualifiers are none, and no one is nobody.": """
en: spread over 2,100 villages => 2,100 = 2100 villages exact
en: over 2,100 villages => 2,100 = 2100 villages more_than
en: it added up to 3.4 billion => 3.4 billion = 3400000000 - exact
en: No one came =>
en: the price was halved => halved = 2 times exact
""",
}


@pytest.mark.parametrize(("language", "printed", "figures"), kinds(KINDS))
def test_kind(language: str, printed: str, figures: str) -> None:
    """Each kind of print gives what a reader of the language would take from it."""
    assert told_all(printed.replace("⏎", "\n"), language).replace("\n", "⏎") == figures
