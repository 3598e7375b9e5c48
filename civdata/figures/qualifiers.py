"""The words that say how a figure is meant: about, almost, more than, at least, up to."""

from __future__ import annotations

from civdata.figures.tokens import Text
from civdata.languages.kk.figures import ABLATIVE, DATIVE, GENITIVE, SIMILAR
from civdata.languages.lexicon import words

_MARKS = {
    "~": "about", "≈": "about", "∼": "about", "±": "about", ">": "more_than", "<": "up_to",
    "≥": "at_least", "≤": "up_to", "⩾": "at_least", "⩽": "up_to",
}  # fmt: skip
_DOTTED = {
    "approx": "about", "ca": "about", "c": "about", "ок": "about", "прим": "about",
    "шам": "about", "св": "more_than", "макс": "up_to", "max": "up_to", "min": "at_least",
}  # fmt: skip
_QUOTES = frozenset("*_«»\"“”„'‘’`(")
_AFTER_ABLATIVE = {
    "аса": "more_than", "артық": "more_than", "көп": "more_than",
    "асып": "more_than", "асты": "more_than", "асқан": "more_than", "асады": "more_than",
    "асатын": "more_than", "жоғары": "more_than", "кем": "up_to", "аз": "up_to",
    "төмен": "up_to", "асса": "more_than", "асуда": "more_than", "көбірек": "more_than",
    "артығырақ": "more_than", "кемірек": "up_to", "азырақ": "up_to",
    "көбі": "more_than", "азы": "up_to", "кемі": "up_to", "бастап": "at_least",
}  # fmt: skip
_AROUND = frozenset(
    words("шамасында шақты шамалы шамасындағы шамасына төңірегінде айналасында маңында")
)
_ADVERBS = frozenset(("минимум", "максимум", "мере"))  # минимум на 20%, but not менее на 20%
_UNTIL_NOW = frozenset(words("бүгінге қазірге жылға айға күнге кезге уақытқа"))
_NOT_SIMILAR = frozenset(words("жағдай мұндай сондай ондай қандай осындай бірдей бидай"))
_NOT_ABOVE = ("аспа", "асыр")
_WINDOW = 3


def qualifier_before(text: Text, index: int) -> str | None:
    """The qualifier that stands before the number at an index, or `None`."""
    lexicon = text.lexicon
    end = index - 1
    while text.at(end).text in _QUOTES and index - end < 4:
        end -= 1
    if text.at(end).text in _MARKS:
        return _MARKS[text.at(end).text]
    found = _phrase(text, end) or _dotted(text, end)
    if found:
        return found
    preposition = text.word(end) in lexicon.skipped
    if preposition:
        end -= 1
    if text.word(end) == "чем":
        return _phrase(text, end - 1 - (text.at(end - 1).text == ","))
    found = _phrase(text, end) if preposition else None
    sure = found in {"about", "almost"} or text.word(end) in _ADVERBS
    return found if sure else None


def _dotted(text: Text, end: int) -> str | None:
    """The qualifier of an abbreviation whose full stop stands at an index: `approx.`, `ок.`."""
    stop = text.at(end).text == "." and text.tight(end) and text.at(end - 1).text.islower()
    return _DOTTED.get(text.word(end - 1)) if stop else None


def _phrase(text: Text, end: int) -> str | None:
    """The qualifier whose phrase ends with the word at an index."""
    for phrase, qualifier in text.lexicon.qualifiers_before.get(text.word(end), ()):
        start = end - len(phrase) + 1
        if all(text.word(start + offset) == word for offset, word in enumerate(phrase)):
            return qualifier
    return None


def qualifier_after(text: Text, index: int) -> tuple[str, int] | None:
    """The qualifier behind a number that ends before an index, and the index behind that."""
    if text.at(index).text == "+" and text.tight(index):
        return "more_than", index + 1
    if text.lexicon.name == "kk":
        return _kazakh_after(text, index)
    if text.at(index).kind != "word" or text.at(index).line:
        return None
    for start in (index, index + 1):
        for phrase, qualifier in text.lexicon.qualifiers_after.get(text.word(start), ()):
            after = start + len(phrase)
            if text.near(start, *phrase) and text.at(after).kind != "number":
                return qualifier, after
    return None


def _kazakh_after(text: Text, index: int) -> tuple[str, int] | None:
    """`-тен астам`, `теңгеге дейін`, `шамасында`: behind the number or the noun that it counts."""
    if is_similar(text.word(index - 1)) or is_similar(text.word(index)):
        return "about", index
    position = index
    while position <= index + _WINDOW + 2:
        token = text.at(position)
        if text.dash(position) or token.text in _QUOTES or token.text == "%":
            position += 1
            continue
        if token.kind != "word" or token.line or token.word in {"және", "ал", "бірақ"}:
            return None
        found = kazakh_qualifier(text, position)
        if found and text.word(position - 1) in _UNTIL_NOW and position > index + 1:
            return None
        if found:
            return found
        if token.word in text.lexicon.numbers or token.word in text.lexicon.scales:
            return None
        position += 1
    return None


def is_similar(word: str) -> bool:
    """Whether a Kazakh word has the ending for `about as many as`: `100-дей`, `50 адамдай`."""
    return word == "оншақты" or (word.endswith(SIMILAR) and word not in _NOT_SIMILAR)


def kazakh_qualifier(text: Text, position: int) -> tuple[str, int] | None:
    """The qualifier that the Kazakh word at an index makes of what stands before it."""
    word, before = text.word(position), text.word(position - 1)
    negated = text.word(position + 1).startswith(("емес", "болма"))
    if word.startswith("астам"):
        return "more_than", position + 1
    if word in _AROUND:
        return "about", position + 1
    if word in {"дерлік"}:
        return "almost", position + 1
    if word.startswith(("жуық", "жуығ")) and before.endswith(DATIVE):
        return "about", position + 1
    if word.startswith("жетпе") and before.endswith(DATIVE):
        return "up_to", position + 1
    if word.startswith("үстінде") and before.endswith(GENITIVE):
        return "more_than", position + 1
    if word.startswith(("таяу", "тақау", "жақын", "тарта")) and before.endswith(DATIVE):
        almost = word.startswith("жақында")
        return ("almost" if almost else "about"), position + 1
    if word.startswith("дейін") and before.endswith(DATIVE):
        return None if _grows(text, position + 1) else ("up_to", position + 1)
    if not before.endswith(ABLATIVE):
        return None
    if word.startswith(_NOT_ABOVE):
        return "up_to", position + 1
    if word in {"кем", "аз", "төмен"} and negated:
        return "at_least", position + 2
    if word in {"көп", "артық", "жоғары"} and negated:
        return "up_to", position + 2
    qualifier = _AFTER_ABLATIVE.get(word)
    return (qualifier, position + 1) if qualifier else None


def _grows(text: Text, index: int) -> bool:
    """Whether a verb of change follows within three words: `дейін өсті` is no limit."""
    for position in range(index, index + _WINDOW):
        token = text.at(position)
        if token.kind != "word":
            return False
        if is_growth(text, token.word):
            return True
    return False


def is_growth(text: Text, word: str) -> bool:
    """Whether a word speaks of growing, falling or being brought to a number."""
    lexicon = text.lexicon
    return word.startswith(lexicon.growth) and not word.startswith(lexicon.not_growth)
