"""The stemmer: forms of a word meet, different words stay apart, Python and the page agree."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civdata.languages.kk.stems import fold, key, stem, words
from tests import node
from tests.conftest import ROOT

HERE = Path(__file__).parent
TABLE = ROOT / "civdata" / "languages" / "kk" / "suffixes.json"

# Roots of the generated paradigms. LISTED stand in stems.json, RARE do not: a test holds that.
LISTED_TEXT = """
адам ата бала қала ауыл ел жер су тау би қор ұйым кеңес жоба грант волонтер форум конкурс көше
министрлік комиссия акция мектеп кітап тарап талап қазақ жүрек орын халық ерік мойын ауыз дауыс
әріп қауіп көңіл нарық тіл іс заң жыл ай күн теңге пайыз мүше отырыс шешім білім бөлім келісім
өтінім ұсыным ұсыныс өтініш қолдау оқу тыңдаушы сарапшы демеуші төраға хатшы басшы әкім мәслихат
саясат бюджет қаражат құжат дерек мәлімет ақпарат көрсеткіш нәтиже мақсат міндет жоспар тапсырма
банк субъект клуб завод педагог портал команда календар дәптер қазан майдан пайда сауда арқа
қайырымдылық әріптестік серіктес медаль фестиваль альянс партия лицензия университет тұрғын отбасы
өңір облыс аудан аймақ жүйе мекеме мәселе шара сала жарғы ақы тері желі белгі көлік құрылтай
"""
LISTED = LISTED_TEXT.split()
RARE_TEXT = """
шалбарлық тұңғиық маржантас күлдіргі торғай шегіртке бәйтерек тышқаншыл қарлығаш тостаған
шәйнек құмыра саптыаяқ кебеже қармақ дойбы жарғақ қурай лашын бәйшешек шетен
тобылғы ұршық бұлбұл көгершін бөдене құндыз сілеусін құлпынай шие бүлдірген сарымсақ асқабақ
қияр күнбағыс зығыр тары жусан раушан қызғалдақ емен үйеңкі терек самырсын шынар мырыш қорғасын
гауһар меруерт лағыл інжу сынап көгілдір отау шымылдық бесіктой құрақ сырмақ текемет алаша бау
жүген тоқым ноқта қамыт шылбыр тебінгі айыл тізгін шідер арқалық пиджак блузка шкаф диван люстра
калькулятор микроскоп вулкан құндақ пингвин жираф шоколад йогурт мандарин банан кларнет
"""
RARE = RARE_TEXT.split()

BACK, FRONT = "аоұыяё", "әеөүіэ"
POSSESSORS = ("", "my", "thy", "your", "his", "our")
CASES = ("", "gen", "dat", "acc", "loc", "abl", "ins", "of")


def is_back(text: str) -> bool:
    """Tell the harmony of a word by its last sure vowel; words in -к, -г, -ь are front."""
    if text.endswith(("к", "г", "ь", "кт")):
        return False
    sure = [letter for letter in text if letter in BACK + FRONT]
    if text[-2:-1] in ("у", "и") and text[-1] not in BACK + FRONT:
        return text[-2] == "у"
    return not sure or sure[-1] in BACK


def fit(text: str, ending: str) -> str:
    """Choose the vowels of an ending: A а/е, I ы/і, G ғ/г, Q қ/к."""
    return ending.translate(str.maketrans("AIGQ", "аығқ" if is_back(text) else "еігк"))


def choose(text: str, vowel: str, nasal: str, sonorant: str, hard: str) -> str:
    """Choose an ending by the last letter: vowel, м н ң, р л й у з ж, or voiceless."""
    last = text.rstrip("ь")[-1]
    sound = vowel if last in BACK + FRONT else nasal if last in "мнң" else sonorant
    return text + fit(text, sound if last in BACK + FRONT + "мнңрлйуизжю" else hard)


def plural(text: str) -> str:
    """Put a noun into the plural."""
    last = text.rstrip("ь")[-1]
    soft = last in BACK + FRONT + "рйуи"
    return text + fit(text, "лAр" if soft else "дAр" if last in "лмнңзж" else "тAр")


def owned(text: str, whose: str, root: str) -> str:
    """Add a possessive ending, with softened or dropped letters in the bare root."""
    if not whose:
        return text
    if text == root and text in DROPPED:
        text = DROPPED[text]
    elif text == root and text not in HARD:
        soft = {"п": "б", "к": "г", "қ": "ғ"}
        text = text[:-1] + soft.get(text[-1], text[-1])
    if text[-1] in BACK + FRONT:
        endings = {"my": "м", "thy": "ң", "your": "ңIз", "his": "сI", "our": "мIз"}
    else:
        endings = {"my": "Iм", "thy": "Iң", "your": "IңIз", "his": "I", "our": "IмIз"}
    return text.rstrip("ь") + fit(text, endings[whose])


def cased(text: str, case: str, whose: str) -> str:
    """Add a case ending."""
    if whose == "his":
        ends = {"gen": "нIң", "dat": "нA", "acc": "н", "loc": "ндA", "abl": "нAн"}
        return text + fit(text, {"": "", "ins": "мен", "of": "ндAGI", **ends}[case])
    if case == "dat" and whose in ("my", "thy"):
        return text + fit(text, "A")
    match case:
        case "gen":
            return choose(text, "нIң", "нIң", "дIң", "тIң")
        case "dat":
            return choose(text, "GA", "GA", "GA", "QA")
        case "acc":
            return choose(text, "нI", "дI", "дI", "тI")
        case "loc" | "of":
            form = choose(text, "дA", "дA", "дA", "тA")
            return form if case == "loc" else form + fit(form, "GI")
        case "abl":
            return choose(text, "дAн", "нAн", "дAн", "тAн")
        case "ins":
            return ins(text)
    return text


def ins(text: str) -> str:
    """Give the instrumental, which knows no harmony."""
    last = text.rstrip("ь")[-1]
    return text + (
        "мен" if last in BACK + FRONT + "мнңрлйуию" else "бен" if last in "зж" else "пен"
    )


DROPPED = {
    "орын": "орн", "халық": "халқ", "ерік": "ерк", "мойын": "мойн", "ауыз": "ауз", "дауыс": "даус",
    "әріп": "әрп", "қауіп": "қауп", "көңіл": "көңл", "нарық": "нарқ",
}  # fmt: skip
HARD = {"банк", "микроскоп"}


def forms(root: str) -> Iterator[str]:
    """Inflect a noun for two numbers, six possessors and eight cases."""
    for number in (root, plural(root)):
        for whose in POSSESSORS:
            for case in CASES:
                yield cased(owned(number, whose, root), case, whose)


def share(roots: list[str], reduce: Callable[[str], str]) -> float:
    """Give the share of generated forms that reach the stem of their root."""
    hits = Counter(reduce(form) == reduce(root) for root in roots for form in set(forms(root)))
    return hits[True] / hits.total()


def rows(name: str) -> list[dict[str, str]]:
    """Read a table of test words."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table() -> dict[str, list[str]]:
    """Read the known words of the rule table."""
    rules = json.loads(TABLE.read_text(encoding="utf-8"))
    return {name: " ".join(rules[name]).split() for name in ("nouns", "verbs", "dropping")}


