"""Figures as English texts print them."""

# ruff: noqa: E501 (a row is one example)

import pytest

from tests.engine.figures.table import examples, told_all

QUALIFIERS = """
about 5 million citizens => 5 million = 5000000 citizens about
some 3,500 => 3,500 = 3500 - about
approximately KZT 5 billion => KZT 5 billion = 5000000000 KZT about
300 or so => 300 = 300 - about
nearly 300 million tenge => 300 million tenge = 300000000 KZT almost
just under 5,000 => 5,000 = 5000 - almost
more than 1,000 proposals => 1,000 = 1000 proposals more_than
over 60,000 => 60,000 = 60000 - more_than
exceeds 1,400 people => 1,400 = 1400 people more_than
1,000+ projects => 1,000 = 1000 projects more_than
5 or more => 5 = 5 - at_least
at least 1,000 => 1,000 = 1000 - at_least
no less than 1 billion tenge => 1 billion tenge = 1000000000 KZT at_least
no fewer than 20 => 20 = 20 - at_least
up to 10% of => 10% = 10 percent up_to
not exceeding 5% => 5% = 5 percent up_to
less than 10% => 10% = 10 percent up_to
grew up to 46% => 46% = 46 percent exact
grew by up to 46% => 46% = 46 percent up_to
some of the 20 => 20 = 20 - exact
"""


RANGES = """
between 5 and 10 => 5 and 10 = 5..10 - exact
between $5 and $10 million => $5 and $10 million = 5000000..10000000 USD exact
5 to 10 people => 5 to 10 = 5..10 people exact
aged 14 to 35 => 14 to 35 = 14..35 - exact
10-15 million => 10-15 million = 10000000..15000000 - exact
7.5-8% => 7.5-8% = 7.5..8 percent exact
ranging from 5 to 10 percent => 5 to 10 percent = 5..10 percent exact
only 16 or 17 bln tenge => 16 or 17 bln tenge = 16000000000..17000000000 KZT about
"""


CHANGES = """
from 512,000 to 356,000 => 512,000 = 512000 - exact | 356,000 = 356000 - exact
has increased from 11 to 20 billion tenge => 11 = 11000000000 KZT exact | 20 billion tenge = 20000000000 KZT exact
from 224 to almost 700 => 224 = 224 - exact | 700 = 700 - almost
up from 10% to 20% => 10% = 10 percent exact | 20% = 20 percent exact
"""


DIGITS = """
1,000 => 1,000 = 1000 - exact
220,000 => 220,000 = 220000 - exact
1,234.5 => 1,234.5 = 1234.5 - exact
1 000 000 => 1 000 000 = 1000000 - exact
23 335 => 23 335 = 23335 - exact
7,78% => 7,78% = 7.78 percent exact
4,5,14 and 15 => 4 = 4 - exact | 5 = 5 - exact | 14 = 14 - exact | 15 = 15 - exact
5 mln. tenge => 5 mln. tenge = 5000000 KZT exact
4.5mln tenge => 4.5mln tenge = 4500000 KZT exact
"""


SCALES = """
28 thousand => 28 thousand = 28000 - exact
9 thousand draft acts => 9 thousand = 9000 draft exact
3.2 bn => 3.2 bn = 3200000000 - exact
$5m => $5m = 5000000 USD exact
5 m => 5 = 5 m exact
10k => 10k = 10000 - exact
43 billion 699 million tenge => 43 billion 699 million tenge = 43699000000 KZT exact
half a million people => half a million = 500000 people exact
a million and a half => a million and a half = 1500000 - exact
two and a half thousand => two and a half thousand = 2500 - exact
hundreds of thousands =>
a few thousand =>
"""


UNITS = """
KZT 39,680,000 => KZT 39,680,000 = 39680000 KZT exact
KZT280bn => KZT280bn = 280000000000 KZT exact
US$ 1,537,297 => US$ 1,537,297 = 1537297 USD exact
300,000 tenge (US$704) => 300,000 tenge = 300000 KZT exact | US$704 = 704 USD exact
5 million U.S. dollars => 5 million U.S. dollars = 5000000 USD exact
50,000 euro => 50,000 euro = 50000 EUR exact
£5m => £5m = 5000000 GBP exact
40 percent => 40 percent = 40 percent exact
5 per cent => 5 per cent = 5 percent exact
5 percentage points => 5 percentage points = 5 percentage_points exact
almost five times => five times = 5 times almost
one and a half times => one and a half times = 1.5 times exact
more than twofold => twofold = 2 times more_than
has more than doubled => doubled = 2 times more_than
tripled => tripled = 3 times exact
5-fold => 5-fold = 5 times exact
in 2019 $5 million => 2019 = 2019 year exact 2019 | $5 million = 5000000 USD exact
"""


