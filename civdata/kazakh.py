"""Kazakh words for search: all forms of a word reach one stem, different words stay apart.

The rules are facts of Kazakh grammar in our own formulation: a noun is root + number + possession
+ case; each ending picks its vowel by the last vowel before it and its first consonant by the last
letter before it. They lie in `kazakh.json`, which the page's script reads too. A suffix is taken
off only where both agree. A reading with a known root wins, the longest root first; an unknown word
loses endings until nothing more comes off, so that its forms still meet. A verb form goes to the
verbal noun (берілген to берілу). Endings that make new words (-лық, -шы, -сыз, -лы) stay on.

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
_LAST = "RLMBWSCOKNPDTF"
_MILD = ("ь", "к", "г", "кт", "л")
_SOFT = {"п": "б", "к": "г", "қ": "ғ"}
_HARD = {"б": "п", "г": "к", "ғ": "қ"}


@dataclass(frozen=True)
class Suffix:
    """One surface form of an ending; the fields are explained in `kazakh.json`."""

    tag: str
    text: str
    fits: str
    after: tuple[str, ...]
    before: str
    limit: int
    undo: str


@dataclass(frozen=True)
class Table:
    """The rule table in one alphabet, true or folded."""

    folded: bool
    letters: dict[str, str]
    vowels: str
    suffixes: dict[str, list[Suffix]]
    nouns: dict[str, str]
    softened: dict[str, str]
    verbs: dict[str, str]
    open_verbs: frozenset[str]


@dataclass(frozen=True)
class Reading:
    """What is left of a word once some endings are off, and how sure that is."""

    rest: str
    verb: bool
    vowel: bool
    limits: frozenset[int]

    def rank(self) -> tuple[int, int, bool]:
        """Order readings with a known root: strong, then long, then nouns."""
        strength = 0 if 2 in self.limits else 1 if 3 in self.limits else 2
        return strength, len(self.rest), not self.verb


def stem(word: str) -> str:
    """Give the search stem of a Kazakh word form, in lower case and true letters.

    >>> stem("ұйымдарының"), stem("Халқына"), stem("кітабымызда"), stem("өткізілген")
    ('ұйым', 'халық', 'кітап', 'өткізілу')
    >>> stem("қоғам"), stem("қоғамдық"), stem("ата"), stem("аты")
    ('қоғам', 'қоғамдық', 'ата', 'ат')
    >>> stem("ҮЕҰ-ларға"), stem("84%-ы"), stem("іс-шараларды")
    ('үеұ', '84', 'іс-шара')
    """
    return _parts(_plain(word), _table(False))


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
    letters = _rules()["fold"]
    parts = _plain(word).split("-")
    text = "-".join(p if _CYRILLIC.search(p) else _from_latin(p) for p in parts)
    text = text.replace("ия", "иа").replace("ию", "иу")
    return "".join(letters.get(letter, letter) for letter in text)


def words(text: str) -> list[str]:
    """Split a text into words; a suffix on a hyphen stays with its number or abbreviation.

    >>> words("2024-те ҮЕҰ-лардың 84%-ы «Birgemiz» жобасына қатысты.")
    ['2024-те', 'ҮЕҰ-лардың', '84%-ы', 'Birgemiz', 'жобасына', 'қатысты']
    """
    return _WORD.findall(_marked(text))


def _marked(text: str) -> str:
    """Compose letters and bring hyphens and apostrophes to one form."""
    text = unicodedata.normalize("NFC", text)
    for mark, plain in _MARKS.items():
        text = text.replace(mark, plain)
    return text


def _plain(word: str) -> str:
    """Lower the case and mend look-alike Latin letters inside Cyrillic parts."""
    mend = str.maketrans(*_rules()["lookalikes"])
    parts = _marked(word).lower().split("-")
    return "-".join(part.translate(mend) if _CYRILLIC.search(part) else part for part in parts)


def _from_latin(text: str) -> str:
    """Turn Latin spelling into folded Cyrillic; y is й beside a vowel, else ы."""
    latin = _rules()["latin"]
    out, at, vowel = "", 0, False
    while at < len(text):
        size = next((n for n in (4, 2, 1) if text[at : at + n] in latin), 1)
        letter = latin.get(text[at : at + size], text[at : at + size])
        at += size
        if letter == "y":
            beside = vowel or text[at : at + 1] in tuple("aeouäöüūáóú")
            letter = "ы" if not beside else "" if vowel and out[-1] == "и" else "и"
        out += letter.replace("'", "")
        vowel = letter in tuple("аеоы") or (letter in tuple("уи") and not vowel)
    return out


def _parts(text: str, table: Table) -> str:
    """Stem a word with hyphens: a bare suffix after the hyphen goes, else the last part's does."""
    head, dash, tail = text.strip("-'").rpartition("-")
    if not dash:
        return _whole(tail.rstrip("%"), table)
    bare = any(not reading.rest and not reading.verb for reading in _readings(tail, table))
    number = not any(letter.isalpha() for letter in head)
    loose = _rules()["ordinals" if number else "particles"]
    if fold(tail) in fold(loose).split() or (
        bare and (number or head not in table.nouns or tail not in table.nouns)
    ):
        return _parts(head, table)
    return f"{head}-{_whole(tail, table)}"


