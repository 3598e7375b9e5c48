"""What the grammars of Turkic languages have in common, beside their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from civdata.languages.lexicon import Lexicon


def turkic(
    name: str,
    *,
    hundreds: Mapping[str, Decimal],
    halves: Iterable[str],
    powers: Sequence[str],
    wholes: str,
    written: Iterable[str],
    endings: Iterable[str],
    **own: Any,
) -> Lexicon:
    """Return the lexicon of a Turkic language from its own words.

    `halves` are the forms of "half" behind a number, `powers` ten, a hundred and then the parts of
    decimals in the ablative (from ten, from a hundred …), `wholes` the word of the whole before
    them; a written ordinal takes one of `written` and one of `endings` behind its digits.
    """
    return Lexicon(
        name=name,
        multiples=hundreds,
        hundreds=hundreds,
        half_phrases={form: ((form,),) for form in halves},
        decimal_before=True,
        decimal_words=frozenset((wholes,)),
        decimal_parts=parts_of_ten(*powers),
        hyphen_ordinals=True,
        ordinal_endings=frozenset(ordinal + end for ordinal in written for end in endings),
        **own,
    )


def parts_of_ten(
    ten: str, hundred: str, tenths: str, hundredths: str, thousandths: str, millionths: str
) -> dict[str, int]:
    """Return how many digits stand behind the point by what names them, such as `он мыңнан`.

    >>> parts_of_ten("on", "yuz", "o'ndan", "yuzdan", "mingdan", "milliondan")["yuz mingdan"]
    5
    """
    names = (
        tenths,
        hundredths,
        thousandths,
        f"{ten} {thousandths}",
        f"{hundred} {thousandths}",
        millionths,
    )
    return {name: digits for digits, name in enumerate(names, 1)}
