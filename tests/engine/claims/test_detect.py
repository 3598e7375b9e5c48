"""The language of a text."""

from __future__ import annotations

import pytest

from civdata.claims.detect import language_of
from civdata.claims.lexical import lexicon
from tests.tiny import tiny_collection


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In 2022 the country had 258 gardens.", "en"),
        ("В 2022 году в стране было 258 садов.", "ru"),
        ("2022 жылы елде 258 бақ болды.", "kk"),
    ],
)
def test_the_words_of_a_text_tell_its_language(text: str, language: str) -> None:
    """The language with most of its common words and of the record's words in it wins."""
    words = [lexicon(tiny_collection(), code).words for code in ("kk", "ru", "en")]
    assert language_of(text, words) == language
