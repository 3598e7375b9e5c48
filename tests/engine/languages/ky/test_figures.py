"""Figures as Kyrgyz texts print them."""

# ruff: noqa: E501 (a row is one example)

import pytest

from tests.engine.figures.table import examples, told_all

TABLES = {
    "Words and their case endings make numbers up to quadrillions.": """
эки жүз элүү миң сом => эки жүз элүү миң сом = 250000 KGS exact
тогуз жүз токсон тогуз => тогуз жүз токсон тогуз = 999 - exact
жети квадриллион => жети квадриллион = 7000000000000000 - exact
үч миң тогуз жүзү => үч миң тогуз жүзү = 3900 - exact
кырк биринде => кырк биринде = 41 - exact
экөө келди => экөө = 2 келди exact
бир жарым миллион => бир жарым миллион = 1500000 - exact
жарым миллион сом => жарым миллион сом = 500000 KGS exact
миң адам => миң = 1000 адам exact
бир нече миң =>
миңдеген адам =>
иш жүзүндө, алардын бири, үчүн =>
ар бир адам =>
""",
    "Decimals in words are one number.": """
беш бүтүн ондон тогуз триллион сом => беш бүтүн ондон тогуз триллион сом = 5900000000000 KGS exact
эки бүтүн жүздөн жыйырма беш пайыз => эки бүтүн жүздөн жыйырма беш пайыз = 2.25 percent exact
""",
    "A part of a whole is a share.": """
үчтөн бири => үчтөн бири = 33.33 percent exact
төрттөн үчү => төрттөн үчү = 75 percent exact
бештен эки бөлүгү => бештен эки бөлүгү = 40 percent exact
жарымынан ашыгы => жарымынан = 50 percent more_than
""",
    "A word before or behind, with its case, says how a figure is meant.": """
18 миңден ашуун уюм => 18 миңден = 18000 уюм more_than
5 миллиарддан ашуун сом => 5 миллиарддан = 5000000000 KGS more_than
258 кеңештен ашык => 258 = 258 кеңештен more_than
100дөн көп => 100дөн = 100 - more_than
100дөн көп эмес => 100дөн = 100 - up_to
жүзгө жакын уюм => жүзгө = 100 уюм about
100дөй киши => 100дөй = 100 киши about
беш миңче киши => беш миңче = 5000 киши about
30 чакты уюм => 30 = 30 уюм about
болжол менен 500 => 500 = 500 - about
дээрлик 300 => 300 = 300 - almost
кеминде 20 киши => 20 = 20 киши at_least
50дөн кем эмес => 50дөн = 50 - at_least
300 миң сомго чейин => 300 миң сомго = 300000 KGS up_to
50дөн ашпаган => 50дөн = 50 - up_to
46%га чейин өстү => 46%га = 46 percent exact
""",
    "Endings stand on digits with a hyphen or without.": """
539у эркек => 539у = 539 эркек exact
16сын камтып => 16сын = 16 камтып exact
84%-ы => 84%-ы = 84 percent exact
16 миңи => 16 миңи = 16000 - exact
""",
    "Two ends make a range.": """
5-10 адам => 5-10 = 5..10 адам exact
5тен 10го чейин => 5тен 10го = 5..10 - exact
5 менен 10дун ортосунда => 5 менен 10дун = 5..10 - exact
беш-алты адам => беш-алты = 5..6 адам exact
5 млн сомдон 10 млн сомго чейин => 5 млн сомдон 10 млн сомго = 5000000..10000000 KGS exact
""",
    "Money, shares and multiples have their units.": """
49 миллион 520 миң 447 сом => 49 миллион 520 миң 447 сом = 49520447 KGS exact
10 млн. сомдон ашык => 10 млн. сомдон = 10000000 KGS more_than
20 сом 50 тыйын => 20 сом 50 тыйын = 20.50 KGS exact
500 АКШ доллары => 500 АКШ доллары = 500 USD exact
12,5 пайызга => 12,5 пайызга = 12.5 percent exact
3 пайыздык пункт => 3 пайыздык пункт = 3 percentage_points exact
үч эсе => үч эсе = 3 times exact
""",
    "Years, dates and parts of a year have their periods.": """
2021-жылы => 2021 = 2021 year exact 2021
2021–2025-жылдар => 2021–2025 = 2021..2025 year exact 2021/2025
2017-жылдан 2021-жылга чейин => 2017-жылдан 2021 = 2017..2021 year exact 2017/2021
2030-жылга чейин => 2030 = 2030 year exact 2030
2009-жылдын 20-октябрында => 2009-жылдын 20-октябрында = 2009 date exact 2009-10-20
1999-жылдын 15-октябры № 111 => 1999-жылдын 15-октябры = 1999 date exact 1999-10-15 | 111 = 111 - exact
2021-жылдын май айында => 2021-жылдын май айында = 2021 date exact 2021-05
2023-жылдын биринчи кварталында => 2023-жылдын биринчи кварталында = 2023 date exact 2023-Q1
2023-жылдын биринчи жарым жылдыгында => 2023-жылдын биринчи жарым = 2023 date exact 2023-01/2023-06
5-май => 5-май = 5 date exact --05-05
20.05.2024 => 20.05.2024 = 2024 date exact 2024-05-20
2000 адам => 2000 = 2000 адам exact
майда 1547 волонтёр => 1547 = 1547 волонтёр exact
""",
    "Ordinals are words, digits with a hyphen and Roman numerals.": """
жыйырма биринчи => жыйырма биринчи = 21 ordinal exact
5-орун => 5 = 5 ordinal exact
5-чи => 5-чи = 5 ordinal exact
III Элдик курултай => III = 3 ordinal exact
эки миңинчи => эки миңинчи = 2000 ordinal exact
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
def test_kyrgyz(printed: str, figures: str) -> None:
    """A Kyrgyz fragment reads as it was judged to."""
    assert told_all(printed, "ky") == figures
