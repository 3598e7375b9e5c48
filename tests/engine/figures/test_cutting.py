"""How a text is cut into tokens."""

from civdata.figures.cutting import cut
from civdata.languages.ru.figures import LEXICON


def test_a_list_of_numbers_has_no_gaps() -> None:
    """Only the first number of a list in digits may have a gap or begin a line."""
    tokens = cut("классы\n4,5,14", LEXICON).tokens
    assert [token.text for token in tokens] == ["классы", "4", ",", "5", ",", "14"]
    assert [token.gap for token in tokens] == [False, True, False, False, False, False]
    assert [token.line for token in tokens] == [True, True, False, False, False, False]
