"""Reads one number at a place in a text: digits or words, halves, scales, endings and unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from civdata.figures.interval import exact_product, exact_sum
from civdata.figures.ordinals import digit_ordinal, roman
from civdata.figures.tokens import Text
from civdata.figures.units import after_stop, sign_before, unit_after

_ONE = Decimal(1)
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in the tokens from `first` up to, not including, `after`.

    `kind` is `cardinal`, `ordinal`, `times` (a word such as вдвое), `year` or `date`; `printed`
    the value before its scale, `scale` the scale of its last part.
    """

    kind: str
    value: Decimal
    step: Decimal
    first: int
    after: int
    printed: Decimal
    scale: Decimal = _ONE
    unit: str | None = None
    qualifier: str | None = None
    value_max: Decimal | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """A number below a thousand or in digits, with its half; `kind` as in `Number`."""

    value: Decimal
    step: Decimal
    after: int
    digits: bool = False
    kind: str = "cardinal"


def number_at(text: Text, index: int) -> Number | None:
    """The number that begins at an index, with its unit, or `None`."""
    ordinal = roman(text, index) or digit_ordinal(text, index)
    if ordinal:
        value, after = ordinal
        return Number("ordinal", value, _ONE, index, after, value)
    word = text.word(index)
    if word in text.lexicon.times_words:
        value = Decimal(text.lexicon.times_words[word])
        return Number("times", value, _ONE, index, index + 1, value, unit="times")
    sign = sign_before(text, index)
    number = _quantity(text, sign[1] if sign else index)
    if number is None or number.kind == "ordinal":
        return number and replace(number, first=index)
    if sign:
        extra = unit_after(text, number.after)
        after = extra[1] if extra and extra[0] == sign[0] else number.after
        return replace(number, first=index, unit=sign[0], after=after)
    return _with_unit(text, number)


def _with_unit(text: Text, number: Number) -> Number:
    index = number.after
    if text.dash(index) and text.tight(index) and text.tight(index + 1):
        glued = unit_after(text, index + 1)
        if glued:
            return replace(number, unit=glued[0], after=glued[1])
    found = unit_after(text, index)
    if not found:
        return number
    unit, after = found
    if text.dash(after) and text.tight(after) and text.tight(after + 1):
        after += 2 * (text.word(after + 1) in text.lexicon.cardinal_endings)
    return replace(number, unit=unit, after=after)


def _quantity(text: Text, index: int) -> Number | None:
    """A number with its scales: `4 миллиарда 360 миллионов`, `two and a half thousand`."""
    found = _scaled(text, index)
    if found is None or found.kind == "ordinal":
        return found
    while found.scale > 1:
        following = _scaled(text, found.after)
        if following is None or not _continues(text, found, following):
            break
        found = replace(
            following,
            kind=following.kind,
            value=exact_sum(found.value, following.value),
            first=found.first,
            qualifier=following.qualifier or found.qualifier,
        )
        if found.kind == "ordinal":
            break
    return found


def _continues(text: Text, first: Number, second: Number) -> bool:
    """Whether a second number goes on with the first: it is smaller than the unit of the first."""
    token = text.at(second.first)
    if token.line or second.value >= first.scale or second.step > second.value:
        return False
    if first.step < first.scale and not second.kind == "ordinal":
        return False
    if second.scale == 1 and token.kind == "number":
        month = text.word(second.after) in text.lexicon.months
        stop = text.at(second.first - 1).text == "."
        return first.scale == 1000 and token.plain and not (month or stop)
    return second.scale > 1 or text.at(first.first).kind != "number" or token.kind == "word"


def _scaled(text: Text, index: int) -> Number | None:
    """One number with at most one scale."""
    lexicon = text.lexicon
    part = _part(text, index)
    if part is None:
        return _scale_alone(text, index)
    after = part.after
    if part.kind == "ordinal":
        return Number("ordinal", part.value, _ONE, index, after, part.value)
    qualifier = None
    for phrase in lexicon.odd_phrases:
        start = after + (text.dash(after) and text.tight(after))
        if text.near(start, *phrase):
            after, qualifier = start + len(phrase), "more_than"
    power = _scale(text, after, part.digits)
    if not power:
        return Number(
            "cardinal", part.value, part.step, index, after, part.value, qualifier=qualifier
        )
    scale, after = power
    value, step = part.value, part.step
    half = _half(text, after)
    if half:
        value, step, after = exact_sum(value, _HALF), min(step, _HALF), half
    return Number(
        "cardinal",
        exact_product(value, scale),
        exact_product(step, scale),
        index,
        after,
        part.value,
        scale,
        qualifier=qualifier,
    )


