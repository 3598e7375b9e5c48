"""The index: in which documents a key stands, and how much it counts there."""

from __future__ import annotations

from functools import cache

import pytest

from civdata.lookup.documents import library
from civdata.lookup.index import Index
from civdata.lookup.rank import rarity
from tests.tiny import tiny_collection


@cache
def index() -> Index:
    """Return the index of the tiny record, with keys worked out as they are asked for."""
    return Index(library(tiny_collection()))


def ids(key: str) -> list[str]:
    """Return what a key leads to, most telling first."""
    found = index().postings(key)
    return [index().documents[n].id for n in sorted(found, key=lambda n: -found[n].share)]


def key(word: str, code: str) -> str:
    """Return the first key of a word."""
    return index().keys.of_word(word, code)[0]


def test_a_word_counts_most_in_a_name() -> None:
    """The indicator that is named so comes before pages that mention the word."""
    found = ids(key("visitors", "en"))
    assert found[0] == "tiny-visitors-share"
    shares = [entry.share for entry in index().postings(key("gardens", "en")).values()]
    assert all(0 < share <= 1 for share in shares)


def test_a_figure_leads_to_its_place() -> None:
    """A value stands on the page of its indicator, at the place of its observation."""
    (number,) = (n for n in index().postings("#258") if index().documents[n].kind == "indicator")
    entry = index().postings("#258")[number]
    places = [index().documents[number].places[at].id for at in entry.places]
    assert places == ["tiny-gardens-2022"]


def test_a_key_that_nobody_has_leads_nowhere() -> None:
    """An unknown word or figure is in no document."""
    assert index().postings("zzzz") == {}
    assert index().postings("#123456789") == {}


def test_rare_words_tell_more() -> None:
    """The fewer documents a key stands in, the more it tells."""
    common = index().postings(key("gardens", "en"))
    rare = index().postings(key("visitors", "en"))
    assert len(common) > len(rare) > 0
    assert rarity(len(rare), 100) > rarity(len(common), 100) > 0


def test_beginnings_lead_to_whole_words() -> None:
    """Keys of words that begin so are found, and no others."""
    found = list(index().beginning("visi"))
    assert key("visitors", "en") in found
    assert all(one.startswith("visi") for one in found)


def test_all_keys_are_those_that_are_asked_for_one_by_one() -> None:
    """Worked out at once or word by word, a key stands in the same documents."""
    whole = dict(Index(library(tiny_collection())).all())
    assert list(whole) == sorted(whole)
    for word, code in (("gardens", "en"), ("мереке", "kk"), ("посетивших", "ru")):
        assert whole[key(word, code)] == index().postings(key(word, code)), word
    assert whole["#258"] == index().postings("#258")


@pytest.mark.parametrize("word", ["gardens", "бақтар", "сады"])
def test_names_are_there_to_put_words_right(word: str) -> None:
    """The words of names in all languages are known, in order."""
    assert word in index().names
    assert index().names == sorted(set(index().names))