# Every word of the Kazakh column of the glossary.
TERMS_TEXT = """
қоғамдық кеңес республикалық деңгейдегі жергілікті облыстық өңірлік қалалық аудандық
квазимемлекеттік сектор субъектісі мүшесі төрағасы құрам отырыс нормативтік құқықтық акт жобасы
НҚА тыңдау мониторинг сараптама бақылау мемлекеттік грант қысқа мерзімді орта ұзақ шағын
гранттар конкурсы өтінім беруші жеңімпаз алушы оператор комиссиясы беру жоспары әлеуметтік
тапсырыс жоба сатып алу стратегиялық әріптестікті іске асыруға арналған үкіметтік емес ұйым ҮЕҰ
коммерциялық КЕҰ ұйымдардың дерекқоры бірлестік ҚБ қор жеке заңды тұлғалар бірлестігі жекеше
мекеме акционерлік қоғам КЕАҚ ұйымдарға сыйлықақы Азаматтық бастамаларды қолдау орталығы АБҚО
істері комитеті азаматтық қайырымдылық ұйымы қоры көмек жасаушы меценат филантроп демеуші
қайырмалдық ерікті көмекші Жомарт жүрек сыйлығы Қайырымдылық саласындағы құрметті атақ Қазақстан
халқына волонтер волонтерлік қызмет волонтерлер тобы акция фронт-офис Волонтер жылы Халықаралық
Жыл волонтері халықаралық Шапағат медалі жалпыұлттық форум Қазақстанның альянсы ұсыным іс-қимыл
іс-шаралар диалог алаңы секция іс-шара Ұлттық құрылтай Халық Кеңесі сенім кеңесі петиция
онлайн-петиция қол Орнықты даму мақсаттары ОДМ міндет міндеті индикаторы ұлттық шолу академиясы
тыңдаушы тұжырымдама жарлық қаулы бұйрық шешім заң қағидалар жол картасы бап тармақ тарау бет
Мәжіліс Сенат Құрылтай әкімдік әкім мәслихат атқарушы орган Мемлекет басшысы Мәдениет ақпарат
және келісім министрлігі спорт Дін Қоғамдық Ақпарат МАМ жылдан бастап ақпаратқа жеткізу иеленуші
пайдаланушы ашық деректер жастар санатындағы ресурстық ЖРО отбасы дін діни этносаралық
қатынастар қандас сауалнама зерттеу респондент бюджет қаражаты маңызы бар қала дерек көрсеткіш
дереккөз дәлел дереккөздегідей дереккөздегі орны мән өлшем бірлігі нысаналы индикатор жоспар
нақты дәл шамамен жуық астам кемінде дейін қайшы келеді сәйкес дөңгелектеу шегінде анықталмаған
сәйкессіздік салыстырып тексеру түзетулер жиынтығы пакеті сөздігі метадеректер жүктеп лицензия
Қалай сілтеме жасау керек өзгерістер тарихы кезең өңір аумақ уақыттық қатар диаграмма кесте
баған барлығы үлес есеппен әдістеме әдіснама сомасы нұсқа ескерту жарияланған күні статистика
бюросы Іздеу Сүзгі Сұрыптау Ештеңе табылмады Тіл Мәзір Басты Жоба туралы Негізгі мазмұнға өту
Беттің басына оралу Ашық режим Қараңғы Көшіру Көшірілді Сайтқа кірістіру Бөлісу Басып шығару
Қате хабарлау Соңғы жаңарту Қолдану Тазарту Барлығын көрсету толығырақ Ашу жабу Бет Жүктелуде
Жаңа қойындыда ашылады Байланыс қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек
қазан қараша желтоқсан жылғы жылдар тоқсан теңге мың миллион млн миллиард млрд триллион трлн
пайыз пайыздық адам мүше жыл рет есе Абай облысы Ақмола Ақтөбе Алматы Атырау Батыс БҚО Жамбыл
Жетісу Қарағанды Қостанай Қызылорда Маңғыстау Павлодар Солтүстік СҚО Түркістан Ұлытау Шығыс
Астана қаласы Шымкент Нұр-Сұлтан Оңтүстік жылға облыс аудан ауылдық округ Республикасы ҚР
өңірлер бойынша әкімшілік орталық
"""
TERMS = TERMS_TEXT.split()

