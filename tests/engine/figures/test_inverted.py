"""Order, plus and minus that say about."""

import pytest

from tests.engine.figures.table import kinds, told_all

KINDS = {
    "An inverted order, plus and minus, and a pair say about.": """
ru: тысяч семь => тысяч семь = 7000 - about
ru: миллиона три => миллиона три = 3000000 - about
ru: собралось человек двести => двести = 200 человек about
ru: 10 человек двести раз => 10 = 10 человек exact | двести раз = 200 times exact
ru: плюс-минус 40 => 40 = 40 - about
en: plus or minus 4 percent => 4 percent = 4 percent about
ru: процентов двадцать => двадцать = 20 percent about
ru: пара сотен тысяч => пара сотен тысяч = 200000 - about
en: 3 million-plus readers => 3 million-plus = 3000000 readers more_than
ru: пара миллионов => пара миллионов = 2000000 - about
ru: более полусотни школ => полусотни = 50 школ more_than
en: a billion-plus users => a billion-plus = 1000000000 users more_than
""",
}


@pytest.mark.parametrize(("language", "printed", "figures"), kinds(KINDS))
def test_kind(language: str, printed: str, figures: str) -> None:
    """Each kind of print gives what a reader of the language would take from it."""
    assert told_all(printed.replace("⏎", "\n"), language).replace("\n", "⏎") == figures
