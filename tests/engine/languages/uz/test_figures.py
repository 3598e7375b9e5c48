"""Figures as Uzbek texts in Latin letters print them."""

import pytest

from tests.engine.figures.table import examples, told_all

TABLES = {
    "Words and their case endings make numbers up to quadrillions, however oʻ is printed.": """
ikki yuz ellik ming so'm => ikki yuz ellik ming so'm = 250000 UZS exact
to‘qqiz yuz to‘qson to‘qqiz => to‘qqiz yuz to‘qson to‘qqiz = 999 - exact
oʻn besh => oʻn besh = 15 - exact
yetti kvadrillion => yetti kvadrillion = 7000000000000000 - exact
bir yarim million => bir yarim million = 1500000 - exact
yarim million => yarim million = 500000 - exact
bir necha ming =>
minglab odamlar =>
har bir odam =>
""",
    "The counter ta is no noun.": """
258 ta kengash => 258 = 258 kengash exact
ikki yuz sakkizta loyiha => ikki yuz sakkizta = 208 loyiha exact
258 tadan ortiq kengash => 258 = 258 kengash more_than
5-10 ta loyiha => 5-10 = 5..10 loyiha exact
""",
    "Decimals in words are one number, parts of a whole are shares.": """
uch butun oʻndan besh => uch butun oʻndan besh = 3.5 - exact
ikki butun yuzdan yigirma besh foiz => ikki butun yuzdan yigirma besh foiz = 2.25 percent exact
uchdan bir => uchdan bir = 33.33 percent exact
uchdan ikki qismi => uchdan ikki qismi = 66.67 percent exact
yarmi => yarmi = 50 percent exact
""",
    "A word before or behind, with its case, or an ending says how a figure is meant.": """
besh mingdan ziyod => besh mingdan = 5000 - more_than
100 dan ko'p emas => 100 = 100 - up_to
10 mingga yaqin kishi => 10 mingga = 10000 kishi about
100 tacha => 100 = 100 - about
yuztacha odam => yuztacha = 100 odam about
taxminan 500 ta => 500 = 500 - about
qariyb 3 ming => 3 ming = 3000 - almost
kamida 20 nafar => 20 = 20 nafar at_least
50 nafardan kam emas => 50 = 50 nafardan at_least
100 foizgacha => 100 foizgacha = 100 percent up_to
300 ming so'mgacha => 300 ming so'mgacha = 300000 UZS up_to
""",
    "Two ends make a range.": """
5 dan 10 gacha => 5 dan 10 = 5..10 - exact
5 tadan 10 tagacha => 5 tadan 10 = 5..10 - exact
beshdan o'ngacha => beshdan o'ngacha = 5..10 - exact
""",
    "Money, shares and multiples have their units.": """
1 mlrd 200 mln so'm => 1 mlrd 200 mln so'm = 1200000000 UZS exact
100 AQSh dollari => 100 AQSh dollari = 100 USD exact
15,5 foizga => 15,5 foizga = 15.5 percent exact
2 foizlik punkt => 2 foizlik punkt = 2 percentage_points exact
3 baravar => 3 baravar = 3 times exact
""",
    "Years and dates have their periods.": """
2021-yil => 2021 = 2021 year exact 2021
2021–2025-yillar => 2021–2025 = 2021..2025 year exact 2021/2025
2017-yildan 2021-yilgacha => 2017-yildan 2021 = 2017..2021 year exact 2017/2021
2021-yil 5-may => 2021-yil 5-may = 2021 date exact 2021-05-05
2021-yilning 5-mayida => 2021-yilning 5-mayida = 2021 date exact 2021-05-05
2021-yil may oyida => 2021-yil may oyida = 2021 date exact 2021-05
2023-yilning birinchi choragida => 2023-yilning birinchi choragida = 2023 date exact 2023-Q1
""",
    "Ordinals are words and digits with a hyphen.": """
yigirma birinchi => yigirma birinchi = 21 ordinal exact
5-sinf => 5 = 5 ordinal exact
""",
}


@pytest.mark.parametrize(
    ("printed", "figures"),
    [
        pytest.param(*example, id=f"{kind} {example[0]}")
        for kind, table in TABLES.items()
        for example in examples(table)
    ],
)
def test_uzbek(printed: str, figures: str) -> None:
    """An Uzbek fragment reads as it was judged to."""
    assert told_all(printed, "uz") == figures
