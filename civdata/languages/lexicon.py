"""The words that a language prints figures with, one shape for all languages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache

from civdata.languages.grammar import NONE, Calendar, Postpositions, Ranges, Shares, Units

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@dataclass(frozen=True)
class Lexicon:
    """The figure words of one language; every word is lower case, with ё written е.

    `script` is `latin` or `cyrillic`: letters that only look like those of a word are mended to
    it; `respell` brings the other alphabets of the language to the one of the tables.

    `numbers` are forms of numbers below a thousand; `hundreds` and `multiples` nouns that multiply
    the number before them (hundred, десяток, dozen). `scales` map a form to its power of ten,
    `alone` are those that mean one of it with no number before, unless a word of `vague` stands
    there. A full stop may follow `abbreviations`; `glued_scales` are letters that scale only
    straight after digits. `wholes` give value and step of words such as полтора, `half_phrases`
    add a half (kept by their first word), `half_before_scale` is half of the scale that follows,
    `odd_phrases` mean a little more. `fractions` are nouns that name a part of a whole (третей,
    quarter) by the number of parts. Where `bare` is not empty, a number word that is none of it
    has a case ending, and the number ends there.

    `decimal_words` stand between whole and decimals in words, `decimal_parts` say which decimals
    (tenths: 1) behind them or, with `decimal_before`, before; without these the decimals are told
    digit by digit.

    `growth` are beginnings of verbs of change, except for the words of `not_growth`.

    `qualifiers_before` and `qualifiers_after` are phrases by their last and their first word;
    the prepositions of `skipped` may stand between a qualifier and its number.

    `is_other(word, before, after, ordinal)` says whether a word that can be a number is another
    one between these two, `ordinal` whether an ordinal or a dash stands before;
    `cardinal_after(ending, digits)` whether an ending that belongs to ordinals is none here.
    """

    name: str
    script: str = "latin"
    respell: Callable[[str], str] | None = None
    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    multiples: Mapping[str, Decimal] = field(default_factory=dict)
    hundreds: Collection[str] = NONE
    ordinals: Mapping[str, int] = field(default_factory=dict)
    ordinal_scales: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    alone: Collection[str] = NONE
    vague: frozenset[str] = NONE
    uncounted: tuple[str, ...] = ()
    bare: frozenset[str] = NONE
    abbreviations: frozenset[str] = NONE
    glued_scales: Mapping[str, int] = field(default_factory=dict)
    not_glued: Mapping[str, frozenset[str]] = field(default_factory=dict)
    letter_scales: Mapping[str, int] = field(default_factory=dict)
    broken_scales: tuple[tuple[str, str, int], ...] = ()
    adjective_scales: tuple[tuple[str, int], ...] = ()
    lone_genitives: Mapping[str, int] = field(default_factory=dict)
    before_genitive: frozenset[str] = NONE
    wholes: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    half_phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    half_before_scale: frozenset[str] = NONE
    odd_phrases: tuple[tuple[str, ...], ...] = ()
    fractions: Mapping[str, int] = field(default_factory=dict)
    decimal_words: frozenset[str] = NONE
    decimal_parts: Mapping[str, int] = field(default_factory=dict)
    decimal_before: bool = False
    before_noun: frozenset[str] = NONE
    times_words: Mapping[str, int] = field(default_factory=dict)
    times_before: tuple[tuple[str, ...], ...] = ()
    articles: frozenset[str] = NONE
    ands: frozenset[str] = NONE
    number_ands: frozenset[str] = NONE
    hyphenated: bool = False
    of: frozenset[str] = NONE
    minus: frozenset[str] = NONE
    plus: frozenset[str] = NONE
    comma_thousands: bool = False
    cardinal_endings: frozenset[str] = NONE
    ordinal_endings: frozenset[str] = NONE
    glued_ordinals: frozenset[str] | None = None
    hyphen_ordinals: bool = False
    not_ordinal_after: frozenset[str] = NONE
    cardinal_after: Callable[[str, str], bool] | None = None
    is_other: Callable[[str, str, str, bool], bool] | None = None
    after_roman: tuple[str, ...] = ()
    alternatives: frozenset[str] = NONE
    pairs: frozenset[str] = NONE
    inverted: frozenset[str] = NONE
    scales_first: Mapping[str, bool] = field(default_factory=dict)
    behind_inverted: frozenset[str] = NONE
    growth: tuple[str, ...] = ()
    not_growth: tuple[str, ...] = ()
    stopwords: frozenset[str] = NONE
    classifiers: frozenset[str] = NONE
    apostrophes: str = ""
    qualifiers_before: Phrases = field(default_factory=dict)
    qualifiers_after: Phrases = field(default_factory=dict)
    dotted_qualifiers: Mapping[str, str] = field(default_factory=dict)
    not_qualifiers: Mapping[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    skipped: frozenset[str] = NONE
    than: frozenset[str] = NONE
    sure_adverbs: frozenset[str] = NONE
    units: Units = field(default_factory=Units)
    calendar: Calendar = field(default_factory=Calendar)
    shares: Shares = field(default_factory=Shares)
    ranges: Ranges = field(default_factory=Ranges)
    post: Postpositions = field(default_factory=Postpositions)

    @cached_property
    def starts(self) -> Callable[[str], bool]:
        """Whether a figure can begin with a word, so that a reader passes over the others."""
        tables: tuple[Collection[str], ...] = (
            self.numbers, self.scales, self.ordinals, self.calendar.months, self.multiples,
            self.hundreds, self.wholes, self.half_before_scale, self.fractions, self.times_words,
            self.articles, self.pairs, self.lone_genitives, self.decimal_words,
            (self.shares.half, self.shares.quarter),
        )  # fmt: skip
        return lru_cache(20_000)(lambda word: any(word in table for table in tables))

    @cached_property
    def ten_joins(self) -> bool:
        """Whether ones follow the word for ten, as there is no word for eleven."""
        return not any(10 < value < 20 for value in self.numbers.values())
