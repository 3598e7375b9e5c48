"""Reads digits or a group of number words, with endings and a half, but without scale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from civdata.figures.interval import exact_product, exact_sum
from civdata.figures.tokens import VULGAR, Text
from civdata.languages.lexicon import Lexicon

ONE = Decimal(1)
HALF = Decimal("0.5")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Part:
    """A number in digits or words up to, not including, the token `after`.

    `multiple` is the noun that it counts and that a range shares: 100 of `два-три сотни`.
    """

    value: Decimal
    step: Decimal
    after: int
    digits: bool = False
    ordinal: bool = False
    multiple: Decimal = ONE


def part_at(text: Text, index: int) -> Part | None:
    """The digits or number words that begin at an index, or `None`.

    Halves count as printed to the half: `3 с половиной` has the step 0.5.
    """
    token = text.at(index)
    part: Part | None
    whole = text.lexicon.wholes.get(token.word)
    if whole:
        part = Part(whole[0], whole[1], index + 1)
    elif token.kind == "number":
        part = _mixed(text, index) or Part(
            token.value, token.step, _after_ending(text, index + 1), digits=True
        )
    else:
        part = _group(text, index)
    if part is None or part.ordinal:
        return part
    part = _multiplied(text, part, halves=bool(whole))
    half = half_after(text, part.after)
    if half and part.step == 1:
        return replace(part, value=exact_sum(part.value, HALF), step=HALF, after=half)
    return part


def closed(text: Text, index: int) -> bool:
    """Whether a case ending before an index closes the number: `елуден жүзге` are two."""
    last = text.word(index - 1)
    return bool(text.lexicon.bare) and last != "" and last not in text.lexicon.bare


def _mixed(text: Text, index: int) -> Part | None:
    """Whole and fraction in signs: `2½`, `1 1/2`."""
    token, after = text.at(index), index + 1
    if not token.plain or text.at(after).line:
        return None
    fraction = VULGAR.get(text.at(after).text)
    if not fraction:
        fraction, after = _slashed(text, after), after + 2
    if not fraction or not 1 <= fraction[0] < fraction[1]:
        return None
    numerator, denominator = fraction
    step = ONE / denominator
    value = exact_sum(token.value, exact_product(step, Decimal(numerator)))
    return Part(value, step, after + 1, digits=True)


def _slashed(text: Text, index: int) -> tuple[int, int] | None:
    """One digit over another with a slash between them, in no longer chain: `1/2`."""
    above, below = text.at(index), text.at(index + 2)
    if not above.plain or text.at(index + 1).text != "/" or text.at(index + 3).text == "/":
        return None
    single = below.plain and len(above.text) == 1 and len(below.text) == 1
    tight = text.tight(index + 1) and text.tight(index + 2)
    return (int(above.text), int(below.text)) if single and tight else None


def _multiplied(text: Text, part: Part, halves: bool) -> Part:
    """The part times a word behind it that multiplies; one with halves keeps its step."""
    apart = closed(text, part.after) or text.at(part.after).line or part.value == 1
    multiple = None if apart else text.lexicon.multiples.get(text.word(part.after))
    if not multiple:
        return part
    value = exact_product(part.value, multiple)
    step = exact_product(part.step, multiple) if halves else ONE
    return replace(part, value=value, step=step, after=part.after + 1, multiple=multiple)


def half_after(text: Text, index: int) -> int | None:
    """The index behind `с половиной`, `and a half` or `жарым`, if one stands at an index."""
    hyphens = text.dash(index) and text.lexicon.hyphenated
    for phrase in text.lexicon.half_phrases.get(text.word(index + hyphens), ()):
        if hyphens:
            joined = tuple(text.word(index + 1 + 2 * offset) for offset in range(len(phrase)))
            if joined == phrase:
                return index + 2 * len(phrase)
        elif text.near(index, *phrase):
            return index + len(phrase)
    return None


def cardinal_after(lexicon: Lexicon, ending: str, digits: str) -> bool:
    """Whether an ending of ordinals is one of a cardinal behind these digits: `2-х` is двух."""
    return lexicon.cardinal_after is not None and lexicon.cardinal_after(ending, digits)


def _after_ending(text: Text, index: int) -> int:
    """The index behind the case ending of digits: `5-ти`, `2х`, `100-ге`."""
    hyphen = text.dash(index) and text.tight(index)
    at = index + hyphen
    word = text.word(at)
    if not word or not text.tight(at):
        return index
    cardinal = cardinal_after(text.lexicon, word, text.at(index - 1).text)
    return at + 1 if cardinal or word in text.lexicon.cardinal_endings else index


def _opens_hundreds(word: str, lexicon: Lexicon) -> bool:
    """Whether a word for hundred may stand without a number before it."""
    return word in lexicon.alone or word in lexicon.numbers


# complex: one loop over words: what each may be depends on all before it
def _group(text: Text, index: int) -> Part | None:
    """Number words below a thousand: `двадцать пять`, `one hundred and five`, `екі жүз елу`.

    `room` is what the next word must stay below: a hundred takes tens, twenty takes ones.
    """
    lexicon = text.lexicon
    total, room, after, multiple = Decimal(0), Decimal(1000), index, ONE
    position = index
    while position == index or not text.at(position).line:
        word = text.word(position)
        if word in lexicon.ordinals:
            last = _last_ordinal(text, position, total, room)
            if last is not None:
                return last
            break
        if _is_other(text, position):
            break
        if word in lexicon.hundreds and total < 20:
            if not (total or _opens_hundreds(word, lexicon)):
                break
            total, multiple = (_HUNDRED * total, _HUNDRED) if total else (_HUNDRED, ONE)
            room = _HUNDRED
        elif word in lexicon.numbers and lexicon.numbers[word] < room > ONE:
            total += lexicon.numbers[word]
            room, multiple = _room(lexicon.numbers[word], lexicon), ONE
        else:
            break
        after = position + 1
        if closed(text, after):
            break  # жиырмадан бірі is one of twenty
        position = _joined(text, after, room)
    return Part(total, ONE, after, multiple=multiple) if after > index else None


def _last_ordinal(text: Text, index: int, total: Decimal, room: Decimal) -> Part | None:
    """The group that an ordinal word ends: `двадцать первый`, `two hundredth`."""
    value = Decimal(text.lexicon.ordinals[text.word(index)])
    if value == _HUNDRED and 1 < total < 20 and not text.lexicon.decimal_parts:
        return Part(total * _HUNDRED, ONE, index + 1, ordinal=True)
    return None if value >= room else Part(total + value, ONE, index + 1, ordinal=True)


def _room(value: Decimal, lexicon: Lexicon) -> Decimal:
    """What may still follow a number word: below 100 after a hundred, below 10 after twenty.

    Where a language has no word for eleven, ones follow ten as well.
    """
    if value >= _HUNDRED:
        return _HUNDRED if value % 100 == 0 else ONE
    return Decimal(10) if value >= 20 or (value == 10 and lexicon.ten_joins) else ONE


def _joined(text: Text, position: int, room: Decimal) -> int:
    """The index of the word that an `and` or hyphen joins: `hundred and five`, `twenty-five`."""
    if (
        room == 100
        and text.word(position) in text.lexicon.number_ands
        and not text.at(position).line
    ):
        word = text.word(position + 1)
        numbers, ordinals = text.lexicon.numbers, text.lexicon.ordinals
        return position + 1 if word in numbers or word in ordinals else position
    hyphen = text.lexicon.hyphenated and text.dash(position) and text.tight(position)
    if room == 10 and hyphen:
        return position + 1
    return position


def _is_other(text: Text, index: int) -> bool:
    """Whether a word that can be a number is another one here, or counted only vaguely."""
    lexicon, word = text.lexicon, text.word(index)
    if lexicon.is_other:
        before, after = text.word(index - 1), text.word(index + 1)
        before = before or (text.word(index - 2) if text.dash(index - 1) else "")
        again = text.dash(index + 1) and text.word(index + 2).startswith(word)  # бір-бірі
        after = text.word(index + 2) if again else after
        ordinal = before in lexicon.ordinals or text.dash(index - 1)
        if lexicon.is_other(word, before, after, ordinal):
            return True
    scaling = word in lexicon.hundreds or word in lexicon.multiples
    return scaling and is_vague(text, index)


def is_vague(text: Text, index: int) -> bool:
    """Whether the scale at an index is counted only vaguely: `several hundred`, `a couple of`."""
    before = index - 1 - (text.word(index - 1) in text.lexicon.of)
    return text.word(before) in text.lexicon.vague
