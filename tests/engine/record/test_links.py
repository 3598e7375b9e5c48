"""Links scroll to the printed words, whatever marks those hold."""

from __future__ import annotations

from dataclasses import replace

from civdata.record.links import link
from tests.tiny import tiny_collection


def test_a_link_holds_the_words_as_they_are_printed() -> None:
    """Hyphens and marks of addresses are escaped, an older place on the page is left out."""
    collection = tiny_collection()
    o = replace(next(iter(collection.observations.values())), as_printed="10-12 & более")
    source = replace(collection.sources[o.source], url="https://example.org/a?b=1#old")
    address = link(source, o)
    assert address.startswith(f"{source.address.partition('#')[0]}#:~:text=10%2D12%20%26%20")
    assert address.count("#") == 1


def test_a_source_without_an_address_has_no_link() -> None:
    """An empty text, which templates take for nothing."""
    collection = tiny_collection()
    o = next(iter(collection.observations.values()))
    assert link(replace(collection.sources[o.source], url="", mirror_url=""), o) == ""
