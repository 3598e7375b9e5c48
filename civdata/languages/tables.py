"""A lexicon from data alone: what `figures.json` of a language folder holds.

Its keys are the fields of `Lexicon`, with the groups `units`, `calendar`, `shares`, `ranges` and
`post` as objects of their own. Words stand in one text, parted by blanks; a table has the forms of
one value as its key: `{"unu": 1, "miliono milionoj": 6}`. Phrases are parted by `|`. With
`endings`, every form of a number and scale takes each of these endings, and closes the number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from civdata.errors import UnknownName, did_you_mean
from civdata.languages.grammar import (
    Calendar,
    Postposition,
    Postpositions,
    Ranges,
    Shares,
    Units,
)
from civdata.languages.lexicon import Lexicon
from civdata.languages.money import WORDS
from civdata.languages.words import Inflected, phrases, words, wordset

_GROUPS: Mapping[str, type] = {
    "units": Units,
    "calendar": Calendar,
    "shares": Shares,
    "ranges": Ranges,
    "post": Postpositions,
}
_CASES = ("ablative", "dative", "genitive")


def from_table(code: str, table: Mapping[str, Any]) -> Lexicon:
    """Make the lexicon of a language that is written as data.

    >>> from_table("eo", {"numbers": {"unu": 1, "du": 2}}).numbers
    {'unu': Decimal('1'), 'du': Decimal('2')}

    Raises `UnknownName` for a key that is no field.
    """
    given = {key: value for key, value in table.items() if key not in {"endings", *_GROUPS}}
    made = _fields(Lexicon, given)
    for name, kind in _GROUPS.items():
        if name in table:
            made[name] = kind(**_fields(kind, table[name]))
    units = made.get("units", Units())
    made["units"] = replace(units, words={**WORDS, **units.words})
    return Lexicon(name=code, **_with_endings(made, table.get("endings", "")))


def _with_endings(made: dict[str, Any], endings: str) -> dict[str, Any]:
    if not endings:
        return made
    numbers, scales = made.get("numbers", {}), made.get("scales", {})
    ends = ("", *words(endings))
    bare = frozenset((*numbers, *scales, *made.get("abbreviations", ())))
    return {
        **made,
        "numbers": Inflected(numbers, ends),
        "scales": Inflected(scales, ends),
        "bare": bare | made.get("bare", frozenset()),
        "cardinal_endings": wordset(endings) | made.get("cardinal_endings", frozenset()),
    }


# complex: one row of guards, a kind of field each
def _fields(kind: type, table: Mapping[str, Any]) -> dict[str, Any]:
    types = {field.name: str(field.type) for field in fields(kind)}
    unknown = next((key for key in table if key not in types or types[key] not in _READERS), None)
    if unknown is not None:
        known = [key for key, type_ in types.items() if type_ in _READERS]
        raise UnknownName(f"no word table {unknown!r}{did_you_mean(unknown, known)}")
    made = {key: _READERS[types[key]](value) for key, value in table.items()}
    if "qualifiers_after" in table:
        made["qualifiers_after"] = phrases(table["qualifiers_after"].items(), first=True)
    if kind is Postpositions:
        made["rows"] = tuple(_row(row, made) for row in table.get("rows", ()))
    return made


def _row(row: Mapping[str, Any], cases: Mapping[str, tuple[str, ...]]) -> Postposition:
    """A postposition of data: its case is named, or its endings are given."""
    case = row.get("case", "")
    return Postposition(
        row["qualifier"],
        words=wordset(row.get("words", "")),
        stems=words(row.get("stems", "")),
        case=cases.get(case, ()) if case in _CASES else words(case),
        negated=row.get("negated", ""),
        limit=bool(row.get("limit", False)),
    )


def _table(value: Mapping[str, int]) -> dict[str, int]:
    return {form: number for forms_of, number in value.items() for form in forms_of.split()}


def _decimals(value: Mapping[str, int | str]) -> dict[str, Decimal]:
    return {form: Decimal(str(v)) for forms_of, v in value.items() for form in forms_of.split()}


def _named(value: Mapping[str, str]) -> dict[str, str]:
    return {form: name for name, forms_of in value.items() for form in forms_of.split()}


def _phrases(value: str) -> tuple[tuple[str, ...], ...]:
    return tuple(words(phrase) for phrase in value.split("|"))


def _by_first(value: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in _phrases(value):
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "str": str,
    "bool": bool,
    "frozenset[str]": wordset,
    "frozenset[str] | None": wordset,
    "Collection[str]": wordset,
    "tuple[str, ...]": words,
    "tuple[str, str]": words,
    "tuple[tuple[str, str], ...]": _phrases,
    "tuple[tuple[str, ...], ...]": _phrases,
    "Mapping[str, int]": _table,
    "Mapping[str, Decimal]": _decimals,
    "Mapping[str, str]": _named,
    "Mapping[str, tuple[tuple[str, ...], ...]]": _by_first,
    "Phrases": lambda value: phrases(value.items()),
    "tuple[Postposition, ...]": tuple,
}
"""How the value of a field is written as data, by its type; other fields need a module."""
