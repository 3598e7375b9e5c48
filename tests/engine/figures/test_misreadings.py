"""Kinds of print that were once misread, each with its right values: silence is better than those."""

# ruff: noqa: E501 (a row is one example)

import pytest

from tests.engine.figures.table import told_all

KINDS = {
    "Decimals in words are one number, with a scale or a unit behind.": """
ru: построили двадцать три целых четыре десятых километра => двадцать три целых четыре десятых = 23.4 километра exact
ru: ноль целых восемь сотых процента => ноль целых восемь сотых процента = 0.08 percent exact
ru: две целых и семь десятых миллиона тенге => две целых и семь десятых миллиона тенге = 2700000 KZT exact
ru: тридцать пять сотых процента => тридцать пять сотых процента = 0.35 percent exact
kk: алты бүтін оннан жеті миллиард теңге => алты бүтін оннан жеті миллиард теңге = 6700000000 KZT exact
kk: он екі бүтін жүзден бес пайызға => он екі бүтін жүзден бес пайызға = 12.05 percent exact
kk: жиырма бүтін үш миллион => жиырма бүтін үш миллион = 20300000 - exact
kk: бес бүтін алма => бес = 5 бүтін exact
en: nine point two five million trees => nine point two five million = 9250000 trees exact
en: seventy-one point zero four percent => seventy-one point zero four percent = 71.04 percent exact
en: point three percent => point three percent = 0.3 percent exact
en: at this point three people left => three = 3 people exact
""",
    "A fraction that is added in words belongs to the number.": """
en: four and a quarter million => four and a quarter million = 4250000 - exact
en: thirty and two fifths => thirty and two fifths = 30.4 - exact
en: five billion and three quarters => five billion and three quarters = 5750000000 - exact
en: one and two thirds => one and two thirds = 1.67 - exact
en: ten and a quarter of the rest => ten = 10 - exact
""",
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
    "Money with its hundredths is one sum, hundredths alone are counted.": """
en: eight dollars thirty cents => eight dollars thirty cents = 8.30 USD exact
en: 4 CAD 5 cents => 4 CAD 5 cents = 4.05 CAD exact
ru: 12 рублей 40 копеек => 12 рублей 40 копеек = 12.40 RUB exact
ru: дороже 2 долларов и 15 центов => 2 долларов и 15 центов = 2.15 USD exact
kk: 7 теңге 20 тиын => 7 теңге 20 тиын = 7.20 KZT exact
en: 60 cents => 60 = 60 cents exact
en: 5 dollars for 20 people => 5 dollars = 5 USD exact | 20 = 20 people exact
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
    "An inverted order, plus and minus, and a pair say about.": """
ru: тысяч семь => тысяч семь = 7000 - about
ru: миллиона три => миллиона три = 3000000 - about
ru: собралось человек двести => двести = 200 человек about
ru: 10 человек двести раз => 10 = 10 человек exact | двести раз = 200 times exact
ru: плюс-минус 40 => 40 = 40 - about
en: plus or minus 4 percent => 4 percent = 4 percent about
ru: пара миллионов => пара миллионов = 2000000 - about
ru: более полусотни школ => полусотни = 50 школ more_than
en: a billion-plus users => a billion-plus = 1000000000 users more_than
""",
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
""",
    "Words that look like qualifiers are none, and no one is nobody.": """
en: spread over 2,100 villages => 2,100 = 2100 villages exact
en: over 2,100 villages => 2,100 = 2100 villages more_than
en: it added up to 3.4 billion => 3.4 billion = 3400000000 - exact
en: No one came =>
en: the price was halved => halved = 2 times exact
""",
    "Four digits that count something are no year.": """
kk: мамырда 1623 ерікті => 1623 = 1623 ерікті exact
en: in May 1623 students => 1623 = 1623 students exact
ru: 1900 школ => 1900 = 1900 школ exact
en: in May 1623 => May 1623 = 1623 date exact 1623-05
""",
    "People come whole: three digits behind a comma are thousands of them.": """
ru: 2,345 волонтера => 2,345 = 2345 волонтера exact
ru: 2,345 гектара => 2,345 = 2.345 гектара exact
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


@pytest.mark.parametrize(
    ("language", "printed", "figures"),
    [
        pytest.param(language, printed.strip(), figures.strip(), id=f"{kind} {printed}")
        for kind, table in KINDS.items()
        for line in table.strip().splitlines()
        for language, _, example in [line.partition(": ")]
        for printed, _, figures in [example.partition("=>")]
    ],
)
def test_kind(language: str, printed: str, figures: str) -> None:
    """Each kind of print gives what a reader of the language would take from it."""
    assert told_all(printed.replace("⏎", "\n"), language).replace("\n", "⏎") == figures
