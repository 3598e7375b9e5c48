"""What a figure counts: its unit, or a thing that is none, by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civdata.claims.page import Page
from civdata.claims.sentences import Stretch
from civdata.claims.words import Token
from civdata.figures import Figure
from civdata.figures.tokens import DASHES

FIXED = frozenset({"currency", "share", "multiple"})
"""Kinds of units that a figure shows by itself: money, percent, times."""


def counted(
    page: Page, figure: Figure, stretch: Stretch
) -> tuple[tuple[str, ...] | None, str, tuple[str, ...]]:
    """Return the units that a figure counts by its words, and the counted word if it is none.

    The third are the terms of the word behind the figure that names the unit, if one stands there.

    The words behind a figure run up to the first that tells nothing; the noun that is counted is
    the first unit among them, or the last where the language puts it there. Without such words,
    a unit before the figure is what it counts.
    """
    unit = (figure.unit or "").replace("_", "-")
    kinds = page.lexicon.unit_kinds
    if kinds.get(unit) in FIXED:
        return (unit,), "", ()
    words = page.lexicon.words
    last = words.table.get("head") == "last"
    run = _run(page, figure, stretch)
    heads = [at for at, token in enumerate(run) if token.start in page.units]
    if heads:
        return _of_head(page, run, heads[-1] if last else heads[0], last)
    if run:
        return None, words.same((run[-1] if last else run[0]).stem), ()
    return named_before(page, stretch.start, figure.start), "", ()


def named_before(page: Page, start: int, end: int) -> tuple[str, ...] | None:
    """Return what the words before a figure name as its unit: the last that they name.

    A word of number says what is counted: the number of people in the area grew to 20.
    """
    words = page.lexicon.words
    amounts = {words.stem(word) for word in str(words.table.get("amounts", "")).split()}
    told = [token for token in page.words(start, end) if token.stem in amounts]
    if told:
        left = units_in(page, start, told[-1].start)[-1:]
        right = units_in(page, told[-1].end, end)[:1]
        of_it = (left or right) if words.table.get("amounts_behind") else (right or left)
        if of_it:
            return of_it[0]
    found = units_in(page, start, end)
    return found[-1] if found else None


def units_in(page: Page, start: int, end: int) -> list[tuple[str, ...]]:
    """Return what the words of a stretch name as units, without lengths of time."""
    kinds = page.lexicon.unit_kinds
    found = [page.units[t.start] for t in page.words(start, end) if t.start in page.units]
    return [ids for ids in found if not any(kinds.get(unit) == "duration" for unit in ids)]


def _of_head(
    page: Page, run: Sequence[Token], head: int, last: bool
) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Return what a run of words counts by the noun at its head, see `counted`."""
    words, token = page.lexicon.words, run[head]
    rest = run[-1] if last and head < len(run) - 1 else None
    terms = tuple(t.key for t in page.terms_in(token.start, token.end))
    noun = (*terms, words.same(token.stem))
    return page.units[token.start], words.same(rest.stem) if rest else "", noun


def _run(page: Page, figure: Figure, stretch: Stretch) -> list[Token]:
    """Return the words behind a figure that may be what it counts, with what describes it.

    A unit with a hyphen is all of it: a two-year programme. Behind a word of place or purpose
    nothing is counted: 10 thousand among them.
    """
    behind = page.behind(figure.end, 1)
    joined = page.text[figure.end : behind[0].start] in DASHES if behind else False
    if joined and behind[0].start in page.units:
        return behind
    if behind and behind[0].text in str(page.lexicon.words.table.get("apart", "")).split():
        return []
    return _described(page, figure, stretch)


# complex: one loop over words, each rule of which may end it
def _described(page: Page, figure: Figure, stretch: Stretch) -> list[Token]:
    """Return the words up to the first that tells nothing; two that describe may be joined."""
    words = page.lexicon.words
    joins = str(words.table.get("conjunctions", "")).split()
    run: list[Token] = []
    end = figure.end
    for token in page.words(figure.end, stretch.end):
        if re.search(r"[.,;:()–—]", page.text[end : token.start]) or len(run) == 5:
            break
        if token.text.isdigit():
            break
        end = token.end
        named = token.start in page.units
        if not named and (token.text in words.stopwords or token.stem in words.neutral):
            joined = token.text in joins and not any(t.start in page.units for t in run)
            if (run and not joined) or token.start - figure.end > 25:
                break
        else:
            run.append(token)
    return run
