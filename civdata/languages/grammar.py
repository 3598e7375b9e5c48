"""What a lexicon says beside its numbers: postpositions, ranges, units, dates and shares."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

NONE: frozenset[str] = frozenset()


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
    not_similar: frozenset[str] = NONE
    negations: tuple[str, ...] = ()
    stops: frozenset[str] = NONE
    until_now: frozenset[str] = NONE
    adverbs: frozenset[str] = NONE
    between: tuple[str, ...] = ()
    joins: frozenset[str] = NONE
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
    range_joins: frozenset[str] = NONE
    change_joins: frozenset[str] = NONE
    bare_joins: frozenset[str] = NONE
    ends: frozenset[str] = NONE
    steady: frozenset[str] = NONE
    ranging: tuple[str, ...] = ()
    aged: tuple[str, ...] = ()
    directions: frozenset[str] = NONE
    openings: tuple[tuple[str, ...], ...] = ()
    same_nouns: frozenset[str] = NONE
    limits: Mapping[str, str] = field(default_factory=dict)
    limited: tuple[str, ...] = ()
    by: frozenset[str] = NONE
    over: frozenset[str] = NONE
    over_spans: frozenset[str] = NONE

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
    abbreviated: frozenset[str] = NONE
    dotted: frozenset[str] = NONE
    initials: Mapping[tuple[str, str], str] = field(default_factory=dict)
    phrases: tuple[tuple[tuple[str, ...], str], ...] = ()
    percent_adjectives: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    of_nation: tuple[str, ...] = ()
    american: tuple[tuple[str, ...], ...] = ()
    dollars: tuple[str, ...] = ()
    behind: Mapping[str, frozenset[str]] = field(default_factory=dict)
    cents: tuple[str, ...] = ()
    cent_words: frozenset[str] = NONE
    measures: tuple[str, ...] = ()
    measure_words: frozenset[str] = NONE
    counted_letters: frozenset[str] = NONE
    whole: tuple[str, ...] = ()
    occasions: frozenset[str] = NONE
    in_times: frozenset[str] = NONE
    per: frozenset[str] = NONE
    per_time: frozenset[str] = NONE
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
    `not_year` end a word in brackets that says that the number is none. `spoken` years are two
    numbers in words.
    """

    months: Mapping[str, int] = field(default_factory=dict)
    year_words: frozenset[str] = NONE
    quarter_words: Collection[str] = NONE
    half_year_words: Collection[str] = NONE
    marked: frozenset[str] = NONE
    spans: frozenset[str] = NONE
    adjectives: tuple[str, ...] = ()
    year_joins: frozenset[str] = NONE
    until: frozenset[str] = NONE
    ands: frozenset[str] = NONE
    betweens: frozenset[str] = NONE
    of: frozenset[str] = NONE
    month_nouns: tuple[str, ...] = ()
    year_leads: bool = False
    month_leads: bool = False
    month_capital: bool = False
    by_ordinal: bool = False
    decade: frozenset[str] = NONE
    decade_if: tuple[str, str] = ("", "")
    decade_glued: str = ""
    verb_ends: tuple[str, ...] = ()
    plural: str = ""
    not_plural: frozenset[str] = NONE
    people: frozenset[str] = NONE
    in_words: frozenset[str] = NONE
    not_year: tuple[str, ...] = ()
    spoken: bool = False


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
    times: frozenset[str] = NONE
    of_time: tuple[str, ...] = ()
    skipped: frozenset[str] = NONE
    sides: frozenset[str] = NONE
    ones: frozenset[str] = NONE
    part: tuple[str, ...] = ()
    part_words: frozenset[str] = NONE
    one: tuple[str, ...] = ()
    one_words: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    before: frozenset[str] = NONE
    inside: frozenset[str] = NONE
    pieces: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()
    half: str = ""
    half_of: frozenset[str] = NONE
    quarter: str = ""
    plural: str = ""
    by: frozenset[str] = NONE
    with_half: tuple[str, str] = ("", "")
    half_percent: tuple[str, ...] = ()
