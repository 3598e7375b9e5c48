"""The Kazakh words of figures, their case endings made from lists of endings."""

from __future__ import annotations

from decimal import Decimal

from civdata.languages.grammar import Calendar, Postposition, Postpositions, Shares, Units
from civdata.languages.kk.letters import to_cyrillic
from civdata.languages.money import ABBREVIATED, GLUED, STEMS, WORDS
from civdata.languages.turkic import turkic
from civdata.languages.words import Inflected, decimals, forms, named, phrases, words, wordset

_NUMBERS = {
    "нөл": 0, "бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7,
    "сегіз": 8, "тоғыз": 9, "он": 10, "жиырма": 20, "отыз": 30, "қырық": 40, "қырығ": 40,
    "елу": 50,
    "алпыс": 60, "жетпіс": 70, "сексен": 80, "тоқсан": 90, "жүз": 100,
}  # fmt: skip
_CASES = words(
    "ға ге қа ке на не ды ді ты ті ны ні дың дің тың тің ның нің да де та те нда нде дан "
    "ден тан тен нан нен мен бен пен"
)
_POSSESSIVE = words("ы і сы сі")
_POSSESSIVE_CASES = words(
    "ын ін сын сін ына іне сына сіне ында інде сында сінде ынан інен сынан сінен ының "
    "інің сының сінің ымен імен сымен сімен"
)
_SIMILAR = words(
    "дай дей тай тей дайы дейі тайы тейі дайын дейін тайын тейін дайына дейіне тайына тейіне "
    "дайының дейінің тайының тейінің"
)
_AT = words("тегі дегі дағы тағы ндағы ндегі")
_ENDINGS = frozenset(["", *_CASES, *_POSSESSIVE, *_POSSESSIVE_CASES, *_SIMILAR, *_AT])
_SCALE_ENDINGS = frozenset([*_ENDINGS, "дық", "дік", "ндық"])
_NOT_NUMBERS = frozenset(words("ондай бірдей бірсі үшін бірдейін ондайын бірдейі ондайы"))
_NOT_ALONE = frozenset(
    words(
        "онды оны онда ондағы онымен онын онына онынан бірге бірде бірден "
        "жүзі жүзін жүзіне жүзінде жүзінен жүзінің жүзімен екіде елуде тоқсанда тоқсанның "
        "тоқсаны тоқсанын тоқсанына тоқсанында тоқсанынан тоқсанының тоқсанды"
    )
)
"""Forms of other words, and numbers only behind a number word that they can join: оны is "him",
жүзінде "in practice", тоқсанда "in the quarter"."""
_COLLECTIVE = (
    "біреуі:1 екеуі:2 үшеуі:3 төртеуі:4 бесеуі:5 алтауы:6 жетеуі:7 "
    "екеу:2 үшеу:3 төртеу:4 бесеу:5 алтау:6 жетеу:7"
)
_COLLECTIVE_CASES = words("н не на нің ның нде нда нен нан мен")
_ORDINALS = {
    "бірінші": 1, "екінші": 2, "үшінші": 3, "төртінші": 4, "бесінші": 5, "алтыншы": 6,
    "жетінші": 7, "сегізінші": 8, "тоғызыншы": 9, "оныншы": 10, "жиырмасыншы": 20,
    "отызыншы": 30, "қырқыншы": 40, "қырығыншы": 40, "елуінші": 50, "алпысыншы": 60,
    "жетпісінші": 70, "сексенінші": 80, "тоқсаныншы": 90, "жүзінші": 100, "мыңыншы": 1000,
}  # fmt: skip
_MONTHS = words(
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
)
_MONTH_ENDINGS = [
    *_ENDINGS, *(f"{case}{end}" for case in ("да", "де", "та", "те", "ында", "інде", "нда", "нде")
    for end in ("ғы", "гі")),
]  # fmt: skip
_SCALES = {"мың": 3, "миллион": 6, "миллиард": 9, "триллион": 12, "квадриллион": 15}
_YEARS = (
    "жыл жылы жылғы жылдың жылдар жылдары жылдарғы жылдарда жылдардың жылдарға жылдардан жылға "
    "жылдан жылда жылын жылына жылында жылынан жылының жылдарында жылдарын жылдарына жылдарының "
    "жылдарындағы жылмен ж жж"
)
_QUARTERS = (
    "тоқсан тоқсаны тоқсанда тоқсанында тоқсанның тоқсанының тоқсандағы тоқсанындағы тоқсанға "
    "тоқсанына тоқсанынан тоқсаннан тоқсанын"
)

_DIGIT_ENDINGS = (_ENDINGS - {""}) | frozenset(
    words("тегі дегі дағы тағы ндағы ндегі лық лік дық дік тық тік еу еуі еуін еуіне ауы ауын")
)
_ABLATIVE = ("дан", "ден", "тан", "тен", "нан", "нен")
_GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")
_DATIVE = ("ға", "ге", "қа", "ке", "на", "не")
_BEFORE_QUARTER = wordset("осы өткен соңғы әр келесі бұл алғашқы сол кезекті іі ііі іу")
_AFTER_QUARTER = frozenset(("", *words("сайын бойынша ішінде қорытындысы бойы")))
_HORDES = wordset("кіші орта ұлы")


