"""The signs and names of units that stand beside a number: currencies, percent, multiples."""

from __future__ import annotations

from civdata.figures.tokens import DASHES, Text, Token
from civdata.languages.money import CODES, DOLLAR, DOLLARS, LETTERS, MONEY, SIGNS

_BY_SIGN = {**SIGNS, **CODES}
_LETTERED = {"k": 3, "K": 3, "M": 6, "B": 9}
_SHARES = frozenset(("percent", "permille"))


def sign_before(text: Text, index: int) -> tuple[str, int] | None:
    """A currency that stands before its number (`US$ 5`), and the index of the number."""
    token, after = text.at(index), index + 1
    if _is_dollar(text, index):
        unit: str | None = DOLLARS[token.text]
        after += 1
    else:
        code = scaled_code(token.text)
        unit = _BY_SIGN.get(token.text) or (code[0] if code else None)
    unit = unit or _scanned_sign(text, index)
    if unit is None or unit in _SHARES:
        return None
    number = text.at(after)
    return (unit, after) if number.kind == "number" and not number.line else None


def _is_dollar(text: Text, index: int) -> bool:
    """Whether letters and a sign make one dollar: `US $`, `A$`."""
    token, after = text.at(index), index + 1
    if token.text not in DOLLARS or text.at(after).text != "$":
        return False
    return text.tight(after) or token.text == "US"


def _scanned_sign(text: Text, index: int) -> str | None:
    """The currency that a letter of a bad scan stands for, before a sum of some size."""
    token, after = text.at(index), index + 1
    number = text.at(after)
    if token.text not in LETTERS or number.gap or number.kind != "number":
        return None
    money = len(number.text) > 3 or text.word(after + 1) in text.lexicon.scales
    return LETTERS[token.text] if money else None


# complex: a flat dispatch, the most telling first: each kind of unit has a rule
def unit_after(text: Text, index: int, first: int) -> tuple[str, int] | None:
    """The unit that stands at an index, after the number from `first`, and the index behind it."""
    token = text.at(index)
    if token.line or token.kind not in {"word", "mark"}:
        return None
    if token.text in {"x", "х", "×"} and text.tight(index):
        return _crossed(text, index)
    units, word = text.lexicon.units, token.word
    if word and word in units.initial_letters:
        return _initials(text, index)
    found = _phrase(text, index) or _american_dollars(text, index)
    if found:
        return found
    if word and word.startswith(units.percent_adjectives):
        return _percent_adjective(text, index)
    if word and word.startswith(units.of_nation):
        money = unit_after(text, index + 1, first)
        return money if money and money[0] in MONEY else None
    return _named(text, index, first)


def _crossed(text: Text, index: int) -> tuple[str, int] | None:
    """A cross behind a number as times, `3x`, but none between two numbers."""
    counts = text.at(index - 1).kind == "number" and text.at(index + 1).kind != "number"
    return ("times", index + 1) if counts else None


def _percent_adjective(text: Text, index: int) -> tuple[str, int]:
    """`процентных пунктов`, or percent where no points follow."""
    at = index + 1 + (text.dash(index + 1) and text.tight(index + 2))
    points = text.word(at).startswith(text.lexicon.units.points)
    return ("percentage_points", at + 1) if points else ("percent", index + 1)


def _unit_of(text: Text, token: Token, end: int) -> str | None:
    """The unit of a sign or word; a sign of money before a number is that number's."""
    sign = _BY_SIGN.get(token.text)
    if sign and sign not in _SHARES and _is_of_next(text, end):
        return None
    return sign or text.lexicon.units.words.get(token.word) or _stem(text, token.word)


# complex: the parts of a unit in the order of the print
def _named(text: Text, index: int, first: int) -> tuple[str, int] | None:
    """The unit of one sign, code or word, with what belongs to it behind."""
    units, token = text.lexicon.units, text.at(index)
    word, end = token.word, index + 1
    unit = _unit_of(text, token, end)
    if unit is None:
        return None
    if unit == "times" and word in units.occasions and _per_time(text, end, first):
        return None
    if word in units.abbreviated and not (unit == "percent" and _points(text, end)):
        end = after_stop(text, end, word)
    if unit == "percent" and _points(text, end):
        return "percentage_points", end + 1
    if text.word(end) in units.behind.get(unit, ()) and not text.at(end).line:
        end += 1
    return unit, end


