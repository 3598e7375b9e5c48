"""Figures as Kazakh texts print them."""

# ruff: noqa: E501 (a row is one example)

import pytest

from tests.engine.figures.table import examples, told_all

QUALIFIERS = """
258 кеңестен астам => 258 = 258 кеңестен more_than
22 мыңнан астам үкіметтік емес ұйым => 22 мыңнан = 22000 үкіметтік more_than
2,2 млрд теңгеден астам => 2,2 млрд теңгеден = 2200000000 KZT more_than
1250-ден аса жоба => 1250-ден = 1250 жоба more_than
2800-ден көп => 2800-ден = 2800 - more_than
100 адамнан артық => 100 = 100 адамнан more_than
800-ден асты => 800-ден = 800 - more_than
258 ұйымға жуық => 258 = 258 ұйымға about
3,5 мыңға жуық => 3,5 мыңға = 3500 - about
шамамен 43 миллиард теңге => 43 миллиард теңге = 43000000000 KZT about
100 шамасында => 100 = 100 - about
30 шақты ұйым => 30 = 30 ұйым about
100-дей => 100-дей = 100 - about
50 адамдай => 50 = 50 адамдай about
5 жағдай => 5 = 5 жағдай exact
20 дерлік => 20 = 20 - almost
300 мыңға жақындады => 300 мыңға = 300000 - almost
кемінде 50 адам => 50 = 50 адам at_least
50-ден кем емес => 50-ден = 50 - at_least
300 мың теңгеге дейін => 300 мың теңгеге = 300000 KZT up_to
1 млн теңгеге дейінгі сомаға => 1 млн теңгеге = 1000000 KZT up_to
50-ден аспайтын => 50-ден = 50 - up_to
100-ден көп емес => 100-ден = 100 - up_to
100 адамнан артық емес => 100 = 100 адамнан up_to
көп дегенде 5 адам => 5 = 5 адам up_to
дәл 258 кеңес => 258 = 258 кеңес exact
100 адам бүгінге дейін оқыды => 100 = 100 адам exact
"""


RANGES = """
20-25 мың => 20-25 мың = 20000..25000 - exact
5-тен 10-ға дейін => 5-тен 10-ға = 5..10 - exact
5 пен 10 аралығында => 5 пен 10 = 5..10 - exact
18-35 жас => 18-35 = 18..35 жас exact
14 жастан 35 жасқа дейінгі => 14 жастан 35 = 14..35 жасқа exact
5 млн теңгеден 10 млн теңгеге дейін => 5 млн теңгеден 10 млн теңгеге = 5000000..10000000 KZT exact
бес-алты адам => бес-алты = 5..6 адам exact
5,1-ден 25,7%-ға дейін өсті => 5,1-ден = 5.1 percent exact | 25,7%-ға = 25.7 percent exact
саны 5,1-ден 25,7% - ға дейін => 5,1-ден = 5.1 percent exact | 25,7% = 25.7 percent exact
15-тен 62 адамға дейін артты => 15-тен = 15 - exact | 62 = 62 адамға exact
33,3% - ға дейін өсті => 33,3% = 33.3 percent exact
"""


ENDINGS = """
84%-ы => 84%-ы = 84 percent exact
100-ге => 100-ге = 100 - exact
63-і үздік => 63-і = 63 үздік exact
16 мыңы => 16 мыңы = 16000 - exact
3 млн. теңгені => 3 млн. теңгені = 3000000 KZT exact
1 млрд-тан аса => 1 млрд-тан = 1000000000 - more_than
300 мың теңгелік => 300 мың теңгелік = 300000 KZT exact
20 пайызға => 20 пайызға = 20 percent exact
2 пайыздық тармаққа => 2 пайыздық тармаққа = 2 percentage_points exact
3 еседен астам => 3 еседен = 3 times more_than
екі есеге жуық => екі есеге = 2 times about
елуге жуық => елуге = 50 - about
"""


WORDS = """
екі жүз елу мың => екі жүз елу мың = 250000 - exact
он бес => он бес = 15 - exact
тоғыз жүз тоқсан тоғыз => тоғыз жүз тоқсан тоғыз = 999 - exact
3 жарым мың => 3 жарым мың = 3500 - exact
бір жарым есе => бір жарым есе = 1.5 times exact
жарты миллион => жарты миллион = 500000 - exact
мың адам => мың = 1000 адам exact
бірнеше мың =>
тоқсан бес пайыз => тоқсан бес пайыз = 95 percent exact
осы тоқсанда =>
іс жүзінде =>
оның үшін, оны, онда =>
бірге, бірден =>
үшеуі => үшеуі = 3 - exact
5 000 000 (бес миллион) теңге => 5 000 000 (бес миллион) теңге = 5000000 KZT exact
"""


ORDINALS = """
бірінші => бірінші = 1 ordinal exact
жиырма бірінші => жиырма бірінші = 21 ordinal exact
екіншіден => екіншіден = 2 ordinal exact
5-отырыс => 5 = 5 ordinal exact
12-бет => 12 = 12 ordinal exact
5-ші => 5-ші = 5 ordinal exact
XII Азаматтық форум => XII = 12 ordinal exact
ХІ форум => ХІ = 11 ordinal exact
әрбір сегізінші => сегізінші = 8 ordinal exact
"""