_BARE = frozenset((*_NUMBERS, *_SCALES, *words("млн млрд трлн тыс жарым")))
"""Number words without a case ending: only they can stand inside a larger number."""


def _joins(word: str, before: str) -> bool:
    """Whether a word goes on with the number word before: `жетпіс бірден`, `жеті жүзі`."""
    last = _NUMBERS.get(before, 1000 if before in _BARE else 0)
    if word.startswith("жүз"):
        return 2 <= last < 10 or last == 1000
    if word.startswith(("он", "елу", "тоқсан")):
        return last >= 100
    return last >= 10


def _is_other(word: str, before: str, after: str, ordinal: bool) -> bool:
    """Whether тоқсан is a quarter of the year, not ninety, and жүз a horde, not a hundred."""
    if (before, word[:3]) == ("бір", "бір") or (word, after[:3]) == ("бір", "бір"):
        return True  # бір-бірі is each other
    if word in _NOT_ALONE:
        return not _joins(word, before)
    if word.startswith("тоқсан") and after not in _NUMBERS:
        return ordinal or before in _BEFORE_QUARTER or after in _AFTER_QUARTER
    return word.startswith("жүз") and before in _HORDES


_CARDINALS = Inflected(
    decimals(_NUMBERS),
    _ENDINGS,
    _NOT_NUMBERS,
    more={
        **{
            word + end: Decimal(value)
            for word, _, value in (entry.partition(":") for entry in _COLLECTIVE.split())
            for end in ("", *_COLLECTIVE_CASES)
        },
        "оншақты": Decimal(10),
    },
)
_HUNDREDS = Inflected({"жүз": Decimal(100)}, _ENDINGS, _NOT_NUMBERS)
_CALENDAR = Calendar(
    months=Inflected(
        {
            stem: number
            for number, name in enumerate(_MONTHS, 1)
            for stem in (name, name.replace("ек", "ег"))
        },
        _MONTH_ENDINGS,
    ),
    year_words=frozenset(_YEARS.split()),
    quarter_words=frozenset(_QUARTERS.split()),
    half_year_words=frozenset(
        words(
            "жартыжылдық жартыжылдығы жартыжылдығында жартыжылдықта жартыжылдығының "
            "жартысы жартысын жартысына жартысында жартысынан жартысының"
        )
    ),
    marked=wordset("ж жж кв"),
    spans=wordset("жыл ж"),
    adjectives=("оқу", "қаржы"),
    month_nouns=("айы",),
    year_leads=True,
)
_SHARES = Shares(
    grammar="cases",
    of_time=("жыл", "айдың", "күннің", "ғасыр", "апта", "тоқсан"),
    wholes=(*_ABLATIVE, *_GENITIVE),
    pieces=("бірі", "екісі", "үші", "төрті", "бесі", "алтысы", "жетісі", "сегізі", "тоғызы"),
    part=("бөлі",),
    quarter="ширек",
)
_UNITS = Units(
    words={**WORDS, **named([("percentage_points", "пп"), ("times", "раз")])},
    stems={**STEMS, "процент": "percent", "пайыз": "percent", "есе": "times"},
    not_units=("есеп", "есеб"),
    abbreviated=frozenset((*ABBREVIATED, "пп")),
    dotted=wordset("тыс руб долл дол проц пп"),
    initials={("т", "г"): "KZT", ("п", "п"): "percentage_points", ("п", "т"): "percentage_points"},
    points=("пункт", "тармақ"),
    of_nation=("ресей", "қазақстан"),
    american=(("ақш",), ("ұс",)),
    dollars=("долл",),
    measures=words("мың пайыз процент тармақ есе балл кг км литр метр гектар промилле"),
    measure_words=wordset("м га г л п"),
    counted_letters=frozenset(("т",)),
    cents=words("тиын цент пенс копе"),
    whole=words("адам ұйым жоба волонтер ерікті азамат мүше қатысушы бала өтінім студент"),
)
_POST = Postpositions(
    rows=(
        Postposition("more_than", stems=("астам",)),
        Postposition("about", stems=("шамалас",)),
        Postposition(
            "about",
            words=wordset(
                "шамасында шақты шамалы шамасындағы шамасына төңірегінде айналасында маңында"
            ),
        ),
        Postposition("almost", words=frozenset(("дерлік",))),
        Postposition("about", stems=("жуық", "жуығ"), case=_DATIVE),
        Postposition("almost", frozenset(("жетер",)), case=_DATIVE),
        Postposition("up_to", stems=("жетпе", "толма"), case=_DATIVE),
        Postposition("more_than", stems=("үстінде",), case=_GENITIVE),
        Postposition("almost", stems=("жақында",), case=_DATIVE),
        Postposition("about", stems=("таяу", "тақау", "жақын", "тарта"), case=_DATIVE),
        Postposition("up_to", stems=("дейін",), case=_DATIVE, limit=True),
        Postposition("up_to", stems=("аспа", "асыр"), case=_ABLATIVE),
        Postposition("up_to", wordset("кем аз төмен"), case=_ABLATIVE, negated="at_least"),
        Postposition("more_than", wordset("көп артық жоғары"), case=_ABLATIVE, negated="up_to"),
        Postposition(
            "more_than",
            wordset("аса асып асты асқан асады асатын асса асуда көбірек артығырақ көбі"),
            case=_ABLATIVE,
        ),
        Postposition("up_to", wordset("кемірек азырақ азы кемі"), case=_ABLATIVE),
        Postposition("at_least", frozenset(("бастап",)), case=_ABLATIVE),
    ),
    ablative=_ABLATIVE,
    dative=_DATIVE,
    genitive=_GENITIVE,
    similar=(*_SIMILAR, "оншақты"),
    not_similar=wordset("жағдай мұндай сондай ондай қандай осындай бірдей бидай дейін"),
    negations=("емес", "болма", "түспе"),
    adverbs=wordset("сәл аздап біраз әлдеқайда едәуір"),
    stops=wordset("және ал бірақ"),
    until_now=wordset("бүгінге қазірге жылға айға күнге кезге уақытқа"),
    between=("арал",),
    joins=wordset("пен бен мен"),
    until=("дейін",),
    levels=words("саны үлес көлем деңгей көрсеткіш қатары"),
)


