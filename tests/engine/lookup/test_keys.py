"""Search keys: all forms of a word or figure meet in one, in each language of a record."""

from __future__ import annotations

from decimal import Decimal

import pytest

from civdata import languages
from civdata.lookup.keys import Keys, Thing, for_page, meets, of_period, of_value, plain

NGO = Thing((("en", "non-governmental organisation"), ("en", "NGO"), ("ru", "НПО")))
KEYS = Keys(tuple(languages.get(code) for code in ("kk", "ru", "en")), (NGO,))


def test_forms_of_a_word_share_a_key() -> None:
    """A word form has the key of its word, in the language of its letters."""
    assert set(KEYS.of_word("Gardens", "en")) & set(KEYS.of_word("garden", "en"))
    assert KEYS.of_word("садами", "en") == KEYS.of_word("садами", "ru")[:1] + KEYS.of_word(
        "садами", "kk"
    )[:1] or set(KEYS.of_word("сады", "ru")) & set(KEYS.of_word("садами", "en"))
    assert KEYS.of_word("2022", "en") == ()


def test_parts_of_a_word_are_found_too() -> None:
    """A word with a hyphen has the key of the whole and of its parts; asked whole, only that."""
    whole = KEYS.whole("well-being", "en")
    assert len(whole) == 1
    assert set(whole) < set(KEYS.of_word("well-being", "en"))


def test_a_typed_word_may_be_of_any_language_written_so() -> None:
    """Latin letters may spell a word of a language with other letters."""
    assert set(KEYS.asked("baqtar")) & set(KEYS.of_word("бақтар", "kk"))
    assert set(KEYS.asked("gardens")) & set(KEYS.of_word("garden", "en"))
    assert KEYS.asked("12") == ()


def test_things_of_many_names_are_found_by_each() -> None:
    """Each phrase leads to the thing, and its words count as one in a name."""
    for text, code in (("non-governmental organisations", "en"), ("НПО", "ru")):
        known = [KEYS.of_word(word, code) for word in text.split()]
        assert "0" in set(KEYS.same(known)), text
        assert KEYS.longest(known, 0) == (len(known), ("0",))
    assert KEYS.length("non-governmental organisations of women", "en") == 2
    assert KEYS.length("", "en") == 1


def test_the_form_tells_words_of_one_key_apart() -> None:
    """A form is the word nearly as it stands; typed, it may be that of several languages."""
    assert KEYS.form("Gardens", "en") == "gardens"
    assert KEYS.form("бақтары", "kk") == "бақ"
    assert "бақ" in KEYS.typed_forms("бақтары")
    assert KEYS.typed_forms("Gardens") == ("gardens",)


@pytest.mark.parametrize(
    ("value", "keys"),
    [
        ("258", ["#258"]),
        ("1900000000", ["#1900000000", "%1.9"]),
        ("12500", ["#12500", "%12.5"]),
        ("66.70", ["#66.7"]),
    ],
)
def test_a_value_is_found_by_its_digits(value: str, keys: list[str]) -> None:
    """A sum is found by its digits in thousands, millions and billions as well."""
    assert list(of_value(Decimal(value))) == keys


def test_numbers_and_periods_are_plain() -> None:
    """No exponent and no needless zero; a period has the keys of its years, each once."""
    assert plain(Decimal("1.50E+3")) == "1500"
    assert list(of_period("2020/2022-05")) == ["@2020", "@2022"]
    assert list(of_period("2022-Q1/2022-Q2")) == ["@2022"]
    assert list(of_period("")) == []


def test_a_phrase_is_met_word_by_word() -> None:
    """Each word must have a key of its place, and there are as many words as places."""
    way = (("a", "b"), ("c",))
    assert meets([("b",), ("c", "d")], way)
    assert not meets([("c",), ("b",)], way)
    assert not meets([("a",)], way)


def test_the_page_gets_the_same_tables() -> None:
    """The script is told languages in order, phrases, idle words and scales."""
    told = for_page(KEYS, {"en": {"gardens": "garden"}})
    assert [one["code"] for one in told["languages"]] == ["kk", "ru", "en"]
    assert told["languages"][2]["stems"] == {"gardens": "garden"}
    assert len(told["things"]) == len(KEYS.phrases) == 3
    assert {"the", "и"} <= set(told["fillers"]) | set(told["stopwords"])


def test_letters_are_folded_for_nearness() -> None:
    """A language that folds letters does so for all; without one, case alone is folded."""
    assert KEYS.fold("Қазақ") == "казак"
    assert Keys((languages.get("en"),)).fold("Garden") == "garden"
