"""What words say of decimals and added fractions."""

# ruff: noqa: E501 (a row is one example)

import pytest

from tests.engine.figures.table import kinds, told_all

KINDS = {
    "Decimals in words are one number, with a scale or a unit behind.": """
ru: построили двадцать три целых четыре десятых километра => двадцать три целых четыре десятых = 23.4 километра exact
ru: ноль целых восемь сотых процента => ноль целых восемь сотых процента = 0.08 percent exact
ru: две целых и семь десятых миллиона тенге => две целых и семь десятых миллиона тенге = 2700000 KZT exact
ru: двадцать восемь и три десятых процента => двадцать восемь и три десятых процента = 28.3 percent exact
ru: двадцать и три школы => двадцать = 20 - exact | три = 3 школы exact
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
}


@pytest.mark.parametrize(("language", "printed", "figures"), kinds(KINDS))
def test_kind(language: str, printed: str, figures: str) -> None:
    """Each kind of print gives what a reader of the language would take from it."""
    assert told_all(printed.replace("⏎", "\n"), language).replace("\n", "⏎") == figures
