"""Reads every figure of a printed fragment in a language that has a lexicon."""

from __future__ import annotations

from functools import cache

from civdata import languages
from civdata.figures.counted import counted_word
from civdata.figures.cutting import cut
from civdata.figures.dates import date_at
from civdata.figures.figure import Figure
from civdata.figures.inverted import noun_first
from civdata.figures.numbers import number_at
from civdata.figures.qualifiers import is_growth, qualifier_after, qualifier_before
from civdata.figures.quantities import Number
from civdata.figures.ranges import growth_before, join
from civdata.figures.shares import share_at
from civdata.figures.tokens import Text
from civdata.figures.units import unit_named
from civdata.languages.lexicon import Lexicon
from civdata.languages.money import MONEY


def read(text: str, lang: str | Lexicon) -> tuple[Figure, ...]:
    """Every figure in a printed fragment, in order; every ASCII digit belongs to one of them.

    `lang` is the code of a language that has a reader, another one raises `ValueError`; or the
    words of a language that is not installed. A range is one figure with `value_max`, a change
    from one number to another is two (see `join`). The word minus, the sign − or a hyphen between
    a blank and the number makes it negative (see `minus`). Money with its hundredths is one sum.
    Parts of a whole (`две трети`, `half of`) are percent, see `share_at`; `каждый третий` stays an
    ordinal.

    >>> [figure] = read("почти 18 млрд тенге", "ru")
    >>> figure.value, figure.unit, figure.qualifier, figure.text
    (Decimal('18000000000'), 'KZT', 'almost', '18 млрд тенге')
    >>> [(str(f.value), f.unit) for f in read("2021 жылы 258 кеңестен астам", "kk")]
    [('2021', 'year'), ('258', 'кеңестен')]
    """
    return read_in(text, lang if isinstance(lang, Lexicon) else _lexicon(lang))


def read_in(text: str, lexicon: Lexicon) -> tuple[Figure, ...]:
    """Every figure in a fragment by the words of its language, see `read`."""
    tokens = cut(text, lexicon)
    return tuple(_figure(tokens, number) for number in _joined(tokens))


_LONGEST_SIGN = 8  # letters of a Roman numeral, a currency code, a quarter


@cache
def _lexicon(code: str) -> Lexicon:
    """The words of an installed language."""
    lexicon = languages.get(code).lexicon if code in languages.codes() else None
    if lexicon is None:
        known = ", ".join(languages.read_codes())
        raise ValueError(f"lang must be one of {known}, got {code!r}")
    return lexicon


def _numbers(text: Text) -> list[Number]:
    found = []
    index = 0
    while text.at(index).kind != "end":
        number = _number(text, index) if _may_begin(text, index) else None
        if number:
            found.append(number)
        index = number.after if number else index + 1
    return found


def _number(text: Text, index: int) -> Number | None:
    return date_at(text, index) or share_at(text, index) or number_at(text, index)


def _may_begin(text: Text, index: int) -> bool:
    """Whether a figure may begin at an index: most words can be passed over at once."""
    token, lexicon = text.at(index), text.lexicon
    if token.kind != "word" or lexicon.starts(token.word):
        return True
    sign = token.text.isupper() and len(token.text) <= _LONGEST_SIGN
    return sign or token.word.startswith(lexicon.shares.half_percent)


def _joined(text: Text) -> list[Number]:
    joined: list[Number] = []
    for number in _numbers(text):
        if joined:
            joined[-1:] = join(text, joined[-1], number)
        else:
            joined.append(number)
    return joined


def _figure(text: Text, number: Number) -> Figure:
    start = text.at(number.first).start
    end = text.at(number.after - 1).end
    counts = number.kind in {"cardinal", "times"}
    unit = number.unit or ("ordinal" if number.kind == "ordinal" else counted_word(text, number))
    noun = noun_first(text, number.first, number.after) if counts and not number.unit else None
    if noun:
        unit = unit_named(text, number.first - 1) or noun
    return Figure(
        value=number.value,
        value_max=number.value_max,
        unit=unit,
        qualifier=_qualifier(text, number, unit, noun) if counts else "exact",
        text=text.source[start:end],
        start=start,
        end=end,
        period=number.period,
        step=number.step,
    )


def _before(text: Text, number: Number, unit: str | None) -> str | None:
    """The qualifier before a number, unless it rather belongs to a verb of growth."""
    ranges = text.lexicon.ranges
    before = qualifier_before(text, number.first)
    if before == "up_to" and _grown(text, number):
        before = "exact"
    if text.word(number.first - 1) in ranges.over and unit in ranges.over_spans:
        before = None if _wide_growth(text, number.first - 1) else before
    return before


def _qualifier(text: Text, number: Number, unit: str | None, noun: str | None) -> str:
    if number.qualifier:
        return number.qualifier
    if noun:
        return qualifier_before(text, number.first - 1) or "about"
    before = _before(text, number, unit)
    if before:
        return before
    after = qualifier_after(text, number.after)
    if after:
        return after[0]
    return _limit(text, number, unit) or "exact"


def _wide_growth(text: Text, index: int) -> bool:
    """Whether a verb of change or `с` with a number stands before, in the same clause."""
    opens = {pair[0] for pair in text.lexicon.ranges.change}
    last = index - 1 - (text.at(index - 1).text == ",")  # `вырос на 12%, до 5,6 тыс.`
    for position in range(last, index - 15, -1):
        token = text.at(position)
        if token.text in {".", ";", ":", ","}:
            return False
        if token.word and is_growth(text, token.word):
            return True
        if token.word in opens and text.at(position + 1).kind == "number":
            return date_at(text, position + 1) is None
    return False


def _grown(text: Text, number: Number) -> bool:
    """Whether `up to` is where something grew to: `grew up to 46%`, not `grew by up to 46%`."""
    ranges, start = text.lexicon.ranges, number.first - 2
    to = text.word(number.first - 1) in ranges.bare_joins
    return to and text.word(start - 1) not in ranges.by and growth_before(text, start)


def _limit(text: Text, number: Number, unit: str | None) -> str | None:
    """What a preposition such as `от` and `до` means alone: at least, up to.

    `от` is at least only before money, shares and measures, or at the start of the fragment, for
    `заявок от 69 НПО` names senders. `до` after a verb of change says where it went.
    """
    ranges = text.lexicon.ranges
    limit = ranges.limits.get(text.word(number.first - 1))
    if limit == "up_to":
        return None if _wide_growth(text, number.first - 1) else limit
    if limit:
        told = unit is None or unit in MONEY or unit in {"percent", "times"}
        measured = unit is not None and unit.startswith(ranges.limited)
        return limit if told or measured or number.first == 1 else None
    return None
