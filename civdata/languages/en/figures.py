"""The English words of figures."""

from __future__ import annotations

from decimal import Decimal

from civdata.languages.grammar import Calendar, Ranges, Shares, Units
from civdata.languages.lexicon import Lexicon
from civdata.languages.money import ABBREVIATED, STEMS, WORDS
from civdata.languages.words import decimals, forms, named, phrases, rows, words, wordset

_NUMBERS = """
zero nought naught|0
one|1
two|2
three|3
four|4
five|5
six|6
seven|7
eight|8
nine|9
ten|10
eleven|11
twelve dozen|12
thirteen|13
fourteen|14
fifteen|15
sixteen|16
seventeen|17
eighteen|18
nineteen|19
twenty|20
thirty|30
forty fourty|40
fifty|50
sixty|60
seventy|70
eighty|80
ninety|90
"""
_ORDINALS = """
first firstly|1
second secondly|2
third thirdly|3
fourth fourthly|4
fifth|5
sixth|6
seventh|7
eighth|8
ninth|9
tenth|10
eleventh|11
twelfth|12
thirteenth|13
fourteenth|14
fifteenth|15
sixteenth|16
seventeenth|17
eighteenth|18
nineteenth|19
twentieth|20
thirtieth|30
fortieth|40
fiftieth|50
sixtieth|60
seventieth|70
eightieth|80
ninetieth|90
hundredth|100
"""
_MONTHS = """
january jan|1
february feb|2
march mar|3
april apr|4
may|5
june jun|6
july jul|7
august aug|8
september sept sep|9
october oct|10
november nov|11
december dec|12
"""
_FOLDS = words("two three four five six seven eight nine ten")

_NOBODY = wordset("no any each every another which")


def _is_other(word: str, before: str, after: str, ordinal: bool) -> bool:  # noqa: ARG001
    """Whether one is a pronoun: `no one`, `each one`, `one another`."""
    if word != "one":
        return False
    return (before in _NOBODY and after not in _SCALE_WORDS) or after in {"another", "anothers"}


_SCALE_WORDS = wordset("hundred thousand million billion trillion dozen point")
_CALENDAR = Calendar(
    months=forms(rows(_MONTHS)),
    year_words=frozenset(("year",)),
    quarter_words=frozenset(("quarter", "quarters")),
    half_year_words=frozenset(("half",)),
    spans=frozenset(("year",)),
    adjectives=words("academic fiscal school financial"),
    year_joins=wordset("to through till until thru"),
    until=wordset("to through till until thru and"),
    ands=frozenset(("and",)),
    betweens=frozenset(("between",)),
    of=frozenset(("of",)),
    month_leads=True,
    month_capital=True,
    decade_glued="s",
    spoken=True,
    plural="s",
    not_plural=wordset("us s news plus thus towards"),
    people=wordset("people men women children tenge staff"),
    in_words=wordset("in since by until of from during for"),
)
_UNITS = Units(
    words={
        **WORDS,
        **named(
            [
                ("percent", "percent percents pct prc"),
                ("percentage_points", "pp pps ppt ppts"),
                ("times", "times fold"),
                ("KGS", "som soms"),
            ]
        ),
    },
    stems=STEMS,
    abbreviated=ABBREVIATED,
    initials={("t", "g"): "KZT", ("p", "p"): "percentage_points"},
    phrases=((("per", "cent"), "percent"), (("pound*", "sterling*"), "GBP")),
    percent_adjectives=("percentage",),
    points=("point",),
    of_nation=("russian", "kazakh"),
    american=(("us",), ("usa",), ("u", "s"), ("american",)),
    dollars=("dollar",),
    cents=words("cent penn pence kopiyk kopek kopeck tiyn paisa paise sens"),
    cent_words=wordset("sen fils halalas agorot groszy pesewas"),
    behind={"USD": frozenset(("us",)), "GBP": frozenset(("sterling",))},
)
_SHARES = Shares(
    grammar="nouns",
    times=wordset(
        "year years month months week day hour minute century decade term season quarter"
    ),
    skipped=wordset("of a an the this that last next each every"),
    sides=wordset("first second latter former last other and"),
    ones=wordset("a an one"),
    inside=frozenset(("in",)),
    half="half",
    half_of=wordset("of the"),
    quarter="quarter",
    plural="s",
    by=frozenset(("by",)),
    before=wordset("by to"),
)
_RANGES = Ranges(
    between=(("between", "and"),),
    change=(("from", "to"),),
    bare_joins=frozenset(("to",)),
    ends=frozenset(("to",)),
    steady=frozenset(("between",)),
    ranging=words("rang vary varies varied anywhere aged ages between"),
    directions=wordset("up down"),
    openings=(("the", "ages", "of"), ("ages", "of")),
    by=frozenset(("by",)),
    over=frozenset(("over",)),
    over_spans=wordset("years months weeks days"),
)

