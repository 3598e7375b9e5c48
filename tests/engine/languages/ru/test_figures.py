"""Figures as Russian texts print them."""

# ruff: noqa: E501 (a row is one example)

import pytest

from tests.engine.figures.table import examples, told_all

QUALIFIERS = """
около 3000 проектов => 3000 = 3000 проектов about
порядка трёх тысяч => трёх тысяч = 3000 - about
примерно 5 тыс. человек => 5 тыс. = 5000 человек about
~5% => 5% = 5 percent about
почти 4 тысячи => 4 тысячи = 4000 - almost
чуть менее 300 => 300 = 300 - almost
приблизилось к 300 тысячам => 300 тысячам = 300000 - almost
более чем в 9 раз => 9 раз = 9 times more_than
на более чем 20% => 20% = 20 percent more_than
более, чем в 3 раза => 3 раза = 3 times more_than
свыше полутора миллионов тенге => полутора миллионов тенге = 1500000 KZT more_than
превысило 1 тыс. => 1 тыс. = 1000 - more_than
превышает на 5% => 5% = 5 percent exact
больше в 2 раза => 2 раза = 2 times exact
18+ => 18 = 18 - more_than
5 и более человек => 5 = 5 человек more_than
5 тысяч с лишним => 5 тысяч = 5000 - more_than
20 с лишним тысяч тенге => 20 с лишним тысяч тенге = 20000 KZT more_than
не менее 150 граждан => 150 = 150 граждан at_least
не менее чем на 10 процентов => 10 процентов = 10 percent at_least
как минимум 7 => 7 = 7 - at_least
не более чем 5% => 5% = 5 percent up_to
не превышает 5% => 5% = 5 percent up_to
менее 10% => 10% = 10 percent up_to
максимум 5 => 5 = 5 - up_to
более 5-10 тысяч => 5-10 тысяч = 5000..10000 - more_than
"""


FROM_AND_TO = """
от 50 тысяч тенге => 50 тысяч тенге = 50000 KZT at_least
от 5% => 5% = 5 percent at_least
до 500 тысяч тенге => 500 тысяч тенге = 500000 KZT up_to
в возрасте до 35 лет => 35 = 35 лет up_to
112 заявок от 69 НПО => 112 = 112 заявок exact | 69 = 69 нпо exact
рост до 95% => 95% = 95 percent exact
выросло до 500 тысяч тенге => 500 тысяч тенге = 500000 KZT exact
выросли на 12%, до 5,6 тыс. => 12% = 12 percent exact | 5,6 тыс. = 5600 - exact
достиг в 2023 году уровня до 46% => 2023 = 2023 year exact 2023 | 46% = 46 percent exact
"""


RANGES = """
20-25 млн => 20-25 млн = 20000000..25000000 - exact
20–25 % => 20–25 % = 20..25 percent exact
2–3 раза => 2–3 раза = 2..3 times exact
от 5 до 10 тысяч человек => 5 до 10 тысяч = 5000..10000 человек exact
от 5 до 10 млн тенге => 5 до 10 млн тенге = 5000000..10000000 KZT exact
от 5% до 10% => 5% до 10% = 5..10 percent exact
от примерно 5 до 10 тысяч => 5 до 10 тысяч = 5000..10000 - about
от 500 тысяч до 1 млн тенге => 500 тысяч до 1 млн тенге = 500000..1000000 KZT exact
от 900 до 1,5 тысяч => 900 до 1,5 тысяч = 900..1500 - exact
от $5 млн до $10 млн => $5 млн до $10 млн = 5000000..10000000 USD exact
от 14 лет до 35 лет => 14 лет до 35 = 14..35 лет exact
между 5 и 10 процентами => 5 и 10 процентами = 5..10 percent exact
два-три проекта => два-три = 2..3 проекта exact
5 – 10 человек => 5 – 10 = 5..10 человек exact
не более 10-15 человек => 10-15 = 10..15 человек up_to
16 или 17 млрд тенге => 16 или 17 млрд тенге = 16000000000..17000000000 KZT about
"""


CHANGES = """
с 210 млн тенге до 1,8 млрд тенге => 210 млн тенге = 210000000 KZT exact | 1,8 млрд тенге = 1800000000 KZT exact
с 50 тыс. до 200 тыс. => 50 тыс. = 50000 - exact | 200 тыс. = 200000 - exact
с 10 до 2-х человек => 10 = 10 - exact | 2-х = 2 человек exact
вырос с 45 до 67,8% => 45 = 45 percent exact | 67,8% = 67.8 percent exact
рост от 5 до 10% => 5 = 5 percent exact | 10% = 10 percent exact
"""


