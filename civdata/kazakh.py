"""Kazakh words for search: all forms of a word reach one stem, different words stay apart.

The rules are facts of Kazakh grammar in our own formulation: a noun is root + number + possession
+ case, each ending picks its vowel by the last vowel before it and its first consonant by the last
letter before it. They lie in `kazakh.json`, which the page's script reads too, and a suffix is
taken off only where both agreements hold. A reading with a known root wins, the longest root first;
an unknown word loses endings until nothing more comes off, so its forms still meet.
Endings that make new words (-лық, -шы, -сыз, -лы) stay on.

`stem` is exact: ұн and үн differ. `key` is for readers without a Kazakh keyboard: it folds the
letters first and runs the same rules over folded letters, so `key(w) == key(fold(w))` always.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["fold", "key", "stem", "words"]

_LETTER = "0-9A-Za-z\u00c0-\u024f\u0259\u0400-\u052f"
_WORD = re.compile(f"[{_LETTER}]+(?:%?-[{_LETTER}]+|'[{_LETTER}]+)*")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_MARKS = {"İ": "i", "\u2010": "-", "\u2011": "-", "’": "'", "ʼ": "'", "ʻ": "'", "\u00ad": ""}
_LAST = frozenset("RLMWSCOKNPDTF")
_HARD = {"б": "п", "г": "к", "ғ": "қ"}
_SOFT = {"п": "б", "к": "г", "қ": "ғ"}


@dataclass(frozen=True)
class Suffix:
    """One surface form of an ending: what it is, what it may follow, what it hides."""

    tag: str
    text: str
    back: bool
    front: bool
    after: tuple[str, ...]
    before: str
    known: bool
    undo: str


@dataclass(frozen=True)
class Table:
    """The rule table in one alphabet, true or folded."""

    folded: bool
    back: str
    front: str
    both: str
    endings: dict[str, tuple[Suffix, ...]]
    nouns: dict[str, str]
    softened: dict[str, str]
    verbs: dict[str, str]


@dataclass(frozen=True)
class Reading:
    """What is left of a word once some endings are off."""

    rest: str
    verb: bool
    known: bool
    vowel: bool
    taken: int


def stem(word: str) -> str:
    """Give the search stem of a Kazakh word form, in lower case and true letters.

    >>> stem("ұйымдарының"), stem("Халқына"), stem("кітабымызда")
    ('ұйым', 'халық', 'кітап')
    >>> stem("қоғам"), stem("қоғамдық"), stem("ата"), stem("аты")
    ('қоғам', 'қоғамдық', 'ата', 'ат')
    >>> stem("ҮЕҰ-ларға"), stem("84%-ы"), stem("іс-шараларды")
    ('үеұ', '84', 'іс-шара')
    """
    return _parts(word, _table(False))


def key(word: str) -> str:
    """Give the search key: the stem over folded letters, the same however the word was typed.

    >>> {key(w) for w in ("қайырымдылықтың", "кайырымдылык", "qaıyrymdylyq", "qayyrymdylyqty")}
    {'каиырымдылык'}
    """
    return _parts(fold(word), _table(True))


def fold(word: str) -> str:
    """Write a word as a reader without a Kazakh keyboard would, in Cyrillic.

    ә а, ғ г, қ к, ң н, ө о, ұ and ү у, һ х; і, и and й all become и; ё and э become е, я иа, ю иу;
    ь and ъ vanish. Latin spelling (2021, 2018, apostrophes, sh ch zh gh kh) comes to the same.

    >>> fold("ұйымдары"), fold("uıymdary"), fold("uyymdary"), fold("Ūiymdary")
    ('уиымдары', 'уиымдары', 'уиымдары', 'уиымдары')
    """
    rules = _rules()
    text = "-".join(
        part if _CYRILLIC.search(part) else _from_latin(part) for part in _plain(word).split("-")
    )
    text = text.replace("ия", "иа").replace("ию", "иу")
    return "".join(rules["fold"].get(letter, letter) for letter in text)


def words(text: str) -> list[str]:
    """Split a text into words; a suffix on a hyphen stays with its number or abbreviation.

    >>> words("2024-те ҮЕҰ-лардың 84%-ы «Birgemiz» жобасына қатысты.")
    ['2024-те', 'ҮЕҰ-лардың', '84%-ы', 'Birgemiz', 'жобасына', 'қатысты']
    """
    for mark, plain in _MARKS.items():
        text = text.replace(mark, plain)
    return _WORD.findall(unicodedata.normalize("NFC", text))


def _plain(word: str) -> str:
    """Lower the case and mend look-alike Latin letters inside Cyrillic parts."""
    word = unicodedata.normalize("NFC", word)
    for mark, plain in _MARKS.items():
        word = word.replace(mark, plain)
    wrong, right = _rules()["lookalikes"]
    mend = str.maketrans(wrong, right)
    parts = word.lower().split("-")
    return "-".join(part.translate(mend) if _CYRILLIC.search(part) else part for part in parts)


def _from_latin(text: str) -> str:
    """Turn Latin spelling into folded Cyrillic; y is й beside a vowel, else ы."""
    latin = _rules()["latin"]
    out, at, vowel = "", 0, False
    while at < len(text):
        size = next((n for n in (4, 2, 1) if text[at : at + n] in latin), 1)
        letter = latin.get(text[at : at + size], text[at : at + size])
        if letter == "y":
            glide = vowel or text[at + 1 : at + 2] in tuple("aeouäöüūáóú")
            letter = ("" if out.endswith("и") and vowel else "и") if glide else "ы"
        out += "" if letter == "'" else letter
        at += size
        vowel = letter in tuple("аеоы") or (letter in tuple("уи") and not vowel)
    return out


def _parts(word: str, table: Table) -> str:
    """Stem a word with hyphens: a bare suffix after the hyphen goes, else the last part is stemmed."""
    text = _plain(word).strip("-'")
    head, dash, tail = text.rpartition("-")
    if not dash:
        return _whole(text.rstrip("%"), table)
    rules = _rules()
    number = not any(letter.isalpha() for letter in head)
    loose = (rules["ordinals"] if number else rules["particles"]).split()
    suffix = any(not r.rest and not r.verb for r in _readings(tail, table, _LAST, ""))
    if tail in loose or (fold(tail) in map(fold, loose)) or (suffix and tail not in table.nouns):
        return _parts(head, table)
    return f"{head}-{_whole(tail, table)}"


def _whole(word: str, table: Table) -> str:
    """Stem a word without hyphens."""
    for _ in range(9):
        best, least = None, Reading(word, False, False, False, 0)
        for reading in _readings(word, table, _LAST, ""):
            found = _known(reading, table)
            if found is not None:
                if best is None or (len(reading.rest), not reading.verb) > best[0]:
                    best = (len(reading.rest), not reading.verb), found
            elif not reading.known and _roomy(reading, table):
                if (len(reading.rest), not reading.verb) < (len(least.rest), not least.verb):
                    least = reading
        if best is not None:
            return best[1]
        if least.verb:
            return _noun_of(least.rest, table)
        if least.rest == word:
            break
        word = least.rest
    hard = {fold(a): fold(b) for a, b in _HARD.items()} if table.folded else _HARD
    return _tidy(word[:-1] + hard.get(word[-1:], word[-1:]))


def _known(reading: Reading, table: Table) -> str | None:
    """Look the rest up among the known words; before a vowel it may be softened or shortened."""
    if reading.verb:
        return table.verbs.get(_noun_of(reading.rest, table))
    found = table.nouns.get(reading.rest)
    return table.softened.get(reading.rest) if found is None and reading.vowel else found


def _roomy(reading: Reading, table: Table) -> bool:
    """Tell whether an unknown rest is long enough to be a word: three letters, verbs two vowels."""
    vowels = sum(letter in table.back + table.front + table.both for letter in reading.rest)
    return len(reading.rest) >= 3 and vowels >= (2 if reading.verb else 1)


def _readings(
    rest: str,
    table: Table,
    tags: frozenset[str],
    next_text: str,
    known: bool = False,
    taken: int = 0,
) -> Iterator[Reading]:
    """Yield every way to take endings off, from none to all, that the grammar allows."""
    vowel = next_text[:1] in tuple(table.back + table.front)
    for kind in "RV":
        if kind in tags:
            yield Reading(rest, kind == "V", known, vowel, taken)
    for suffix in table.endings.get(rest[-1:], ()):
        if suffix.tag in tags and rest.endswith(suffix.text):
            left = rest[: len(rest) - len(suffix.text)] + suffix.undo
            if not left or (
                left.rstrip("ь").endswith(suffix.after) and _agrees(left, suffix, table)
            ):
                yield from _readings(
                    left,
                    table,
                    frozenset(suffix.before),
                    suffix.text,
                    known or suffix.known,
                    taken + 1,
                )


def _agrees(left: str, suffix: Suffix, table: Table) -> bool:
    """Tell whether the ending's vowel fits the last vowel before it; у, и and к, г, ль fit both."""
    if suffix.back == suffix.front or left.endswith(("ь", "к", "г", "кт")):
        return True
    for at in range(len(left) - 1, -1, -1):
        letter = left[at]
        if letter in table.back or letter in table.front:
            return letter in (table.back if suffix.back else table.front)
        if (
            letter in table.both
            and at < len(left) - 1
            and left[at - 1 : at] not in tuple(table.back + table.front)
        ):
            return True
    return True


