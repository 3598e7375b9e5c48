"""How scales, ordinals and case endings make one quantity, and when they do not."""

# ruff: noqa: E501 (a row is one example)

import pytest

from tests.engine.figures.table import kinds, told_all

KINDS = {
    "And and commas stand inside English numbers in words, not between two of them.": """
en: a thousand and thirty nights => a thousand and thirty = 1030 nights exact
en: three thousand and seventeen grants => three thousand and seventeen = 3017 grants exact
en: forty thousand, two hundred and nine voters => forty thousand, two hundred and nine = 40209 voters exact
en: 3 thousand and 17 grants => 3 thousand = 3000 - exact | 17 = 17 grants exact
en: two thousand and three hundred => two thousand = 2000 - exact | three hundred = 300 - exact
en: five million and ten million => five million = 5000000 - exact | ten million = 10000000 - exact
en: six thousand, nine people => six thousand = 6000 - exact | nine = 9 people exact
""",
    "One scale may multiply another.": """
en: seven thousand millions => seven thousand millions = 7000000000 - exact
ru: сорок тысяч миллионов => сорок тысяч миллионов = 40000000000 - exact
en: four crore rupees => four crore rupees = 40000000 INR exact
en: 2,34,500 rupees => 2,34,500 rupees = 234500 INR exact
en: eight quadrillion two trillion => eight quadrillion two trillion = 8002000000000000 - exact
""",
    "Kazakh case endings close a number wherever they stand, and only of a number.": """
kk: үш мың тоғыз жүзі => үш мың тоғыз жүзі = 3900 - exact
kk: тоқсан төрт пайызды => тоқсан төрт пайызды = 94 percent exact
kk: жеті мыңдайы => жеті мыңдайы = 7000 - about
kk: отыз бірде => отыз бірде = 31 - exact
kk: сексен бірден => сексен бірден = 81 - exact
kk: сол тоқсанда, іс жүзінде, бірден =>
kk: жеті жүз мыңыншы қонақ => жеті жүз мыңыншы = 700000 ordinal exact
""",
    "A letter is a scale only where it can be one.": """
en: a 2.3m high wall => 2.3 = 2.3 m exact
en: 2.3m voters => 2.3m = 2300000 voters exact
en: $90 million second loan => $90 million = 90000000 USD exact | second = 2 ordinal exact
en: a million first-time voters => a million = 1000000 - exact | first = 1 ordinal exact
ru: 40к подписчиков => 40к = 40000 подписчиков exact
ru: 3,4М тенге => 3,4М тенге = 3400000 KZT exact
ru: 40м забора => 40 = 40 м exact
ru: грант $70K => $70K = 70000 USD exact
ru: €1,5 bn => €1,5 bn = 1500000000 EUR exact
ru: 8 mln тенге => 8 mln тенге = 8000000 KZT exact
ru: 6 млн т зерна => 6 млн = 6000000 т exact
kk: $2.5M => $2.5M = 2500000 USD exact
en: 30 MUSD and MEUR 4 => 30 MUSD = 30000000 USD exact | MEUR 4 = 4000000 EUR exact
en: 20 EUR million => 20 EUR million = 20000000 EUR exact
en: DE44 500K 0105 => 44 = 44 - exact | 500 = 500 k exact | 0105 = 105 - exact
""",
    "People come whole: three digits behind a comma are thousands of them.": """
ru: 2,345 волонтера => 2,345 = 2345 волонтера exact
ru: 2,345 гектара => 2,345 = 2.345 гектара exact
""",
}


@pytest.mark.parametrize(("language", "printed", "figures"), kinds(KINDS))
def test_kind(language: str, printed: str, figures: str) -> None:
    """Each kind of print gives what a reader of the language would take from it."""
    assert told_all(printed.replace("⏎", "\n"), language).replace("\n", "⏎") == figures
