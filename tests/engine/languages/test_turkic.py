"""What Turkic languages share: parts of ten in words, halves, ordinals in digits."""

from __future__ import annotations

from decimal import Decimal

from civdata.languages.turkic import parts_of_ten, turkic


def test_parts_of_ten_count_digits_behind_the_point() -> None:
    """From ten to a million, each power once."""
    made = parts_of_ten("on", "yuz", "ondan", "yuzdan", "mingdan", "milliondan")
    assert list(made.values()) == [1, 2, 3, 4, 5, 6]
    assert made["on mingdan"] == 4


def test_a_lexicon_has_what_all_have_and_its_own() -> None:
    """Ordinals take every ending; the words of the language are its own."""
    made = turkic(
        "tt",
        hundreds={"yuz": Decimal(100)},
        halves=["yarim", "yarimi"],
        powers=("on", "yuz", "ondan", "yuzdan", "mingdan", "milliondan"),
        wholes="butun",
        written=("nchi",),
        endings=("", "ga"),
        minus=frozenset({"minus"}),
    )
    assert made.ordinal_endings == {"nchi", "nchiga"}
    assert made.half_phrases["yarimi"] == (("yarimi",),)
    assert made.decimal_before
    assert made.minus == {"minus"}
