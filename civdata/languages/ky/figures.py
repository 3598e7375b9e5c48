"""The Kyrgyz words of figures, their case endings made from lists of endings.

All endings stand on all stems, whatever vowel they fit: a form that nobody writes does no harm.
"""

from __future__ import annotations

from decimal import Decimal

from civdata.languages.grammar import Calendar, Postposition, Postpositions, Shares, Units
from civdata.languages.money import ABBREVIATED, GLUED, WORDS
from civdata.languages.turkic import turkic
from civdata.languages.words import Inflected, decimals, forms, named, phrases, words, wordset

_NUMBERS = {
    "нөл": 0, "бир": 1, "эки": 2, "үч": 3, "төрт": 4, "беш": 5, "алты": 6, "жети": 7, "сегиз": 8,
    "тогуз": 9, "он": 10, "жыйырма": 20, "отуз": 30, "кырк": 40, "элүү": 50, "алтымыш": 60,
    "жетимиш": 70, "сексен": 80, "токсон": 90, "жүз": 100,
}  # fmt: skip
_SCALES = {"миң": 3, "миллион": 6, "миллиард": 9, "триллион": 12, "квадриллион": 15}
_DATIVE = words("га ге го гө ка ке ко кө на не но нө")
_GENITIVE = words("нын нин нун нүн дын дин дун дүн тын тин тун түн")
_ABLATIVE = words("дан ден дон дөн тан тен тон төн нан нен нон нөн")
_LOCATIVE = words("да де до дө та те то тө нда нде ндо ндө")
_ACCUSATIVE = words("ны ни ну нү ды ди ду дү ты ти ту тү")
_CASES = (*_DATIVE, *_GENITIVE, *_ABLATIVE, *_LOCATIVE, *_ACCUSATIVE)
_OWN = words("ы и у ү сы си су сү")
_OWN_CASES = tuple(
    own + case
    for own in _OWN
    for case in (
        *words("н на не но нө нан нен нон нөн нда нде ндо ндө"),
        *_GENITIVE[:4],
    )
)
_SIMILAR = words("дай дей дой дөй тай тей той төй")
_ABOUT = (*words("ча че чо чө"), *_SIMILAR)
_AT = words("дагы деги догу дөгү тагы теги тогу төгү ндагы ндеги ндогу ндөгү")
_ENDINGS = ("", *_CASES, *_OWN, *_OWN_CASES, *_ABOUT, *_AT)
_NOT_NUMBERS = wordset("үчүн бирге бирден бирде бирок онду")
_NOT_ALONE = wordset(
    "жүзү жүзүн жүзүнө жүзүндө жүзүнөн жүзүнүн бири биринин бирин бирине биринде биринен"
)
"""Forms of other words (жүзүндө is "in fact", бири "one of them"), and numbers only behind one."""
_COLLECTIVE = {
    "бирөө": 1, "экөө": 2, "үчөө": 3, "төртөө": 4, "бешөө": 5, "алтоо": 6, "жетөө": 7,
}  # fmt: skip
_ORDINALS = {
    "биринчи": 1, "экинчи": 2, "үчүнчү": 3, "төртүнчү": 4, "бешинчи": 5, "алтынчы": 6,
    "жетинчи": 7, "сегизинчи": 8, "тогузунчу": 9, "онунчу": 10, "жыйырманчы": 20, "отузунчу": 30,
    "кыркынчы": 40, "элүүнчү": 50, "алтымышынчы": 60, "жетимишинчи": 70, "сексенинчи": 80,
    "токсонунчу": 90, "жүзүнчү": 100, "миңинчи": 1000,
}  # fmt: skip
_MONTHS = words("январ феврал март апрел май июн июл август сентябр октябр ноябр декабр")
_YEAR = words(
    "жыл жылы жылдын жылга жылдан жылда жылдагы жылкы жылды жылын жылына жылында жылынан жылынын "
    "жылындагы жылдар жылдары жылдарда жылдардын жылдарга жылдардан жылдарында жылдарынын "
    "жылдарындагы жылдарына ж жж"
)
_BARE = frozenset((*_NUMBERS, *_SCALES, *words("млн млрд трлн миң. жарым чейрек")))
_VAGUE_SCALES = words("миңдеген миллиондогон миллиарддаган жүздөгөн ондогон")


