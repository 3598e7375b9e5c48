"""The picture of a page for those who share it."""

from __future__ import annotations

import io

from PIL import Image

from civdata.pages.book import Card
from civdata.publish.cards import SIZE, draw


def test_a_card_is_the_same_picture_every_time() -> None:
    """The same words give the same bytes, other words others, in the size that is asked for."""
    card = Card(
        topic="Gardens",
        name="All gardens",
        figure="258",
        when="2022",
        source="A report",
        language="en",
    )
    made = draw(card, "A record")
    assert made == draw(card, "A record")
    assert made != draw(card, "Another record")
    assert Image.open(io.BytesIO(made)).size == SIZE
