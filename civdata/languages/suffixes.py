"""Word forms of agglutinative languages: all forms of a word reach one stem, by a table of rules.

The table is `suffixes.json` in the folder of a language; the page's script (`suffixes.js`) reads
the same one. A suffix comes off only where its vowel fits the last vowel before it and its first
letter the last one. A reading with a known root wins, the longest root first; an unknown word
loses endings until nothing more comes off, so that its forms still meet. A verb form goes to the
verbal noun. `stem` is exact; `key` is for readers without the language's keyboard: it folds the
letters first and runs the same rules over folded letters, so `key(w) == key(fold(w))` always.

    letters, folded    vowels of true and folded letters: back, front, glides (fit both), either
    harmony            what a capital letter of an ending stands for: pairs of back and front vowel
    suffixes           tag, form after a back vowel, after a front one, class of the letters before,
                       tags that may stand before, limit, letters to put back
    classes            endings of what stands before; empty takes all, `a b + c d` is ac ad bc bd
    neutral            after these an ending of either harmony fits, or a front one
    verbal             the ending of a verbal noun, and what an unknown verb gets
    hard               letters that soften before a vowel; `tidy` what a root loses at its end
    latin              spelling in Latin letters; `glide` is what y becomes beside a vowel, else `y`
    nouns, verbs, dropping, same    known roots, and irregular forms
    open_verbs         verbs with a vowel at the end, `root:verbal noun` where that is not regular
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from civdata.languages.wordforms import marked

_CYRILLIC = re.compile("[\u0400-\u052f]")
START = "RLMBWSCOKNPDTF"
"""Tags of what a word may end with; `suffixes.json` explains them."""


def _sounded(text: str) -> str:
    """Return a text without the soft and hard signs, which say nothing of its script alone."""
    return text.replace("ь", "").replace("ъ", "")


class Suffix(NamedTuple):
    """One surface form of an ending; the fields are explained in the table."""

    tag: str
    text: str
    fits: str
    after: tuple[str, ...]
    before: str
    limit: int
    undo: str


class Table(NamedTuple):
    """The rule table in one alphabet, true or folded."""

    letters: Mapping[str, str]
    vowels: str
    neutral: Mapping[str, tuple[str, ...]]
    suffixes: Mapping[str, list[Suffix]]
    nouns: Mapping[str, str]
    softened: Mapping[str, str]
    verbs: Mapping[str, str]
    hard: Mapping[str, str]


class Reading(NamedTuple):
    """What is left of a word once some endings are off, and how sure that is."""

    rest: str
    verb: bool = False
    vowel: bool = False
    limits: frozenset[int] = frozenset()


class Suffixes:
    """The stemmer of one language, made of its table of rules."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        self.rules = rules
        self._lookalikes = str.maketrans(*rules.get("lookalikes", ("", "")))
        self._fold = str.maketrans(dict(rules["fold"]))
        self._joined = [(re.compile(old), new) for old, new in rules.get("joined", ())]
        self.key = lru_cache(maxsize=50_000)(self._key)

    def stem(self, word: str) -> str:
        """Give the stem of a word form, in lower case and true letters."""
        return self._parts(self._plain(word), self._true)

    def _key(self, word: str) -> str:
        """Give the stem over folded letters, the same however the word was typed."""
        return self._parts(self.fold(word), self._folded)

    def fold(self, word: str) -> str:
        """Write a word as a reader without the language's keyboard would, in its script."""
        latin = "latin" in self.rules
        text = "-".join(
            self._from_latin(part) if latin and not _CYRILLIC.search(_sounded(part)) else part
            for part in self._plain(word).split("-")
        )
        text = text.translate(self._fold)
        for old, new in self._joined:
            text = old.sub(new, text)
        return text

    def _fold_all(self, known: list[str]) -> list[str]:
        """Fold words of the table, which stand in true letters, all at once."""
        text = "\n".join(known).translate(self._fold)
        for old, new in self._joined:
            text = old.sub(new, text)
        return text.split("\n")

    def _plain(self, word: str) -> str:
        """Lower the case and mend look-alike Latin letters inside Cyrillic parts."""
        parts = marked(word).lower().split("-")
        return "-".join(
            part.translate(self._lookalikes) if _CYRILLIC.search(part) else part for part in parts
        )

    def _from_latin(self, text: str) -> str:
        """Turn Latin spelling into folded letters; y depends on what stands beside it."""
        latin, vowels = self.rules["latin"], self.rules["latin_vowels"]
        out, at, vowel = "", 0, False
        while at < len(text):
            size = next((n for n in (4, 3, 2, 1) if text[at : at + n] in latin), 1)
            letter = latin.get(text[at : at + size], text[at])
            at += size
            if letter == "y":
                beside = vowel or text[at : at + 1] in tuple(vowels["before"])
                letter = vowels["glide"] if beside else vowels["y"]
            out += letter.replace("'", "")
            vowel = letter in tuple(vowels["sure"]) or (
                letter in tuple(vowels["half"]) and not vowel
            )
        return out

    # complex: one row of guards, a way to write a hyphen each
    def _parts(self, text: str, table: Table) -> str:
        """Stem a word with hyphens: a bare suffix after the hyphen goes, else the last part's."""
        head, dash, tail = text.strip("-'").rpartition("-")
        if not dash:
            return self._whole(tail.rstrip("%"), table)
        if found := _best(self._readings(f"{head}-{tail}", table), table):
            return found
        number = head.lower() == head.upper()
        loose = self.fold(self.rules["ordinals" if number else "particles"]).split()
        fits = any(reading.rest == head for reading in self._readings(head + tail, table))
        known = head in table.nouns and tail in table.nouns and not fits
        bare = any(not one.rest and not one.verb for one in self._readings(tail, table))
        if self.fold(tail) in loose or (bare and (number or not known)):
            return self._parts(head, table)
        return f"{head}-{self._whole(tail, table)}"

    def _whole(self, word: str, table: Table) -> str:
        """Stem a word without hyphens: by the best known root, else down to what stays."""
        readings = list(self._readings(word, table))
        if found := _best(readings, table):
            return found
        free = [Reading(word), *(reading for reading in readings if _free(reading, table))]
        least = min(free, key=lambda reading: (len(reading.rest), not reading.verb))
        if least.rest != word:
            if not least.verb:
                return self._whole(least.rest, table)
            return least.rest + str(self.rules["verbal"]["unknown"])
        if word in table.verbs:  # a command is the bare root of a verb
            return table.verbs[word]
        if len(word) < 3:
            return word
        return self._tidy(word[:-1] + table.hard.get(word[-1], word[-1]))

    def _tidy(self, root: str) -> str:
        """Give the form in which a root is kept, without what it loses before endings."""
        tidy = self.rules["tidy"]
        root = root.removesuffix(tidy["soft"]) if tidy["soft"] else root
        double = len(root) > 3 and root[-1] == root[-2] and root[-1] in tidy["doubled"]
        long = any(root.endswith(end) and len(root) >= least for end, least in tidy["shortened"])
        return root[:-1] if double or long else root

    # complex: one walk over suffixes, from the end of a word
    def _readings(self, word: str, table: Table) -> Iterator[Reading]:
        """Yield every way to take endings off, from none to all, that the grammar allows."""
        open_ends = [(START, Reading(word))]
        while open_ends:
            tags, reading = open_ends.pop()
            yield from (reading._replace(verb=kind == "V") for kind in "RV" if kind in tags)
            for suffix in table.suffixes.get(reading.rest[-1:], ()):
                if suffix.tag not in tags or not reading.rest.endswith(suffix.text):
                    continue
                left = reading.rest[: len(reading.rest) - len(suffix.text)] + suffix.undo
                soft = self.rules["tidy"]["soft"]
                sound = (left.removesuffix(soft) if soft else left).endswith(suffix.after)
                if not left or (sound and _agrees(left, suffix.fits, table)):
                    opens = suffix.text[0] in table.vowels
                    limits = reading.limits | {suffix.limit}
                    open_ends.append((suffix.before, Reading(left, False, opens, limits)))

    @cached_property
    def _true(self) -> Table:
        return self._table(False)

    @cached_property
    def _folded(self) -> Table:
        return self._table(True)

    def _table(self, folded: bool) -> Table:
        """Expand the rule table for the true or the folded alphabet."""
        write_all = self._fold_all if folded else list

        @cache
        def write(text: str) -> str:
            return write_all([text])[0]

        verbs, nouns = self._verbs(write, write_all)
        softened = dict[str, str]()
        hard: Mapping[str, str] = self.rules["hard"]
        soft = {one: other for other, one in hard.items()}
        known = " ".join(self.rules["nouns"]).split()
        for root, changed in zip(
            write_all(known),
            write_all([root[:-1] + soft.get(root[-1], root[-1]) for root in known]),
            strict=True,
        ):
            kept = self._tidy(root)
            nouns[root] = nouns[kept] = softened[changed] = kept
        for root in " ".join(self.rules["dropping"]).split():
            softened[write(root[:-2] + root[-1])] = self._tidy(write(root))
        nouns |= {write(f): self._tidy(write(root)) for f, root in self.rules["same"].items()}
        letters = self.rules["folded" if folded else "letters"]
        sure, front_only = (_ends(self.rules["neutral"][fits]) for fits in ("both", "front"))
        return Table(
            letters,
            "".join(letters.values()),
            {"back": tuple(sure), "front": (*sure, *front_only)},
            self._suffixes(write),
            nouns,
            softened,
            verbs,
            {write(one): write(other) for one, other in hard.items()},
        )

    def _verbs(
        self, write: Callable[[str], str], write_all: Callable[[list[str]], list[str]]
    ) -> tuple[dict[str, str], dict[str, str]]:
        """Return the roots of verbs and their nouns, each with the form that is kept."""
        hard: Mapping[str, str] = self.rules["hard"]
        verbal = " ".join(self.rules["verbs"]).split()
        roots = [self._verb_root(verb) for verb in verbal]
        kept = write_all(verbal)
        nouns = dict(zip(kept, kept, strict=True))
        verbs = dict(zip(write_all(roots), kept, strict=True))
        hardened = write_all([root[:-1] + hard.get(root[-1], root[-1]) for root in roots])
        verbs |= dict(zip(hardened, kept, strict=True))
        for root in self.rules["open_verbs"].split():
            one, named, noun = root.partition(":")
            verbs[write(one)] = write(noun or one[:-1] + self.rules["verbal"]["unknown"])
            if named:
                nouns[write(noun)] = write(noun)
        return verbs, nouns

    def _suffixes(self, write: Callable[[str], str]) -> dict[str, list[Suffix]]:
        """Return the endings by their last letter, with each pair of vowels that fits."""
        suffixes = dict[str, list[Suffix]]()
        classes = {
            name: tuple(map(write, _ends(told))) or ("",)
            for name, told in self.rules["classes"].items()
        }
        for tag, back, front, after, before, limit, undo in self.rules["suffixes"]:
            ends = classes[after]
            for one, other in _harmony(back, front, self.rules.get("harmony", {})):
                both = [(one, "any")] if one == other else [(one, "back"), (other, "front")]
                for text, fits in both:
                    suffix = Suffix(tag, write(text), fits, ends, before, limit, write(undo))
                    suffixes.setdefault(suffix.text[-1], []).append(suffix)
        return suffixes

    def _verb_root(self, verb: str) -> str:
        """Take the ending of the verbal noun off: the first of the table's that fits."""
        for end, put_back, unless in self.rules["verbal"]["endings"]:
            if verb.endswith(end) and not (unless and verb[: -len(end)].endswith(tuple(unless))):
                return str(verb[: -len(end)] + put_back)
        return verb


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