def _is_of_next(text: Text, index: int) -> bool:
    """Whether a sign before an index is that of the number there, not of the one before it."""
    return text.at(index).kind == "number" and not is_cents(text, index + 1)


def _points(text: Text, index: int) -> bool:
    """Whether a word behind percent makes it percentage points."""
    word = text.word(index)
    return bool(word) and word.startswith(text.lexicon.units.points) and not text.at(index).line


def scaled_code(printed: str) -> tuple[str, int] | None:
    """The currency and power of ten of a code with a letter before it: `MEUR` is a million euros.

    >>> scaled_code("MEUR"), scaled_code("EUR")
    (('EUR', 6), None)
    """
    power = _LETTERED.get(printed[:1])
    return (CODES[printed[1:]], power) if power and printed[1:] in CODES else None


def is_cents(text: Text, index: int) -> bool:
    """Whether a hundredth of a currency stands at an index: cents, копейки."""
    word, units = text.word(index), text.lexicon.units
    return bool(word) and (word.startswith(units.cents) or word in units.cent_words)


def is_money(text: Text, index: int, first: int) -> bool:
    """Whether a currency stands at an index."""
    found = unit_after(text, index, first)
    return found is not None and found[0] in MONEY


def after_stop(text: Text, index: int, word: str) -> int:
    """The index behind the full stop of an abbreviation, unless it rather ends the sentence.

    The stop belongs to `тыс.` and `руб.` in any case; to `млн` and `тг`, which the standard writes
    without, only when the sentence goes on behind it.
    """
    if text.at(index).text != "." or not text.tight(index):
        return index
    following = text.at(index + 1)
    if word in text.lexicon.units.dotted or not following.gap:
        return index + 1
    return index + 1 if _goes_on(text, index + 1) and not following.line else index


def _goes_on(text: Text, index: int) -> bool:
    """Whether what stands at an index goes on with a sentence: a number, money, a small letter."""
    following = text.at(index)
    return (
        following.kind == "number"
        or following.text[:1].islower()
        or following.text in _BY_SIGN
        or following.text in DOLLARS
        or any(following.word == phrase[0] for phrase in text.lexicon.units.american)
        or (following.text in DASHES and text.at(index + 1).kind == "number")
    )


def _initials(text: Text, index: int) -> tuple[str, int] | None:
    """Two letters with full stops: `т.г.` is the tenge, `п.п.` are percentage points."""
    if text.at(index + 1).text != "." or text.at(index + 2).line:
        return None
    unit = text.lexicon.units.initials.get((text.word(index), text.word(index + 2)))
    if unit is None:
        return None
    end = index + 3
    return unit, end + (text.at(end).text == "." and text.tight(end))


def _phrase(text: Text, index: int) -> tuple[str, int] | None:
    """A unit of several words: `per cent`, `фунтов стерлингов`; a star ends a beginning."""
    for phrase, unit in text.lexicon.units.phrases:
        for offset, pattern in enumerate(phrase):
            token = text.at(index + offset)
            if token.line or not _fits(token.word, pattern):
                break
        else:
            return unit, index + len(phrase)
    return None


def _fits(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern[-1] == "*" else word == pattern


def _american_dollars(text: Text, index: int) -> tuple[str, int] | None:
    """`US dollars`, `U.S. dollars`: the dollars of America, whatever stands between as a stop."""
    units = text.lexicon.units
    for phrase in units.american:
        end = index
        for word in phrase:
            if text.word(end) != word:
                break
            end += 1 + (text.at(end + 1).text == "." and len(word) == 1)
        else:
            word = text.word(end)
            if word and word.startswith(units.dollars) and not text.at(end).line:
                return DOLLAR, end + 1
    return None


def unit_named(text: Text, index: int) -> str | None:
    """The unit that the word at an index names by itself, wherever it stands."""
    word = text.word(index)
    return text.lexicon.units.words.get(word) or _stem(text, word)


def _stem(text: Text, word: str) -> str | None:
    units = text.lexicon.units
    if not word or word.startswith(units.not_units):
        return None
    for length in units.stem_lengths:
        if word[:length] in units.stems:
            return units.stems[word[:length]]
    return None


def _per_time(text: Text, index: int, first: int) -> bool:
    """Whether `раз` counts occasions (`1 раз в два года`), not a multiple (`в 5 раз за год`)."""
    units = text.lexicon.units
    if text.word(first - 1) in units.in_times:
        return False
    return text.word(index) in units.per and text.word(index + 1) in units.per_time