def _is_other(word: str, before: str, after: str, ordinal: bool) -> bool:  # noqa: ARG001
    """Whether бир is "some" and not one, and a form of another word stands for no number."""
    last = _NUMBERS.get(before, 1000 if before in _BARE else 0)
    if word in _NOT_ALONE:
        return not (2 <= last < 10 or last == 1000 if word.startswith("жүз") else last >= 10)
    some = before in {"ар", "эч", "кай"} or after in {"нече", "катар", "аз", "топ", "эле", "гана"}
    return word == "бир" and some and last == 0


_CARDINALS = Inflected(
    decimals(_NUMBERS), _ENDINGS, _NOT_NUMBERS, more=Inflected(decimals(_COLLECTIVE), _ENDINGS)
)
_HUNDREDS = Inflected({"жүз": Decimal(100)}, _ENDINGS, _NOT_NUMBERS)
_CALENDAR = Calendar(
    months=Inflected(
        {stem: number for number, month in enumerate(_MONTHS, 1) for stem in (month, f"{month}ь")},
        _ENDINGS,
    ),
    year_words=frozenset(_YEAR),
    quarter_words=Inflected({"квартал": 1, "чейрек": 1, "чейрег": 1}, _ENDINGS, more={"кв": 1}),
    half_year_words=Inflected({"жарымжылдык": 1, "жарымжылдыг": 1, "жарым": 1}, _ENDINGS),
    marked=wordset("ж жж кв"),
    spans=wordset("жыл ж"),
    adjectives=("окуу", "финансы", "календар"),
    month_nouns=("айы",),
    year_leads=True,
)
_SHARES = Shares(
    grammar="cases",
    of_time=("жыл", "айдын", "күндүн", "кылым", "апта", "жуман"),
    wholes=(*_ABLATIVE, *_GENITIVE),
    pieces=("бир", "экиси", "үчү", "төртү", "беши", "алтысы", "жетиси", "сегизи", "тогузу"),
    part=("бөлүг", "бөлүк"),
    quarter="чейрек",
)
_UNITS = Units(
    words={
        **WORDS,
        **named(
            [("percentage_points", "пп"), ("KGS", "сом сомду сомго сомдон сомдун сомдук сому")]
        ),
    },
    stems={
        "сомду": "KGS",
        "сомго": "KGS",
        "сомдо": "KGS",
        "сомун": "KGS",
        "доллар": "USD",
        "евро": "EUR",
        "рубл": "RUB",
        "теңге": "KZT",
        "тенге": "KZT",
        "юан": "CNY",
        "процент": "percent",
        "пайыз": "percent",
        "эсе": "times",
    },
    not_units=("эсеп",),
    abbreviated=frozenset((*ABBREVIATED, "пп")),
    dotted=wordset("руб долл дол пп"),
    initials={("п", "п"): "percentage_points"},
    percent_adjectives=("пайыздык",),
    points=("пункт",),
    of_nation=("кыргыз", "орус", "россия"),
    american=(("акш",),),
    dollars=("долл",),
    measures=words("пайыз процент пункт эсе балл кг км литр метр гектар тонна"),
    measure_words=wordset("м га г л п"),
    counted_letters=frozenset(("т",)),
    cents=words("тыйын цент пенс копей"),
    whole=words("адам киши уюм долбоор волонтер жаран мүчө катышуучу бала студент аял эркек"),
)
_POST = Postpositions(
    rows=(
        Postposition("more_than", stems=("ашык", "ашуун", "ашыг")),
        Postposition("about", words("чамасында чамалуу чакты тегерегинде айланасында чамасындагы")),
        Postposition("almost", frozenset(("дээрлик",))),
        Postposition("almost", stems=("жакында", "чукул"), case=_DATIVE),
        Postposition("about", stems=("жакын", "жуук", "жетер"), case=_DATIVE),
        Postposition("up_to", stems=("жетпе", "толбо"), case=_DATIVE),
        Postposition("up_to", stems=("чейин",), case=_DATIVE, limit=True),
        Postposition("up_to", stems=("ашпа",), case=_ABLATIVE),
        Postposition("up_to", words("кем аз төмөн"), case=_ABLATIVE, negated="at_least"),
        Postposition("more_than", words("көп артык жогору"), case=_ABLATIVE, negated="up_to"),
        Postposition(
            "more_than",
            words("ашты ашып ашкан ашат ашса көбүрөөк көбү ашууну"),
            case=_ABLATIVE,
        ),
        Postposition("up_to", words("азыраак кемирээк"), case=_ABLATIVE),
        Postposition("at_least", stems=("башта",), case=_ABLATIVE),
    ),
    ablative=_ABLATIVE,
    dative=_DATIVE,
    genitive=_GENITIVE,
    similar=_SIMILAR,
    similar_numbers=_ABOUT,
    not_similar=wordset("жагдай мындай андай кандай ушундай ошондой бирдей кыйындай чейин"),
    negations=("эмес", "болбо"),
    adverbs=wordset("бир аз бираз кыйла"),
    stops=wordset("жана ал бирок"),
    until_now=wordset("бүгүнкүгө азыркыга жылга айга күнгө убакытка мезгилге"),
    between=("арал", "ортосу", "арасы"),
    joins=frozenset(("менен",)),
    until=("чейин",),
    levels=words("саны үлүш көлөм деңгээл көрсөткүч катары"),
)

