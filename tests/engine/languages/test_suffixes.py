"""Kyrgyz and Uzbek word forms: forms of a word meet, different words stay apart."""

from __future__ import annotations

import pytest

from civdata import languages
from civdata.languages.suffixes import Suffixes

KYRGYZ = """
уюм уюмдар уюмдун уюмдары уюмдарынын уюмуна уюмубуз уюмдан
китеп китеби китептер китебинде китептеги китебибиз
бала балалар баланын балага балам балабыз балаларга
үй үйлөр үйдүн үйүбүз үйдөн үйлөрдө үйүндө
тоо тоолор тоонун тоого тоодон тоосу
суу суулар суунун сууга суудагы
көл көлдүн көлгө көлдөр көлүндө
министрлик министрлиги министрликтин министрликке министрлигинин министрликтер
мектеп мектеби мектептер мектептерде мектебинин
кызмат кызматы кызматтын кызматтар
ыктыярчы ыктыярчылар ыктыярчылардын ыктыярчыга ыктыярчысы
грант гранттар гранттын гранттарды гранты
берүү берген берет берүүнү бериптир берүүсү
баруу барган барат барды барып барса
иштөө иштеген иштейт иштеди иштеп иштөөнү
катышуу катышкан катышты катышат катышуунун
долбоор долбоорлор долбоордун долбоору долбоорго
облус облусу облустун облустар облусунда
Кыргызстан Кыргызстандын Кыргызстанда Кыргызстандагы Кыргызстанга
комиссия комиссиясы комиссиянын комиссиялар
коом коому коомдун коомдор коомдогу
көрсөткүч көрсөткүчү көрсөткүчтөр көрсөткүчтүн көрсөткүчтөрдүн
бюджет бюджети бюджеттин бюджетке бюджеттер бюджетинен
калк калкы калктын калкка калкынын
жумушсуздук жумушсуздуктун жумушсуздугу
сунуш сунуштар сунушу сунуштун
каттоо каттоодон каттоонун каттоосу
орун орду ордунда орундар орундун
мыйзам мыйзамдын мыйзамы мыйзамдар мыйзамга
шаар шаардын шаарда шаарлар шаарга шаарындагы
аял аялдар аялдардын аялдарга
айыл айылдын айылда айылдар айылдагы
өкмөт өкмөттүн өкмөтү өкмөткө өкмөтүбүз
жер жердин жерге жерлер жеринде
жаш жаштар жаштардын жаштарга
добуш добуштар добушту добуштун
кайрымдуулук кайрымдуулуктун кайрымдуулугу
жыйын жыйындын жыйындар жыйынга
сүт сүттүн сүтү сүттөн
көчө көчөдө көчөлөр көчөнүн көчөсү
алма алманын алмалар алмасы
карындаш карындаштар карындашы карындаштын
китепкана китепкананын китепканалар китепканада
өрүк өрүгү өрүктөр өрүктүн
"""
KYRGYZ_APART = """
бала балык
ат ата
кол көл
тоо төө
уюм уй
бар барак
иш ишеним
калк калем
кыз кызмат
суу сурамжылоо
мыйзам мый
коом коон
орун орус
жер жел
тил тиш
кеңеш кең
үй үйлөнүү
эл элүү
ай айыл
каржы карга
"""
UZBEK = """
tashkilot tashkilotlar tashkilotning tashkilotlari tashkilotlarining tashkilotda
maktab maktabi maktablar maktabning maktabdagi
yil yili yilda yildagi yillar yilning
bola bolalar bolaning bolaga bolasi bolalarning
qishloq qishlog'i qishloqlar qishloqda qishlog'ining
o'zbekiston o'zbekistonda o'zbekistonning oʻzbekistondagi ozbekistonda
loyiha loyihalar loyihasi loyihalarning
ko'ngilli ko'ngillilar ko'ngillilarning koʻngillilarga kongillilar
berish bergan beradi berib berishning
o'qish o'qigan o'qiydi
kitob kitobi kitoblar kitobga kitobimiz
"""
UZBEK_APART = """
bola bolta
yil yilqi
ish ishonch
kitob kitobxona
son sonet
ot ota
qor qora
maktab maktub
til tilla
yer yel
"""


def lines(code: str, table: str) -> list[tuple[str, str]]:
    """Return the lines of a table with the code of their language."""
    return [(code, line) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("code", "forms"), [*lines("ky", KYRGYZ), *lines("uz", UZBEK)])
def test_forms_of_a_word_meet(code: str, forms: str) -> None:
    """All forms of a word have the key of the word itself."""
    key = languages.get(code).key
    word, *others = forms.split()
    assert {other: key(other) for other in others} == dict.fromkeys(others, key(word))


@pytest.mark.parametrize(("code", "pair"), [*lines("ky", KYRGYZ_APART), *lines("uz", UZBEK_APART)])
def test_different_words_stay_apart(code: str, pair: str) -> None:
    """Words that only look alike have stems of their own; a key may not see all letters."""
    stem = languages.get(code).stem
    one, other = pair.split()
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("code", "ways"),
    [
        ("ky", "көрсөткүч корсоткуч körsötküch korsotkuch"),
        ("ky", "өкмөттүн окмоттун ökmöttün okmottun"),
        ("ky", "мыйзам мыизам myizam myyzam"),
        ("uz", "ko'ngilli koʻngilli koʼngilli ko‘ngilli kongilli"),
        ("uz", "o'zbekistonda oʻzbekistonda ozbekistonda"),
    ],
)
def test_every_way_of_typing_reaches_one_key(code: str, ways: str) -> None:
    """A word typed without the letters of its language has the same key."""
    assert len({languages.get(code).key(way) for way in ways.split()}) == 1


def rules() -> Suffixes:
    """Return the stemmer of Kyrgyz."""
    forms = languages.get("ky").forms
    assert isinstance(forms, Suffixes)
    return forms


@pytest.mark.parametrize("word", ["уюмдарынын", "көлүндө", "министрликтин", "84%-ы"])
def test_a_key_is_the_same_however_it_was_typed(word: str) -> None:
    """Over folded letters a word has the key that it has in its own."""
    assert rules().key(word) == rules().key(rules().fold(word))


def test_endings_fit_the_vowel_before_them() -> None:
    """An ending of the wrong harmony is no ending: it stays on the word."""
    assert rules().stem("көлдөр") == "көл"
    assert rules().stem("көлдар") != "көл"
