"""Cuts a text into numbers in digits, words and marks, and settles what commas and dots mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache

from civdata.figures.fold import fold
from civdata.figures.tokens import VULGAR, Text, Token
from civdata.languages.lexicon import Lexicon
from civdata.languages.money import LETTERS, SIGNS
from civdata.languages.words import wordset

_SPACES = " \u00a0\u202f\u2009\u2007\u2008\u2005\u2006"

_WORD = re.compile("[^\\W\\d_](?:[^\\W\\d_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff])*")
_RAISED = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"  # signs of footnotes, but km\u00b2 is one word
_SPACE = re.compile(f"[\\s\u200b-\u200d\u2060\ufeff\u00ad{_RAISED}]+")
_RAISED_SIGNS = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹")
_NOTED = re.compile(f"[{_RAISED}]+$")
_SQUARED = wordset("м км см дм мм m km cm mm dm ft")  # м² is one word
_GROUPED = re.compile(f"[1-9][0-9]{{0,2}}(?:[{_SPACES}'’ʼ][0-9]{{3}})+(?![0-9])")
_FRACTION = re.compile(r"[.,]([0-9]+)(?![.,]?[0-9])")
_CHAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_INDIAN = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?(?![.,]?[0-9])")
_POINT_FIRST = re.compile(r"\.([0-9]+)(?![.,]?[0-9])")
_BEFORE_POINT = frozenset(f"+-−–~≈<>≤≥±([{{«“\"'*_{''.join(SIGNS)}")
_TEN = re.compile(r"10\^([0-9]{1,2})(?![^\W_])")
_POWER = re.compile(
    r"([0-9]+(?=e[0-9])|[0-9]+[.,][0-9]+(?=[eE])|[0-9]+(?=[eE][+-])|[0-9]+(?:[.,][0-9]+)?(?=[^eE]))"
    rf"(?:[eE]([+-]?[0-9]{{1,2}})|[{_SPACES}]?[×·⋅*xх][{_SPACES}]?10"
    rf"(?:(?:\^|\*\*)([-−]?[0-9]{{1,2}})|(⁻?[{_RAISED}]{{1,2}})))(?![^\W_])"
)
_RAISED_DIGITS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
_TWO_BY_TWO = re.compile(f"(?:[{_SPACES}-][0-9]{{2}}){{2}}(?![0-9])")
_DIALLED = re.compile(f"[0-9]{{1,3}}(?:[{_SPACES}()-]{{1,2}}[0-9]{{2,4}}){{3,5}}(?![0-9])")
_TO_ASCII = {
    **{first + digit: str(digit) for first in (0x660, 0x6F0, 0xFF10) for digit in range(10)},
    **dict.fromkeys((0x2044, 0x2215), "/"),
    0x66B: ".",
}
"""Digits of other scripts, the Arabic decimal sign and the strokes of fractions."""
_DATE = re.compile(
    r"([0-9]{1,2})([./-])([0-9]{1,2})\2((?:19|20)[0-9]{2}|[0-9]{2})"
    r"(?![0-9]|[./][0-9]|-[0-9](?![0-9]?[./][0-9]{1,2}[./][0-9]))"  # 14.06.2022-15.06.2022 are two
)
_ISO_DATE = re.compile(r"((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})(?![0-9]|-[0-9])")
_MONTH = re.compile(r"(0[1-9]|1[0-2])\.((?:19|20)[0-9]{2})(?![0-9]|[.,][0-9])")
_MONEY_SIGN = re.compile(
    f"[{_SPACES}*_]{{0,3}}[{''.join(sign for sign in SIGNS if sign not in '%٪‰')}]"
)
_NEXT = re.compile(rf"[{_SPACES}*_]{{0,3}}([^\W\d_]+)")


def cut(source: str, lexicon: Lexicon) -> Text:
    """A text cut into tokens; white space is only remembered as a gap."""
    tokens: list[Token] = []
    position, gap, line = 0, False, True
    plain = source if source.isascii() else source.translate(_TO_ASCII)
    while position < len(plain):
        space = _SPACE.match(plain, position)
        if space:
            gap, line = True, line or "\n" in space[0]
            position = space.end()
            continue
        for token in _tokens_at(plain, position, lexicon, gap, line):
            tokens.append(token)
            position = token.end
            gap = line = False
    return Text(source, tuple(tokens), lexicon)


def _tokens_at(
    source: str, position: int, lexicon: Lexicon, gap: bool, line: bool
) -> Iterator[Token]:
    character = source[position]
    if character in "0123456789":
        yield from _digits(source, position, lexicon, gap, line)
        return
    if character == "." and _opens_number(source, position, lexicon):
        found = _POINT_FIRST.match(source, position)
        if found:
            yield _number(source, position, found.end(), f"0.{found[1]}", gap, line)
            return
    pattern = _word_pattern(lexicon.apostrophes) if lexicon.apostrophes else _WORD
    word = None if character in VULGAR else pattern.match(source, position)
    if word:
        printed = _without_note(word[0]) if word[0][-1] in _RAISED_SIGNS else word[0]
        end = position + len(printed)
        yield Token("word", printed, position, end, gap, line, fold(printed, lexicon))
        return
    yield Token("mark", character, position, position + 1, gap, line)


def _digits(source: str, position: int, lexicon: Lexicon, gap: bool, line: bool) -> Iterator[Token]:
    """The number, date or list of numbers that begins at a digit."""
    found = _date(source, position)
    if found:
        period, end = found
        yield Token("date", source[position:end], position, end, gap, line, period=period)
        return
    dialled = _dialled(source, position)
    if dialled:
        yield from _listed(source, position, dialled, gap, line)
        return
    before = source[position - 1 : position]
    coded = before.isalpha() and before not in LETTERS  # G20 500 000 are two
    whole = _power(source, position) or (None if coded else _grouped(source, position))
    if whole:
        digits, end = whole
        yield _number(source, position, end, digits, gap, line)
        return
    chain = _CHAIN.match(source, position)
    assert chain is not None  # the caller saw a digit
    single = _one_number(chain[0], source, chain.end(), lexicon)
    if single is not None:
        yield _number(source, position, chain.end(), single, gap, line)
        return
    yield from _listed(source, position, chain[0], gap, line)


def _dialled(source: str, position: int) -> str | None:
    """The digits of a telephone behind a plus, unless they are one number in groups of three."""
    plus = source[position - 1 : position] == "+"
    phone = _DIALLED.match(source, position) if plus else None
    if phone is None or all(len(part) == 3 for part in re.findall("[0-9]+", phone[0])[1:]):
        return None
    return phone[0]


@cache
def _word_pattern(apostrophes: str) -> re.Pattern[str]:
    """The pattern of words in a language where apostrophes stand inside of words."""
    letter, marks = r"[^\W\d_]", "[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]"
    inner = f"[{re.escape(apostrophes)}](?={letter})"
    return re.compile(f"{letter}(?:{letter}|{marks}|{inner})*")


def _without_note(word: str) -> str:
    """A word without the raised sign of a note, which a measure may own."""
    base = _NOTED.sub("", word)
    return word if base.lower() in _SQUARED else base


def _opens_number(source: str, position: int, lexicon: Lexicon) -> bool:
    """Whether a full stop may open a number (`.77`): behind no word, digit or month (`Dec .30`)."""
    before = source[:position][-20:]
    if before[-1:].isspace():
        last = before.split()[-1:]
        return not last or fold(last[0], lexicon) not in lexicon.calendar.months
    return not before or before[-1] in _BEFORE_POINT


def _listed(source: str, position: int, chain: str, gap: bool, line: bool) -> Iterator[Token]:
    """Each number of a list or telephone number, and each mark between."""
    for part in re.finditer(r"[0-9]+|[^0-9\s]", chain):
        start, end = position + part.start(), position + part.end()
        gap = gap or source[start - 1 : start].isspace()
        if part[0].isdecimal():
            yield _number(source, start, end, part[0], gap, line)
        else:
            yield Token("mark", part[0], start, end, gap, line)
        gap = line = False


def _number(source: str, start: int, end: int, digits: str, gap: bool, line: bool) -> Token:
    mantissa, _, exponent = digits.partition("E")
    places = len(mantissa.partition(".")[2]) - int(exponent or 0)
    value = Decimal(digits)
    if exponent and places <= 0:
        value = Decimal(int(value))  # all digits written out
    step = Decimal((0, (1,), -places)) if places >= 0 else Decimal(10**-places)
    return Token("number", source[start:end], start, end, gap, line, value=value, step=step)


def _power(source: str, position: int) -> tuple[str, int] | None:
    """The digits of a power of ten, `10^6` or `1.5·10⁶`, and the index behind it."""
    ten = _TEN.match(source, position)
    if ten:
        return f"1E{ten[1]}", ten.end()
    power = _POWER.match(source, position)
    if power is None:
        return None
    exponent = power[2] or power[3] or power[4]
    return f"{power[1].replace(',', '.')}E{exponent.translate(_RAISED_DIGITS)}", power.end()


def _grouped(source: str, position: int) -> tuple[str, int] | None:
    """The digits of a number whose thousands stand apart, and the index behind it."""
    grouped = _GROUPED.match(source, position)
    if grouped is None or _TWO_BY_TWO.match(source, grouped.end()):
        return None
    digits = re.sub("[^0-9]", "", grouped[0])
    fraction = _FRACTION.match(source, grouped.end())
    if fraction is None:
        return digits, grouped.end()
    return f"{digits}.{fraction[1]}", fraction.end()


# complex: a flat dispatch over marks: none, one, several alike, another at the end
def _one_number(chain: str, source: str, end: int, lexicon: Lexicon) -> str | None:
    """The digits of a chain with a decimal point, or `None` when it is a list of numbers.

    A comma before three digits separates thousands in languages that write them so. In others
    a lone comma or dot is a decimal sign, except where three zeros follow it (`220,000`), or two
    at the end of three digits that count a noun or money (`1,500 человек`), not a scale, share or
    measure.
    Several groups of three (`1,234,567`) are thousands in every language; any other chain
    (`4,5,14,15`) is a list.
    """
    parts = re.split("[.,]", chain)
    marks = re.findall("[.,]", chain)
    if not marks:
        return chain
    if lexicon.comma_thousands and _INDIAN.fullmatch(chain):
        return chain.replace(",", "")  # 12,34,567: lakhs and crores
    if len(marks) == 1:
        whole = _in_groups(parts) and _thousands(marks[0], parts[1], source, end, lexicon)
        return ("" if whole else ".").join(parts)
    if len(set(marks)) == 1:
        return "".join(parts) if _in_groups(parts) else None
    if _in_groups(parts[:-1]) and len(set(marks[:-1])) == 1 and marks[-1] != marks[0]:
        return "".join(parts[:-1]) + "." + parts[-1]
    return None


def _in_groups(parts: list[str]) -> bool:
    """Whether the parts of a chain are groups of three digits, the first of at most three."""
    return len(parts[0]) <= 3 and parts[0][0] != "0" and all(len(p) == 3 for p in parts[1:])


def _thousands(mark: str, group: str, source: str, end: int, lexicon: Lexicon) -> bool:
    if lexicon.comma_thousands:
        return mark == ","
    if group == "000" or _whole(source, end, lexicon):
        return True
    return group.endswith("00") and _counted(source, end, lexicon)


def _whole(source: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a noun follows that only comes whole: `1,234 человека`."""
    found = _NEXT.match(source, end)
    return found is not None and fold(found[1], lexicon).startswith(lexicon.units.whole)


