"""A page that can be found."""

from __future__ import annotations

from civdata.lookup.document import Document, Place


def test_a_page_counts_its_figures_by_area() -> None:
    """Records and headings are of no area."""
    places = (
        Place("a", "observation", {}, "KZ-1"),
        Place("b", "observation", {}, "KZ-1"),
        Place("c", "observation", {}, "KZ"),
        Place("d", "heading", {"en": "Areas"}),
    )
    made = Document("x/", "indicator", "x", "", {"en": "X"}, (), places)
    assert made.areas == {"KZ-1": 2, "KZ": 1}
