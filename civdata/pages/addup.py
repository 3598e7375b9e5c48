"""The page of what adds up and what does not: discrepancies, then reconciliations, worst first."""

from __future__ import annotations

from dataclasses import dataclass

from civdata.figures import Interval
from civdata.model import Discrepancy
from civdata.pages.book import Book, Page, Shown, observation_path
from civdata.pages.facts import HELPERS, Disagreement
from civdata.reconcile import VERDICTS, Outcome, Term, outcomes


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
    """A disagreement between sources with what is known of it."""

    disagreement: Disagreement
    period: str
    members: tuple[Shown, ...]
    explanation: str
    reading: str


def page(book: Book) -> Page:
    """Make the page of discrepancies and reconciliations."""
    say = book.words.say
    found = outcomes(book.collection)
    ranked = sorted(found, key=lambda outcome: VERDICTS.index(outcome.verdict))
    return book.page(
        "add-up.md",
        "add-up/",
        say("addup.title"),
        say("addup.description"),
        cases=cases(book),
        sums=[_sum(book, outcome) for outcome in ranked],
    )


def cases(book: Book, package: str = "") -> list[Case]:
    """Put disagreements in words; those of one package where it is named."""
    made = []
    for one in book.facts.disagreements:
        if package and one.indicator.package != package:
            continue
        members = frozenset(o.id for o in one.members)
        told = next((d for d in book.collection.discrepancies if members <= set(d.members)), None)
        made.append(
            Case(
                one,
                book.words.period(one.time_period),
                book.show_all(one.members),
                _text(told, "explanations", book.language),
                _text(told, "readings", book.language),
            )
        )
    return made


def _text(told: Discrepancy | None, name: str, language: str) -> str:
    return getattr(told, name).get(language, "") if told else ""


def _sum(book: Book, outcome: Outcome) -> Sum:
    words, item = book.words, outcome.reconciliation
    return Sum(
        id=item.id,
        name=item.names.get(book.language, item.id),
        verdict=outcome.verdict,
        verdict_name=words.say(f"verdict.{outcome.verdict}"),
        kind=words.say(f"relation.{item.kind}"),
        reason=words.say(f"undecided.{outcome.reason}") if outcome.reason else "",
        note=item.notes.get(book.language, ""),
        result=_part(book, outcome.result),
        operands=tuple(_part(book, term) for term in outcome.operands),
        computed=_interval(book, outcome.computed) if outcome.computed else "",
    )


def _part(book: Book, term: Term) -> Part:
    """Name a term: an observation by its indicator, a cell of a record by the record's name."""
    if term.observation:
        shown = book.show(term.observation)
        indicator = book.collection.indicators[term.observation.indicator]
        name = f"{indicator.names[book.language]}, {shown.period}"
        value = book.words.period(term.period) if term.period else shown.value
        path = observation_path(term.observation)
        return Part(name, value, path, shown.printed, shown.printed_language)
    value = book.words.period(term.period) if term.period else _interval(book, term.interval)
    record, _, column = term.ref.partition(".")
    found = book.collection.records.get(record)
    if found:
        table, row = found
        name = row[f"name_{book.language}"] or row["name"] or record
        return Part(f"{name}: {book.words.column(column)}", value, f"{table.package}/#{record}")
    package, _, rest = term.ref.partition("/")
    table_name = rest.partition("?")[0]
    counted = book.collection.table(package, table_name)
    if counted:
        title = counted.titles.get(book.language, table_name)
        path = "" if package in HELPERS else f"{package}/#{table_name.replace('_', '-')}"
        return Part(title, value, path)
    return Part(" + ".join(_part(book, part).name for part in term.parts) or term.ref, value, "")


def _interval(book: Book, span: Interval) -> str:
    """Print a range of numbers in words of the language: `1,85–1,95 млрд` or `более 20`."""
    words = book.words
    if span.low is not None and span.high is not None:
        low, high = words.scaled(span.low)[0], words.scaled(span.high)[0]
        return low if span.low == span.high else f"{low}–{high}"
    if span.low is not None:
        return words.say("range.from", n=words.scaled(span.low)[0])
    return words.say("range.to", n=words.scaled(span.high)[0]) if span.high is not None else ""
