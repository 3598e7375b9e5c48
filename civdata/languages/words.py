"""Small makers of word tables, for the modules of languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from civdata.languages.lexicon import Phrases


def words(text: str) -> tuple[str, ...]:
    """The words of a text, for tables that are easier to read without quotes.

    >>> words("два две")
    ('два', 'две')
    """
    return tuple(text.split())


def wordset(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


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


def named(table: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Word form to name from rows of `("name", "form form …")`.

    >>> named([("percent", "pct percent")])
    {'pct': 'percent', 'percent': 'percent'}
    """
    return {form: name for name, alternatives in table for form in alternatives.split()}


def inflected(
    stems: Mapping[str, int], endings: Iterable[str], without: Iterable[str] = ()
) -> dict[str, Decimal]:
    """Every stem with every ending, but for forms that are other words.

    >>> inflected({"беш": 5}, ["", "ке"])
    {'беш': Decimal('5'), 'бешке': Decimal('5')}
    """
    forms_of = [(stem, ending) for stem in stems for ending in endings]
    left_out = frozenset(without)
    return {
        stem + ending: Decimal(stems[stem])
        for stem, ending in forms_of
        if stem + ending not in left_out
    }


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
