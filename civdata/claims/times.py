"""Periods that a text names: years, dates, "last year" by its day, months without a year."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from civdata import languages
from civdata.claims.words import Phrase, Token, Words, find
from civdata.figures import Figure


@dataclass(frozen=True, slots=True)
class Time:
    """A period named in a text, ISO 8601; `loose` for one that follows from the day of the text."""

    start: int
    end: int
    period: str
    loose: bool = False


@dataclass(frozen=True, eq=False)
class Calendar:
    """The words of time of a language, by their first word."""

    relative: Mapping[str, tuple[tuple[Phrase, str], ...]]
    after: Mapping[str, tuple[tuple[Phrase, str], ...]]
    months: Mapping[str, int]

    def find(
        self, tokens: Sequence[Token], figures: Sequence[Figure], published: str
    ) -> list[Time]:
        """Return the periods of a text in order.

        A year is one by itself, a month or day takes the year that stands before it, or that of
        the day of the text; "a year later" counts from the period before it.
        """
        marks: list[tuple[int, int, str, str]] = [
            (f.start, f.end, "period", f.period) for f in figures if f.period
        ]
        dated = [(start, end) for start, end, _, _ in marks]
        free = [t for t in tokens if not any(a < t.end and t.start < b for a, b in dated)]
        numbers = {(f.start, f.end) for f in figures if not f.period and f.unit != "ordinal"}
        for token in free:
            month = self.month(token)
            if month and not any(a <= token.start < b for a, b in numbers):
                marks.append((token.start, token.end, "period", f"--{month:02}"))
        phrases = [*((*m, "relative") for m in find(free, self.relative))]
        phrases += [(*m, "after") for m in find(free, self.after)]
        taken: list[tuple[int, int]] = []
        for start, end, key, kind in sorted(phrases, key=lambda m: (m[0] - m[1], m[3], m[0])):
            if not any(a < end and start < b for a, b in taken):
                taken.append((start, end))
                marks.append((start, end, kind, key))
        return self._resolved(sorted(marks), published)

    def month(self, token: Token) -> int | None:
        """Return the number of the month that a word names or is made from."""
        found = self.months.get(token.text)
        if found or len(token.text) < 5:
            return found
        near = {
            number
            for form, number in self.months.items()
            if len(form) >= 5 and token.text.startswith(form[: max(5, len(form) - 2)])
        }
        return near.pop() if len(near) == 1 and len(token.text) <= 14 else None

    @staticmethod
    def _resolved(marks: Sequence[tuple[int, int, str, str]], published: str) -> list[Time]:
        times: list[Time] = []
        day_year = int(published[:4]) if published else None
        last = ""
        for start, end, kind, key in marks:
            period, loose = key, kind != "period"
            if kind == "relative":
                period = str(day_year + int(key)) if day_year else ""
            elif kind == "after":
                base = re.match(r"\d{4}", last)
                year = int(base[0]) if base else day_year
                moved = str(year + int(key)) if year else ""
                period = last if last and not int(key) else moved
            elif key.startswith("--"):
                year_of = last[:4] if re.match(r"\d{4}", last) else str(day_year or "")
                period = f"{year_of}{key[1:]}" if year_of else ""
                loose = True
            if period:
                times.append(Time(start, end, period, loose))
                last = period
        return times


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
    )


def _offsets(table: Mapping[str, int]) -> list[tuple[str, str]]:
    return [(phrase, str(offset)) for phrase, offset in table.items()]
