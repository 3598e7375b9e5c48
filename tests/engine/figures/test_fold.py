"""One spelling for a word: what is folded together, letter by letter."""

import pytest

from civdata import languages
from civdata.figures import fold as folding


def fold(word: str, lang: str) -> str:
    """Fold a word by the lexicon of a language."""
    lexicon = languages.get(lang).lexicon
    assert lexicon is not None
    return folding.fold(word, lexicon)


@pytest.mark.parametrize(
    ("word", "lang", "folded"),
    [
        ("Тысяч", "ru", "тысяч"),
        ("Трёх", "ru", "трех"),
        ("тре\u0308х", "ru", "трех"),
        ("побе\u0301да", "ru", "победа"),
        ("и\u0306", "ru", "й"),
        ("тыс\u00adяч", "ru", "тысяч"),
        ("тыс\u200bяч\ufeff", "ru", "тысяч"),
        ("тыс\u2060яч\u200d", "ru", "тысяч"),
        ("café", "en", "café"),
        ("million", "ru", "million"),
        ("тенге", "en", "тенге"),
        ("tenge", "kk", "тенге"),
        ("тенге", "kk", "тенге"),
        ("", "kk", ""),
        ("五", "kk", "五"),
    ],
)
def test_case_accents_and_invisible_letters_do_not_count(word: str, lang: str, folded: str) -> None:
    """Ё is е, accents that carry no meaning and invisible letters are left out."""
    assert fold(word, lang) == folded


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    list(zip("acekmhoptxybiəҝӛ", "асекмнортхувіәқә", strict=True)),
)
def test_look_alikes_in_a_mixed_word_take_its_script(latin: str, cyrillic: str) -> None:
    """In Russian and Kazakh a Latin letter among Cyrillic ones is the one that it looks like."""
    assert fold(f"ж{latin}z", "ru") == f"ж{cyrillic}z"
    assert fold(f"ж{latin}z", "kk") == f"ж{cyrillic}z"


@pytest.mark.parametrize(
    ("cyrillic", "latin"), list(zip("асекмнортхувіу", "acekmhoptxybiy", strict=True))
)
def test_look_alikes_in_an_english_word_turn_latin(cyrillic: str, latin: str) -> None:
    """In English it is the other way round."""
    assert fold(f"z{cyrillic}z", "en") == f"z{latin}z"


def test_kazakh_in_latin_letters() -> None:
    """Each letter of the alphabets of 2018 and 2021 has its Cyrillic one."""
    assert fold("abdefghijklmnopqrstuvwxyz", "kk") == "абдефгхіжклмнопқрстұвухыз"
    assert fold("áäǵğıńñóöşúüūý", "kk") == "әәғғиңңөөшүүұу"
    assert fold("shashch", "kk") == "шашч"
    assert fold("çc", "kk") == "çc"
    assert fold("milıon", "ru") == "milıon"


def test_kazakh_in_arabic_letters() -> None:
    """A hamza, or a letter that only front words have, turns the vowels of the word."""
    assert fold("مىڭنان", "kk") == "мыңнан"
    assert fold("ابپتجدرزسشعفقلمنڭهوۇۋۆىيحچ", "kk") == "абптждрзсшғфқлмнңһоұувыйхч"
    assert fold("ءۇش", "kk") == "үш"
    assert fold("ءاوۇى", "kk") == "әөүі"
    assert fold("ەكى", "kk") == "екі"
    assert [fold(word, "kk") for word in ("اە", "اك", "اگ")] == ["әе", "әк", "әг"]
    assert fold("تەڭگە", "kk") == "теңге"
    assert fold("ميلليون", "kk") == "мйллйон"
    assert fold("ءۇش", "ru") == "ءۇش"
