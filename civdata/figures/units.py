"""The signs and names of units that stand beside a number: currencies, percent, multiples."""

from __future__ import annotations

from civdata.figures.tokens import DASHES, Text
from civdata.languages.lexicon import words

_SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "₸": "KZT",
    "₽": "RUB",
    "%": "percent",
    "٪": "percent",
}
_CODES = {"KZT": "KZT", "USD": "USD", "EUR": "EUR", "RUB": "RUB", "GBP": "GBP", "RUR": "RUB"}
_WORDS = {
    **dict.fromkeys(words("тг тнг tenge tenges teńge tg"), "KZT"),
    **dict.fromkeys(words("dollar dollars долл дол bucks"), "USD"),
    **dict.fromkeys(words("евро euro euros"), "EUR"),
    **dict.fromkeys(words("руб ruble rubles rouble roubles"), "RUB"),
    **dict.fromkeys(["percent", "percents", "pct", "prc"], "percent"),
    "проц": "percent",
    "пп": "percentage_points",
    **dict.fromkeys(words("pp pps ppt ppts"), "percentage_points"),
    **dict.fromkeys(words("раз раза times fold"), "times"),
}
_STEMS = {
    "теңге": "KZT", "тенге": "KZT", "доллар": "USD", "еуро": "EUR", "рубл": "RUB",
    "процент": "percent", "пайыз": "percent", "есе": "times", "кратн": "times",
}  # fmt: skip
_NOT_UNITS = ("есеп", "есеб", "процентщ")
_STEM_LENGTHS = sorted({len(stem) for stem in _STEMS})
_ABBREVIATED = frozenset(("тг", "тнг", "руб", "долл", "дол", "проц", "пп"))
_ALWAYS_DOTTED = frozenset(("тыс", "руб", "долл", "дол", "проц", "пп"))
_POINTS = ("пункт", "тармақ", "point")
_INITIALS = {
    ("т", "г"): "KZT",
    ("t", "g"): "KZT",
    **dict.fromkeys((("п", "п"), ("p", "p"), ("п", "т")), "percentage_points"),
}
_NATIONS = ("российск", "казахстанск", "russian", "kazakh", "ресей", "қазақстан")
_STERLING = ("sterling", "стерлинг")
_MONEY = frozenset(_CODES.values())
_PER_TIME = frozenset(
    words("год месяц неделю день сутки квартал два три четыре пять десять полгода несколько")
)


def sign_before(text: Text, index: int) -> tuple[str, int] | None:
    """A currency that stands before its number (`US$ 5`), and the index of the number."""
    token = text.at(index)
    unit = _SIGNS.get(token.text) or _CODES.get(token.text)
    after = index + 1
    if token.text in {"US", "U"} and text.at(after).text == "$":
        unit, after = "USD", after + 1
    if unit is None and token.text in {"Т", "T"} and text.tight(after):
        number = text.at(after)
        money = len(number.text) > 3 or text.word(after + 1) in text.lexicon.scales
        unit = "KZT" if number.kind == "number" and money else None
    if unit in {None, "percent"}:
        return None
    number = text.at(after)
    return (unit, after) if unit and number.kind == "number" and not number.line else None


