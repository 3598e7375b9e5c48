"""What a lexicon says beside its numbers; what is worked out of it is right."""

from __future__ import annotations

from civdata.languages.grammar import Postposition, Postpositions, Ranges, Units


def test_a_language_has_postpositions_or_none() -> None:
    """Without a row a language has no postpositions, whatever endings it has."""
    assert not Postpositions(ablative=("дан",))
    assert Postpositions((Postposition("more_than", stems=("астам",)),))


def test_openings_and_joins_come_from_ranges_and_changes() -> None:
    """The first word of each pair opens, the second joins."""
    made = Ranges(between=(("between", "and"), ("from", "to")), change=(("from", "till"),))
    assert made.opens == {"between", "from"}
    assert made.joins == {"and", "to", "till"}
    assert Ranges().opens == Ranges().joins == frozenset()


def test_lengths_and_letters_of_units_are_known() -> None:
    """Each length of a stem stands once, the shortest first; initials by their first letter."""
    made = Units(stems={"тенге": "a", "доллар": "b", "рубль": "c"}, initials={("т", "г"): "a"})
    assert made.stem_lengths == (5, 6)
    assert made.initial_letters == {"т"}
    assert Units().stem_lengths == ()