def _counted(source: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a noun or money follows, no scale, share or measure, which may have decimals."""
    found = _NEXT.match(source, end)
    if not found:
        return bool(_MONEY_SIGN.match(source, end))
    word, units = fold(found[1], lexicon), lexicon.units
    return not (
        word in lexicon.scales or word in units.measure_words or word.startswith(units.measures)
    )


def _date(source: str, position: int) -> tuple[str, int] | None:
    """The ISO period and the end of a date in digits, if one begins here."""
    month = _MONTH.match(source, position)
    if month:
        return f"{month[2]}-{month[1]}", month.end()
    iso = _ISO_DATE.match(source, position)
    if iso:
        return _valid(iso[1], iso[2], iso[3], iso.end())
    found = _DATE.match(source, position)
    if not found:
        return None
    day, mark, month_text, year = found.groups()
    short = len(year) == 2
    if short and (mark, len(day), len(month_text)) != (".", 2, 2):
        return None
    if short:
        year = ("20" if year < "50" else "19") + year
    american = mark == "/" and int(month_text) > 12
    if american:
        day, month_text = month_text, day
    return _valid(year, month_text, day, found.end())


def _valid(year: str, month: str, day: str, end: int) -> tuple[str, int] | None:
    try:
        return date(int(year), int(month), int(day)).isoformat(), end
    except ValueError:
        return None