def _noun_of(verb: str, table: Table) -> str:
    """Give the verbal noun of a verb root: шық шығу, оқы оқу, қой қою."""
    last, glide = verb[-1:], verb[-2:-1] in tuple(table.back + table.front + table.both)
    if last in ("ы", "і") or (table.folded and last == "и" and not glide):
        return verb[:-1] + "у"
    if last == "й":
        return verb[:-1] + "ю"
    return (
        verb[:-1] + (fold(_SOFT.get(last, last)) if table.folded else _SOFT.get(last, last)) + "у"
    )


def _tidy(root: str) -> str:
    """Give the form in which a root is kept: no final ь, ист as ис, no doubled last consonant."""
    root = root.removesuffix("ь")
    if root.endswith("ист") or (len(root) > 3 and root[-1] == root[-2] and root[-1] not in "уи"):
        return root[:-1]
    return root


@cache
def _rules() -> Any:
    """Read the rule table."""
    return json.loads(files("civdata").joinpath("kazakh.json").read_text(encoding="utf-8"))


@cache
def _table(folded: bool) -> Table:
    """Expand the rule table for the true or the folded alphabet."""
    rules = _rules()
    same = fold if folded else str
    nouns: dict[str, str] = {}
    softened: dict[str, str] = {}
    for root in " ".join(rules["nouns"]).split():
        nouns[same(root)] = nouns[_tidy(same(root))] = _tidy(same(root))
        softened[same(root[:-1] + _SOFT.get(root[-1], root[-1]))] = _tidy(same(root))
    for root in " ".join(rules["dropping"]).split():
        softened[same(root[:-2] + root[-1])] = _tidy(same(root))
    nouns |= {same(form): _tidy(same(root)) for form, root in rules["same"].items()}
    verbs = {same(verb): same(verb) for verb in " ".join(rules["verbs"]).split()}
    nouns = verbs | nouns
    endings: dict[str, list[Suffix]] = {}
    for tag, form, after, before, *more in rules["suffixes"]:
        undo = more[1] if len(more) > 1 else ""
        for letters in ("ыақғ", "іекг"):
            text = form.translate(str.maketrans("IAQ", letters[:3]))
            text = text if letters == "ыақғ" else text.replace("қ", "к").replace("ғ", "г")
            shifts = any(letter in form for letter in "IAQ")
            back = letters == "ыақғ" or not shifts
            suffix = Suffix(
                tag,
                same(text),
                back,
                not shifts or not back,
                tuple(same(e) for e in rules["classes"][after].split()) or ("",),
                before,
                bool(more and more[0]),
                same(undo),
            )
            if shifts or back:
                endings.setdefault(suffix.text[-1], []).append(suffix)
    letters = [rules["back"], rules["front"], rules["both"]]
    if folded:
        letters = ["ы", "е", "аоуи"]
    return Table(
        folded, *letters, {last: tuple(of) for last, of in endings.items()}, nouns, softened, verbs
    )