# complex: one condition of two letters, in the words of the grammar
def _agrees(left: str, fits: str, table: Table) -> bool:
    """Tell whether an ending fits the last vowel before it; neutral ends, and glides inside do."""
    if fits == "any" or (table.neutral[fits] and left.endswith(table.neutral[fits])):
        return True
    for at in range(len(left) - 1, -1, -1):
        letter = left[at]
        if letter in table.letters["back"] or letter in table.letters["front"]:
            return letter in table.letters[fits]
        glide = at == len(left) - 1 or left[at - 1 : at] in tuple(table.vowels)
        if letter in table.letters["either"] or (letter in table.letters["glides"] and not glide):
            return True
    return True


def _harmony(
    back: str, front: str, pairs: Mapping[str, Iterable[tuple[str, str]]]
) -> Iterator[tuple[str, str]]:
    """Write an ending with each pair of vowels that its capital letters stand for."""
    capitals = [letter for letter in pairs if letter in back]
    if not capitals:
        yield back, front
        return
    for kinds in zip(*(pairs[letter] for letter in capitals), strict=True):
        one, other = back, front
        for letter, (behind, before) in zip(capitals, kinds, strict=True):
            one, other = one.replace(letter, behind), other.replace(letter, before)
        yield one, other


def _ends(text: str) -> list[str]:
    """Read a class of endings: `a b` as it stands, `a b + c d` as ac ad bc bd."""
    first, plus, second = text.partition("+")
    return [a + b for a in first.split() for b in second.split()] if plus else first.split()