def _scale_alone(text: Text, index: int) -> Number | None:
    """A scale that stands for one of it, or that a half multiplies: `миллион`, `half a million`."""
    lexicon = text.lexicon
    word = text.word(index)
    start, value, step = index, _ONE, _ONE
    if word in lexicon.half_before_scale:
        start, value, step = index + 1, _HALF, _HALF
        start += text.word(start) in {"a", "an"}
    elif lexicon.name == "en" and word in {"a", "an"}:
        start = index + 1
        if text.word(start) == "dozen":
            return _dozen(text, index, start)
    if text.at(start).line and start > index:
        return None
    form = text.word(start)
    if value == 1 and (form not in lexicon.alone or text.word(index - 1) in lexicon.vague):
        return _genitive_alone(text, index) if start == index else None
    hundred = form in lexicon.hundreds
    power = _scale(text, start, False)
    if power is None and hundred:
        words = _group(text, start)
        return words and _finish_hundred(text, index, words)
    if power is None:
        return None
    scale, after = power
    half = _half(text, after)
    if half and value == 1:
        value, step, after = Decimal("1.5"), _HALF, half
    return Number(
        "cardinal", exact_product(value, scale), exact_product(step, scale), index, after, value,
        scale,
    )  # fmt: skip


def _dozen(text: Text, index: int, start: int) -> Number | None:
    part = _part(text, start)
    return part and Number("cardinal", part.value, _ONE, index, part.after, part.value)


def _finish_hundred(text: Text, index: int, part: _Part) -> Number:
    power = _scale(text, part.after, False)
    scale, after = power or (_ONE, part.after)
    return Number(
        "cardinal", exact_product(part.value, scale), scale, index, after, part.value, scale
    )


def _genitive_alone(text: Text, index: int) -> Number | None:
    """Тысячи means 1000 where a qualifier asks for the genitive singular: `более тысячи`."""
    if text.word(index) != "тысячи" or text.at(index).line:
        return None
    if text.word(index - 1) not in {"около", "более", "менее", "свыше", "до", "от", "больше"}:
        return None
    scale = Decimal(1000)
    return Number("cardinal", scale, scale, index, index + 1, _ONE, scale)


def _part(text: Text, index: int) -> _Part | None:
    """Digits or a group of number words, with endings and a half, without scale."""
    lexicon = text.lexicon
    token = text.at(index)
    whole = lexicon.wholes.get(token.word)
    if whole:
        return _Part(whole[0], whole[1], index + 1)
    if token.kind == "number":
        part = _Part(token.value, token.step, _after_ending(text, index + 1), digits=True)
        if text.word(part.after) in lexicon.hundreds and not text.at(part.after).line:
            hundred = Decimal(100)
            value = exact_product(part.value, hundred)
            part = _Part(value, exact_product(part.step, hundred), part.after + 1)
    else:
        group = _group(text, index)
        if group is None:
            return None
        part = group
    half = _half(text, part.after) if part.kind == "cardinal" else None
    if half and part.step == 1:
        return replace(part, value=exact_sum(part.value, _HALF), step=_HALF, after=half)
    return part


def _after_ending(text: Text, index: int) -> int:
    """The index behind the case ending of digits: `5-ти`, `2х`, `100-ге`."""
    endings = text.lexicon.cardinal_endings
    token = text.at(index)
    if not token.gap and token.word in endings:
        return index + 1
    if text.dash(index) and not token.gap and text.tight(index + 1):
        word = text.word(index + 1)
        digits = text.at(index - 1).text
        russian = text.lexicon.name == "ru"
        if word in endings or (russian and _russian_ending(word, digits)):
            return index + 2
    elif not token.gap and text.lexicon.name == "ru" and _russian_ending(token.word, digits=""):
        return index
    return index


def _russian_ending(word: str, digits: str) -> bool:
    """`-х` is cardinal after 2, 3 and 4 (двух), `-ми` after 7 and 8 (семи), else ordinal."""
    last = digits[-1:]
    tens = digits[-2:-1] == "1" and len(digits) > 1
    return (word == "х" and last in set("234") and not tens) or (
        word == "ми" and last in set("78") and not tens
    )


