"""The German words of figures: what pages on Kazakhstan in German print them with."""

from __future__ import annotations

from decimal import Decimal

from civdata.languages.grammar import Calendar, Ranges, Units
from civdata.languages.lexicon import Lexicon
from civdata.languages.money import ABBREVIATED, STEMS, WORDS
from civdata.languages.words import decimals, forms, named, phrases, rows, words, wordset

_NUMBERS = """
null|0
eins|1
zwei|2
drei|3
vier|4
fünf|5
sechs|6
sieben|7
acht|8
neun|9
zehn|10
elf|11
zwölf|12
zwanzig|20
dreißig|30
vierzig|40
fünfzig|50
sechzig|60
siebzig|70
achtzig|80
neunzig|90
"""
_MONTHS = """
januar jan|1
februar feb|2
märz|3
april apr|4
mai|5
juni jun|6
juli jul|7
august aug|8
september sep sept|9
oktober okt|10
november nov|11
dezember dez|12
"""
LEXICON = Lexicon(
    name="de",
    numbers=decimals(forms(rows(_NUMBERS))),
    multiples={"hundert": Decimal(100)},
    hundreds=frozenset(("hundert",)),
    scales=forms(
        [
            ("tausend tsd", 3),
            ("million millionen mio", 6),
            ("milliarde milliarden mrd", 9),
            ("billion billionen bio", 12),
        ]
    ),
    abbreviations=wordset("tsd mio mrd bio"),
    before_noun=wordset("der die das den dem im vom zum am"),
    units=Units(
        words={
            **WORDS,
            **named([("percent", "prozent"), ("times", "mal"), ("USD", "us dollar dollars")]),
        },
        stems=STEMS,
        abbreviated=ABBREVIATED,
        percent_adjectives=("prozentual",),
        of_nation=("kasachisch",),
        american=(("us",), ("usa",)),
        dollars=("dollar",),
    ),
    calendar=Calendar(
        months=forms(rows(_MONTHS)),
        year_words=wordset("jahr jahre jahres"),
        spans=wordset("jahr jahre jahren"),
        year_joins=wordset("bis"),
        until=wordset("bis"),
        ands=wordset("und"),
        month_capital=True,
        in_words=wordset("im in seit bis ab von"),
    ),
    ranges=Ranges(
        between=(("zwischen", "und"),),
        change=(("von", "auf"),),
        bare_joins=wordset("bis"),
        ends=wordset("auf"),
        steady=wordset("zwischen"),
    ),
    growth=words("steig stieg gestieg wuchs wachs gewachs sank sink gesunk erhöh"),
    stopwords=wordset(
        "der die das den dem des ein eine einen einem einer und oder aber in im an am auf aus bei "
        "mit nach seit von vom zu zum zur für als wie dass ist sind war waren wird werden wurde "
        "wurden hat haben bereits allein davon sich nicht auch noch nur über unter"
    ),
    qualifiers_before=phrases(
        [
            ("about", "etwa|rund|circa|ca|ungefähr|gut|an die"),
            ("almost", "fast|beinahe|nahezu|knapp"),
            ("more_than", "mehr als|über"),
            ("at_least", "mindestens|nicht weniger als|wenigstens"),
            ("up_to", "bis zu|höchstens|maximal|nicht mehr als|weniger als|unter"),
            ("exact", "genau"),
        ]
    ),
)
