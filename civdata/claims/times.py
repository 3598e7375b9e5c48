"""Periods that a text names: years, dates, "last year" by its day, months without a year."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from civdata import languages
from civdata.claims.words import Phrase, Token, Words, find, outside
from civdata.figures import Figure


@dataclass(frozen=True, slots=True)
class Time:
    """A period named in a text, ISO 8601; an `aside` looks away from it: last year, next year.

    The period is empty where a text without a day says now.
    """

    start: int
    end: int
    period: str
    aside: bool = False


_Mark = tuple[int, int, str, str]
"""Where words of time stand: start, end, what kind they are, and what they say."""


@dataclass(frozen=True, eq=False)
class Calendar:
    """The words of time of a language, by their first word."""

    relative: Mapping[str, tuple[tuple[Phrase, str], ...]]
    after: Mapping[str, tuple[tuple[Phrase, str], ...]]
    months: Mapping[str, int]
    spans: Mapping[str, tuple[tuple[Phrase, str], ...]]
    first: frozenset[str]
    month_words: frozenset[str]

    def find(
        self, text: str, tokens: Sequence[Token], figures: Sequence[Figure], published: str
    ) -> list[Time]:
        """Return the periods of a text in order.

        A year is one by itself, a month or day takes the year that stands before it, or that of
        the day of the text; "a year later" counts from the period before it.
        """
        marks: list[_Mark] = [(f.start, f.end, "period", f.period) for f in figures if f.period]
        free = outside(tokens, [(start, end) for start, end, _, _ in marks])
        marks = _joined(text, sorted([*marks, *self._months(free, figures)]))
        marks += self._first_months(tokens, figures)
        marks += [(start, end, "span", size) for start, end, size in find(free, self.spans)]
        marks += self._phrases(free)
        return self._resolved(sorted(marks), published)

    def _months(self, free: Sequence[Token], figures: Sequence[Figure]) -> Iterator[_Mark]:
        """Yield the months that words name where no number is read."""
        numbers = [f for f in figures if not f.period and f.unit != "ordinal"]
        taken = {at for f in numbers for at in range(f.start, f.end)}
        for token in free:
            month = self.month(token)
            if month and token.start not in taken:
                yield token.start, token.end, "period", f"--{month:02}"

    def _phrases(self, free: Sequence[Token]) -> Iterator[_Mark]:
        """Yield where words count from the day of a text or from a period, the longest first."""
        phrases = [*((*m, "relative") for m in find(free, self.relative))]
        phrases += [(*m, "after") for m in find(free, self.after)]
        taken: set[int] = set()
        for start, end, key, kind in sorted(phrases, key=lambda m: (m[0] - m[1], m[3], m[0])):
            if not any(at in taken for at in range(start, end)):
                taken |= set(range(start, end))
                yield start, end, kind, key

    def _first_months(self, tokens: Sequence[Token], figures: Sequence[Figure]) -> list[_Mark]:
        """Return where the first months of a year are meant: the first five months."""
        found = []
        starts = [token.start for token in tokens]
        for figure in figures:
            if figure.period is not None or not 1 < figure.value <= 12:
                continue
            at = bisect_left(starts, figure.start)
            before = [t for t in tokens[max(0, at - 2) : at] if t.end <= figure.start][-1:]
            last = bisect_left(starts, figure.end)
            behind = tokens[last : last + 1]
            if before and behind and self._counts_months(before[0], figure, behind[0]):
                place = (before[0].start, behind[0].end)
                found.append((*place, "span", str(int(figure.value))))
        return found

    def _counts_months(self, before: Token, figure: Figure, behind: Token) -> bool:
        """Return whether a figure stands right between the words for first and for months."""
        near = figure.start - before.end < 3 and behind.start - figure.end < 3
        return near and before.stem in self.first and behind.stem in self.month_words

    def month(self, token: Token) -> int | None:
        """Return the number of the month that a word names or is made from."""
        found = self.months.get(token.text)
        if found or len(token.text) < 5:
            return found
        begun = self._begun.get(token.text[:5], ())
        near = {number for beginning, number in begun if token.text.startswith(beginning)}
        return near.pop() if len(near) == 1 and len(token.text) <= 14 else None

    @cached_property
    def _begun(self) -> Mapping[str, list[tuple[str, int]]]:
        """What the forms of months begin with, by their first five letters."""
        found: dict[str, list[tuple[str, int]]] = {}
        for form, number in self.months.items():
            if len(form) >= 5:
                beginning = form[: max(5, len(form) - 2)]
                found.setdefault(form[:5], []).append((beginning, number))
        return found

    @staticmethod
    def _resolved(marks: Sequence[_Mark], published: str) -> list[Time]:
        times: list[Time] = []
        day_year = published[:4]
        last = ""
        away = False
        for start, end, kind, key in marks:
            known = last[:4] if re.match(r"\d{4}", last) else day_year
            if away and day_year and kind in ("span", "period"):
                known = day_year  # behind an aside, a month is of the year of the text
            aside = kind in ("relative", "after") and key != "0"
            period = _period(kind, key, known, last, day_year)
            if period or kind == "relative":
                times.append(Time(start, end, period, aside))
            if period:
                last, away = period, aside
        return times


# complex: a flat dispatch over kinds of marks
def _period(kind: str, key: str, known: str, last: str, day_year: str) -> str:
    """Return the period that a mark means, counted from the year that is known or from `last`."""
    if kind == "relative":
        return str(int(day_year) + int(key)) if day_year else ""
    if kind == "after" and last and key == "0":
        return last
    if kind == "period" and not key.startswith("--"):
        return key
    if not known:
        return ""
    if kind == "after":
        return str(int(known) + int(key))
    if kind == "span":
        return f"{known}-01/{known}-{int(key):02}"
    return "/".join(f"{known}{part[1:]}" for part in key.split("/"))


def _joined(text: str, marks: Sequence[_Mark]) -> list[_Mark]:
    """Join two months with a dash or a short word between them: from January to June."""
    made: list[_Mark] = []
    for mark in marks:
        start, end, kind, key = mark
        if made and re.fullmatch(r"--\d\d", made[-1][3]) and re.fullmatch(r"--\d\d", key):
            between = text[made[-1][1] : start]
            if re.fullmatch(r"\s*(?:[–—-]|\w{1,3})\s*", between) and made[-1][3] < key:
                made[-1] = (made[-1][0], end, kind, f"{made[-1][3]}/{key}")
                continue
        made.append(mark)
    return made


def calendar(words: Words) -> Calendar:
    """Make the calendar of a language from the tables in its folder."""
    lexicon = languages.get(words.lang).lexicon
    return Calendar(
        words.index(_offsets(words.table.get("relative", {})), exact=True),
        words.index(_offsets(words.table.get("after", {})), exact=True),
        {
            form.rstrip("."): number
            for form, number in (lexicon.calendar.months if lexicon else {}).items()
            if len(form) > 2
        },
        words.index(_offsets(words.table.get("spans", {})), exact=True),
        frozenset(t.stem for t in words.tokens(str(words.table.get("first", "")))),
        frozenset(
            t.stem for t in words.tokens(str(words.table.get("units", {}).get("months", "")))
        ),
    )


def _offsets(table: Mapping[str, int]) -> list[tuple[str, str]]:
    return [(phrase, str(offset)) for phrase, offset in table.items()]
