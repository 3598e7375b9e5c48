"""The Uzbek words of figures in Latin letters, with case endings made from a list.

Oʻ and gʻ are printed with many signs; all of them are read as one, which the tables write as '.
"""

from __future__ import annotations

from decimal import Decimal

from civdata.languages.grammar import Calendar, Postposition, Postpositions, Shares, Units
from civdata.languages.money import ABBREVIATED, STEMS, WORDS
from civdata.languages.turkic import turkic
from civdata.languages.words import Inflected, decimals, forms, named, phrases, rows, words, wordset

_APOSTROPHES = "'‘’ʻʼ`´′"
_TO_ONE = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))


def _spell(word: str) -> str:
    """Write each sign of oʻ and gʻ as one."""
    return word.translate(_TO_ONE)


_NUMBERS = {
    "nol": 0, "bir": 1, "ikki": 2, "uch": 3, "to'rt": 4, "besh": 5, "olti": 6, "yetti": 7,
    "sakkiz": 8, "to'qqiz": 9, "o'n": 10, "yigirma": 20, "o'ttiz": 30, "qirq": 40, "ellik": 50,
    "oltmish": 60, "yetmish": 70, "sakson": 80, "to'qson": 90, "yuz": 100,
}  # fmt: skip
_SCALES = {"ming": 3, "million": 6, "milliard": 9, "trillion": 12, "kvadrillion": 15}
_DATIVE = words("ga ka qa")
_ABLATIVE = ("dan",)
_GENITIVE = ("ning",)
_CASES = (*_DATIVE, *_ABLATIVE, *_GENITIVE, "ni", "da", "dagi")
_OWN = ("i", "si")
_OWN_CASES = tuple(own + case for own in _OWN for case in words("ga dan ning ni da dagi"))
_ABOUT = words("cha tacha")
_UNTIL = words("gacha kacha qacha tagacha")
_COUNTED = ("ta", *(f"ta{case}" for case in ("ga", "dan", "ning", "ni", "si", "sidan", "sining")))
_ENDINGS = ("", *_CASES, *_OWN, *_OWN_CASES, *_ABOUT, *_UNTIL, *_COUNTED)
_NOT_NUMBERS = wordset("birga birdan birda biri birini birining birlik yuzi yuzini yuzida yuziga")
_ORDINALS = {
    "birinchi": 1, "ikkinchi": 2, "uchinchi": 3, "to'rtinchi": 4, "beshinchi": 5, "oltinchi": 6,
    "yettinchi": 7, "sakkizinchi": 8, "to'qqizinchi": 9, "o'ninchi": 10, "yigirmanchi": 20,
    "o'ttizinchi": 30, "qirqinchi": 40, "ellikinchi": 50, "oltmishinchi": 60, "yetmishinchi": 70,
    "saksoninchi": 80, "to'qsoninchi": 90, "yuzinchi": 100, "minginchi": 1000,
}  # fmt: skip
_MONTHS = """
yanvar|1
fevral|2
mart|3
aprel|4
may|5
iyun|6
iyul|7
avgust|8
sentabr sentyabr|9
oktabr oktyabr|10
noyabr|11
dekabr|12
"""
_YEAR = words("yil yili yilda yilning yildan yilga yildagi yilgi yilini yilida yilidan yilgacha")
_YEARS = words("yillar yillari yillarda yillarning yillarga yillardan yillardagi yillarida")
_BARE = frozenset((*_NUMBERS, *_SCALES, *words("mln mlrd trln yarim")))


def _is_other(word: str, before: str, after: str, ordinal: bool) -> bool:  # noqa: ARG001
    """Whether bir is "some" and not one: `bir necha`, `har bir`."""
    some = before in {"har", "hech"} or after in {"necha", "qator", "oz", "xil", "guruh"}
    return word == "bir" and some and before not in _BARE