def _whole(word: str, table: Table) -> str:
    """Stem a word without hyphens."""
    while True:
        readings = list(_readings(word, table))
        known = [
            (reading.rank(), found) for reading in readings if (found := _known(reading, table))
        ]
        if known:
            return max(known)[1]
        rest, noun = min(
            ((r.rest, not r.verb) for r in readings if r.rest == word or _free(r, table)),
            key=lambda of: (len(of[0]), of[1]),
        )
        if not noun:
            return _verbal_noun(rest, table)
        if rest == word:
            return _tidy(word[:-1] + _letter(_HARD, word[-1:], table))
        word = rest


def _known(reading: Reading, table: Table) -> str | None:
    """Look the rest up among the known words; before a vowel it may be softened or shortened."""
    if reading.verb:
        return table.verbs.get(_verbal_noun(reading.rest, table))
    softened = table.softened.get(reading.rest) if reading.vowel else None
    return table.nouns.get(reading.rest, softened)


def _free(reading: Reading, table: Table) -> bool:
    """Tell whether an unknown rest may be a word: three letters and a vowel, in a verb two."""
    vowels = sum(letter in table.vowels for letter in reading.rest)
    return not reading.limits & {1, 2} and len(reading.rest) > 2 and vowels > reading.verb


def _readings(
    rest: str,
    table: Table,
    tags: str = _LAST,
    vowel: bool = False,
    limits: frozenset[int] = frozenset(),
) -> Iterator[Reading]:
    """Yield every way to take endings off, from none to all, that the grammar allows."""
    yield from (Reading(rest, kind == "V", vowel, limits) for kind in "RV" if kind in tags)
    for suffix in table.suffixes.get(rest[-1:], ()):
        if suffix.tag in tags and rest.endswith(suffix.text):
            left = rest[: len(rest) - len(suffix.text)] + suffix.undo
            if not left or (
                left.removesuffix("ь").endswith(suffix.after) and _agrees(left, suffix.fits, table)
            ):
                opens = suffix.text[0] in table.vowels
                yield from _readings(left, table, suffix.before, opens, limits | {suffix.limit})


def _agrees(left: str, fits: str, table: Table) -> bool:
    """Tell whether an ending fits the last vowel before it; к, г, ь and a у or и fit both."""
    if fits == "any" or left.endswith(("ь", "к", "г", "кт") if fits == "back" else _MILD):
        return True
    for at in range(len(left) - 1, -1, -1):
        letter = left[at]
        if letter in table.letters["back"] or letter in table.letters["front"]:
            return letter in table.letters[fits]
        glide = at == len(left) - 1 or left[at - 1 : at] in tuple(table.vowels)
        if letter in table.letters["either"] or (letter in table.letters["glides"] and not glide):
            return True
    return True


def _verbal_noun(verb: str, table: Table) -> str:
    """Give the verbal noun of a verb root: шық шығу, оқы оқу, қой қою."""
    last = verb[-1:]
    if verb in table.open_verbs:
        return verb[:-1] + "у"
    if last == "й":
        return verb[:-1] + "ю"
    return verb[:-1] + _letter(_SOFT, last, table) + "у"


def _letter(change: dict[str, str], letter: str, table: Table) -> str:
    """Harden or soften a last consonant in the alphabet of the table."""
    return fold(change.get(letter, letter)) if table.folded else change.get(letter, letter)


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
    write = fold if folded else str
    nouns: dict[str, str] = {}
    softened: dict[str, str] = {}
    for root in " ".join(rules["nouns"]).split():
        kept = _tidy(write(root))
        nouns[write(root)] = nouns[kept] = kept
        softened[write(root[:-1] + _SOFT.get(root[-1], root[-1]))] = kept
    for root in " ".join(rules["dropping"]).split():
        softened[write(root[:-2] + root[-1])] = _tidy(write(root))
    verbs = {write(verb): write(verb) for verb in " ".join(rules["verbs"]).split()}
    nouns = verbs | nouns | {write(f): _tidy(write(root)) for f, root in rules["same"].items()}
    suffixes: dict[str, list[Suffix]] = {}
    for tag, back, front, after, before, limit, undo in rules["suffixes"]:
        ends = tuple(write(end) for end in rules["classes"][after].split()) or ("",)
        for text, fits in ((back, "back"), (front, "front"))[: 1 if back == front else 2]:
            suffix = Suffix(
                tag, write(text), "any" if back == front else fits, ends, before, limit, write(undo)
            )
            suffixes.setdefault(suffix.text[-1], []).append(suffix)
    letters = rules["folded" if folded else "letters"]
    return Table(folded, letters, "".join(letters.values()), suffixes, nouns, softened, verbs, frozenset(map(write, rules["open_verbs"].split())))
