"""Places that a text names."""

from __future__ import annotations

from civdata.claims.places import gazetteer
from civdata.claims.words import Words
from civdata.model import Row

AREAS = {
    code: Row(2, {"id": code, "kind": kind, "name_en": name})
    for code, kind, name in (
        ("KZ", "country", "Kazakhstan"),
        ("KZ-1", "region", "Almaty Region"),
        ("KZ-2", "city", "Almaty"),
        ("KZ-3", "region", "Turkistan Region"),
    )
}


def _areas(text: str) -> list[str]:
    words = Words("en")
    return [place.area for place in gazetteer(words, AREAS, "KZ").find(words.tokens(text))]


def test_a_name_with_the_word_for_region_is_the_region() -> None:
    """A region and a city of one name are told apart by the word beside."""
    assert _areas("It was in Almaty Region.") == ["KZ-1"]
    assert _areas("It was in the city of Almaty.") == ["KZ-2"]


def test_a_bare_name_is_rather_the_city() -> None:
    """Without a word beside it, the city is meant."""
    assert _areas("It was in Almaty and in Turkistan.") == ["KZ-2", "KZ-3"]
