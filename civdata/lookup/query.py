"""Read what somebody typed: figures, words without those that tell nothing, things, areas.

Each becomes a group of keys of which a page must hold one. `query.js` of the theme does the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from civdata.languages.wordforms import words
from civdata.lookup import keys
from civdata.lookup.areas import Areas
from civdata.lookup.keys import Keys
from civdata.lookup.spoken import in_digits

OWN, PART, OTHER = 0.6, 0.5, 0.7
"""What a key counts: of a word that names a thing of many names, of the digits of a value without
its thousands, and of a value where the point may be a comma."""

NUMBER = re.compile(
    r"(?<![^\W_])(?<![.,-])"  # not within a word or a number
    r"(\d{1,3}(?:[ .,]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"(?:-[^\W\d_]+|(\s*)(%|[^\W\d_]+))?"  # an ending such as 5-го, or a scale or unit
)
GROUPED = re.compile(r"\d{1,3}([ .,]\d{3})+")
ORDINAL = re.compile(r"st|nd|rd|th", re.IGNORECASE)
A_YEAR = re.compile(r"(19|20)\d\d")


@dataclass(eq=False)
class Group:
    """What one word, figure or phrase of a query asks for: keys with what each counts."""

    text: str
    figure: bool = False
    keys: list[tuple[str, float]] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    stems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Query:
    """The groups of a query, the areas that it asks about, the likeliest first, and all its words.

    Each word is told as its keys, and whether it tells nothing.
    """

    groups: tuple[Group, ...]
    areas: tuple[str, ...] = ()
    typed: tuple[tuple[tuple[str, ...], bool], ...] = ()


# complex: the steps of reading, one after the other
def read(known: Keys, areas: Areas, typed: str, *, idle: bool = True) -> Query:
    """Read a query; without `idle`, also words that tell nothing are asked for."""
    groups, rest = _figures(known, typed)
    listed = [word for word in words(rest) if len(word) > 1]
    asked = [known.asked(word) for word in listed]
    found, left = areas.find(asked)
    left = sorted({*left, *_ambiguous(known, areas, asked)} if found else left)
    listed, asked = [listed[at] for at in left], [asked[at] for at in left]
    telling = _telling(known, groups, listed, asked, idle=idle)
    if not any(telling) and not groups and not found:
        telling = [word.lower() not in known.stopwords for word in listed]
    return Query((*groups, *_named(known, listed, asked, telling)), found, _typed(known, typed))


def _ambiguous(known: Keys, areas: Areas, asked: Sequence[tuple[str, ...]]) -> Iterator[int]:
    """Yield the words that may name an area but may be a thing as well, so that both are sought."""
    kinds = frozenset().union(*areas.kinds.values())
    for at, keyed in enumerate(asked):
        if known.longest([keyed], 0)[0] and not kinds & set(keyed):
            yield at


def _typed(known: Keys, text: str) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """Return all words of a query as they were typed, numbers said in words among them."""
    listed = [word for word in words(unicodedata.normalize("NFC", text)) if len(word) > 1]
    return tuple((known.asked(word), word.lower() in known.fillers) for word in listed)


def _telling(
    known: Keys,
    groups: Sequence[Group],
    listed: Sequence[str],
    asked: Sequence[tuple[str, ...]],
    *,
    idle: bool,
) -> list[bool]:
    """Say of each word whether it tells something.

    After a sum its currency tells nothing more; beside a year it asks for sums.
    """
    sums = any(not A_YEAR.fullmatch(group.text) for group in groups)
    silent = keys.units(known.languages) if sums else frozenset()
    silent |= known.fillers if idle else frozenset()
    empty = known.empty if idle else frozenset()
    return [
        word.lower() not in silent and not empty & set(keyed)
        for word, keyed in zip(listed, asked, strict=True)
    ]


def _figures(known: Keys, typed: str) -> tuple[list[Group], str]:
    """Take the figures out of a query, and return what is left of it."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", typed)).strip()
    text = in_digits(known, text)
    groups: list[Group] = []

    def number(match: re.Match[str]) -> str:
        digits, space, after = match[1], match[2], match[3] or ""
        power = scale(known, after)
        closed = power or after == "%" or bool(ORDINAL.fullmatch(after))
        if after and not space and not closed:
            return match[0]  # no figure, but a word like 5G
        groups.append(Group(digits, True, figure(digits, power)))
        return " " if closed else f" {after} "

    return groups, NUMBER.sub(number, text)