NO_RANGES = """
8-800-080-77-77 => 8 = 8 - exact | 800 = 800 - exact | 080 = 80 - exact | 77 = 77 - exact | 77 = 77 - exact
+7 (727) 398 95 25 => 7 = 7 - exact | 727 = 727 - exact | 398 = 398 - exact | 95 = 95 - exact | 25 = 25 - exact
900 - 1800 => 900 = 900 - exact | 1800 = 1800 - exact
30/8 => 30 = 30 - exact | 8 = 8 - exact
4,5,14,15,16 и 17 целей => 4 = 4 - exact | 5 = 5 - exact | 14 = 14 - exact | 15 = 15 - exact | 16 = 16 - exact | 17 = 17 целей exact
2021 год – 51, 2022 год-50 => 2021 = 2021 year exact 2021 | 51 = 51 - exact | 2022 = 2022 year exact 2022 | 50 = 50 - exact
2018 – 224 => 2018 = 2018 year exact 2018 | 224 = 224 - exact
на 20 и 30% => 20 = 20 percent exact | 30% = 30 percent exact
5 млн, 10% => 5 млн = 5000000 - exact | 10% = 10 percent exact
"""


DIGITS = """
1 756 проектов => 1 756 = 1756 проектов exact
20 478 879 => 20 478 879 = 20478879 - exact
5 000 => 5 000 = 5000 - exact
66,7 % => 66,7 % = 66.7 percent exact
1,5 => 1,5 = 1.5 - exact
1,500 => 1,500 = 1.500 - exact
1,500 млрд => 1,500 млрд = 1500000000 - exact
1,500 человек => 1,500 = 1500 человек exact
220,000 тенге => 220,000 тенге = 220000 KZT exact
20.000 тенге => 20.000 тенге = 20000 KZT exact
1,234,567 => 1,234,567 = 1234567 - exact
1 200,50 тг => 1 200,50 тг = 1200.50 KZT exact
0,5% => 0,5% = 0.5 percent exact
1.053 => 1.053 = 1.053 - exact
"""


SCALES = """
1,9 млрд. т.г. => 1,9 млрд. т.г. = 1900000000 KZT exact
16,6 млрд.тг, из них => 16,6 млрд.тг = 16600000000 KZT exact
1,2 млрд. В 2023 году => 1,2 млрд = 1200000000 - exact | 2023 = 2023 year exact 2023
1 млрд. 86 млн. тенге => 1 млрд. 86 млн. тенге = 1086000000 KZT exact
4 миллиарда 360 миллионов => 4 миллиарда 360 миллионов = 4360000000 - exact
5 тысяч 200 человек => 5 тысяч 200 = 5200 человек exact
23 тыс. 335 НПО => 23 тыс. 335 = 23335 нпо exact
24 тысячах => 24 тысячах = 24000 - exact
10 миллинов тенге => 10 миллинов тенге = 10000000 KZT exact
трех мил лионов долларов США => трех мил лионов долларов США = 3000000 USD exact
50-тысячный участник => 50-тысячный = 50000 участник exact
полмиллиона человек => полмиллиона = 500000 человек exact
более полумиллиона => полумиллиона = 500000 - more_than
миллион тенге => миллион тенге = 1000000 KZT exact
более тысячи человек => тысячи = 1000 человек more_than
несколько тысяч =>
десятки тысяч =>
"""


UNITS = """
500 000 тг => 500 000 тг = 500000 KZT exact
138,9 млн тг. => 138,9 млн тг = 138900000 KZT exact
5 000 ₸ => 5 000 ₸ = 5000 KZT exact
Т1 262 547 900 => Т1 262 547 900 = 1262547900 KZT exact
100 руб. => 100 руб. = 100 RUB exact
5 млн. долл. США => 5 млн. долл. США = 5000000 USD exact
$5 млн => $5 млн = 5000000 USD exact
10 тыс. евро => 10 тыс. евро = 10000 EUR exact
96,8 процента => 96,8 процента = 96.8 percent exact
15-процентный => 15-процентный = 15 percent exact
на 5 п.п. => 5 п.п. = 5 percentage_points exact
на 2,5 процентных пункта => 2,5 процентных пункта = 2.5 percentage_points exact
в полтора раза => полтора раза = 1.5 times exact
в десять раз => десять раз = 10 times exact
почти вдвое => вдвое = 2 times almost
втрое больше => втрое = 3 times exact
10-кратный рост => 10-кратный = 10 times exact
увеличилось в 5 раз за год => 5 раз = 5 times exact
1 раз в два года => 1 = 1 раз exact | два = 2 года exact
"""


