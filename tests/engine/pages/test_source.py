"""A source's page: every figure that was found in it."""

from __future__ import annotations

import re

from civdata.pages import source
from civdata.pages.facts import Facts
from tests.engine.pages.given import Make


def test_every_figure_of_a_source_is_shown(book: Make, facts: Facts) -> None:
    """A source's page prints each figure of the index, in order."""
    made = book("ru")
    for one in facts.collection.sources.values():
        text = source.page(made, one).markdown
        printed = re.findall(r'<q class="printed"[^>]*>(.*?)</q>', text)
        assert len(printed) >= len(facts.index(one.id))
