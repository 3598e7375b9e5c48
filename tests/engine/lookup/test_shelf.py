"""What search asks of a shelf: that of a record answers all of it."""

from __future__ import annotations

from civdata.lookup.answers import shelf_of
from civdata.lookup.shelf import Entry, Shelf
from tests.tiny import tiny_collection


def test_the_shelf_of_a_record_answers_what_search_asks() -> None:
    """Languages, documents, keys and entries are those of the record."""
    shelf: Shelf = shelf_of(tiny_collection(), None)
    assert (shelf.languages, shelf.language) == (("kk", "ru", "en"), "en")
    number = next(n for n, one in enumerate(shelf.documents) if one.id == "tiny-gardens")
    [key, *_] = shelf.keys.of_word("gardens", "en")
    entry = shelf.postings(key)[number]
    assert isinstance(entry, Entry)
    assert entry.share > 0
    assert shelf.is_whole("KZ")
