"""The page of what adds up and what does not: discrepancies, then reconciliations, worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from civdata.figures import Interval
from civdata.lookup.paths import record_path, table_path
from civdata.model import STATES, Discrepancy, Observation
from civdata.pages import consequence, sifting
from civdata.pages.book import Book, Page, Shown, observation_path
from civdata.pages.facts import HELPERS, Disagreement
from civdata.pages.words import NBSP, tied
from civdata.record.reconcile import VERDICTS, Outcome, Term

MOST_DIGITS = 6
SMALL = 0.1
"""Cases of less weight are notes: their figures differ by some hundredths at most."""
SHOWN = 15
"""So many cases are in sight, the weightiest; the others are folded."""


@dataclass(frozen=True, slots=True)
class Part:
    """A term of a reconciliation: its name, what it says, and where it leads."""

    name: str
    value: str
    path: str
    printed: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """A reconciliation in the words of a page's language."""

    id: str
    name: str
    package: str
    verdict: str
    verdict_name: str
    kind: str
    reason: str
    note: str
    result: Part
    operands: tuple[Part, ...]
    computed: str


@dataclass(frozen=True, slots=True)
class Case:
    """Something that does not add up: figures that deny each other, or sums that fail.

    `state` is `open`, `explained` or `corrected`. `prints` are the figures it
    is about, named where they count different things. `weight` puts the large and the consequential
    first; `since` is the day from which both prints are public, `days` how many have passed.
    `requests` are ready requests for information by language, `answers` what came of them;
    `stated` is the day on which the record gave the state.
    """

    id: str
    name: str
    state: str
    package: str
    members: tuple[Shown, ...]
    sums: tuple[Sum, ...]
    explanation: str
    reading: str
    prints: Sequence[tuple[str, Shown]] = ()
    weight: float = 0.0
    since: str = ""
    days: str = ""
    requests: tuple[tuple[str, str], ...] = ()
    answers: tuple[Mapping[str, str], ...] = ()
    stated: str = ""

    @property
    def is_small(self) -> bool:
        """Whether the figures differ by next to nothing and it is known why: a note, no case."""
        return self.state != "open" and self.weight < SMALL


# complex: one page, a field a line
def page(book: Book) -> Page:
    """Make the page of discrepancies and reconciliations."""
    say = book.words.say
    ranked = sorted(book.facts.outcomes, key=lambda outcome: VERDICTS.index(outcome.verdict))
    found = cases(book)
    shown = {one.id for case in found for one in case.sums}
    sums = [_sum(book, one) for one in ranked if one.reconciliation.id not in shown]
    marks = {case.id: {"package": case.package, "verdict": case.state} for case in found}
    marks |= {one.id: {"package": one.package, "verdict": one.verdict} for one in sums}
    sift = sifting.of_list(book, "cases", say("addup.title"), ("package", "verdict"), marks)
    counted = Counter(mark["verdict"] for mark in marks.values())
    return book.page(
        "add-up",
        "add-up/",
        say("addup.title"),
        say("addup.description"),
        cases=[case for case in found if not case.is_small],
        shown_cases=SHOWN,
        notes=[case for case in found if case.is_small],
        sums=sums,
        sift=sift,
        tally=_tally(counted),
    )


