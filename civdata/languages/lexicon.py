"""The words that a language prints figures with, one shape for all languages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Postposition:
    """A word behind a number, or behind the noun that it counts, that makes a qualifier.

    It begins with one of `stems` or is one of `words`; the word before it ends with one of `case`
    (nothing is asked where that is empty). With a word of `Postpositions.negations` behind it, it
    means `negated`. A `limit` (`дейін`, up to) is none where a verb of change follows.
    """

    qualifier: str
    words: Collection[str] = ()
    stems: tuple[str, ...] = ()
    case: tuple[str, ...] = ()
    negated: str = ""
    limit: bool = False


@dataclass(frozen=True)
class Postpositions:
    """How a language says about, more than and up to behind a number, by cases.

    `ablative`, `dative` and `genitive` are the endings of these cases, `similar` those that mean
    "about as many as" except on the words of `not_similar`, `similar_numbers` those that mean it on
    numbers only, `reaching` those that mean "up to". `stops` end the search for a
    postposition, a word of `until_now` before one makes it speak of time; `between` begins the word
    that makes a range of two numbers joined by one of `joins`, `until` the one that ends a range,
    `levels` nouns whose movement is told. `adverbs` may stand before a postposition (slightly).
    """

    rows: tuple[Postposition, ...] = ()
    ablative: tuple[str, ...] = ()
    dative: tuple[str, ...] = ()
    genitive: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()
    similar_numbers: tuple[str, ...] = ()
    reaching: tuple[str, ...] = ()
    not_similar: frozenset[str] = _NONE
    negations: tuple[str, ...] = ()
    stops: frozenset[str] = _NONE
    until_now: frozenset[str] = _NONE
    adverbs: frozenset[str] = _NONE
    between: tuple[str, ...] = ()
    joins: frozenset[str] = _NONE
    until: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows)


@dataclass(frozen=True)
class Ranges:
    """The words that join two numbers, for languages without cases behind numbers.

    `between` opens and joins a range, `change` a change from one number to another. `range_joins`
    and nouns that begin with `aged` make a range of such a change, `change_joins` a change of such
    a range where different things are counted, `bare_joins` need no opening. `ends` say where a
    change ends; `steady` openings are a range whatever changes, `ranging` begin verbs that range,
    `directions` are adverbs of change. `openings` may stand between an opening and its number,
    `same_nouns` count the same.

    `limits` are prepositions that alone mean a limit, an "at least" only before money, shares and
    what begins with `limited`. `by` before a limit says by how much, not whereto. `over` spans of
    time is none where something grows.
    """

    between: tuple[tuple[str, str], ...] = ()
    change: tuple[tuple[str, str], ...] = ()
    range_joins: frozenset[str] = _NONE
    change_joins: frozenset[str] = _NONE
    bare_joins: frozenset[str] = _NONE
    ends: frozenset[str] = _NONE
    steady: frozenset[str] = _NONE
    ranging: tuple[str, ...] = ()
    aged: tuple[str, ...] = ()
    directions: frozenset[str] = _NONE
    openings: tuple[tuple[str, ...], ...] = ()
    same_nouns: frozenset[str] = _NONE
    limits: Mapping[str, str] = field(default_factory=dict)
    limited: tuple[str, ...] = ()
    by: frozenset[str] = _NONE
    over: frozenset[str] = _NONE
    over_spans: frozenset[str] = _NONE

    @cached_property
    def opens(self) -> frozenset[str]:
        """The words that open a range or change."""
        return frozenset(pair[0] for pair in (*self.between, *self.change))

    @cached_property
    def joins(self) -> frozenset[str]:
        """The words that join a range or change."""
        return frozenset(pair[1] for pair in (*self.between, *self.change))


@dataclass(frozen=True)
class Units:
    """The names of units; signs and codes of currencies, shared by all, are in `money`.

    `words` are whole words, `stems` beginnings except those of `not_units`. A full stop may follow
    `abbreviated`, and always belongs to `dotted`. `initials` are two letters with full stops.
    `phrases` are units of several words, where a star ends a beginning. `points` begin the word
    that makes percent to percentage points, `percent_adjectives` the adjective before it.
    `of_nation` begin words before money that change nothing, `american` are the words that make
    `dollars` those of America, `behind` what may stand behind a unit without changing it. `cents`
    begin the hundredths of a currency. `measures` begin words, `measure_words` are words that are
    measured and so may have decimals; those that begin with one of `whole` only come whole.

    A word of `occasions` counts how often, no multiple, before `per` and `per_time`, unless
    `in_times` stands before the number; `once` says that one of it is no multiple either.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    stems: Mapping[str, str] = field(default_factory=dict)
    not_units: tuple[str, ...] = ()
    abbreviated: frozenset[str] = _NONE
    dotted: frozenset[str] = _NONE
    initials: Mapping[tuple[str, str], str] = field(default_factory=dict)
    phrases: tuple[tuple[tuple[str, ...], str], ...] = ()
    percent_adjectives: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    of_nation: tuple[str, ...] = ()
    american: tuple[tuple[str, ...], ...] = ()
    dollars: tuple[str, ...] = ()
    behind: Mapping[str, frozenset[str]] = field(default_factory=dict)
    cents: tuple[str, ...] = ()
    cent_words: frozenset[str] = _NONE
    measures: tuple[str, ...] = ()
    measure_words: frozenset[str] = _NONE
    counted_letters: frozenset[str] = _NONE
    whole: tuple[str, ...] = ()
    occasions: frozenset[str] = _NONE
    in_times: frozenset[str] = _NONE
    per: frozenset[str] = _NONE
    per_time: frozenset[str] = _NONE
    once: bool = False

    @cached_property
    def stem_lengths(self) -> tuple[int, ...]:
        """The lengths of the stems, the shortest first."""
        return tuple(sorted({len(stem) for stem in self.stems}))

    @cached_property
    def initial_letters(self) -> frozenset[str]:
        """The letters that units of two letters begin with."""
        return frozenset(first for first, _ in self.initials)


