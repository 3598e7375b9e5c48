"""Numbers said in words within a query become digits; `spoken.js` of the theme does the same.

The words stand in `search.json` of each language: `numerals`, by value, beside the `scales`. The
value `.` is of words before decimals, `and` of words that only join. A lone small number stays a
word: "one" and "two" ask for no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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


def _number(tokens: list[Token], start: int, text: str) -> tuple[int, Decimal]:
    """Return how many tokens from a place on are one number, and its value.

    Only a number in which a word is said, or one with a scale after a scale: others are digits.
    """
    total, part, told, scales, spoken = Decimal(0), None, 0, 0, False
    last, at, size, after = 10**30, start, 0, False
    best = (0, Decimal(0))
    while at < len(tokens):
        kind, value, begins, _ = tokens[at]
        if at > start and text[tokens[at - 1][3] : begins].strip(" -\u2011\u00a0"):
            break
        at += 1
        if kind == AND and told:
            continue
        if kind == POINT and part is not None and not after:
            after = True
            continue
        if kind == "scale" and isinstance(value, int):
            if 10**value >= last or not (told or part is None):
                break
            last = 10**value
            total, part, after = total + (Decimal(1) if part is None else part) * last, None, False
            scales += 1
        elif kind == "digits" and isinstance(value, Decimal) and part is None and not after:
            part = value
            told += 1
            continue  # digits count only with the scale behind them
        elif kind == "number" and isinstance(value, Decimal):
            joined = _decimals(part, value) if after else _joined(part, value)
            if joined is None:
                break
            part, after, spoken = joined, False, True
        else:
            break
        told += 1
        size = at - start
        best = (size, total + (part or Decimal(0)))
    size, whole = best
    enough = (spoken and (told > 1 or whole >= LEAST)) or scales > 1
    return (size, whole) if size and enough else (0, whole)


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