WORDS = """
пяти, двух, двумя, семи => пяти = 5 - exact | двух = 2 - exact | двумя = 2 - exact | семи = 7 - exact
двадцать пять => двадцать пять = 25 - exact
пятьюдесятью двумя миллионами => пятьюдесятью двумя миллионами = 52000000 - exact
одна тысяча двести сорок три => одна тысяча двести сорок три = 1243 - exact
3 с половиной тысяч => 3 с половиной тысяч = 3500 - exact
четыре с половиной миллиарда тенге => четыре с половиной миллиарда тенге = 4500000000 KZT exact
полторы тысячи => полторы тысячи = 1500 - exact
полтора десятка => полтора десятка = 15 - exact
двух десятков НПО => двух десятков = 20 нпо exact
один из двух => один = 1 - exact | двух = 2 - exact
двое из троих => двое = 2 - exact | троих = 3 - exact
с семью проектами => семью = 7 проектами exact
на семью приходится =>
он стоит, семья и триумф, стоимость =>
15 (пятнадцать) дней => 15 (пятнадцать) = 15 дней exact
"""


ENDINGS = """
5-ти основным => 5-ти = 5 основным exact
2-х, 3-х, 8-ми, 30-ти => 2-х = 2 - exact | 3-х = 3 - exact | 8-ми = 8 - exact | 30-ти = 30 - exact
30-летия => 30 = 30 летия exact
5-6-летние => 5-6 = 5..6 летние exact
3-дневный => 3 = 3 дневный exact
1-я, 2-й, 30-е место => 1-я = 1 ordinal exact | 2-й = 2 ordinal exact | 30-е = 30 ordinal exact
"""


ORDINALS = """
первый, второго, третьей => первый = 1 ordinal exact | второго = 2 ordinal exact | третьей = 3 ordinal exact
двадцать первый => двадцать первый = 21 ordinal exact
каждый третий => третий = 3 ordinal exact
впервые => впервые = 1 ordinal exact
Первое. => Первое = 1 ordinal exact
VII форум => VII = 7 ordinal exact
X Гражданский => X = 10 ordinal exact
Х Гражданского форума => Х = 10 ordinal exact
ХII съезд => ХII = 12 ordinal exact
К.К. Токаев, В.В. Петров =>
I и D =>
90-х годов => 90-х = 90 ordinal exact
"""


YEARS = """
в 2022 году => 2022 = 2022 year exact 2022
2022 г. => 2022 = 2022 year exact 2022
2022 => 2022 = 2022 year exact 2022
2023г. => 2023 = 2023 year exact 2023
к 2025-му => 2025-му = 2025 year exact 2025
до 2030 года => 2030 = 2030 year exact 2030
в 2019, 2020 и 2021 годах => 2019 = 2019 year exact 2019 | 2020 = 2020 year exact 2020 | 2021 = 2021 year exact 2021
на 2020-2025 годы => 2020-2025 = 2020..2025 year exact 2020/2025
2022 – 2023 годы => 2022 – 2023 = 2022..2023 year exact 2022/2023
с 2019 по 2021 год => 2019 по 2021 = 2019..2021 year exact 2019/2021
с 2016 г. по 2021 г. => 2016 г. по 2021 = 2016..2021 year exact 2016/2021
2022/23 => 2022/23 = 2022..2023 year exact 2022/2023
1990-х => 1990-х = 1990..1999 year exact 1990/1999
2000 проектов => 2000 = 2000 проектов exact
2 063 проекта => 2 063 = 2063 проекта exact
около 2000 нормативных => 2000 = 2000 нормативных about
2045 добрых дел => 2045 = 2045 добрых exact
№ 2022 => 2022 = 2022 - exact
"""