def unit_after(text: Text, index: int, first: int) -> tuple[str, int] | None:
    """The unit that stands at an index, after the number from `first`, and the index behind it."""
    token = text.at(index)
    if token.line:
        return None
    word = token.word
    if word in {"т", "t", "п", "p"}:
        return _initials(text, index)
    if word in {"per"} and text.near(index + 1, "cent"):
        return "percent", index + 2
    if word == "percentage" or word.startswith("процентн"):
        at = index + 1 + (text.dash(index + 1) and text.tight(index + 2))
        points = text.word(at).startswith(_POINTS)
        return ("percentage_points", at + 1) if points else ("percent", index + 1)
    if token.text in {"x", "х", "×"} and text.tight(index):
        counts = text.at(index - 1).kind == "number" and text.at(index + 1).kind != "number"
        return ("times", index + 1) if counts else None
    dollars = _us_dollars(text, index)
    if dollars:
        return "USD", dollars
    if word.startswith(_NATIONS):
        money = unit_after(text, index + 1, first)
        return money if money and money[0] in _MONEY else None
    if word.startswith(("pound", "фунт")) and text.word(index + 1).startswith(_STERLING):
        return "GBP", index + 2
    sign = _SIGNS.get(token.text) or _CODES.get(token.text)
    if sign and sign != "percent" and text.at(index + 1).kind == "number":
        return None  # it is the sign of the next number
    unit = sign or _WORDS.get(word) or _stem(word)
    if unit is None:
        return None
    if unit == "times" and word in {"раз", "раза"} and _per_time(text, index + 1, first):
        return None
    end = index + 1
    if unit == "percent" and text.word(end).startswith(_POINTS) and not text.at(end).line:
        return "percentage_points", end + 1
    if word in _ABBREVIATED:
        end = after_stop(text, end, word)
        if unit == "percent" and text.word(end).startswith(_POINTS) and not text.at(end).line:
            return "percentage_points", end + 1
    if unit == "USD" and text.word(end) in {"сша", "us"} and not text.at(end).line:
        end += 1
    if unit == "GBP":
        end += text.near(end, "sterling")
    return unit, end


def is_money(text: Text, index: int, first: int) -> bool:
    """Whether a currency stands at an index."""
    found = unit_after(text, index, first)
    return found is not None and found[0] in _MONEY


def after_stop(text: Text, index: int, word: str) -> int:
    """The index behind the full stop of an abbreviation, unless it rather ends the sentence.

    The stop belongs to `тыс.` and `руб.` in any case; to `млн` and `тг`, which the standard writes
    without, only when the sentence goes on behind it.
    """
    if text.at(index).text != "." or not text.tight(index):
        return index
    following = text.at(index + 1)
    if word in _ALWAYS_DOTTED or not following.gap:
        return index + 1
    goes_on = (
        following.kind == "number"
        or following.text[:1].islower()
        or following.text in {*_SIGNS, *_CODES, "US", "АҚШ"}
        or (following.text in DASHES and text.at(index + 2).kind == "number")
    )
    return index + 1 if goes_on and not following.line else index


def _initials(text: Text, index: int) -> tuple[str, int] | None:
    """`т.г.` is the tenge; `п.п.` and Kazakh `п.т.` are percentage points."""
    first = text.word(index)
    second = text.word(index + 2)
    if text.at(index + 1).text != ".":
        return None
    pair = (first, second)
    unit = _INITIALS.get(pair)
    if unit is None or text.at(index + 2).line:
        return None
    end = index + 3
    return unit, end + (text.at(end).text == "." and text.tight(end))


def _us_dollars(text: Text, index: int) -> int | None:
    """The index behind `US dollars`, `U.S. dollars` or `АҚШ доллары`."""
    end = index
    if text.word(index) in {"us", "usa", "ұс", "ақш", "американских", "американский", "american"}:
        end = index + 1
    elif text.word(index) == "u" and text.word(index + 2) == "s":
        end = index + 3 + (text.at(index + 3).text == ".")
    word = text.word(end)
    if end == index or text.at(end).line:
        return None
    return end + 1 if word.startswith(("dollar", "долл")) else None


def _stem(word: str) -> str | None:
    if word.startswith(_NOT_UNITS):
        return None
    for length in _STEM_LENGTHS:
        if word[:length] in _STEMS:
            return _STEMS[word[:length]]
    return None


def _per_time(text: Text, index: int, first: int) -> bool:
    """Whether `раз` counts occasions (`1 раз в два года`), not a multiple (`в 5 раз за год`)."""
    if text.word(first - 1) == "в":
        return False
    return text.word(index) in {"в", "за"} and text.word(index + 1) in _PER_TIME