WORDS = """
five => five = 5 - exact
twenty-five => twenty-five = 25 - exact
Hundred and thirty-six => Hundred and thirty-six = 136 - exact
two hundred and fifty thousand => two hundred and fifty thousand = 250000 - exact
a dozen => a dozen = 12 - exact
half a dozen => half a dozen = 6 - exact
two dozen => two dozen = 24 - exact
one of the => one = 1 - exact
two-year course => two = 2 years exact
15-member => 15 = 15 member exact
often, tenge, someone =>
"""


ORDINALS = """
10th => 10th = 10 ordinal exact
the first, second => first = 1 ordinal exact | second = 2 ordinal exact
twenty-first => twenty-first = 21 ordinal exact
for the first time => first = 1 ordinal exact
65th => 65th = 65 ordinal exact
VII Civil Forum => VII = 7 ordinal exact
V?? Civil Forum => V = 5 ordinal exact
XX Secretariat => XX = 20 ordinal exact
C, D and M; V. Smith =>
fourth such ceremony => fourth = 4 ordinal exact
"""


YEARS = """
in 2021, the => 2021 = 2021 year exact 2021
Work in 2022 will => 2022 = 2022 year exact 2022
for 2017-2018 => 2017-2018 = 2017..2018 year exact 2017/2018
2020 - 2022 => 2020 - 2022 = 2020..2022 year exact 2020/2022
from 2017 to 2025 => 2017 to 2025 = 2017..2025 year exact 2017/2025
by 2030 => 2030 = 2030 year exact 2030
2030 Agenda => 2030 = 2030 year exact 2030
the 2019 report => 2019 = 2019 year exact 2019
1990s => 1990s = 1990..1999 year exact 1990/1999
2000 projects => 2000 = 2000 projects exact
more than 2000 projects => 2000 = 2000 projects more_than
in 2000 villages => 2000 = 2000 villages exact
2000 people => 2000 = 2000 people exact
in 2021 15 projects => 2021 = 2021 year exact 2021 | 15 = 15 projects exact
"""


DATES = """
December 24, 2021 => December 24, 2021 = 2021 date exact 2021-12-24
Dec. 30, 2020 => Dec. 30, 2020 = 2020 date exact 2020-12-30
September 26th, 2021 => September 26th, 2021 = 2021 date exact 2021-09-26
24 December 2021 => 24 December 2021 = 2021 date exact 2021-12-24
December 2021 => December 2021 = 2021 date exact 2021-12
June 5 => June 5 = 5 date exact --06-05
22-26 November 2021 => 22-26 November 2021 = 2021 date exact 2021-11-22/2021-11-26
from 22 to 26 November 2021 => 22 to 26 November 2021 = 2021 date exact 2021-11-22/2021-11-26
November 22-26, 2021 => November 22-26, 2021 = 2021 date exact 2021-11-22/2021-11-26
from November 22 to December 3, 2021 => November 22 to December 3, 2021 = 2021 date exact 2021-11-22/2021-12-03
Q1 2023 => Q1 2023 = 2023 date exact 2023-Q1
first quarter of 2023 => first quarter of 2023 = 2023 date exact 2023-Q1
2022-06-14 => 2022-06-14 = 2022 date exact 2022-06-14
13/05/2022 => 13/05/2022 = 2022 date exact 2022-05-13
may 5 => 5 = 5 - exact
they march 9 miles => 9 = 9 miles exact
"""


@pytest.mark.parametrize(("printed", "figures"), examples(QUALIFIERS))
def test_qualifiers(printed: str, figures: str) -> None:
    """A word beside the figure says how it is meant."""
    assert told_all(printed, "en") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(RANGES))
def test_ranges(printed: str, figures: str) -> None:
    """A range is one figure and its scale and unit hold for both ends."""
    assert told_all(printed, "en") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(CHANGES))
def test_changes(printed: str, figures: str) -> None:
    """From one number to another is a change, two figures."""
    assert told_all(printed, "en") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(DIGITS))
def test_digits(printed: str, figures: str) -> None:
    """A comma before three digits groups, any other one is decimal."""
    assert told_all(printed, "en") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(SCALES))
def test_scales(printed: str, figures: str) -> None:
    """Scales are words, short forms and letters straight after digits."""
    assert told_all(printed, "en") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(UNITS))
def test_units(printed: str, figures: str) -> None:
    """Currencies, shares and multiples have names of their own."""
    assert told_all(printed, "en") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(WORDS))
def test_words(printed: str, figures: str) -> None:
    """Number words are read as whole words."""
    assert told_all(printed, "en") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(ORDINALS))
def test_ordinals(printed: str, figures: str) -> None:
    """Ordinals and Roman numerals are ordinals, initials are not."""
    assert told_all(printed, "en") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(YEARS))
def test_years(printed: str, figures: str) -> None:
    """Four digits are a year unless they count something."""
    assert told_all(printed, "en") == figures


@pytest.mark.parametrize(("printed", "figures"), examples(DATES))
def test_dates(printed: str, figures: str) -> None:
    """A date is one figure with its ISO period."""
    assert told_all(printed, "en") == figures