LEXICON = Lexicon(
    name="en",
    numbers=decimals(forms(rows(_NUMBERS))),
    multiples={"dozen": Decimal(12), "hundred": Decimal(100)},
    hundreds=frozenset(("hundred", "hundreds")),
    ordinals=forms(rows(_ORDINALS)),
    scales=forms(
        [
            ("thousand thousands thsd thous ths", 3),
            ("million millions mln mn mil mio", 6),
            ("billion billions bln bn bil", 9),
            ("trillion trillions trln trn tn", 12),
            ("quadrillion quadrillions", 15),
            ("lakh lakhs lac lacs", 5),
            ("crore crores", 7),
        ]
    ),
    alone=wordset("hundred thousand million billion trillion quadrillion"),
    vague=frozenset(words("several few many couple hundred hundreds dozen dozens tens")),
    abbreviations=frozenset(words("mln mn mil bln bn bil trln trn tn thsd thous ths")),
    glued_scales=forms([("k K", 3), ("m M MM mm", 6), ("b B bn", 9), ("t T", 12)]),
    not_glued={
        "m": wordset("tall high long wide deep thick away above below sprint race hurdles x by"),
        "mm": wordset("tall high long wide deep thick of x by"),
    },
    ordinal_scales={"thousandth": 3, "millionth": 6, "billionth": 9, "trillionth": 12},
    decimal_words=frozenset(("point",)),
    before_noun=wordset("this that the a which some every any one starting turning no at"),
    plus=frozenset(("plus",)),
    is_other=_is_other,
    not_qualifiers={
        ("over",): wordset(
            "spread distributed divided shared handed took taken presided split stretched extends "
            "extended takes taking watch watched all"
        ),
        ("up", "to"): wordset("add adds added adding sum sums summed"),
        ("under",): wordset("placed falls fell"),
    },
    half_phrases={"and": (("and", "a", "half"), ("and", "one", "half"), ("and", "half"))},
    half_before_scale=frozenset(("half",)),
    odd_phrases=(("odd",), ("plus",)),
    fractions=forms(
        [
            ("half halves", 2),
            ("third thirds", 3),
            ("quarter quarters fourth fourths", 4),
            ("fifth fifths", 5),
            ("sixth sixths", 6),
            ("seventh sevenths", 7),
            ("eighth eighths", 8),
            ("ninth ninths", 9),
            ("tenth tenths", 10),
        ]
    ),
    times_words={
        **{f"{word}fold": number for number, word in enumerate(_FOLDS, 2)},
        **forms(
            [
                ("halved halve halving", 2),
                ("twice doubled doubles doubling double twofold", 2),
                ("thrice tripled triples tripling triple trebled", 3),
                ("quadrupled quadruple quadrupling quadruples", 4),
                ("quintupled quintuple", 5),
            ]
        ),
    },
    articles=wordset("a an"),
    ands=frozenset(("and",)),
    number_ands=frozenset(("and",)),
    hyphenated=True,
    of=frozenset(("of",)),
    minus=wordset("minus negative"),
    comma_thousands=True,
    times_before=(("factor", "of"),),
    dotted_qualifiers={
        "approx": "about",
        "ca": "about",
        "c": "about",
        "max": "up_to",
        "min": "at_least",
    },
    units=_UNITS,
    shares=_SHARES,
    ranges=_RANGES,
    calendar=_CALENDAR,
    ordinal_endings=frozenset(("st", "nd", "rd", "th")),
    alternatives=frozenset(("or",)),
    growth=tuple(
        words(
            "increas grow grew rose rise risen rais declin decreas fell fall drop reduc cut "
            "expand climb jump soar doubl tripl shrink shrank improv widen reach brought bring "
            "went chang lower surg slow accelerat slid plung slump tumbl rebound"
        )
    ),
    stopwords=frozenset(
        words(
            "p am pm and or but nor of in on at by for from to with within without as than that "
            "this these those which who whom whose where when while if the a an it its he she they "
            "them their we our you your i is are was were be been being has have had do does did "
            "will would shall should can could may might must not no so also already only just "
            "more less over under about after before during since until till per each every "
            "between among against through into out up down off compared respectively totaling "
            "totalling worth total including took received made came became now other"
        )
    ),
    qualifiers_before=phrases(
        [
            (
                "about",
                "about|around|approximately|roughly|some|circa|ca|approx|an estimated|estimated"
                "|in the region of|in the order of|on the order of|somewhere around|close to"
                "|in the neighborhood of|in the neighbourhood of|in the vicinity of",
            ),
            (
                "almost",
                "almost|nearly|just under|just below|practically|virtually|slightly less than"
                "|a little less than|slightly under|just short of|approached|approaching"
                "|approaches|nigh on|shy of|slightly below|a little below|a little under"
                "|slightly fewer than|slightly lower than|a little fewer than|not quite",
            ),
            (
                "more_than",
                "more than|over|above|exceeds|exceeded|exceeding|exceed|upwards of|in excess of"
                "|beyond|surpassed|surpassing|surpasses|greater than|higher than|larger than"
                "|topped|older than|bigger than|longer than|over the age of|above the age of"
                "|exceeded the|surpassed the|topped the|passed the|crossed the",
            ),
            (
                "at_least",
                "at least|no less than|not less than|no fewer than|not fewer than|minimum"
                "|a minimum of|minimum of|not under|not below|as few as|as little as|as low as"
                "|starting from|starting at|no younger than|not younger than|no lower than"
                "|not lower than|no smaller than|not smaller than",
            ),
            (
                "up_to",
                "up to|no more than|not more than|at most|at the most|maximum|a maximum of"
                "|maximum of|not exceed|not exceeding|not exceeds|less than|fewer than|under|below"
                "|not over|as many as possible up to|lower than|smaller than|younger than"
                "|not above|does not exceed|not higher than|not to exceed|as many as|as much as"
                "|no older than|not older than|no larger than|not larger than|no greater than"
                "|not greater than|no higher than|no bigger than|no longer than|not longer than"
                "|as high as|under the age of|below the age of|capped at|limited to",
            ),
            ("exact", "exactly|precisely"),
        ]
    ),
    qualifiers_after=phrases(
        [
            ("more_than", "and more|and over|and above|plus"),
            ("at_least", "or more|or above|or over|or older|and older|or higher"),
            ("up_to", "or less|or fewer|and less|or under|or younger|and under"),
            ("about", "or so"),
        ],
        first=True,
    ),
    skipped=frozenset(("by", "in")),
)
