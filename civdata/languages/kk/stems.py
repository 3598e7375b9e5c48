"""Kazakh words for search: all forms of a word reach one stem, different words stay apart.

The rules are facts of Kazakh grammar in our own formulation and lie in `stems.json`, which the
page's script reads too. A suffix comes off only where its vowel fits the last vowel before it and
its first consonant the last letter. A reading with a known root wins, the longest root first; an
unknown word loses endings until nothing more comes off, so that its forms still meet. A verb form
goes to the verbal noun (берілген to берілу). Endings that make new words (-лық, -шы) stay on.
`stem` is exact: ұн and үн differ. `key` is for readers without a Kazakh keyboard: it folds the
letters first and runs the same rules over folded letters, so `key(w) == key(fold(w))` always.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

__all__ = ["fold", "key", "stem", "words"]

_LETTER = "0-9A-Za-z\u00c0-\u024f\u0259\u0400-\u052f"
_WORD = re.compile(f"[{_LETTER}]+(?:%?-[{_LETTER}]+|'[{_LETTER}]+)*")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_MARKS = {"İ": "i", "\u2010": "-", "\u2011": "-", "’": "'", "ʼ": "'", "ʻ": "'", "\u00ad": ""}
_HARD = {"б": "п", "г": "к", "ғ": "қ"}
_SOFT = {hard: soft for soft, hard in _HARD.items()}


class Suffix(NamedTuple):
    """One surface form of an ending; the fields are explained in `stems.json`."""

    tag: str
    text: str
    fits: str
    after: tuple[str, ...]
    before: str
    limit: int
    undo: str


class Table(NamedTuple):
    """The rule table in one alphabet, true or folded."""

    letters: dict[str, str]
    vowels: str
    neutral: dict[str, tuple[str, ...]]
    suffixes: dict[str, list[Suffix]]
    nouns: dict[str, str]
    softened: dict[str, str]
    verbs: dict[str, str]
    hard: dict[str, str]


class Reading(NamedTuple):
    """What is left of a word once some endings are off, and how sure that is."""

    rest: str
    verb: bool = False
    vowel: bool = False
    limits: frozenset[int] = frozenset()


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
    parts, letters = _plain(word).split("-"), _rules()["fold"]
    text = "-".join(p if _CYRILLIC.search(p) else _from_latin(p) for p in parts)
    text = "".join(letters.get(letter, letter) for letter in text)
    return re.sub("и{2,}(?=[ау])", "и", text)


def words(text: str) -> list[str]:
    """Split a text into words; a suffix on a hyphen stays with its number or abbreviation.

    >>> words("2024-те ҮЕҰ-лардың 84%-ы «Birgemiz» жобасына қатысты.")
    ['2024-те', 'ҮЕҰ-лардың', '84%-ы', 'Birgemiz', 'жобасына', 'қатысты']
    """
    return _WORD.findall(_marked(text))


def _marked(text: str) -> str:
    """Compose letters and bring hyphens and apostrophes to one form."""
    text = unicodedata.normalize("NFC", text)
    return "".join(_MARKS.get(letter, letter) for letter in text)


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
        size = next((n for n in (4, 3, 2, 1) if text[at : at + n] in latin), 1)
        letter = latin.get(text[at : at + size], text[at])
        at += size
        if letter == "y":
            beside = vowel or text[at : at + 1] in tuple("aeouäöüūáóú")
            letter = "и" if beside else "ы"
        out += letter.replace("'", "")
        vowel = letter in tuple("аеоы") or (letter in tuple("уи") and not vowel)
    return out


def _parts(text: str, table: Table) -> str:
    """Stem a word with hyphens: a bare suffix after the hyphen goes, else the last part's does."""
    head, dash, tail = text.strip("-'").rpartition("-")
    if not dash:
        return _whole(tail.rstrip("%"), table)
    if found := _best(_readings(f"{head}-{tail}", table), table):
        return found
    number = head.lower() == head.upper()
    loose = fold(_rules()["ordinals" if number else "particles"]).split()
    fits = any(reading.rest == head for reading in _readings(head + tail, table))
    known = head in table.nouns and tail in table.nouns and not fits
    bare = any(not reading.rest and not reading.verb for reading in _readings(tail, table))
    if fold(tail) in loose or (bare and (number or not known)):
        return _parts(head, table)
    return f"{head}-{_whole(tail, table)}"


def _whole(word: str, table: Table) -> str:
    """Stem a word without hyphens: by the best known root, else down to what stays."""
    readings = list(_readings(word, table))
    if found := _best(readings, table):
        return found
    free = [Reading(word), *(reading for reading in readings if _free(reading, table))]
    least = min(free, key=lambda reading: (len(reading.rest), not reading.verb))
    if least.rest != word:
        return least.rest + "у" if least.verb else _whole(least.rest, table)
    if word in table.verbs:  # a command is the bare root of a verb
        return table.verbs[word]
    return _tidy(word[:-1] + table.hard.get(word[-1], word[-1])) if len(word) > 2 else word


def _best(readings: Iterable[Reading], table: Table) -> str:
    """Give the root of the reading that is surest, or nothing where no root is known."""
    known = [found for reading in readings if (found := _known(reading, table))]
    return max(known)[-1] if known else ""


