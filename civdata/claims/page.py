"""A text cut up once for all its figures: words, terms, periods, places, units."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from civdata.claims.lexical import Lexicon
from civdata.claims.places import Place
from civdata.claims.times import Time
from civdata.claims.words import Term, Token, Words, outside, spotted
from civdata.figures import Figure
from civdata.figures.reader import read_in

DATED = frozenset({"year", "date"})
LONGEST = 20_000
"""How many letters of a paragraph before a figure are looked at: all, in any real text."""
_LINE = 400  # letters of a line that only dates its text
_REPORT = 20  # paragraphs of a text that is no news item


@dataclass(frozen=True, eq=False)
class Page:
    """The text with all that is found in it.

    `head` are the starts of dates that only date the text itself, `spans` the places of periods
    that are more than one figure, `planned` and `done` the words of plan and fact; `changes`
    are figures that something grew or fell from (true) or to.
    """

    text: str
    lexicon: Lexicon
    published: str
    tokens: list[Token]
    figures: tuple[Figure, ...]
    terms: list[Term]
    times: list[Time]
    places: list[Place]
    head: frozenset[int]
    spans: list[tuple[int, int]]
    planned: list[tuple[int, int]]
    done: list[tuple[int, int]]
    units: dict[int, tuple[str, ...]]
    changes: dict[int, bool]

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _term_starts(self) -> list[int]:
        return [term.start for term in self.terms]

    @cached_property
    def _figure_starts(self) -> list[int]:
        return [figure.start for figure in self.figures]

    @cached_property
    def _time_starts(self) -> list[int]:
        return [time.start for time in self.times]

    @cached_property
    def _place_starts(self) -> list[int]:
        return [place.start for place in self.places]

    @cached_property
    def is_long(self) -> bool:
        """Whether the text is a report, no news item."""
        return is_report(self.text)

    @cached_property
    def spanned(self) -> set[int]:
        """The places within periods that are more than one figure."""
        return {at for start, end in self.spans for at in range(start, end)}

    def words(self, start: int, end: int) -> list[Token]:
        """Return the words that begin from `start` on and before `end`."""
        return self.tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, start: int, count: int) -> list[Token]:
        """Return the last words before a place."""
        at = bisect_left(self._starts, start)
        return self.tokens[max(0, at - count) : at]

    def behind(self, end: int, count: int) -> list[Token]:
        """Return the first words from a place on."""
        at = bisect_left(self._starts, end)
        return self.tokens[at : at + count]

    def terms_in(self, start: int, end: int) -> list[Term]:
        """Return the terms that begin from `start` on and before `end`."""
        first = bisect_left(self._term_starts, start)
        return self.terms[first : bisect_left(self._term_starts, end)]

    @cached_property
    def first(self) -> int:
        """Where the first line with words ends."""
        return self.text.find("\n", len(self.text) - len(self.text.lstrip()))

    @cached_property
    def _plans(self) -> list[int]:
        return [start for start, _ in self.planned]

    @cached_property
    def _facts(self) -> list[int]:
        return [start for start, _ in self.done]

    def is_planned(self, start: int, end: int) -> bool:
        """Return whether a word of plan begins from `start` on and before `end`."""
        return bisect_left(self._plans, start) < bisect_left(self._plans, end)

    def is_done(self, start: int, end: int) -> bool:
        """Return whether a word of fact begins from `start` on and before `end`."""
        return bisect_left(self._facts, start) < bisect_left(self._facts, end)

    def figures_in(self, start: int, end: int) -> tuple[Figure, ...]:
        """Return the figures that begin from `start` on and before `end`."""
        first = bisect_left(self._figure_starts, start)
        return self.figures[first : bisect_left(self._figure_starts, end)]

    def times_in(self, start: int, end: int) -> list[Time]:
        """Return the periods that begin from `start` on and before `end`."""
        first = bisect_left(self._time_starts, start)
        return self.times[first : bisect_left(self._time_starts, end)]

    def places_in(self, start: int, end: int) -> list[Place]:
        """Return the places that begin from `start` on and before `end`."""
        first = bisect_left(self._place_starts, start)
        return self.places[first : bisect_left(self._place_starts, end)]

    def paragraph(self, start: int) -> int:
        """Return where the paragraph of a place begins; one without end is cut into parts."""
        first = max(0, start - LONGEST)
        return max(first, self.text.rfind("\n", first, start) + 1)


def is_report(text: str) -> bool:
    """Return whether a text has more paragraphs than a news item."""
    return text.count("\n") > _REPORT


def cut_up(text: str, lexicon: Lexicon, published: str) -> Page:
    """Find everything in a text that figures are linked by."""
    words = lexicon.words
    figures = read_in(text, words.reader)
    tokens = words.tokens(text)
    numbers = _extents(figures)
    free = outside(tokens, numbers)
    times = lexicon.calendar.find(text, tokens, figures, published)
    head, places = _datelines(text, figures, lexicon.places.find(free))
    times = [time for time in times if time.start not in head]
    dated = {f.start for f in figures if f.period}
    if len(published) == 4:
        times = _surer(text, times, figures, dated)
    planned = sorted(
        [*spotted(tokens, str(words.table.get("planned", ""))), *_bracketed(text, words)]
    )
    taken = [*numbers, *_extents(times), *_extents(places)]
    return Page(
        text,
        lexicon,
        published,
        tokens,
        figures,
        words.terms(tokens, [*taken, *planned]),
        times,
        places,
        head,
        [(t.start, t.end) for t in times if t.start not in dated],
        planned,
        spotted(free, str(words.table.get("done", ""))),
        _units(lexicon, outside(free, taken)),
        _changes(text, figures),
    )


def _bracketed(text: str, words: Words) -> list[tuple[int, int]]:
    """Return where a word in brackets of its own says that a figure is planned: 2025 (plan)."""
    plans = {words.stem(word) for word in str(words.table.get("plan_in_brackets", "")).split()}
    marks = re.finditer(r"\(\s*([^\W\d_]+)\s*\)", text)
    return [(m.start(1), m.end(1)) for m in marks if words.stem(m[1].lower()) in plans]


def _extents(things: Sequence[Figure] | Sequence[Time] | Sequence[Place]) -> list[tuple[int, int]]:
    """Return where things of a text begin and end."""
    return [(thing.start, thing.end) for thing in things]


def _surer(
    text: str, times: Sequence[Time], figures: Sequence[Figure], dated: set[int]
) -> list[Time]:
    """Return the times without those that count from a day, where a year is named for the same.

    Of a text whose day is not known, only its year, this year is surer where a year is printed.
    """
    left: list[Time] = []
    starts = [figure.start for figure in figures]
    for time in times:
        before = left[-1] if left else None
        if before and before.start in dated and time.start not in dated and not time.aside:
            between = text[before.end : time.start]
            alone = bisect_left(starts, before.end) == bisect_left(starts, time.start)
            if alone and not re.search(r"[.!?;]\s|\n", between):
                continue
        left.append(time)
    return left


def _changes(text: str, figures: Sequence[Figure]) -> dict[int, bool]:
    """Return the figures that are ends of a change, by their start: from 208 to 1,900 million."""
    found = {}
    claims = [f for f in figures if f.unit not in DATED]
    for one, other in pairwise(claims):
        between = text[one.end : other.start]
        if one.unit == other.unit and re.fullmatch(r"[\s–—-]*(?:[^\W\d_]{1,3}\s)?\s*", between):
            found[one.start] = True
            found[other.start] = False
    return found


# complex: dates of the text itself stand in two kinds of places
def _datelines(
    text: str, figures: Sequence[Figure], places: Sequence[Place]
) -> tuple[frozenset[int], list[Place]]:
    """Return the dates that only date the text itself, and the places without those beside them.

    They stand alone in a line, or begin a paragraph behind the place where it was written.
    """
    head = set()
    left = []
    dates = {f.start for f in figures if f.unit == "date" and f.period}
    for place in places:
        at = _behind_opening(text, place)
        if at is not None and at in dates:
            head.add(at)
        elif at is None or not text[place.start : place.end].isupper():
            left.append(place)
    for figure in figures:
        if figure.unit == "date" and _dates_text(text, figure):
            head.add(figure.start)
    return frozenset(head), left


def _behind_opening(text: str, place: Place) -> int | None:
    """Return where a text goes on behind a place that opens a line, with a comma or dash."""
    line = _line(text, place.start)
    behind = re.match(r"\s*[,.–—-]\s*", text[place.end : place.end + _LINE])
    if text[line : place.start].strip() or not behind:
        return None
    return place.end + behind.end()


def _line(text: str, at: int) -> int:
    """Return where the line of a place begins; what stands farther before is no opening."""
    first = max(0, at - _LINE)
    return max(first, text.rfind("\n", first, at) + 1)


def _dates_text(text: str, figure: Figure) -> bool:
    """Return whether a date stands alone in its line, or behind a place in capitals."""
    start = _line(text, figure.start)
    end = text.find("\n", figure.end, figure.end + _LINE)
    lead, rest = text[start : figure.start], text[figure.end : max(end, figure.end)]
    if end >= 0 and len(re.findall(r"[^\W\d_]+", lead + rest)) < 2:
        return True
    capitals = re.fullmatch(r"\W*(?:[^\W\d_]+[\s-]*){1,4}[,.–—-]\s*", lead)
    return lead.isupper() and capitals is not None


def _units(lexicon: Lexicon, tokens: Sequence[Token]) -> dict[int, tuple[str, ...]]:
    """Return where a word names a unit, with all units that it can mean, its own name first.

    A word of a longer name is none by itself: state bodies are no bodies of another kind.
    """
    found = {}
    behind = 0
    for at, token in enumerate(tokens):
        if at < behind:
            continue
        ids: list[str] = []
        size = 1
        for phrase, unit in lexicon.units.get(token.stem, ()):
            here = tokens[at : at + len(phrase)]
            if len(phrase) >= size and [t.stem for t in here] == list(phrase):
                ids = [*ids, unit] if len(phrase) == size else [unit]
                size = len(phrase)
        if ids:
            found[token.start] = tuple(dict.fromkeys(ids))
            behind = at + size
    return found