def _tally(counted: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """Return how many there are of each state and verdict, worst first, with their messages."""
    stems = dict.fromkeys(STATES, "tally") | dict.fromkeys(VERDICTS, "verdict")
    return [
        (name, f"{stem}.{name}", counted[name]) for name, stem in stems.items() if counted[name]
    ]


# complex: declared cases, then those that nobody declared
def cases(book: Book, package: str = "", names: frozenset[str] | None = None) -> list[Case]:
    """Put what does not add up in words, of one package, or of these names.

    Open cases come first, and of those the largest and most consequential.
    """
    if names is not None and not names:
        return []
    declared = sorted(book.collection.discrepancies, key=lambda one: STATES.index(one.state))
    made = [
        _declared(book, one)
        for one in declared
        if package in ("", one.package) and (names is None or one.id in names)
    ]
    told = [frozenset(one.members) for one in declared]
    for one in book.facts.disagreements:
        ids = frozenset(o.id for o in one.members)
        wanted = names is None and package in ("", one.indicator.package)
        if wanted and not any(ids <= members for members in told):
            made.append(_undeclared(book, one))
    return sorted(made, key=lambda case: (STATES.index(case.state), -case.weight))


def _declared(book: Book, item: Discrepancy) -> Case:
    known = book.collection.observations
    computed = {one.reconciliation.id: one for one in book.facts.outcomes}
    sums = [computed[name] for name in item.members if name in computed]
    members = [known[name] for name in item.members if name in known]
    ends = _ends(book, item, computed)
    since, days = consequence.public(book, ends)
    return Case(
        prints=[(_named(book, o, ends), book.show(o)) for o in ends],
        weight=consequence.weight(book, members, ends, sums),
        since=since,
        days=days,
        requests=consequence.requests(book, item, ends) if item.state == "open" else (),
        answers=consequence.answers(book, item.id),
        stated=book.words.date(item.state_date) if item.state_date else "",
        id=item.id,
        name=tied(item.names[book.language]),
        state=item.state,
        package=item.package,
        members=book.show_all(members),
        sums=tuple(_sum(book, one) for one in sums),
        explanation=tied(item.explanations.get(book.language, "")),
        reading=tied(item.readings.get(book.language, "")),
    )


def _ends(book: Book, item: Discrepancy, computed: Mapping[str, Outcome]) -> list[Observation]:
    """Return the figures that a discrepancy is about in the end, each once: also those of sums."""
    known = book.collection.observations
    named = ([n] if n not in computed else computed[n].observations for n in item.members)
    names = dict.fromkeys(name for group in named for name in group)
    return [known[name] for name in names if name in known]


def _undeclared(book: Book, one: Disagreement) -> Case:
    name = f"{book.name_of(one.members[0])}, {book.words.period(one.time_period)}"
    members = book.show_all(one.members)
    weight = consequence.weight(book, one.members, one.members)
    since, days = consequence.public(book, one.members)
    prints = [("", shown) for shown in members]
    told = (one.indicator.package, members, (), "", "", prints, weight, since, days)
    return Case(members[0].id, name, "open", *told)


def _named(book: Book, o: Observation, ends: Sequence[Observation]) -> str:
    """Name what a figure counts where those beside it count something else."""
    return book.name_of(o) if len({one.indicator for one in ends}) > 1 else ""


def _sum(book: Book, outcome: Outcome) -> Sum:
    words, item = book.words, outcome.reconciliation
    return Sum(
        id=item.id,
        name=item.names.get(book.language, item.id),
        package=item.package,
        verdict=outcome.verdict,
        verdict_name=words.say(f"verdict.{outcome.verdict}"),
        kind=words.say(f"relation.{item.kind}"),
        reason=words.say(f"undecided.{outcome.reason}") if outcome.reason else "",
        note=tied(item.notes.get(book.language, "")),
        result=_part(book, outcome.result),
        operands=tuple(_part(book, term) for term in outcome.operands),
        computed=_computed(book, outcome),
    )


def _computed(book: Book, outcome: Outcome) -> str:
    """Print what the operands come to, in percent where the result is; nothing where they repeat.

    An equality computes nothing: its one operand stands beside the result already.
    """
    if outcome.computed is None or outcome.reconciliation.kind == "equality":
        return ""
    text, result = _interval(book, outcome.computed), outcome.result.observation
    percent = result and book.collection.indicators[result.indicator].unit == "percent"
    return f"{text}%" if percent else text


# complex: one row of guards, a kind of term each
def _part(book: Book, term: Term) -> Part:
    """Name a term: an observation by its indicator, a cell of a record by the record's name."""
    if term.observation:
        shown = book.show(term.observation)
        name = f"{book.name_of(term.observation)}, {shown.period}"
        value = book.words.period(term.period) if term.period else shown.value
        path = observation_path(term.observation)
        return Part(name, value, path, shown.printed, shown.printed_language)
    value = book.words.period(term.period) if term.period else _interval(book, term.interval)
    record, _, column = term.ref.partition(".")
    found = book.collection.records.get(record)
    if found:
        table, row = found
        name = row.called(book.language) or record
        return Part(f"{name}: {_column(book, column)}", value, record_path(table, record))
    if observed := book.collection.observations.get(record):
        name = book.name_of(observed)
        return Part(f"{name}: {_column(book, column)}", value, observation_path(observed))
    package, _, rest = term.ref.partition("/")
    table_name = rest.partition("?")[0]
    counted = book.collection.table(package, table_name)
    if counted:
        title = counted.titles.get(book.language, table_name)
        path = "" if package in HELPERS else table_path(counted)
        return Part(title, value, path)
    names = (_part(book, part).name for part in term.parts)
    return Part(" \N{MULTIPLICATION SIGN} ".join(names) or term.ref, value, "")


def _column(book: Book, column: str) -> str:
    """Name a column, or an end of the period that stands in it: `Years covered, end`."""
    name, _, edge = column.partition(".")
    title = book.words.column(name)
    return f"{title}, {book.words.say(f'edge.{edge}')}" if edge else title


def _interval(book: Book, span: Interval) -> str:
    """Print a range of numbers in words of the language: `1,85–1,95 млрд` or `20 и больше`.

    A long fraction is cut to four digits and a long sum to thousandths of its scale word,
    outwards, so that the range stays true.
    """
    words, exact = book.words, span.low == span.high
    low = words.scaled(_cut(span.low, ROUND_FLOOR, exact))[0] if span.low is not None else ""
    high = words.scaled(_cut(span.high, ROUND_CEILING, exact))[0] if span.high is not None else ""
    if low and high:
        scale = high.rpartition(NBSP)[2]
        shared = f"{NBSP}{scale}" if scale.isalpha() else ""
        return low if exact else f"{low.removesuffix(shared)}–{high}"
    return words.say("range.from", n=low) if low else words.say("range.to", n=high)


def _cut(value: Decimal, rounding: str, exact: bool) -> Decimal:
    if len(value.as_tuple().digits) <= MOST_DIGITS:
        return value
    whole = max(len(str(abs(int(value)))), 1)
    places = max(MOST_DIGITS - 2 - whole, 0)
    if whole > MOST_DIGITS and not exact:
        places = -3 * ((whole - 1) // 3 - 1)
    return value.quantize(Decimal(1).scaleb(-places), rounding=rounding)
