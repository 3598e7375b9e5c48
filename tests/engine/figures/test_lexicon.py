"""The small makers of word tables."""

from decimal import Decimal

from civdata import languages
from civdata.languages.words import decimals, forms, phrases, rows, words


def test_tables_of_words() -> None:
    """Rows of forms and a number become a table of form and number."""
    assert words(" два  две ") == ("два", "две")
    assert rows("\ndozen twelve|12\none|1\n") == [("dozen twelve", 12), ("one", 1)]
    assert forms([("dozen twelve", 12), ("one", 1)]) == {"dozen": 12, "twelve": 12, "one": 1}
    assert decimals({"one": 1}) == {"one": Decimal(1)}
    assert isinstance(decimals({"one": 1})["one"], Decimal)


def test_phrases_are_found_by_an_end_and_the_longest_comes_first() -> None:
    """Qualifiers before a number are kept by their last word, those behind it by their first."""
    table = [("more_than", "more than|than"), ("up_to", "no more than"), ("about", "more")]
    assert phrases(table) == {
        "than": (
            (("no", "more", "than"), "up_to"),
            (("more", "than"), "more_than"),
            (("than",), "more_than"),
        ),
        "more": ((("more",), "about"),),
    }
    assert phrases(table, first=True)["more"] == (
        (("more", "than"), "more_than"),
        (("more",), "about"),
    )


def test_words_of_lexicons_are_folded() -> None:
    """Words are lower case without ё, as the tokens are."""
    for code in languages.read_codes():
        lexicon = languages.get(code).lexicon
        assert lexicon
        known = {*lexicon.numbers, *lexicon.ordinals, *lexicon.scales, *lexicon.stopwords}
        assert all(word == word.lower() and "ё" not in word for word in known)


def test_no_word_is_both_a_number_and_an_ordinal() -> None:
    """A form is one or the other, or the reader could not tell."""
    for code in languages.read_codes():
        lexicon = languages.get(code).lexicon
        assert lexicon
        assert not lexicon.numbers.keys() & lexicon.ordinals.keys()