FORMS, APART = rows("kazakh_forms.csv"), rows("kazakh_apart.csv")


@pytest.mark.parametrize("reduce", [stem, key])
def test_forms_reach_the_stem_of_their_base(reduce: Callable[[str], str]) -> None:
    """At least 97 in 100 hand-written forms meet their base word."""
    missed = [(r["form"], r["base"]) for r in FORMS if reduce(r["form"]) != reduce(r["base"])]
    assert len(missed) <= 0.03 * len(FORMS), missed


@pytest.mark.parametrize("reduce", [stem, key])
def test_different_words_stay_apart(reduce: Callable[[str], str]) -> None:
    """At least 97 in 100 hand-written pairs of different words have different stems."""
    merged = [(r["left"], r["right"]) for r in APART if reduce(r["left"]) == reduce(r["right"])]
    assert len(merged) <= 0.03 * len(APART), merged


@pytest.mark.parametrize("reduce", [stem, key])
@pytest.mark.parametrize(("roots", "least"), [(LISTED, 0.985), (RARE, 0.97)])
def test_generated_paradigms_meet(
    roots: list[str], least: float, reduce: Callable[[str], str]
) -> None:
    """Number, possession and case of listed and unlisted roots come off together."""
    assert share(roots, reduce) >= least


def test_rare_roots_are_unknown() -> None:
    """The unlisted roots measure the rules only while the table does not name them."""
    known = {word for part in table().values() for word in part}
    assert not known & set(RARE)
    assert set(LISTED) <= known


