"""Word forms by a table of steps."""

from __future__ import annotations

import re

import pytest
from snowballstemmer import stemmer

from civdata import languages
from civdata.languages.endings import Endings
from tests.engine.languages.test_word_forms import corpus


def test_russian_steps_are_those_of_snowball() -> None:
    """Before the endings of derived words come off, a Russian stem is Snowball's."""
    rules = languages.get("ru").forms
    assert isinstance(rules, Endings)
    plain = Endings({**rules.rules, "whole": (), "drop": ""})
    theirs = stemmer("russian")
    asked = [word for word in corpus() if re.fullmatch("[а-яё]+", word)]
    assert len(asked) > 5000
    assert not [w for w in asked if plain.stem(w) != theirs.stemWord(w.replace("ё", "е"))]


ENGLISH = Endings({"vowels": "aeiou", "steps": [{"ends": "s es", "least": 1}]})


def test_the_longest_ending_comes_off() -> None:
    """An ending comes off behind the first vowel, the longest that fits, and once."""
    assert [ENGLISH.stem(word) for word in ("boxes", "cats", "as", "bss")] == [
        "box",
        "cat",
        "as",
        "bss",
    ]


@pytest.mark.parametrize(
    ("step", "word", "stem"),
    [
        ({"ends": "ies", "put": "y"}, "charities", "charity"),
        ({"ends": "s", "unless": "ss"}, "glass", "glass"),
        ({"sure": "ing", "after": ["t"]}, "eating", "eat"),
        ({"sure": "ing", "after": ["t"]}, "bring", "bring"),
        ({"double": "n"}, "plann", "plan"),
        ({"double": "n"}, "roll", "roll"),
        ({"ends": "ed", "then": [{"double": "n"}]}, "planned", "plan"),
        ({"ends": "ed", "else": [{"ends": "s"}]}, "plans", "plan"),
    ],
)
def test_steps_take_what_they_say(step: dict[str, object], word: str, stem: str) -> None:
    """Endings are exchanged, guarded, doubled letters made one, and steps follow steps."""
    assert Endings({"vowels": "", "steps": [step]}).stem(word) == stem


def test_latin_letters_spell_the_language() -> None:
    """A word typed in Latin letters is spelled first, the longest pieces before the shorter."""
    rules = {"vowels": "", "steps": [], "latin": {"s": "с", "sh": "ш", "a": "а", "d": "д"}}
    made = Endings(rules)
    assert made.key("Shad") == "шад"
    assert made.key("сад") == "сад"