LEXICON = turkic(
    "ky",
    hundreds=_HUNDREDS,
    halves=[f"жарым{end}" for end in ("", *_CASES)],
    powers=("он", "жүз", "ондон", "жүздөн", "миңден", "миллиондон"),
    wholes="бүтүн",
    written=words("чи чы чу чү нчи нчы нчу нчү инчи ынчы унчу үнчү"),
    endings=("", *_CASES, *_OWN, *_OWN_CASES),
    script="cyrillic",
    numbers=_CARDINALS,
    ordinals=Inflected(_ORDINALS, _ENDINGS),
    scales=Inflected(
        _SCALES,
        _ENDINGS,
        more=forms([("млн mln", 6), ("млрд mlrd bn", 9), ("трлн", 12), ("тыс", 3)]),
    ),
    alone=Inflected(_SCALES, ("", *_CASES, *_ABOUT)),
    vague=wordset("нече далай көп канча көптөгөн бирнече"),
    uncounted=_VAGUE_SCALES,
    bare=_BARE,
    is_other=_is_other,
    ordinal_scales=Inflected({"миңинчи": 3, "миллионунчу": 6, "миллиардынчы": 9}, _ENDINGS),
    plus=frozenset(("плюс",)),
    minus=frozenset(("минус",)),
    ands=frozenset(("жана",)),
    abbreviations=wordset("млн млрд трлн тыс mln mlrd bn"),
    glued_scales=GLUED,
    half_before_scale=frozenset(("жарым",)),
    fractions={
        **Inflected({"жарымы": 2}, ("", *words("н на нда нан нын ндай"))),
        **Inflected({"чейреги": 4}, ("", *words("н не нде нен нин"))),
    },
    calendar=_CALENDAR,
    shares=_SHARES,
    units=_UNITS,
    post=_POST,
    after_roman=words(
        "форум курултай эл кылым жалпы съезд сессия конгресс фестивал конференц саммит чакырылыш "
        "олимпиада спартакиада чемпионат пленум отурум"
    ),
    cardinal_endings=frozenset(_ENDINGS) - {""} | wordset("лык лик лук лүк дык дик дук дүк"),
    alternatives=frozenset(("же",)),
    growth=words(
        "өс көбөй арт азай төмөндө кыскар кеңей жетти жетке жетет көтөр түштү түшүр түшкөн "
        "жогорула кемиди кемиген өзгөр жайла тезде чоңой"
    ),
    not_growth=words("артык артынан"),
    stopwords=wordset(
        "жана менен бирок же ал бул ошол ушул болуп болду болгон болсо бар жок түздү түзөт түзгөн "
        "жетти жетип ашык ашуун көп жакын чейин чейинки дээрлик кем аз боюнча тууралуу үчүн "
        "аркылуу "
        "кийин мурун гана эле эмес ичинде ичинен деп дагы да де та те ж жылы экен турат жатат "
        "чамасында чакты чамалуу тегерегинде ортосунда аралыгында"
    ),
    qualifiers_before=phrases(
        [
            (
                "about",
                "болжол менен|болжолдуу|болжолу|болжолдуу түрдө|чамасы|чама менен"
                "|орто эсеп менен болжол менен",
            ),
            ("almost", "дээрлик|араң эле"),
            (
                "at_least",
                "кеминде|кем дегенде|эң аз дегенде|эң кеминде|жок дегенде|аз дегенде",
            ),
            ("up_to", "эң көп дегенде|көп дегенде|эң көбү|эң жогору дегенде"),
            ("exact", "так|туура"),
        ]
    ),
)
