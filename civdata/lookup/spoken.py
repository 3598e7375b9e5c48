"""Numbers said in words within a query become digits; `spoken.js` of the theme does the same.

The words stand in `search.json` of each language: `numerals`, by value, beside the `scales`. The
value `.` is of words before decimals, `and` of words that only join. A lone small number stays a
word: "one" and "two" ask for no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from civdata.lookup.keys import Keys

TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)?")
POINT, AND = ".", "and"
LEAST = 11
"""From this value on one word alone is a figure."""

Token = tuple[str, Decimal | str | int | None, int, int]
"""What a token is – number, digits, scale, point, and – with its value and where it stands."""


def in_digits(known: Keys, text: str) -> str:
    """Write the numbers of a text that are said in words in digits.

    >>> from civdata.languages import get
    >>> in_digits(Keys((get("en"),)), "twenty three thousand clubs, one point nine billion")
    '23000 clubs, 1900000000'
    """
    tokens = list(_tokens(known, text))
    made, end, at = "", 0, 0
    while at < len(tokens):
        size, value = _number(tokens, at, text)
        if size:
            made += text[end : tokens[at][2]] + f"{value.normalize():f}"
            end = tokens[at + size - 1][3]
        at += max(1, size)
    return made + text[end:]


def _tokens(known: Keys, text: str) -> Iterator[Token]:
    for match in TOKEN.finditer(text):
        word = match[0].lower()
        start, end = match.span()
        if word[0].isdecimal():
            yield "digits", Decimal(word.replace(",", ".")), start, end
            continue
        kind, value = known.numeral(word)
        yield kind, value, start, end


@dataclass
class _Count:
    """A number as far as its words have been read.

    `part` is what stands before the next scale, None where nothing does; `last` is the scale before
    it, which the next one must stay below; `after` tells that the word for a point was the last.
    """

    total: Decimal = Decimal(0)
    part: Decimal | None = None
    last: int = 10**30
    after: bool = False
    told: int = 0
    scales: int = 0
    spoken: bool = False

    @property
    def value(self) -> Decimal:
        """The number so far."""
        return self.total + (self.part or Decimal(0))

    def is_said(self, whole: Decimal) -> bool:
        """Return whether enough words say the number; a lone small one may be no figure."""
        return (self.spoken and (self.told > 1 or whole >= LEAST)) or self.scales > 1

    def joins(self, kind: str) -> bool:
        """Return whether a word only joins what is said before and behind it, and note a point."""
        if kind == POINT and self.part is not None and not self.after:
            self.after = True
            return True
        return kind == AND and self.told > 0

    def takes(self, kind: str, value: Decimal | str | int | None) -> bool:
        """Return whether a word goes on with the number, and take it in."""
        if kind == "scale" and isinstance(value, int):
            goes_on = self._takes_scale(value)
        elif kind == "digits" and isinstance(value, Decimal):
            goes_on = self.part is None and not self.after
            self.part = value if goes_on else self.part
        elif kind == "number" and isinstance(value, Decimal):
            goes_on = self._takes_number(value)
        else:
            return False
        self.told += goes_on
        return goes_on

    def _takes_scale(self, power: int) -> bool:
        if 10**power >= self.last or not (self.told or self.part is None):
            return False
        self.last = 10**power
        self.total += (Decimal(1) if self.part is None else self.part) * self.last
        self.part, self.after = None, False
        self.scales += 1
        return True

    def _takes_number(self, value: Decimal) -> bool:
        joined = _decimals(self.part, value) if self.after else _joined(self.part, value)
        if joined is None:
            return False
        self.part, self.after, self.spoken = joined, False, True
        return True


def _number(tokens: list[Token], start: int, text: str) -> tuple[int, Decimal]:
    """Return how many tokens from a place on are one number, and its value.

    Only a number in which a word is said, or one with a scale after a scale: others are digits.
    """
    count, size, whole = _Count(), 0, Decimal(0)
    for at in range(start, len(tokens)):
        kind, value, begins, _ = tokens[at]
        if at > start and text[tokens[at - 1][3] : begins].strip(" -\u2011\u00a0"):
            break
        if count.joins(kind):
            continue
        if not count.takes(kind, value):
            break
        if kind != "digits":  # digits count only with the scale behind them
            size, whole = at + 1 - start, count.value
    return (size, whole) if size and count.is_said(whole) else (0, whole)


# complex: one row of guards, a way to say a number each, in the order of their size
def _joined(part: Decimal | None, value: Decimal) -> Decimal | None:
    """Join the next number word to those before it; nothing where it begins another number."""
    if part is None:
        return value
    if value == 100:
        return part * 100 if 1 <= part < 10 else None
    if value < 1:
        return part + value if part == int(part) else None
    if value < 100 <= part and part % 100 == 0:
        return part + value
    if value < 10 <= part % 100 and part % 10 == 0:
        return part + value
    if 10 <= part < 100 and 10 <= value < 100:
        return part * 100 + value  # a year: nineteen ninety
    return None


def _decimals(part: Decimal | None, value: Decimal) -> Decimal | None:
    if part is None or value != int(value):
        return None
    return part + value / Decimal(10 ** len(str(int(value))))