def _half(text: Text, index: int) -> int | None:
    """The index behind `с половиной`, `and a half` or `жарым`."""
    for phrase in text.lexicon.half_phrases:
        if text.near(index, *phrase):
            return index + len(phrase)
        if text.dash(index) and text.lexicon.name == "en":
            marks = [text.word(index + 1 + 2 * offset) for offset in range(len(phrase))]
            if tuple(marks) == phrase:
                return index + 2 * len(phrase)
    return None


def _scale(text: Text, index: int, digits: bool) -> tuple[Decimal, int] | None:
    """The scale at an index and the index behind it, its full stop and its ending."""
    lexicon = text.lexicon
    token = text.at(index)
    if token.line or token.kind == "end":
        return None
    start = index
    if text.dash(index) and text.tight(index) and text.tight(index + 1) and lexicon.name != "kk":
        start = index + 1
        adjective = _adjective_scale(text.word(start))
        if adjective:
            return Decimal((0, (1,), adjective)), start + 1
    word = text.word(start)
    power = lexicon.scales.get(word)
    if power is None and digits and not token.gap and start == index:
        power = lexicon.glued_scales.get(word)
    after = start + 1
    if power is None and word == "мил" and text.word(start + 1).startswith(("лион", "лиард")):
        power, after = (6 if text.word(start + 1).startswith("лион") else 9), start + 2
    if power is None:
        return None
    if word in lexicon.abbreviations:
        after = after_stop(text, after, word)
    if text.dash(after) and text.tight(after) and text.tight(after + 1):
        after += 2 * (text.word(after + 1) in lexicon.cardinal_endings)
    return Decimal((0, (1,), power)), after


def _adjective_scale(word: str) -> int | None:
    """The power of ten in `50-тысячный`."""
    for stem, power in (("тысячн", 3), ("миллионн", 6), ("миллиардн", 9)):
        if word.startswith(stem):
            return power
    return None


def _group(text: Text, index: int) -> _Part | None:
    """Number words below a thousand: `двадцать пять`, `one hundred and five`, `екі жүз елу`."""
    lexicon = text.lexicon
    total, room, position = Decimal(0), Decimal(1000), index
    after = index
    while True:
        token = text.at(position)
        if position > index and token.line:
            break
        word = token.word
        if word in lexicon.ordinals:
            value = Decimal(lexicon.ordinals[word])
            if value < room:
                return _Part(exact_sum(total, value), _ONE, position + 1, kind="ordinal")
            break
        if word in lexicon.hundreds and total < 10:
            value = Decimal(100) * (total or _ONE)
            if not total and lexicon.name != "kk" and word not in lexicon.alone:
                break
            total, room = value, Decimal(100)
        elif word in lexicon.tens and 1 < total < 10 and room == 1:
            total, room = total * 10, Decimal(1)
        elif word in lexicon.numbers and _fits(lexicon.numbers[word], room):
            value = lexicon.numbers[word]
            if _is_quarter(text, position):
                break
            total += value
            room = _room(value, lexicon.name)
        else:
            break
        after = position = position + 1
        if lexicon.name == "en":
            position = _joined(text, position, room)
    return _Part(total, _ONE, after) if after > index else None


def _fits(value: Decimal, room: Decimal) -> bool:
    return value < room if room > 1 else False


def _room(value: Decimal, lang: str) -> Decimal:
    """What may still follow a number word: below 100 after a hundred, below 10 after twenty."""
    if value >= 100:
        return Decimal(100) if value % 100 == 0 else _ONE
    return Decimal(10) if value >= 20 or (value == 10 and lang == "kk") else _ONE


def _joined(text: Text, position: int, room: Decimal) -> int:
    """The index of the word that an `and` or hyphen joins: `hundred and five`, `twenty-five`."""
    if room == 100 and text.near(position, "and"):
        word = text.word(position + 1)
        numbers, ordinals = text.lexicon.numbers, text.lexicon.ordinals
        return position + 1 if word in numbers or word in ordinals else position
    if room == 10 and text.dash(position) and text.tight(position):
        return position + 1
    return position


def _is_quarter(text: Text, index: int) -> bool:
    """Whether Kazakh тоқсан is a quarter of the year here, not ninety."""
    if not text.word(index).startswith("тоқсан"):
        return False
    before, after = text.word(index - 1), text.word(index + 1)
    if before in text.lexicon.ordinals or before in {"осы", "өткен", "соңғы", "әр", "келесі"}:
        return True
    if before in {"бұл", "алғашқы", "сол", "кезекті", "iii", "іі", "ііі"}:
        return True
    return after in {"", "сайын", "бойынша", "ішінде", "қорытындысы", "бойы"}
