"""Interface words: every language says all that the pages ask for, and names no record."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from civdata import languages

SPOKEN = [code for code in languages.codes() if languages.get(code).interface()]
FORM = re.compile(r"\.(zero|one|two|few|many|other)$")
OWN = ("noun.", "date.short", "times.")
"""Keys about the grammar or habits of one language."""


def stems(code: str) -> set[str]:
    """Return the keys of a language, those of plural forms once."""
    found = languages.get(code).interface()
    return {FORM.sub("", key) for key in found if not key.startswith(OWN)}


@pytest.mark.parametrize("code", SPOKEN)
def test_a_language_says_all(code: str) -> None:
    """No key is missing that another language has, and none is left over."""
    everything = set[str]().union(*map(stems, SPOKEN))
    assert everything - stems(code) == set()


@pytest.mark.parametrize("code", SPOKEN)
def test_places_are_those_of_the_default_language(code: str) -> None:
    """A message takes no value that the pages do not give it."""
    first = languages.get(languages.DEFAULT).interface()
    for key, text in languages.get(code).interface().items():
        if key.startswith(OWN):
            continue
        given = first.get(key, first.get(FORM.sub(".other", key), ""))
        known = {name for _, name, _, _ in Formatter().parse(given) if name}
        asked = {name for _, name, _, _ in Formatter().parse(text) if name}
        assert not given or asked <= known, key


@pytest.mark.parametrize("code", SPOKEN)
def test_the_theme_names_no_record(code: str) -> None:
    """Sentences about one record stand in its own messages, not in the theme's."""
    text = " ".join(languages.get(code).interface().values())
    assert not re.search("Kazakhstan|Казахстан|Қазақстан|Кыргызстан|Kyrgyz|civdata", text)