DATES = """
27 августа 2020 года => 27 августа 2020 = 2020 date exact 2020-08-27
29 - Июня, 2020 год => 29 - Июня, 2020 = 2020 date exact 2020-06-29
14.06.2022 года №930 => 14.06.2022 = 2022 date exact 2022-06-14 | 930 = 930 - exact
01.01.24 => 01.01.24 = 2024 date exact 2024-01-01
20 мая => 20 мая = 20 date exact --05-20
1-го октября => 1-го октября = 1 date exact --10-01
первого октября 2022 года => первого октября 2022 = 2022 date exact 2022-10-01
с 22 по 26 ноября 2021 года => 22 по 26 ноября 2021 = 2021 date exact 2021-11-22/2021-11-26
С 2 по 20 июня 2022 года => 2 по 20 июня 2022 = 2022 date exact 2022-06-02/2022-06-20
22-26 ноября 2021 г. => 22-26 ноября 2021 = 2021 date exact 2021-11-22/2021-11-26
с 28 сентября по 2 октября 2021 года => 28 сентября по 2 октября 2021 = 2021 date exact 2021-09-28/2021-10-02
в октябре 2021 года => октябре 2021 = 2021 date exact 2021-10
в январе – марте 2022 года => январе – марте 2022 = 2022 date exact 2022-01/2022-03
за первый квартал 2023 года => первый квартал 2023 = 2023 date exact 2023-Q1
за II кв. 2023 г. => II кв. 2023 = 2023 date exact 2023-Q2
первое полугодие 2023 года => первое полугодие 2023 = 2023 date exact 2023-01/2023-06
31 февраля 2022 => 31 = 31 февраля exact | февраля 2022 = 2022 date exact 2022-02
"""


MARKS = """
**1053 благотворительных** => 1053 = 1053 благотворительных exact
*89,5%* => 89,5% = 89.5 percent exact
«5» и “7” => 5 = 5 - exact | 7 = 7 - exact
(в 2020 г. -53) => 2020 = 2020 year exact 2020 | 53 = 53 - exact
человек–50 => 50 = 50 - exact
- 53 => 53 = 53 - exact
№ 390 => 390 = 390 - exact
ТОП-10 претендентов => 10 = 10 претендентов exact
Covid-19 => 19 = 19 - exact
"""


@pytest.mark.parametrize(("printed", "figures"), examples(QUALIFIERS))
def test_qualifiers(printed: str, figures: str) -> None:
    """A word beside the figure says how it is meant."""
    assert told_all(printed, "ru") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(FROM_AND_TO))
def test_from_and_to(printed: str, figures: str) -> None:
    """От and до alone are limits, but not a sender and not where something went."""
    assert told_all(printed, "ru") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(RANGES))
def test_ranges(printed: str, figures: str) -> None:
    """A range is one figure and its scale and unit hold for both ends."""
    assert told_all(printed, "ru") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(CHANGES))
def test_changes(printed: str, figures: str) -> None:
    """A change from one number to another is two figures."""
    assert told_all(printed, "ru") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(NO_RANGES))
def test_no_ranges(printed: str, figures: str) -> None:
    """Telephones, years beside counts and lists are single numbers."""
    assert told_all(printed, "ru") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(DIGITS))
def test_digits(printed: str, figures: str) -> None:
    """Digits are grouped by spaces; a comma is a decimal sign unless it can only group."""
    assert told_all(printed, "ru") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(SCALES))
def test_scales(printed: str, figures: str) -> None:
    """A scale word multiplies, also in short, in any case and after another scale."""
    assert told_all(printed, "ru") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(UNITS))
def test_units(printed: str, figures: str) -> None:
    """Currencies, shares and multiples have names of their own."""
    assert told_all(printed, "ru") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(WORDS))
def test_words(printed: str, figures: str) -> None:
    """Number words are read in every case, as whole words only."""
    assert told_all(printed, "ru") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(ENDINGS))
def test_endings(printed: str, figures: str) -> None:
    """Digits carry Russian endings."""
    assert told_all(printed, "ru") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(ORDINALS))
def test_ordinals(printed: str, figures: str) -> None:
    """Ordinals and Roman numerals are ordinals, initials and lone I are not."""
    assert told_all(printed, "ru") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(YEARS))
def test_years(printed: str, figures: str) -> None:
    """Four digits are a year unless they count something."""
    assert told_all(printed, "ru") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(DATES))
def test_dates(printed: str, figures: str) -> None:
    """A date is one figure with its ISO period."""
    assert told_all(printed, "ru") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(MARKS))
def test_marks(printed: str, figures: str) -> None:
    """Markdown, quotes and dashes around a figure do not change it."""
    assert told_all(printed, "ru") == figures
