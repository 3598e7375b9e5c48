"""The indicators that a figure may be of."""

from __future__ import annotations

from civdata.claims.linking import candidates, locate
from tests.engine.claims.given import english, mention


def test_the_words_of_its_name_lead_to_an_indicator() -> None:
    """The likeliest comes first, with its place in the record."""
    found = candidates(mention("In 2022 the country had 258 gardens.", "258"), english())
    assert found[0].topic.id == "tiny-gardens"
    assert (found[0].key, found[0].held) == (("tiny-gardens", "2022", "KZ", "actual"), True)


def test_a_further_word_leads_to_the_narrower_indicator() -> None:
    """New gardens are not all gardens."""
    found = candidates(mention("20 new gardens were planted in 2022.", "20"), english())
    assert found[0].topic.id == "tiny-gardens-new"


def test_another_thing_leads_nowhere() -> None:
    """A figure of parking lots fits no indicator of gardens."""
    found = candidates(mention("In 2022 the country had 258 parking lots.", "258"), english())
    assert not [one for one in found if one.fits and one.anchored]


def test_what_the_record_does_not_hold_is_located_all_the_same() -> None:
    """The key says what the figure would be about."""
    one = mention("In 2019 the country had 258 gardens.", "258")
    assert locate("tiny-gardens", one, english()) == (
        ("tiny-gardens", "2019", "KZ", "actual"),
        False,
    )