def test_known_words_are_their_own_stem() -> None:
    """A word of the table, being no inflected form, is never cut (ь and doubled letters aside)."""
    same = json.loads(TABLE.read_text(encoding="utf-8"))["same"]
    words_ = [w for w in table()["nouns"] + table()["verbs"] if w not in same]
    assert not [w for w in words_ if not w.rstrip("ь").startswith(stem(w))]
    assert all(len(w.rstrip("ь")) - len(stem(w)) <= 1 for w in words_)


def test_table_is_in_true_letters() -> None:
    """A Latin look-alike in the table would never match."""
    letters = set("абвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяә-")
    assert not {w for part in table().values() for w in part if set(w) - letters}


@pytest.mark.parametrize(
    "ways",
    [
        "қайырымдылық кайырымдылык qaiyrymdylyq qaıyrymdylyq qayyrymdylyq",
        "ұйымдары уйымдары ūiymdary uıymdary uyymdary",
        "кеңестің кенестин keñestıñ keńestiń kenestin ken'estin'",
        "әлеуметтік алеуметтик äleumettık áleýmettik a'ley'mettik",
        "шешімдер шешимдер şeşımder sheshimder",
        "комиссиясы komissiasy komissııasy komissiyasy",
        "қоғамдық когамдык qoğamdyq qoǵamdyq qoghamdyq",
        "құрылтайы курылтайы qūryltaiy quryltaıy quryltayy",
        "халыққа халыкка halyqqa xalyqqa khalyqqa",
    ],
)
def test_every_way_of_typing_reaches_one_key(ways: str) -> None:
    """Kazakh letters, Russian letters and three Latin spellings meet."""
    assert len({key(word) for word in ways.split()}) == 1


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("ҮЕҰ-ға", "үеұ"),
        ("үеұ‑лардың", "үеұ"),
        ("АҚ-ның", "ақ"),
        ("84%-ы", "84"),
        ("2024-те", "2024"),
        ("6-шы", "6"),
        ("5-отырыстың", "5-отырыс"),
        ("ІС-ШАРАЛАРЫ", "іс-шара"),
        ("ата-аналар", "ата-ана"),
        ("Қазaқстанда", "қазақстан"),
        ("", ""),
        ("-", ""),
        ("Birgemiz", "birgemiz"),
    ],
)
def test_hyphens_case_and_look_alikes(word: str, found: str) -> None:
    """Digits, abbreviations, capitals and a Latin a inside a Cyrillic word are dealt with."""
    assert stem(word) == found


def test_words_keep_suffixes_with_their_number() -> None:
    """The splitter gives what the stemmer expects."""
    assert words("«84%-ы» — 2024‑те, ҮЕҰ-ға: бар!") == ["84%-ы", "2024-те", "ҮЕҰ-ға", "бар"]


LETTERS = st.text("абғдежзийкқлмнңоөпрстуұүцшыіюяьәh'aıiyqñ-84%", max_size=14)


@given(LETTERS)
def test_key_ignores_how_a_word_was_typed(word: str) -> None:
    """Folding changes nothing twice, and never changes the key."""
    assert fold(fold(word)) == fold(word)
    assert key(fold(word)) == key(word)


@given(LETTERS)
def test_stem_never_fails_and_never_grows(word: str) -> None:
    """Any text has a stem, at most two letters (-п to -бу) longer than itself."""
    assert len(stem(word)) <= len(word) + 2


def test_page_script_agrees(tmp_path: Path) -> None:
    """The script of the page gives the same stem, key, fold and words for every test word."""
    asked = {row[name] for row in FORMS for name in ("form", "base")}
    asked |= {row[name] for row in APART for name in ("left", "right")}
    asked |= {form for root in LISTED + RARE for form in forms(root)}
    asked |= {word for part in table().values() for word in part}
    asked |= {word for term in TERMS for word in words(term)}
    asked |= {fold(word) for word in asked} | {"qaıyrymdylyq", "Ūiymdary", "n'", "84%-ы", ""}
    asked_list = sorted(asked)
    program = """
      const { Suffixes } = await import("./suffixes.js");
      const { words } = await import("./words.js");
      const made = new Suffixes(given.rules);
      const all = (w) => [made.stem(w), made.key(w), made.fold(w), words(w)];
      console.log(JSON.stringify(given.asked.map(all)));
    """
    rules = json.loads(TABLE.read_text(encoding="utf-8"))
    theirs = node.run(tmp_path, program, {"rules": rules, "asked": asked_list})
    ours = [[stem(w), key(w), fold(w), words(w)] for w in asked_list]
    differ = [w for w, a, b in zip(asked_list, ours, theirs, strict=True) if a != b]
    assert not differ
