"""Numbers that count nothing: dates, numbers of laws and places, telephones, times, ages."""

from __future__ import annotations

import re
from functools import lru_cache

from civdata.claims.lexical import Lexicon
from civdata.claims.page import DATED, Page
from civdata.claims.words import spotted
from civdata.figures import Figure

_STOP = r"[.,;:()]"


def reference(page: Page, figure: Figure) -> str:
    """Return what a figure is that is no claim; an empty text for one that may be.

    `page` is the date of the text itself, `date` another date, `number` a number of a law, list or
    place, `part` a part of a time or telephone number, `age` an age.
    """
    if figure.start in page.head:
        return "page"
    if figure.unit in DATED or figure.start in page.spanned:
        return "date"
    text = page.text
    before = text[max(0, figure.start - 40) : figure.start]
    after = text[figure.end : figure.end + 40]
    if _is_part(figure, before, after):
        return "part"
    if _is_number(page, figure, before, after):
        return "number"
    return "age" if _is_age(page, figure) else ""


def _is_part(figure: Figure, before: str, after: str) -> bool:
    if re.fullmatch("[IVXLC]+", figure.text):
        return False
    if re.search(r"\d[-–:]$", before) and not figure.value_max:
        return True
    return bool(re.match(r":\d{1,2}\b|-\d", after) or re.search(r"\+\d[\d\s()-]*$", before))


def _is_number(page: Page, figure: Figure, before: str, after: str) -> bool:
    roman = re.fullmatch("[IVXLC]+", figure.text)  # of a law, a congress, a century
    if roman or re.search(r"(?:№|#|\bN)\s*$", before) or re.match(r"[-–]?[IVXLC]+\b", after):
        return True
    if _is_announced(page, figure) or _is_of_place(page, figure):
        return True
    line = before.rpartition("\n")[2]
    first = not line.strip() and page.paragraph(figure.start) >= figure.start - len(line)
    return first and bool(re.match(r"[.)]\s", after))


def _is_announced(page: Page, figure: Figure) -> bool:
    """Return whether the word before says that a number follows: article 5."""
    words_before, _, _, _ = _tables(page.lexicon)
    near = page.before(figure.start, 1)
    if not near or near[0].stem not in words_before:
        return False
    words = page.lexicon.words
    listed = str(words.table.get("reference", {}).get("before", "")).split()
    if near[0].text in words.stopwords and near[0].text not in listed:
        return False  # a word of another meaning with the same stem
    mark = page.text[near[0].end : figure.start]
    short = len(near[0].text) < 4  # an abbreviation, which a full stop may follow
    return not re.search("[,;:()]" if short else _STOP, mark)


def _is_of_place(page: Page, figure: Figure) -> bool:
    """Return whether the word behind makes it the number of a place: the 5th floor."""
    _, words_after, floors, _ = _tables(page.lexicon)
    following = page.behind(figure.end, 2)
    if not following:
        return False
    gap = page.text[figure.end : following[0].start]
    if re.search(_STOP, gap):
        return False
    joined = gap.startswith("-")
    places = following if joined else following[:1]
    if following[0].stem in floors:
        return True
    ordinal = joined or figure.unit == "ordinal"
    return ordinal and any(token.stem in words_after for token in places)


def _is_age(page: Page, figure: Figure) -> bool:
    _, _, _, phrases = _tables(page.lexicon)
    ages = page.lexicon.words.table.get("ages", {})
    near = page.before(figure.start, 4)
    ends = {end for _, end in spotted(near, str(ages.get("before", "")))}
    if (
        near
        and near[-1].end in ends
        and not re.search(_STOP, page.text[near[-1].end : figure.start])
    ):
        return True
    for phrase in phrases:
        here = page.behind(figure.end, len(phrase))
        if tuple(token.stem for token in here) == phrase:
            return not re.search(r"[.;]", page.text[figure.end : here[0].start])
    return False


@lru_cache(maxsize=16)
def _tables(
    lexicon: Lexicon,
) -> tuple[frozenset[str], frozenset[str], frozenset[str], tuple[tuple[str, ...], ...]]:
    """Return the stems of words before and behind such numbers, and of phrases behind ages.

    The third are words behind that make any number a place, not only an ordinal: a floor.
    """
    words = lexicon.words
    given = words.table.get("reference", {})
    phrases = str(words.table.get("ages", {}).get("after", "")).split(" | ")
    return (
        frozenset(words.stem(word) for word in str(given.get("before", "")).split()),
        frozenset(words.stem(word) for word in str(given.get("after", "")).split()),
        frozenset(words.stem(word) for word in str(given.get("floors", "")).split()),
        tuple(tuple(t.stem for t in words.tokens(phrase)) for phrase in phrases if phrase),
    )