def _known(reading: Reading, table: Table) -> tuple[int, int, bool, str] | None:
    """Find a known root, ranked: strong, long, a noun; before a vowel it may be soft or short."""
    strength = 0 if 2 in reading.limits else 1 if 3 in reading.limits else 2
    found = (table.verbs if reading.verb else table.nouns).get(reading.rest)
    if reading.vowel and not reading.verb and not found:
        found = table.softened.get(reading.rest)
    return (strength, len(reading.rest), not reading.verb, found) if found else None


def _free(reading: Reading, table: Table) -> bool:
    """Tell whether an unknown rest may be a word: three letters and a vowel, in a verb two."""
    vowels = sum(letter in table.vowels for letter in reading.rest)
    return not reading.limits & {1, 2} and len(reading.rest) > 2 and vowels > reading.verb


def _readings(word: str, table: Table) -> Iterator[Reading]:
    """Yield every way to take endings off, from none to all, that the grammar allows."""
    open_ends = [("RLMBWSCOKNPDTF", Reading(word))]
    while open_ends:
        tags, reading = open_ends.pop()
        yield from (reading._replace(verb=kind == "V") for kind in "RV" if kind in tags)
        for suffix in table.suffixes.get(reading.rest[-1:], ()):
            if suffix.tag not in tags or not reading.rest.endswith(suffix.text):
                continue
            left = reading.rest[: len(reading.rest) - len(suffix.text)] + suffix.undo
            sound = left.removesuffix("ь").endswith(suffix.after)
            if not left or (sound and _agrees(left, suffix.fits, table)):
                opens = suffix.text[0] in table.vowels
                limits = reading.limits | {suffix.limit}
                open_ends.append((suffix.before, Reading(left, False, opens, limits)))


def _agrees(left: str, fits: str, table: Table) -> bool:
    """Tell whether an ending fits the last vowel before it; neutral ends, and у, и inside do."""
    if fits == "any" or left.endswith(table.neutral[fits]):
        return True
    for at in range(len(left) - 1, -1, -1):
        letter = left[at]
        if letter in table.letters["back"] or letter in table.letters["front"]:
            return letter in table.letters[fits]
        glide = at == len(left) - 1 or left[at - 1 : at] in tuple(table.vowels)
        if letter in table.letters["either"] or (letter in table.letters["glides"] and not glide):
            return True
    return True


def _tidy(root: str) -> str:
    """Give the form in which a root is kept: no final ь, long -ст as -с, no doubled consonant."""
    root = root.removesuffix("ь")
    double = len(root) > 3 and root[-1] == root[-2] and root[-1] in "бвгдклмнпрстфш"
    long = root.endswith("ист") or (len(root) > 5 and root.endswith("ст"))
    return root[:-1] if double or long else root


@cache
def _rules() -> Any:
    """Read the rule table."""
    return json.loads(
        files("civdata.languages.kk").joinpath("stems.json").read_text(encoding="utf-8")
    )


def _ends(text: str) -> list[str]:
    """Read a class of endings: `a b` as it stands, `a b + c d` as ac ad bc bd."""
    first, plus, second = text.partition("+")
    return [a + b for a in first.split() for b in second.split()] if plus else first.split()


@cache
def _table(folded: bool) -> Table:
    """Expand the rule table for the true or the folded alphabet."""
    rules, write = _rules(), fold if folded else str
    nouns, softened, verbs, suffixes = {}, {}, {}, dict[str, list[Suffix]]()
    for verb in " ".join(rules["verbs"]).split():
        root = verb[:-1] + ("й" if verb[-1] == "ю" and verb[-2] != "и" else "")
        nouns[write(verb)] = verbs[write(root)] = write(verb)
        verbs[write(root[:-1] + _HARD.get(root[-1], root[-1]))] = write(verb)
    verbs |= {write(root): write(root[:-1] + "у") for root in rules["open_verbs"].split()}
    for root in " ".join(rules["nouns"]).split():
        kept = _tidy(write(root))
        nouns[write(root)] = nouns[kept] = kept
        softened[write(root[:-1] + _SOFT.get(root[-1], root[-1]))] = kept
    for root in " ".join(rules["dropping"]).split():
        softened[write(root[:-2] + root[-1])] = _tidy(write(root))
    nouns |= {write(f): _tidy(write(root)) for f, root in rules["same"].items()}
    for tag, back, front, after, before, limit, undo in rules["suffixes"]:
        ends = tuple(write(end) for end in _ends(rules["classes"][after])) or ("",)
        both = [(back, "any")] if back == front else [(back, "back"), (front, "front")]
        for text, fits in both:
            suffix = Suffix(tag, write(text), fits, ends, before, limit, write(undo))
            suffixes.setdefault(suffix.text[-1], []).append(suffix)
    letters = rules["folded" if folded else "letters"]
    hard = {write(soft): write(hard) for soft, hard in _HARD.items()}
    sure, soft = (_ends(rules["neutral"][fits]) for fits in ("both", "front"))
    neutral = {"back": tuple(sure), "front": (*sure, *soft)}
    vowels = "".join(letters.values())
    return Table(letters, vowels, neutral, suffixes, nouns, softened, verbs, hard)
