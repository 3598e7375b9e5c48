"""Small makers of word tables, for the modules of languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from civdata.languages.lexicon import Phrases

V = TypeVar("V")


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


class Inflected(Mapping[str, V]):
    """A table of stems whose forms, a stem and an ending, are found without writing them all down.

    >>> table = Inflected({"беш": 5}, ["", "ке"], more={"экөө": 2})
    >>> table["бешке"], table.get("бешти"), "экөө" in table, sorted(table)
    (5, None, True, ['беш', 'бешке', 'экөө'])
    """

    def __init__(
        self,
        stems: Mapping[str, V],
        endings: Iterable[str],
        without: Iterable[str] = (),
        more: Mapping[str, V] | None = None,
    ) -> None:
        self._stems = dict(stems)
        self._endings = frozenset(endings)
        self._without = frozenset(without)
        self._more = dict(more or {})
        self._lengths = sorted({len(stem) for stem in stems}, reverse=True)

    def __getitem__(self, form: str) -> V:
        if form in self._more:
            return self._more[form]
        for length in self._lengths:
            stem = form[:length]
            if stem in self._stems and form[length:] in self._endings:
                if form in self._without:
                    break
                return self._stems[stem]
        raise KeyError(form)

    def __contains__(self, form: object) -> bool:
        return isinstance(form, str) and self.get(form) is not None

    def get(self, form: str, default: Any = None) -> Any:
        """Give what a form means, or the default; quick, for most words are no form at all."""
        if form in self._more:
            return self._more[form]
        for length in self._lengths:
            value = self._stems.get(form[:length])
            if value is not None and form[length:] in self._endings:
                return default if form in self._without else value
        return default

    def __iter__(self) -> Iterator[str]:
        forms = {stem + ending for stem in self._stems for ending in self._endings}
        return iter(sorted((forms - self._without) | set(self._more)))

    def __len__(self) -> int:
        return sum(1 for _ in self)


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
