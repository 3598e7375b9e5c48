"""The period of a drafted figure: what a report does not say beside it, and what a rate has not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from civdata.claims import governing, lexical, mentions
from civdata.claims.page import is_report
from civdata.claims.words import Token, spotted

_OPENING = 3  # words of a paragraph that may say that it goes on


@dataclass(frozen=True, eq=False)
class Dating:
    """What a text as a whole says of its periods.

    `done` is the year that a report is about, empty where it has none, and None for a news item;
    `now` is the year of the day on which the text was written.
    """

    text: str
    tokens: Sequence[Token]
    lexicon: lexical.Lexicon
    done: str | None
    now: str

    # complex: one row of guards, in the order of the docstring
    def period(self, mention: mentions.Mention, kind: str, unit: str) -> str:
        """Return the period of a figure of a kind of indicator that was counted, not planned.

        What a report says was done at no time is of the year that it is about, also where only
        the paragraph before names one and this does not go on from it; what there is at no time
        is of the year of the text. What comes each year has no period unless the sentence names
        one. What another paragraph names by days gives the year, and so does a length of years.
        """
        period = _named(mention, unit)
        if mention.away >= governing.STEADY and self._says(mention, "yearly"):
            return ""
        far = mention.away in (governing.PREVIOUS, governing.OF_TEXT)
        if self.done is None or not kind or not far:
            return period
        if kind == "stock" and not self._says(mention, "done"):
            return self.now or period
        goes_on = mention.away == governing.PREVIOUS and (
            self._goes_on(mention) or self._is_event(mention)
        )
        return period if goes_on else self.done

    def _says(self, mention: mentions.Mention, kind: str) -> bool:
        """Return whether the sentence of a figure holds words of a kind."""
        start, end = self._sentence(mention)
        inside = [t for t in self.tokens if start <= t.start < end]
        return bool(spotted(inside, str(self.lexicon.words.table.get(kind, ""))))

    def _sentence(self, mention: mentions.Mention) -> tuple[int, int]:
        """Return where the sentence of a figure stands, by its full stops."""
        at = bisect_right(self._stops, mention.figure.start)
        return self._stops[at - 1], self._stops[at]

    @cached_property
    def _stops(self) -> list[int]:
        found = [m.end() for m in re.finditer(r"[.!?]\s+(?=[^\W\d_])|\n", self.text)]
        return [0, *found, len(self.text) + 1]

    def _goes_on(self, mention: mentions.Mention) -> bool:
        """Return whether the paragraph of a figure says with its first words that it goes on."""
        start = self.text.rfind("\n", 0, mention.figure.start) + 1
        first = [t for t in self.tokens if t.start >= start][:_OPENING]
        found = spotted(first, str(self.lexicon.words.table.get("continues", "")))
        return bool(found) and found[0][0] == first[0].start

    def _is_event(self, mention: mentions.Mention) -> bool:
        """Return whether the paragraph before tells of an event by days, and this of it, too."""
        if not re.match(r"\d{4}-\d\d-\d\d", mention.periods[0] if mention.periods else ""):
            return False
        here = self.text.rfind("\n", 0, mention.figure.start) + 1
        before = self.text.rfind("\n", 0, len(self.text[:here].rstrip())) + 1
        words = self.lexicon.words
        told = [
            {t.stem for t in self.tokens if a <= t.start < b and t.stem not in words.neutral}
            for a, b in ((before, here), (here, mention.figure.start))
        ]
        return bool(told[0] & told[1])


def dating(
    text: str,
    tokens: Sequence[Token],
    found: Sequence[mentions.Mention],
    lexicon: lexical.Lexicon,
    now: str,
) -> Dating:
    """Return what a text says of its periods; a report is about the year that leads clearly."""
    if not is_report(text):
        return Dating(text, tokens, lexicon, None, now)
    years = Counter(m.figure.period[:4] for m in found if m.figure.period)
    (year, times), (_, next_) = (*years.most_common(2), ("", 0), ("", 0))[:2]
    return Dating(text, tokens, lexicon, year if 2 * times > 3 * next_ else "", now)


def _named(mention: mentions.Mention, unit: str) -> str:
    """Return the period that a figure is of by its words; far away, days give their year alone."""
    period = mention.periods[0] if mention.periods else ""
    days = re.fullmatch(r"(\d{4})-\d\d-\d\d(/\1-\d\d-\d\d)?", period)
    far = mention.away > governing.STEADY or unit == "years"
    return days[1] if days and far else period