_CARDINALS = Inflected(decimals(_NUMBERS), _ENDINGS, _NOT_NUMBERS)
_HUNDREDS = Inflected({"yuz": Decimal(100)}, _ENDINGS, _NOT_NUMBERS)
_CALENDAR = Calendar(
    months=Inflected(forms(rows(_MONTHS)), _ENDINGS),
    year_words=frozenset((*_YEAR, *_YEARS)),
    quarter_words=Inflected({"chorak": 1, "chorag": 1, "kvartal": 1}, _ENDINGS, more={"kv": 1}),
    half_year_words=Inflected({"yarim": 1, "yarmi": 1, "yarimyillik": 1}, _ENDINGS),
    marked=frozenset(("kv",)),
    spans=frozenset(("yil",)),
    adjectives=words("o'quv moliya taqvim"),
    month_nouns=("oyi",),
    year_leads=True,
)
_SHARES = Shares(
    grammar="cases",
    of_time=("yil", "oyning", "kunning", "asr", "hafta", "chorak"),
    wholes=(*_ABLATIVE, *_GENITIVE),
    pieces=("bir", "ikki", "uch", "to'rt", "besh", "olti", "yetti", "sakkiz", "to'qqiz"),
    part=("qism", "bo'lag"),
    quarter="chorak",
)
_UNITS = Units(
    words={
        **WORDS,
        **named(
            [
                ("UZS", "so'm sum"),
                ("EUR", "yevro"),
                ("percentage_points", "fp"),
                ("times", "marta karra martaga martadan"),
            ]
        ),
    },
    stems={
        **STEMS,
        "so'm": "UZS",
        "dollar": "USD",
        "yevro": "EUR",
        "rubl": "RUB",
        "tenge": "KZT",
        "foiz": "percent",
        "protsent": "percent",
        "baravar": "times",
        "barobar": "times",
    },
    abbreviated=ABBREVIATED,
    percent_adjectives=("foizlik", "foizli"),
    points=("punkt", "band"),
    of_nation=("o'zbek", "rossiya"),
    american=(("aqsh",),),
    dollars=("dollar",),
    measures=words("foiz protsent punkt ball kg km litr metr gektar tonna baravar"),
    measure_words=wordset("m ga g l t"),
    cents=("tiyin", "sent"),
    whole=words("kishi nafar odam tashkilot loyiha ko'ngilli fuqaro a'zo ishtirokchi bola talaba"),
    occasions=wordset("marta karra"),
    once=True,
)
_POST = Postpositions(
    rows=(
        Postposition(
            "more_than",
            words("ziyod ziyodroq ortiqroq ziyodini oshdi oshgan oshib oshadi ko'proq ortig'i"),
            case=_ABLATIVE,
        ),
        Postposition("about", words("atrofida chamasi chog'li atrofidagi")),
        Postposition("almost", stems=("yaqinlash",), case=_DATIVE),
        Postposition("about", stems=("yaqin",), case=_DATIVE),
        Postposition("up_to", stems=("yetma", "to'lma"), case=_DATIVE),
        Postposition("up_to", stems=("oshma",), case=_ABLATIVE),
        Postposition("up_to", words("gacha kacha qacha tagacha"), limit=True),
        Postposition("up_to", stems=("qadar",), case=_DATIVE, limit=True),
        Postposition("up_to", words("kam oz past"), case=_ABLATIVE, negated="at_least"),
        Postposition(
            "more_than",
            words("ko'p ortiq oshiq yuqori baland"),
            case=_ABLATIVE,
            negated="up_to",
        ),
        Postposition("up_to", words("kamroq ozroq"), case=_ABLATIVE),
        Postposition("at_least", stems=("boshla",), case=_ABLATIVE),
    ),
    ablative=_ABLATIVE,
    dative=_DATIVE,
    genitive=_GENITIVE,
    similar=("tacha",),
    similar_numbers=_ABOUT,
    reaching=_UNTIL,
    not_similar=frozenset(("katacha",)),
    negations=("emas", "bo'lma"),
    adverbs=wordset("sal biroz ancha"),
    stops=wordset("va ammo lekin"),
    until_now=wordset("bugungacha hozirgacha"),
    between=("oralig", "o'rtasi"),
    joins=wordset("bilan va"),
    until=words("gacha kacha qacha tagacha qadar"),
    levels=words("soni ulush hajm daraja ko'rsatkich"),
)

LEXICON = turkic(
    "uz",
    hundreds=_HUNDREDS,
    halves=[f"yarim{end}" for end in ("", *_CASES, "ta")],
    powers=("o'n", "yuz", "o'ndan", "yuzdan", "mingdan", "milliondan"),
    wholes="butun",
    written=words("chi nchi inchi"),
    endings=("", *_CASES, *_OWN),
    respell=_spell,
    apostrophes=_APOSTROPHES,
    numbers=_CARDINALS,
    ordinals=Inflected(_ORDINALS, _ENDINGS),
    ordinal_scales=Inflected({"minginchi": 3, "millioninchi": 6}, _ENDINGS),
    scales=Inflected(_SCALES, _ENDINGS, more=forms([("mln", 6), ("mlrd mlr bn", 9), ("trln", 12)])),
    alone=Inflected(_SCALES, ("", *_CASES, *_ABOUT, *_UNTIL, *_COUNTED)),
    vague=wordset("necha qancha ko'p bir-necha"),
    uncounted=words("minglab millionlab milliardlab yuzlab o'nlab"),
    bare=_BARE,
    is_other=_is_other,
    plus=frozenset(("plyus",)),
    minus=frozenset(("minus",)),
    ands=frozenset(("va",)),
    abbreviations=wordset("mln mlrd mlr trln bn"),
    glued_scales=forms([("k K", 3), ("M", 6), ("B", 9)]),
    half_before_scale=frozenset(("yarim",)),
    fractions={
        **Inflected({"yarmi": 2}, ("", *words("ga dan ni ning da"))),
        **Inflected({"choragi": 4}, ("", *words("ga dan ni ning da"))),
    },
    calendar=_CALENDAR,
    shares=_SHARES,
    units=_UNITS,
    post=_POST,
    classifiers=frozenset((*_COUNTED, *_UNTIL, *_CASES, "dona", "tacha")),
    cardinal_endings=frozenset(_ENDINGS) - frozenset(("", *_UNTIL)),
    alternatives=wordset("yoki yo"),
    growth=words(
        "o's ko'pay oshdi oshib oshgan oshirildi kamay pasay qisqar kengay yetdi yetgan yetib "
        "yetkaz ko'tar tushdi tushgan tushir o'zgar yaxshilan"
    ),
    not_growth=("o'sha", "o'smir"),
    stopwords=wordset(
        "va bilan yoki lekin ammo bu u o'sha shu bo'lib bo'ldi bo'lgan bor yo'q tashkil etdi etadi "
        "yetdi ortiq ziyod ko'p kam yaqin gacha deyarli atrofida bo'yicha haqida uchun orqali "
        "keyin oldin faqat emas ichida deb ham edi ekan yilda yili jami esa qadar"
    ),
    qualifiers_before=phrases(
        [
            ("about", "taxminan|tahminan|chamasi|taxminan olganda"),
            ("almost", "qariyb|qariyib|deyarli|salkam"),
            ("at_least", "kamida|eng kamida|kam deganda|eng kami"),
            ("up_to", "ko'pi bilan|eng ko'pi|ko'p deganda|eng ko'pi bilan"),
            ("exact", "aniq|roppa-rosa|rosa"),
        ]
    ),
)