@dataclass(frozen=True)
class Calendar:
    """The words of dates and years.

    `marked` are short forms with a full stop, `spans` forms of year that may mean a span of time,
    `adjectives` begin words between a year and its noun. `year_joins` join two years, `until` two
    dates or months, `ands` list them except after `betweens`. `of` may stand before a month or a
    year, `month_nouns` begin the word for month. `year_leads` says that the year stands before
    month and day, `month_leads` that a day may follow its month, `month_capital` that a month has
    a capital, `by_ordinal` that a day may be an ordinal word.

    `decade` endings make ten years of a round one, `decade_if` one that needs a word behind it,
    `decade_glued` one without a hyphen. Four digits before a word are a year where the word is a
    stop word, a month or ends with one of `verb_ends`; in a language with an ending for the
    `plural`, unless a plural or one of `people` follows soon, and always after `in_words`.
    `not_year` end a word in brackets that says that the number is none.
    """

    months: Mapping[str, int] = field(default_factory=dict)
    year_words: frozenset[str] = _NONE
    quarter_words: frozenset[str] = _NONE
    half_year_words: frozenset[str] = _NONE
    marked: frozenset[str] = _NONE
    spans: frozenset[str] = _NONE
    adjectives: tuple[str, ...] = ()
    year_joins: frozenset[str] = _NONE
    until: frozenset[str] = _NONE
    ands: frozenset[str] = _NONE
    betweens: frozenset[str] = _NONE
    of: frozenset[str] = _NONE
    month_nouns: tuple[str, ...] = ()
    year_leads: bool = False
    month_leads: bool = False
    month_capital: bool = False
    by_ordinal: bool = False
    decade: frozenset[str] = _NONE
    decade_if: tuple[str, str] = ("", "")
    decade_glued: str = ""
    verb_ends: tuple[str, ...] = ()
    plural: str = ""
    not_plural: frozenset[str] = _NONE
    people: frozenset[str] = _NONE
    in_words: frozenset[str] = _NONE
    not_year: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shares:
    """How parts of a whole are named; `grammar` is `ordinals`, `nouns`, `cases` or empty.

    `ordinals` (две трети, одна пятая часть): an ordinal ends with one of `one` behind a numerator
    that begins with one of `one_words`, else with one of `many`; `persons` are no parts. `nouns`
    (two thirds, half of): `half` and `quarter` have rules of their own, `ones` stand for one, of
    something that `sides` begin there is no half. `cases` (үштен бірі): the whole ends with one
    of `wholes`, the numerator begins with one of `pieces`.

    `part` begins the noun part, `part_words` are its forms; after `inside` it is a part of a text.
    `times` are spans of time, which have no shares, `of_time` begin them where they stand before;
    `skipped` stand between a share and its whole.
    """

    grammar: str = ""
    times: frozenset[str] = _NONE
    of_time: tuple[str, ...] = ()
    skipped: frozenset[str] = _NONE
    sides: frozenset[str] = _NONE
    ones: frozenset[str] = _NONE
    part: tuple[str, ...] = ()
    part_words: frozenset[str] = _NONE
    one: tuple[str, ...] = ()
    one_words: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    before: frozenset[str] = _NONE
    inside: frozenset[str] = _NONE
    pieces: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()
    half: str = ""
    half_of: frozenset[str] = _NONE
    quarter: str = ""
    plural: str = ""
    by: frozenset[str] = _NONE
    with_half: tuple[str, str] = ("", "")
    half_percent: tuple[str, ...] = ()


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
    hundreds: frozenset[str] = _NONE
    ordinals: Mapping[str, int] = field(default_factory=dict)
    ordinal_scales: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    alone: frozenset[str] = _NONE
    vague: frozenset[str] = _NONE
    uncounted: tuple[str, ...] = ()
    bare: frozenset[str] = _NONE
    abbreviations: frozenset[str] = _NONE
    glued_scales: Mapping[str, int] = field(default_factory=dict)
    not_glued: Mapping[str, frozenset[str]] = field(default_factory=dict)
    letter_scales: Mapping[str, int] = field(default_factory=dict)
    broken_scales: tuple[tuple[str, str, int], ...] = ()
    adjective_scales: tuple[tuple[str, int], ...] = ()
    lone_genitives: Mapping[str, int] = field(default_factory=dict)
    before_genitive: frozenset[str] = _NONE
    wholes: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    half_phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    half_before_scale: frozenset[str] = _NONE
    odd_phrases: tuple[tuple[str, ...], ...] = ()
    fractions: Mapping[str, int] = field(default_factory=dict)
    decimal_words: frozenset[str] = _NONE
    decimal_parts: Mapping[str, int] = field(default_factory=dict)
    decimal_before: bool = False
    before_noun: frozenset[str] = _NONE
    times_words: Mapping[str, int] = field(default_factory=dict)
    times_before: tuple[tuple[str, ...], ...] = ()
    articles: frozenset[str] = _NONE
    ands: frozenset[str] = _NONE
    number_ands: frozenset[str] = _NONE
    hyphenated: bool = False
    of: frozenset[str] = _NONE
    minus: frozenset[str] = _NONE
    plus: frozenset[str] = _NONE
    comma_thousands: bool = False
    cardinal_endings: frozenset[str] = _NONE
    ordinal_endings: frozenset[str] = _NONE
    glued_ordinals: frozenset[str] | None = None
    hyphen_ordinals: bool = False
    not_ordinal_after: frozenset[str] = _NONE
    cardinal_after: Callable[[str, str], bool] | None = None
    is_other: Callable[[str, str, str, bool], bool] | None = None
    after_roman: tuple[str, ...] = ()
    alternatives: frozenset[str] = _NONE
    pairs: frozenset[str] = _NONE
    inverted: frozenset[str] = _NONE
    scales_first: Mapping[str, bool] = field(default_factory=dict)
    behind_inverted: frozenset[str] = _NONE
    growth: tuple[str, ...] = ()
    not_growth: tuple[str, ...] = ()
    stopwords: frozenset[str] = _NONE
    classifiers: frozenset[str] = _NONE
    apostrophes: str = ""
    reserved: Mapping[str, str] = field(default_factory=dict)
    qualifiers_before: Phrases = field(default_factory=dict)
    qualifiers_after: Phrases = field(default_factory=dict)
    dotted_qualifiers: Mapping[str, str] = field(default_factory=dict)
    not_qualifiers: Mapping[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    skipped: frozenset[str] = _NONE
    than: frozenset[str] = _NONE
    sure_adverbs: frozenset[str] = _NONE
    units: Units = field(default_factory=Units)
    calendar: Calendar = field(default_factory=Calendar)
    shares: Shares = field(default_factory=Shares)
    ranges: Ranges = field(default_factory=Ranges)
    post: Postpositions = field(default_factory=Postpositions)

    @cached_property
    def starters(self) -> frozenset[str]:
        """All words that a figure can begin with, so that a reader passes over the others."""
        tables = (
            self.numbers, self.multiples, self.hundreds, self.ordinals, self.scales, self.wholes,
            self.half_before_scale, self.fractions, self.times_words, self.articles, self.pairs,
            self.lone_genitives, self.decimal_words, self.calendar.months,
            (self.shares.half, self.shares.quarter),
        )  # fmt: skip
        return frozenset(word for table in tables for word in table)

    @cached_property
    def ten_joins(self) -> bool:
        """Whether ones follow the word for ten, as there is no word for eleven."""
        return not any(10 < value < 20 for value in self.numbers.values() if value % 1 == 0)


def words(text: str) -> tuple[str, ...]:
    """The words of a text, for tables that are easier to read without quotes.

    >>> words("два две")
    ('два', 'две')
    """
    return tuple(text.split())


def wordset(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def forms(table: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Word form to number from rows of `("form form …", number)`.

    >>> forms([("два две", 2)])
    {'два': 2, 'две': 2}
    """
    return {form: number for alternatives, number in table for form in alternatives.split()}


def rows(table: str) -> list[tuple[str, int]]:
    """Rows for `forms` from lines of `form form …|number`.

    >>> rows("два две|2")
    [('два две', 2)]
    """
    parts = (line.rpartition("|") for line in table.strip().splitlines())
    return [(alternatives, int(number)) for alternatives, _, number in parts]


def decimals(table: Mapping[str, int]) -> dict[str, Decimal]:
    """The same table with exact decimals as values."""
    return {form: Decimal(number) for form, number in table.items()}


def named(table: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Word form to name from rows of `("name", "form form …")`.

    >>> named([("percent", "pct percent")])
    {'pct': 'percent', 'percent': 'percent'}
    """
    return {form: name for name, alternatives in table for form in alternatives.split()}


def inflected(
    stems: Mapping[str, int], endings: Iterable[str], without: Iterable[str] = ()
) -> dict[str, Decimal]:
    """Every stem with every ending, but for forms that are other words.

    >>> inflected({"беш": 5}, ["", "ке"])
    {'беш': Decimal('5'), 'бешке': Decimal('5')}
    """
    forms_of = [(stem, ending) for stem in stems for ending in endings]
    left_out = frozenset(without)
    return {
        stem + ending: Decimal(stems[stem])
        for stem, ending in forms_of
        if stem + ending not in left_out
    }


def phrases(table: Iterable[tuple[str, str]], *, first: bool = False) -> Phrases:
    """Phrases that give a qualifier, keyed by their last word (or first), the longest first.

    >>> phrases([("about", "около|в районе")])["районе"]
    ((('в', 'районе'), 'about'),)
    """
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for qualifier, alternatives in table:
        for phrase in alternatives.split("|"):
            parts = words(phrase)
            found.setdefault(parts[0 if first else -1], []).append((parts, qualifier))
    return {
        key: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for key, entries in found.items()
    }


def from_table(code: str, table: Mapping[str, Any]) -> Lexicon:
    """The words of a language that is written as data, not as a module."""
    raise NotImplementedError(code, table)
