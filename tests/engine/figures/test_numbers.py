"""Units that stand behind, hundredths, and numbers that only look like amounts."""

# ruff: noqa: E501 (a row is one example)

import pytest

from tests.engine.figures.table import kinds, told_all

KINDS = {
    "Money with its hundredths is one sum, hundredths alone are counted.": """
en: eight dollars thirty cents => eight dollars thirty cents = 8.30 USD exact
en: 4 CAD 5 cents => 4 CAD 5 cents = 4.05 CAD exact
ru: 12 рублей 40 копеек => 12 рублей 40 копеек = 12.40 RUB exact
ru: дороже 2 долларов и 15 центов => 2 долларов и 15 центов = 2.15 USD exact
kk: 7 теңге 20 тиын => 7 теңге 20 тиын = 7.20 KZT exact
en: 60 cents => 60 = 60 cents exact
en: 5 dollars for 20 people => 5 dollars = 5 USD exact | 20 = 20 people exact
en: 7 pounds 40 pence => 7 pounds 40 pence = 7.40 pounds exact
en: A$3 million => A$3 million = 3000000 AUD exact
ru: 296 тыс. 326,53 сомов => 296 тыс. 326,53 сомов = 296326.53 KGS exact
en: a budget of 21, 4 million tenge => 21, 4 million tenge = 21400000 KZT exact
ky: 46%га чейин өстү => 46%га = 46 percent exact
""",
    "A point may open a number, a power of ten may close it, and raised signs are notes.": """
en: .64 percent => .64 percent = 0.64 percent exact
en: $.2 million => $.2 million = 200000 USD exact
ru: 2,5E+09 тенге => 2,5E+09 тенге = 2500000000 KZT exact
en: 4×10⁵ trees => 4×10⁵ = 400000 trees exact
en: 420² grants => 420 = 420 grants exact
ru: 14 тыс.¹ НПО => 14 тыс. = 14000 нпо exact
ru: ٤٨ процентов => ٤٨ процентов = 48 percent exact
ru: 1⁄4 бюджета => 1⁄4 = 25 percent exact
ru: вырос на 1/4 => 1/4 = 25 percent exact
""",
    "Telephone and account numbers are no amounts.": """
en: Call +7 717 274 11 22 => 7 = 7 - exact | 717 = 717 - exact | 274 = 274 - exact | 11 = 11 - exact | 22 = 22 - exact
ru: 8 800 555 35 35 => 8 = 8 - exact | 800 = 800 - exact | 555 = 555 - exact | 35 = 35 - exact | 35 = 35 - exact
en: +7 701 222 3344 => 7 = 7 - exact | 701 = 701 - exact | 222 = 222 - exact | 3344 = 3344 - exact
en: +500 000 votes => 500 000 = 500000 votes exact
""",
    "A Kazakh unit may stand behind its qualifier, an adverb before it.": """
kk: 7 миллиардтан астам теңге => 7 миллиардтан = 7000000000 KZT more_than
kk: 3 миллионға жуық доллар => 3 миллионға = 3000000 USD about
kk: 40-тан астам пайыз => 40-тан = 40 percent more_than
kk: 30 мыңнан сәл асты => 30 мыңнан = 30000 - more_than
kk: 300-ге толмайды => 300-ге = 300 - up_to
kk: 200-ге жетер-жетпес => 200-ге = 200 - almost
kk: 60-тан кем түспейді => 60-тан = 60 - at_least
""",
}


@pytest.mark.parametrize(("language", "printed", "figures"), kinds(KINDS))
def test_kind(language: str, printed: str, figures: str) -> None:
    """Each kind of print gives what a reader of the language would take from it."""
    assert told_all(printed.replace("⏎", "\n"), language).replace("\n", "⏎") == figures
