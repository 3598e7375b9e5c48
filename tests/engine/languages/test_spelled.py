"""Numbers in words are read as the numbers that CLDR spells so."""

import pytest

from civdata.figures import read
from tests.engine.languages.spelled import SENTENCES, sentences


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_numbers_in_words(code: str) -> None:
    """A sample of what `benchmarks/languages.py` reads whole: each sentence has its one number."""
    wrong = [
        (number, text)
        for number, text in sentences(code, 150)
        if [figure.value for figure in read(text, code)] != [number]
    ]
    assert not wrong
