"""Each figure of a text with what the text says about it: terms, period, area, status, unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from civdata.claims.counted import FIXED, counted, named_before, units_in
from civdata.claims.governing import area, periods, several, status
from civdata.claims.lexical import Lexicon
from civdata.claims.page import DATED, Page, cut_up
from civdata.claims.references import reference
from civdata.claims.sentences import Stretch, parts, sentences
from civdata.figures import Figure

_CARRY = (0.9, 0.8, 0.65, 0.5, 0.4)
"""How much a term of the same sentence counts, by how many terms stand beside the figure."""
_BEFORE, _AFTER, _BACK = 0.6, 0.15, 5
"""How much of that a term counts in a sentence before and behind; how many before are read."""
_FAR = 0.7
"""How much more of it counts across paragraphs."""
_LARGE = 100_000
_RECENT = 200
"""So many figures before another may tell what it counts."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """The stretch of a figure, the one before it, and the figures of the sentence by their start.

    `behind` tells that words stand behind the figure.
    """

    stretch: Stretch
    previous: Stretch | None
    claims: Sequence[int]
    behind: bool
    paragraph: int


@dataclass(frozen=True, eq=False)
class Mention:
    """A figure in its place.

    `reference` says what it is if it is no claim. `own` are the terms beside it, `around` all
    terms near it, each with how much it counts. `units` are the ids of units that the counted word
    can mean, the likeliest first, None where no word stands there; `thing` is a counted word that
    is no unit, `noun` the terms of one behind the figure that is. `periods` come in order of
    preference, `dated` tells that the first is sure, `away` how far from the figure it stands.
    `status` is empty where the words say neither plan nor fact.
    """

    figure: Figure
    reference: str
    own: tuple[str, ...]
    around: Mapping[str, float]
    units: tuple[str, ...] | None
    thing: str
    noun: tuple[str, ...]
    periods: tuple[str, ...]
    dated: bool
    away: int
    area: str
    areas: tuple[str, ...]
    status: str
    each: bool


def mentions(text: str, lexicon: Lexicon, published: str) -> list[Mention]:
    """Read every figure of a text with its surroundings."""
    page = cut_up(text, lexicon, published)
    found: list[Mention] = []
    cut = sentences(text, lexicon.words, [(f.start, f.end) for f in page.figures])
    said: list[Mention] = []
    for number, sentence in enumerate(cut):
        inside = [(f, reference(page, f)) for f in page.figures_in(sentence.start, sentence.end)]
        claims = [f for f, why in inside if not why]
        stretches = parts(text, sentence, [(f.start, f.end) for f in claims], lexicon.words)
        own = {f.start: s for f, s in zip(claims, stretches, strict=True)}
        for figure, why in inside:
            placed = _placed(page, figure, sentence, own)
            mention = _mention(page, figure, why, placed, cut, number, said)
            found.append(mention)
            if not why:
                said.append(mention)
    return found


def _mention(
    page: Page,
    figure: Figure,
    why: str,
    placed: _Placed,
    cut: Sequence[Stretch],
    number: int,
    before: Sequence[Mention],
) -> Mention:
    sentence, stretch = cut[number], placed.stretch
    beside = page.terms_in(stretch.start, stretch.end)
    own = tuple(dict.fromkeys(term.key for term in beside if not term.inner))
    units, thing, noun = _counts(page, figure, placed, sentence, before)
    where = area(page, stretch, sentence)
    around = dict.fromkeys(page.lexicon.area_terms, 1.0)
    if where == page.lexicon.places.country:
        around = {}
    said = status(page, stretch, sentence)
    if not said and before and not page.times_in(sentence.start, sentence.end):
        said = before[-1].status
    return Mention(
        figure,
        why,
        own,
        _around(page, placed, cut, number, len(own), around),
        units,
        thing,
        noun,
        *periods(page, stretch, sentence, figure),
        where,
        several(page, stretch, sentence),
        said,
        _each(page, figure),
    )


def _placed(page: Page, figure: Figure, sentence: Stretch, own: Mapping[int, Stretch]) -> _Placed:
    """Return where a figure stands among the claims of its sentence, `own` by their starts."""
    stretch = own.get(figure.start, sentence)
    left = [s for s in own.values() if s.start < stretch.start]
    behind = any(t.start > figure.start for t in page.terms_in(stretch.start, stretch.end))
    paragraph = page.paragraph(sentence.start)
    return _Placed(stretch, left[-1] if left else None, list(own), behind, paragraph)


# complex: two rules for what a figure without a unit counts
def _counts(
    page: Page,
    figure: Figure,
    placed: _Placed,
    sentence: Stretch,
    before: Sequence[Mention],
) -> tuple[tuple[str, ...] | None, str, tuple[str, ...]]:
    """Return what a figure counts: units, a thing that is none, and the terms of the noun."""
    units, thing, noun = counted(page, figure, placed.stretch)
    if units is None and not thing and figure.unit not in {"ordinal", *DATED}:
        units = _followed(page, figure, sentence, before)
    elif thing and units is None and thing in page.lexicon.weights and _apart(page, figure):
        same = [m for m in before[-_RECENT:] if sentence.holds(m.figure.start) and m.units]
        units = same[-1].units if same else None
    return units, thing, noun


def _around(
    page: Page,
    placed: _Placed,
    cut: Sequence[Stretch],
    number: int,
    beside: int,
    around: dict[str, float],
) -> dict[str, float]:
    """Add the terms of the sentences near a figure, each with how much it counts at most."""
    carry = _CARRY[min(beside, len(_CARRY) - 1)]
    first = cut[max(0, number - _BACK)].start
    last = cut[min(len(cut) - 1, number + 1)].end
    for term in page.terms_in(first, last):
        share = _share(term.start, placed, cut, number, carry)
        if share > around.get(term.key, 0.0):
            around[term.key] = share
    return around


def _apart(page: Page, figure: Figure) -> bool:
    """Return whether a word that tells nothing stands behind a figure: 19,600 are active."""
    words = page.lexicon.words
    behind = page.behind(figure.end, 1)
    return bool(behind) and (behind[0].text in words.stopwords or behind[0].stem in words.neutral)


def _share(start: int, place: _Placed, cut: Sequence[Stretch], number: int, carry: float) -> float:
    """Return how much a term counts by where it stands; in its own stretch it counts wholly."""
    if place.stretch.holds(start):
        return 1.0
    sentence = cut[number]
    if sentence.holds(start):
        return _distance(start, place, carry)
    if start > sentence.start:
        return _AFTER
    back = next(
        n for n, s in enumerate(reversed(cut[max(0, number - _BACK) : number]), 1) if s.holds(start)
    )
    near = (_BEFORE if carry < _CARRY[0] else 0.9) * (1.0 if start >= place.paragraph else _FAR)
    return carry * near / (1 + 0.3 * (back - 1))


# complex: one row of guards, the nearest thing first
def _followed(
    page: Page, figure: Figure, sentence: Stretch, before: Sequence[Mention]
) -> tuple[str, ...] | None:
    """Return what a figure without a counted word goes on to count.

    A large rounded number in a paragraph behind money is money, and one in brackets behind a share
    is a share: 66.7% (53 in 2020). Else it counts what the figure before it in the sentence counts,
    or what the sentence names, or the last thing that was counted.
    """
    fixed = _money(page, figure, before) or _bracketed(page, figure, sentence, before)
    if fixed:
        return fixed
    counts = [m for m in before[-_RECENT:] if m.units and not _fixed(page, m)]
    if counts and sentence.holds(counts[-1].figure.start):
        return counts[-1].units
    left = named_before(page, sentence.start, figure.start)
    if left:
        return left
    right = units_in(page, figure.end, sentence.end)
    if right:
        return right[0]
    return counts[-1].units if counts else None


def _money(page: Page, figure: Figure, before: Sequence[Mention]) -> tuple[str, ...] | None:
    """Return the currency of the paragraph for a large rounded number."""
    if figure.step < _LARGE:
        return None
    kinds, paragraph = page.lexicon.unit_kinds, page.paragraph(figure.start)
    for one in before[-_RECENT:][::-1]:
        if one.figure.start < paragraph:
            break
        if any(kinds.get(unit) == "currency" for unit in one.units or ()):
            return one.units
    return None


def _bracketed(
    page: Page, figure: Figure, sentence: Stretch, before: Sequence[Mention]
) -> tuple[str, ...] | None:
    """Return the unit of the figure before, if it is a fixed one and this stands in brackets.

    Behind a multiple the brackets hold what has grown.
    """
    last = before[-1] if before else None
    if last is None or not _fixed(page, last) or not sentence.holds(last.figure.start):
        return None
    if last.figure.unit == "times":
        return None
    between = page.text[last.figure.end : figure.start]
    return last.units if between.rfind("(") > between.rfind(")") else None


def _fixed(page: Page, mention: Mention) -> bool:
    kinds = page.lexicon.unit_kinds
    return any(kinds.get(unit) in FIXED for unit in mention.units or ())


def _each(page: Page, figure: Figure) -> bool:
    """Return whether an ordinal says one in so many: every third."""
    before = page.before(figure.start, 1)
    words = str(page.lexicon.words.table.get("each", "")).split(" | ")
    return bool(before) and before[0].stem in {page.lexicon.words.stem(word) for word in words}


def _distance(start: int, place: _Placed, carry: float) -> float:
    """Return how much a term before or behind the stretch of a figure counts in its sentence.

    The words before the first figure are common to all, those of the figure just before are near,
    but the words behind that one are its own where words stand `behind` this one too.
    """
    if start >= place.stretch.end:
        return carry * 0.4
    if place.previous and place.previous.holds(start):
        passed = any(claim < start for claim in place.claims if place.previous.holds(claim))
        return carry * (0.5 if passed and place.behind else 1.0)
    return carry * (0.9 if start < place.claims[0] else 0.5)
