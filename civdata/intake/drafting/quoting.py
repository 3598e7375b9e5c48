"""The words of a text that stand for a figure in a row: as short as they can be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civdata.claims import lexical
from civdata.claims.words import Token
from civdata.figures import Figure, read


# complex: the shortest of all fragments around a figure, tried in order
def fragment(text: str, figure: Figure, lexicon: lexical.Lexicon, tokens: Sequence[Token]) -> str:
    """Return the figure with its qualifier and the word it counts, and no other figure.

    The reader must see the same in it as in the whole text; where no short fragment says it, the
    figure stands alone.
    """
    lang = lexicon.words.lang
    line = text.rfind("\n", 0, figure.start) + 1
    end = text.find("\n", figure.end)
    end = len(text) if end < 0 else end
    before = [t.start for t in tokens if line <= t.start < figure.start]
    left = [figure.start, *before[:-5:-1]]
    right = [t for t in tokens if figure.end <= t.start < end][:4]
    nouns = [t.end for t in right if t.stem in lexicon.units]
    ends = [*nouns[:1], figure.end, *(t.end for t in right)]
    for start in left:
        for stop in ends:
            part = text[start:stop]
            if re.search(r"[.;:!?,(–—]\s", part):
                continue
            seen = read(part, lang)
            if len(seen) == 1 and _same(seen[0], figure):
                return " ".join(part.split())
    return " ".join(figure.text.split())


def _same(one: Figure, other: Figure) -> bool:
    return (one.value, one.value_max, one.qualifier) == (
        other.value,
        other.value_max,
        other.qualifier,
    )