def _named(
    known: Keys, listed: Sequence[str], asked: Sequence[tuple[str, ...]], telling: Sequence[bool]
) -> Iterator[Group]:
    """Words that tell nothing may stand within a thing of many names, but make no group."""
    at = 0
    while at < len(listed):
        size, names = known.longest(asked, at)
        step = max(1, size)
        if any(telling[at : at + step]):
            group = Group(" ".join(listed[at : at + step]))
            group.keys = [(keys.SAME + name, 1.0) for name in names]
            if step == 1:
                group.stems = asked[at]
                group.keys += [(key, OWN if names else 1.0) for key in asked[at]]
            group.forms = [
                keys.FORM + form
                for word in listed[at : at + step]
                for form in known.typed_forms(word)
            ]
            if group.keys:
                yield group
        at += step


def scale(known: Keys, word: str) -> int:
    """Return the power of ten that a word stands for, or 0."""
    low = word.lower()
    for language in known.languages:
        for power, names in language.scales.items():
            if low in names:
                return int(power)
    return 0


def figure(number: str, power: int) -> list[tuple[str, float]]:
    """Return the values that a typed number may stand for: `1,053` is 1053, or 1.053.

    >>> figure("1,053", 0)[:2]
    [('#1053', 1.0), ('#1.053', 0.7)]
    """
    marks, values = re.findall("[.,]", number), []
    if GROUPED.fullmatch(number):
        values.append(re.sub("[ .,]", "", number))
    if len(marks) == 1:
        values.append(number.replace(" ", "").replace(",", "."))
    if not values:
        values.append(re.sub("[ ,]", "", number))
    made = [(keys.VALUE + moved(v, power), OTHER if n else 1.0) for n, v in enumerate(values)]
    if power:
        return made
    made += [(keys.PART + moved(value, 0), PART) for value in values]
    if A_YEAR.fullmatch(number):
        made.insert(0, (keys.YEAR + number, 1.0))
    return made


def moved(value: str, power: int) -> str:
    """Move the point of a decimal number to the right, exactly; needless zeros go.

    >>> moved("1.9", 9), moved("0.50", 0)
    ('1900000000', '0.5')
    """
    whole, _, part = value.partition(".")
    digits, point = whole + part.ljust(power, "0"), len(whole) + power
    text = f"{digits[:point]}.{digits[point:]}"
    return re.sub(r"^0+(?=\d)", "", text.rstrip("0").rstrip("."))


# complex: every pair of rows of every keyboard is tried
def other_layouts(known: Keys, text: str) -> list[str]:
    """Return the same keys pressed on another keyboard layout, for each that it may have been.

    Only where words come out: what stays or becomes a mark or digit was no slip of the layout.
    """
    made: dict[str, None] = {}
    low = text.lower()
    for language in known.languages:
        rows = list(language.keyboard.items())
        for count in range(1, len(rows) + 1):
            latin = "".join(keyed for keyed, _ in rows[:count])
            own = "".join(written for _, written in rows[:count])
            there, back = dict(zip(latin, own, strict=True)), dict(zip(own, latin, strict=True))
            typed_own = any(c.isalpha() and c in own for c in low)
            made["".join((back if typed_own else there).get(c, c) for c in low)] = None
    return [one for one in made if one != low and _wordlike(one)]


@lru_cache(maxsize=1000)
def _wordlike(text: str) -> bool:
    return all(re.fullmatch(r"[^\W\d_]+(-[^\W\d_]+)*|[\d.,]+", part) for part in text.split())
