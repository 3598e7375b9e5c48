"""A phrase by which readers ask for a page is known within what they type."""

from __future__ import annotations

import pytest

from civdata.lookup.asked import Asked, Typed

OLD = (("how",), ("old",))
YOUNG = (("how",), ("young",), ("for",), ("visitors",))


def typed(text: str) -> Typed:
    """Return words as their own keys; those in capitals tell nothing."""
    return [((word.lower(),), word.isupper()) for word in text.split()]


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("how old", {1}),
        ("tell me how old visitors ARE", {1}),
        ("how VERY old", {1}),
        ("how very old", {1}),
        ("how very very old", set()),
        ("old how", set()),
        ("how", set()),
        ("how young MUST BE for the visitors", {2}),
        ("how old how young for visitors", {2}),
    ],
)
def test_a_phrase_is_known_among_other_words(text: str, pages: set[int]) -> None:
    """Its words come in order, idle ones and one other for two of them between."""
    assert Asked(((1, OLD), (2, YOUNG))).find(typed(text)) == pages
