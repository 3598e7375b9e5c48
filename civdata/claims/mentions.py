"""Each figure of a text with what the text says about it: terms, period, area, status, unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from civdata.claims.counted import FIXED, counted, units_in
from civdata.claims.governing import area, periods, status
from civdata.claims.lexical import Lexicon
from civdata.claims.page import DATED, Page, cut_up
from civdata.claims.references import reference
from civdata.claims.sentences import Stretch, parts, sentences
from civdata.figures import Figure

_CARRY = (0.9, 0.8, 0.65, 0.5, 0.4)
"""How much a term of the same sentence counts, by how many terms stand beside the figure."""
_BEFORE, _AFTER, _BACK = 0.6, 0.15, 5
"""How much of that a term counts in a sentence before and behind; how many before are read."""


@dataclass(frozen=True, eq=False)
class Mention:
    """A figure in its place.

    `reference` says what it is if it is no claim. `own` are the terms beside it, `around` all
    terms near it, each with how much it counts. `units` are the ids of units that the counted word
    can mean, None where no word stands there; `thing` is a counted word that is no unit. `periods`
    come in order of preference. `status` is empty where the words say neither plan nor fact.
    """

    figure: Figure
    reference: str
    own: tuple[str, ...]
    around: Mapping[str, float]
    units: frozenset[str] | None
    thing: str
    periods: tuple[str, ...]
    area: str
    status: str
    each: bool


def mentions(text: str, lexicon: Lexicon, published: str) -> list[Mention]:
    """Read every figure of a text with its surroundings."""
    page = cut_up(text, lexicon, published)
    found: list[Mention] = []
    cut = sentences(text, lexicon.words, [(f.start, f.end) for f in page.figures])
    said: list[Mention] = []
    for number, sentence in enumerate(cut):
        inside = [(f, reference(page, f)) for f in page.figures if sentence.holds(f.start)]
        claims = [f for f, why in inside if not why]
        stretches = parts(text, sentence, [(f.start, f.end) for f in claims], lexicon.words)
        own = {f.start: s for f, s in zip(claims, stretches, strict=True)}
        starts = [f.start for f in claims]
        for figure, why in inside:
            stretch = own.get(figure.start, sentence)
            mention = _mention(page, figure, why, stretch, cut, number, said, starts)
            found.append(mention)
            if not why:
                said.append(mention)
    return found


def _mention(
    page: Page,
    figure: Figure,
    why: str,
    stretch: Stretch,
    cut: Sequence[Stretch],
    number: int,
    before: Sequence[Mention],
    claims: Sequence[int],
) -> Mention:
    sentence = cut[number]
    beside = page.terms_in(stretch.start, stretch.end)
    own = tuple(dict.fromkeys(term.key for term in beside if not term.inner))
    units, thing = counted(page, figure, stretch)
    if units is None and not thing and figure.unit not in {"ordinal", *DATED}:
        near = units_in(page, sentence.start, sentence.end)
        units = frozenset().union(*near) if near else _inherited(page, before)
    behind = any(term.start > figure.start for term in beside)
    where = area(page, stretch, sentence)
    around: dict[str, float] = {}
    if where != page.lexicon.places.country:
        around = dict.fromkeys(page.lexicon.area_terms, 1.0)
    carry = _CARRY[min(len(own), len(_CARRY) - 1)]
    first = cut[max(0, number - _BACK)].start
    last = cut[min(len(cut) - 1, number + 1)].end
    for term in page.terms_in(first, last):
        share = _distance(term.start, stretch, cut, number, carry, claims, behind)
        if share > around.get(term.key, 0.0):
            around[term.key] = share
    said = status(page, stretch, sentence)
    if not said and before and not any(sentence.holds(t.start) for t in page.times):
        said = before[-1].status
    return Mention(
        figure,
        why,
        own,
        around,
        units,
        thing,
        periods(page, stretch, sentence),
        where,
        said,
        _each(page, figure),
    )


def _inherited(page: Page, before: Sequence[Mention]) -> frozenset[str] | None:
    """Return what the last figure counted that was no money, share or multiple."""
    kinds = page.lexicon.unit_kinds
    for mention in reversed(before):
        if mention.units and not any(kinds.get(unit) in FIXED for unit in mention.units):
            return mention.units
    return None


def _each(page: Page, figure: Figure) -> bool:
    """Return whether an ordinal says one in so many: every third."""
    before = page.before(figure.start, 1)
    words = str(page.lexicon.words.table.get("each", "")).split(" | ")
    return bool(before) and before[0].stem in {page.lexicon.words.stem(word) for word in words}


def _distance(
    start: int,
    stretch: Stretch,
    cut: Sequence[Stretch],
    number: int,
    carry: float,
    claims: Sequence[int],
    behind: bool,
) -> float:
    """Return how much a term counts by where it stands; its own stretch counts wholly.

    Of the figures before it in a sentence, the words behind each are its own where words stand
    `behind` this one too; those before the first are common to all.
    """
    if stretch.holds(start):
        return 1.0
    sentence = cut[number]
    if sentence.holds(start):
        if start > stretch.start:
            return carry * 0.4
        passed = any(claim < start for claim in claims)
        second = passed and any(start < claim < stretch.start for claim in claims)
        return carry * (0.5 if passed and behind else 0.6 if second else 1.0)
    if start < sentence.start:
        back = next(n for n, s in enumerate(reversed(cut[:number]), 1) if s.holds(start))
        return carry * (_BEFORE if carry < _CARRY[0] else 0.9) / (1 + 0.3 * (back - 1))
    return _AFTER
