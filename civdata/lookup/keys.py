"""Search keys: what a word or a figure becomes, so that all its forms in all languages meet.

Pagefind searches for words and would take the longest beginning of a word that it does not know
for that word. So nothing of a page is given to it as it stands: each word is given as its key
between marks, which no other key can begin with. The page's script makes the same keys of what
somebody types (`keys.js` of the theme); a test holds the two equal. Kazakh words are stemmed by
`civdata.languages.kk.stems`, Russian ones by Snowball, English ones by the endings in `words.json`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from snowballstemmer import stemmer

from civdata.figures.digits import trimmed
from civdata.languages.kk import stems as kazakh

LANGUAGES = ("kk", "ru", "en")

END = "ъ"
WORD, FORM, SAME, TOPIC = "ъ", "ьъ", "ъъь", "ьь"
VALUE, PART, YEAR = "ъъ", "ъьъ", "ъьь"
"""Marks before the key of a word, a word form, a thing of many names, a package; before a value,
the digits of a value without its thousands, and a year."""

CYRILLIC = re.compile("[\u0400-\u052f]")
KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
PARTS = (3, 6, 9, 12)


@cache
def table() -> Any:
    """Read what the search knows of words."""
    return json.loads(files("civdata.lookup").joinpath("words.json").read_text(encoding="utf-8"))


@lru_cache(maxsize=50_000)
def mark(kind: str, text: str) -> str:
    """Put a key between marks; digits become letters, as Pagefind parts digits from letters.

    >>> mark(WORD, "совет"), mark(VALUE, "1053")
    ('ъсоветъ', 'ъъбаегъ')
    """
    letters = text.translate(str.maketrans("0123456789.", f"{table()['digits']}л"))
    kept = "".join(c for c in letters if c.isalpha() and c not in "ъь")
    return f"{kind}{kept}{END}" if kept else ""


@lru_cache(maxsize=50_000)
def of_text(text: str, language: str) -> tuple[str, ...]:
    """Return the marked keys of a text, each once: words, forms, things of many names, numbers.

    >>> " ".join(of_text("86 public councils", "en"))
    'ъpublicъ ьъpublicъ ъcouncilъ ьъcouncilsъ ъъьеъ ъъижъ'
    """
    made: dict[str, None] = {}
    known = []
    for word in kazakh.words(text):
        found = of_word(word, language)
        if not found:
            continue
        known.append(found)
        made |= dict.fromkeys(mark(WORD, one) for one in found)
        form = _kazakh_stem(word) if language == "kk" and CYRILLIC.search(word) else word.lower()
        made[mark(FORM, form)] = None
    made |= dict.fromkeys(mark(SAME, name) for name in same(known))
    numbers = re.findall(r"(?<![\w.,])\d+(?![\w.,]*\w)", text)
    made |= dict.fromkeys(mark(VALUE, str(int(number))) for number in numbers)
    return tuple(one for one in made if one)


@cache
def of_word(word: str, language: str) -> tuple[str, ...]:
    """Return the keys of a word in a text of a language: the whole, then parts between hyphens.

    >>> of_word("советами", "ru"), of_word("кеңестерге", "kk"), of_word("фронт-офисов", "ru")
    (('совет',), ('кенес',), ('фронтофис', 'фронт', 'офис'))
    """
    if not any(c.isalpha() for c in word):
        return ()
    parts = [part for part in re.split("[-']", word.lower()) if part]
    found = []
    if not CYRILLIC.search(word):
        parts = [part for part in parts if part != "s"]
        stems = [english(part) for part in parts]
        found = ["".join(stems), *stems]
    else:
        if language != "ru" or KAZAKH.search(word):
            found = [_kazakh(word), *(_kazakh(part) for part in parts if len(part) > 2)]
        if language != "kk" and not KAZAKH.search(word):
            stems = [russian(part) for part in parts]
            found += ["".join(stems), *stems]
    plain = (one.replace("-", "") for one in found)
    return tuple(dict.fromkeys(one for one in plain if one))


def same(known: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the names of the things in `same` that words with these keys call by a name."""
    for at in range(len(known)):
        for phrase, name in _phrases().get(known[at][0], ()):
            if _fits(known[at : at + len(phrase)], phrase):
                yield name