YEARS = """
2022 жылы => 2022 = 2022 year exact 2022
2021–2025 жылдар => 2021–2025 = 2021..2025 year exact 2021/2025
2019-2022 жж. => 2019-2022 = 2019..2022 year exact 2019/2022
2017 жылдан 2021 жылға дейін => 2017 жылдан 2021 = 2017..2021 year exact 2017/2021
2030 жылға дейін => 2030 = 2030 year exact 2030
2020-дан => 2020-дан = 2020 year exact 2020
2000-нан астам => 2000-нан = 2000 - more_than
2000-ға жуық => 2000-ға = 2000 - about
2000 жоба => 2000 = 2000 жоба exact
"""


DATES = """
2024 жылғы 20 мамыр => 2024 жылғы 20 мамыр = 2024 date exact 2024-05-20
2024 жылғы 20 мамырдағы № 73 => 2024 жылғы 20 мамырдағы = 2024 date exact 2024-05-20 | 73 = 73 - exact
2024 жылғы мамырда => 2024 жылғы мамырда = 2024 date exact 2024-05
2021 жылдың желтоқсанында => 2021 жылдың желтоқсанында = 2021 date exact 2021-12
2023 жылдың мамыр айында => 2023 жылдың мамыр айында = 2023 date exact 2023-05
2024 жылдың 1 қыркүйегінен => 2024 жылдың 1 қыркүйегінен = 2024 date exact 2024-09-01
20 мамырда => 20 мамырда = 20 date exact --05-20
20-мамыр => 20-мамыр = 20 date exact --05-20
2021 жылғы 22-26 қараша => 2021 жылғы 22-26 қараша = 2021 date exact 2021-11-22/2021-11-26
2020 жылғы 1 қаңтардан 31 желтоқсанға дейін => 2020 жылғы 1 қаңтардан 31 желтоқсанға = 2020 date exact 2020-01-01/2020-12-31
2023 жылғы 1-тоқсан => 2023 жылғы 1-тоқсан = 2023 date exact 2023-Q1
2023 жылдың бірінші тоқсанында => 2023 жылдың бірінші тоқсанында = 2023 date exact 2023-Q1
2023 жылғы қаңтар-маусым => 2023 жылғы қаңтар-маусым = 2023 date exact 2023-01/2023-06
20.05.2024 => 20.05.2024 = 2024 date exact 2024-05-20
"""


SCRIPTS = """
200 myńnan astam erikti => 200 myńnan = 200000 erikti more_than
30-ǵa jýyq top => 30-ǵa = 30 top about
2021 jyly 160 myń adam => 2021 = 2021 year exact 2021 | 160 myń = 160000 adam exact
10 مىڭنان استام ادام => 10 مىڭنان = 10000 ادام more_than
бiр мың екi жүз => бiр мың екi жүз = 1200 - exact
"""


MONEY = """
1 852 027 733 теңге => 1 852 027 733 теңге = 1852027733 KZT exact
2 млрд. 300 млн. теңге => 2 млрд. 300 млн. теңге = 2300000000 KZT exact
10 000 АҚШ доллары => 10 000 АҚШ доллары = 10000 USD exact
500$ => 500$ = 500 USD exact
"""


@pytest.mark.parametrize(("printed", "figures"), examples(QUALIFIERS))
def test_qualifiers(printed: str, figures: str) -> None:
    """A postposition, its case or a word before says how the figure is meant."""
    assert told_all(printed, "kk") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(RANGES))
def test_ranges(printed: str, figures: str) -> None:
    """A range is one figure, a change is two."""
    assert told_all(printed, "kk") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(ENDINGS))
def test_endings(printed: str, figures: str) -> None:
    """Case endings stand on digits, units, scales and number words."""
    assert told_all(printed, "kk") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(WORDS))
def test_words(printed: str, figures: str) -> None:
    """Number words are read as whole words, not inside or instead of others."""
    assert told_all(printed, "kk") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(ORDINALS))
def test_ordinals(printed: str, figures: str) -> None:
    """Ordinals are words, digits with a hyphen and Roman numerals."""
    assert told_all(printed, "kk") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(YEARS))
def test_years(printed: str, figures: str) -> None:
    """Four digits are a year unless they count something."""
    assert told_all(printed, "kk") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(DATES))
def test_dates(printed: str, figures: str) -> None:
    """A date is one figure with its ISO period."""
    assert told_all(printed, "kk") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(SCRIPTS))
def test_scripts(printed: str, figures: str) -> None:
    """The Latin and Arabic alphabets of Kazakh and mixed letters are read too."""
    assert told_all(printed, "kk") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(MONEY))
def test_money(printed: str, figures: str) -> None:
    """Money has a currency, also with scales after each other."""
    assert told_all(printed, "kk") == figures
