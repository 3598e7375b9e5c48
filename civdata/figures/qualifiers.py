"""The words that say how a figure is meant: about, almost, more than, at least, up to."""

from __future__ import annotations

from civdata.figures.tokens import Text
from civdata.languages.grammar import Postposition

_MARKS = {
    "~": "about", "≈": "about", "∼": "about", "±": "about", ">": "more_than", "<": "up_to",
    "≥": "at_least", "≤": "up_to", "⩾": "at_least", "⩽": "up_to",
}  # fmt: skip
_QUOTES = frozenset("*_«»\"“”„'‘’`(")
_PASSED = _QUOTES | {"%"}
_WINDOW = 3


def _before_quotes(text: Text, index: int) -> int:
    """The index of what stands before a number and its quotes."""
    end = index - 1
    while text.at(end).text in _QUOTES and index - end < 4:
        end -= 1
    return end


def qualifier_before(text: Text, index: int) -> str | None:
    """The qualifier that stands before the number at an index, or `None`."""
    lexicon = text.lexicon
    end = _before_quotes(text, index)
    if plus_minus(text, index):
        return "about"
    if text.at(end).text in _MARKS:
        return _MARKS[text.at(end).text]
    found = _phrase(text, end) or _dotted(text, end)
    if found:
        return found
    preposition = text.word(end) in lexicon.skipped
    if preposition:
        end -= 1
    if text.word(end) in lexicon.than:
        return _phrase(text, end - 1 - (text.at(end - 1).text == ","))
    found = _phrase(text, end) if preposition else None
    sure = found in {"about", "almost"} or text.word(end) in lexicon.sure_adverbs
    return found if sure else None


def _dotted(text: Text, end: int) -> str | None:
    """The qualifier of an abbreviation whose full stop stands at an index: `approx.`, `ок.`."""
    stop = text.at(end).text == "." and text.tight(end) and text.at(end - 1).text.islower()
    return text.lexicon.dotted_qualifiers.get(text.word(end - 1)) if stop else None


def _phrase(text: Text, end: int) -> str | None:
    """The qualifier whose phrase ends with the word at an index."""
    for phrase, qualifier in text.lexicon.qualifiers_before.get(text.word(end), ()):
        start = end - len(phrase) + 1
        if not all(text.word(start + offset) == word for offset, word in enumerate(phrase)):
            continue
        if text.word(start - 1) not in text.lexicon.not_qualifiers.get(phrase, ()):
            return qualifier
    return None


def plus_minus(text: Text, index: int) -> bool:
    """Whether plus and minus stand before an index: `плюс-минус 300`, `plus or minus`, `+/-`."""
    lexicon, end = text.lexicon, index - 1
    if text.word(end) not in lexicon.minus and not (text.dash(end) and text.tight(end)):
        return False
    back = end - 1
    if text.dash(back) or text.at(back).text == "/" or text.word(back) in lexicon.alternatives:
        back -= 1
    return text.word(back) in lexicon.plus or (text.at(back).text == "+" and back < end - 1)


def qualifier_after(text: Text, index: int) -> tuple[str, int] | None:
    """The qualifier behind a number that ends before an index, and the index behind that."""
    if text.at(index).text == "+" and text.tight(index):
        return "more_than", index + 1
    if text.lexicon.post:
        return _postpositions(text, index)
    if text.at(index).kind != "word" or text.at(index).line:
        return None
    for start in (index, index + 1):
        for phrase, qualifier in text.lexicon.qualifiers_after.get(text.word(start), ()):
            after = start + len(phrase)
            if text.near(start, *phrase) and text.at(after).kind != "number":
                return qualifier, after
    return None


def _postpositions(text: Text, index: int) -> tuple[str, int] | None:
    """`-тен астам`, `теңгеге дейін`, `шамасында`: behind the number or the noun that it counts."""
    post = text.lexicon.post
    number = text.word(index - 1)
    if number.endswith(post.reaching) or text.word(index).endswith(post.reaching):
        return None if _grows(text, index + 1) else ("up_to", index)
    similar = is_similar(text, index - 1) or is_similar(text, index)
    if similar or number.endswith(post.similar_numbers):
        return "about", index
    return _behind_noun(text, index)


# complex: one loop over words, each kind of which ends it or lets it on
def _behind_noun(text: Text, index: int) -> tuple[str, int] | None:
    """The postposition that stands a few words behind a number; another number ends the walk."""
    post, lexicon = text.lexicon.post, text.lexicon
    for position in range(index, index + _WINDOW + 3):
        token = text.at(position)
        if text.dash(position) or token.text in _PASSED:
            continue
        if token.kind != "word" or token.line or token.word in post.stops:
            return None
        found = postposition(text, position)
        if found:
            until_now = position > index + 1 and text.word(position - 1) in post.until_now
            return None if until_now else found
        if token.word in lexicon.numbers or token.word in lexicon.scales:
            return None
    return None


def is_similar(text: Text, index: int) -> bool:
    """Whether a word has the ending for `about as many as`: `100-дей`, `50 адамдай`."""
    post, word = text.lexicon.post, text.word(index)
    return bool(word) and word.endswith(post.similar) and word not in post.not_similar


def postposition(text: Text, position: int) -> tuple[str, int] | None:
    """The qualifier that the word at an index makes of what stands before it."""
    post, word = text.lexicon.post, text.word(position)
    for row in post.rows:
        if word not in row.words and not word.startswith(row.stems):
            continue
        if row.case and not _before(text, position).endswith(row.case):
            continue
        return _as_row(text, position, row)
    return None


def _before(text: Text, position: int) -> str:
    """The word before a postposition, over a small adverb: `20-дан сәл астам`."""
    back = position - 1
    if text.word(back) in text.lexicon.post.adverbs:
        back -= 1
    return text.word(back)


def _as_row(text: Text, position: int, row: Postposition) -> tuple[str, int] | None:
    following = text.word(position + 1)
    negated = bool(following) and following.startswith(text.lexicon.post.negations)
    if row.limit and _grows(text, position + 1):
        return None
    if row.negated and negated:
        return row.negated, position + 2
    return (row.qualifier, position + 1) if row.qualifier else None


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