def length(text: str, language: str) -> int:
    """Count the words of a name that tell something; a thing of many names is one word.

    >>> length("State social order: amount", "en"), length("Общественные советы, всего", "ru")
    (2, 1)
    """
    fillers = frozenset(table()["fillers"][language].split()) | _stopwords()[language]
    telling = [word for word in kazakh.words(text) if word.lower() not in fillers]
    known = [keys for word in telling if (keys := of_word(word, language))]
    count = at = 0
    while at < len(known):
        sizes = [
            len(phrase)
            for phrase, _ in _phrases().get(known[at][0], ())
            if _fits(known[at : at + len(phrase)], phrase)
        ]
        at += max(sizes, default=1)
        count += 1
    return max(count, 1)


@cache
def _stopwords() -> dict[str, frozenset[str]]:
    text = files("civdata.languages").joinpath("stopwords.json").read_text(encoding="utf-8")
    return {language: frozenset(words) for language, words in json.loads(text).items()}


def _fits(known: Sequence[Sequence[str]], phrase: Sequence[Sequence[str]]) -> bool:
    return len(known) == len(phrase) and all(
        set(keys) & set(wanted) for keys, wanted in zip(known, phrase, strict=True)
    )


def of_value(value: Decimal) -> Iterator[str]:
    """Yield the keys of a value: itself, and its digits in thousands, millions, billions.

    >>> list(of_value(Decimal("1900000000"))) == [mark(VALUE, "1900000000"), mark(PART, "1.9")]
    True
    """
    yield mark(VALUE, plain(value))
    for power in PARTS:
        part = value.scaleb(-power)
        if 1 <= part < 1000 and part == round(part, 3):
            yield mark(PART, plain(part))


def plain(value: Decimal) -> str:
    """Write a number without needless zeros or an exponent."""
    return trimmed(value)


def of_period(period: str) -> Iterator[str]:
    """Yield the keys of the years of a period."""
    for end in dict.fromkeys(end[:4] for end in period.split("/") if end):
        yield mark(YEAR, end)


def english(word: str) -> str:
    """Take an English ending off.

    >>> [english(word) for word in ("charities", "charity", "organizations", "planned", "cities")]
    ['charit', 'charit', 'organis', 'plan', 'city']
    """
    word = word.replace("iz", "is")
    if len(word) > 4 and word.endswith("ies"):
        word = f"{word[:-3]}y"
    for ending in table()["english"].split():
        rest = len(word) - len(ending)
        if word.endswith(ending) and rest >= (3 if ending == "s" else 4) and word[-2:] != "ss":
            word = word[:rest]
            break
    double = len(word) > 4 and word[-1] == word[-2] and word[-1] in "bdgmnprt"
    return word[:-1] if double else word


@cache
def russian(word: str) -> str:
    """Give the Snowball stem of a Russian word, with one ending of derived words taken off.

    >>> [russian(word) for word in ("волонтерских", "благотворительность", "курултай", "курултая")]
    ['волонтер', 'благотвор', 'курулт', 'курулт']
    """
    stem = str(_snowball().stemWord(word.replace("ё", "е"))).replace("ъ", "")
    for ending in table()["russian"].split():
        if stem.endswith(ending) and len(stem) - len(ending) >= 5:
            return stem.removesuffix(ending)
    return stem[:-1] if len(stem) > 5 and stem[-1] in "аеио" else stem


@cache
def _snowball() -> Any:
    return stemmer("russian")


@cache
def _kazakh(word: str) -> str:
    return kazakh.key(word)


@cache
def _kazakh_stem(word: str) -> str:
    return kazakh.stem(word)


@cache
def _phrases() -> dict[str, list[tuple[list[tuple[str, ...]], str]]]:
    """Return the phrases of `same` by the first key that they may begin with."""
    made: dict[str, list[tuple[list[tuple[str, ...]], str]]] = {}
    for number, phrases in enumerate(table()["same"]):
        for phrase, language in ((p, x) for p in phrases for x in LANGUAGES):
            keys = [of_word(word, language) for word in kazakh.words(phrase)]
            entry = (keys, str(number))
            held = made.setdefault(keys[0][0], [])
            if entry not in held:
                held.append(entry)
    return made
