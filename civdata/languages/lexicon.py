"""The words that a language prints figures with, one shape for all languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@dataclass(frozen=True)
class Lexicon:
    """The figure words of one language; every word is lower case, with ё written е.

    `numbers` are forms of numbers below a thousand; `hundreds` and `multiples` nouns that multiply
    the number before them (hundred, десяток, dozen). `scales` map a form to its power of ten,
    `alone` are those that mean one of it with no number before, unless a word of `vague` stands
    there. A full stop may follow `abbreviations`; `glued_scales` are letters that scale only
    straight after digits. `wholes` give value and step of words such as полтора, `half_phrases`
    add a half (kept by their first word), `half_before_scale` is half of the scale that follows,
    `odd_phrases` mean a little more. `fractions` are nouns that name a part of a whole (третей,
    quarter) by the number of parts.

    `between` opens and joins a range, `change` a change from one number to another; `growth` are
    beginnings of verbs of change, except for the words of `not_growth`.

    `qualifiers_before` and `qualifiers_after` are phrases by their last and their first word;
    the prepositions of `skipped` may stand between a qualifier and its number.
    """

    name: str
    numbers: Mapping[str, Decimal]
    multiples: Mapping[str, Decimal]
    hundreds: frozenset[str]
    ordinals: Mapping[str, int]
    scales: Mapping[str, int]
    alone: frozenset[str]
    vague: frozenset[str]
    abbreviations: frozenset[str]
    glued_scales: Mapping[str, int]
    wholes: Mapping[str, tuple[Decimal, Decimal]]
    half_phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    half_before_scale: frozenset[str]
    odd_phrases: tuple[tuple[str, ...], ...]
    fractions: Mapping[str, int]
    times_words: Mapping[str, int]
    months: Mapping[str, int]
    year_words: frozenset[str]
    quarter_words: frozenset[str]
    half_year_words: frozenset[str]
    cardinal_endings: frozenset[str]
    ordinal_endings: frozenset[str]
    between: tuple[tuple[str, str], ...]
    change: tuple[tuple[str, str], ...]
    alternatives: frozenset[str]
    growth: tuple[str, ...]
    not_growth: tuple[str, ...]
    stopwords: frozenset[str]
    verb_ends: tuple[str, ...]
    qualifiers_before: Phrases
    qualifiers_after: Phrases
    skipped: frozenset[str]


def words(text: str) -> tuple[str, ...]:
    """The words of a text, for tables that are easier to read without quotes.

    >>> words("два две")
    ('два', 'две')
    """
    return tuple(text.split())


def forms(table: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Word form to number from rows of `("form form …", number)`.

    >>> forms([("два две", 2)])
    {'два': 2, 'две': 2}
    """
    return {form: number for alternatives, number in table for form in alternatives.split()}


def rows(table: str) -> list[tuple[str, int]]:
    """Rows for `forms` from lines of `form form …|number`.

    >>> rows("два две|2")
    [('два две', 2)]
    """
    parts = (line.rpartition("|") for line in table.strip().splitlines())
    return [(alternatives, int(number)) for alternatives, _, number in parts]


def decimals(table: Mapping[str, int]) -> dict[str, Decimal]:
    """The same table with exact decimals as values."""
    return {form: Decimal(number) for form, number in table.items()}


def phrases(table: Iterable[tuple[str, str]], *, first: bool = False) -> Phrases:
    """Phrases that give a qualifier, keyed by their last word (or first), the longest first.

    >>> phrases([("about", "около|в районе")])["районе"]
    ((('в', 'районе'), 'about'),)
    """
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for qualifier, alternatives in table:
        for phrase in alternatives.split("|"):
            parts = words(phrase)
            found.setdefault(parts[0 if first else -1], []).append((parts, qualifier))
    return {
        key: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for key, entries in found.items()
    }


def from_table(code: str, table: Mapping[str, Any]) -> Lexicon:
    """The words of a language that is written as data, not as a module."""
    raise NotImplementedError(code, table)