LEXICON = turkic(
    "kk",
    hundreds=_HUNDREDS,
    halves=["жарым" + end for end in ("", *_CASES)],
    powers=("он", "жүз", "оннан", "жүзден", "мыңнан", "миллионнан"),
    wholes="бүтін",
    written=words("ші шы нші ншы інші ыншы"),
    endings=["", *_CASES, *_POSSESSIVE, *_POSSESSIVE_CASES],
    script="cyrillic",
    respell=to_cyrillic,
    numbers=_CARDINALS,
    ordinals=Inflected(_ORDINALS, [*_ENDINGS, "ден", "лер", "дегі"]),
    scales=Inflected(
        _SCALES,
        _SCALE_ENDINGS,
        more=forms([("млн мн", 6), ("млрд бн блн", 9), ("трлн", 12), ("тыс", 3)]),
    ),
    alone=Inflected(_SCALES, ("", *_CASES, *_SIMILAR, "ы")),
    vague=frozenset(words("бірнеше талай көп жүздеген мыңдаған ондаған қанша неше сан")),
    uncounted=("мыңдаған", "миллиондаған", "миллиардтаған", "жүздеген"),
    bare=_BARE,
    is_other=_is_other,
    ordinal_scales=Inflected({"мыңыншы": 3, "миллионыншы": 6, "миллиардыншы": 9}, _ENDINGS),
    plus=frozenset(("плюс",)),
    abbreviations=frozenset(("млн", "млрд", "трлн", "тыс")),
    letter_scales={"т": 3},
    glued_scales=GLUED,
    half_before_scale=frozenset(("жарты", "жарым")),
    fractions=forms(
        [
            ("жартысы жартысын жартысына жартысында жартысынан жартысының", 2),
            ("ширегі ширегін ширегіне ширегінде ширегінен ширегінің", 4),
        ]
    ),
    calendar=_CALENDAR,
    shares=_SHARES,
    units=_UNITS,
    post=_POST,
    ands=frozenset(("және",)),
    minus=frozenset(("минус",)),
    not_ordinal_after=frozenset(("топ",)),
    after_roman=words(
        "форум азаматтық халықаралық құрылтай ғасыр форым ұлттық шақырылым пленум отырыс "
        "республикалық саммит фестивал конференц съезд сесси конгресс спартакиад чемпионат олимпиад"
    ),
    dotted_qualifiers={"шам": "about", "макс": "up_to"},
    cardinal_endings=_DIGIT_ENDINGS,
    alternatives=frozenset(("немесе", "әлде", "яки")),
    growth=tuple(
        words(
            "өс өсі арт көбей ұлғай төменде азай қысқар кеңей жетті жетке жеткі жете көтер түсті "
            "түсір жоғарыла кемі ұлғая азая көбею баяула жылдамда молай өзгер"
        )
    ),
    not_growth=("артық", "өскемен", "артында", "өсиет"),
    stopwords=frozenset(
        words(
            "және мен бен пен аралығында аралығындағы арасында "
            "да де та те не немесе бірақ ал болып болды болса бар жоқ құрады "
            "құрайды құраған құрап жетті жетіп астам аса артық көп жуық шамасында дейін дейінгі "
            "дерлік кем таяу бойынша туралы үшін арқылы қарай кейін бұрын ғана тек осы бұл ол "
            "олар сол ішінде іс өсті артты асты асып асқан отыр еді екен деп яғни мұнда болатын "
            "бері жылы ж тең"
        )
    ),
    qualifiers_before=phrases(
        [
            ("about", "шамамен|жобамен|жуықтап|болжаммен"),
            ("at_least", "кемінде|кем дегенде|ең аз дегенде|ең кемі|аз дегенде|ең кемінде"),
            ("up_to", "көп дегенде|ең көбі|ең көп дегенде|барынша көп дегенде|асса"),
            ("exact", "дәл|тура"),
        ]
    ),
)
