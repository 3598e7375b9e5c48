"""How much a case weighs, since when it is public, and what a citizen can ask about it."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from jinja2 import TemplateNotFound

from civdata.figures import Interval
from civdata.model import Discrepancy, Observation
from civdata.pages.book import Book
from civdata.record.reconcile import Outcome
from civdata.record.standing import PRESS, published

TIMES = ("duration", "before", "within")
"""Kinds of relations between times, not sizes."""
SIDES = 4
"""How many prints a request quotes."""


# complex: one sum, a term a line
def weight(
    book: Book,
    members: Sequence[Observation],
    ends: Iterable[Observation],
    sums: Iterable[Outcome] = (),
) -> float:
    """Say how much a case weighs: how far its figures lie apart, and how much hangs on them.

    Apart counts by doublings, three at most. Money, headline figures and those of the whole
    country weigh more.
    """
    gap = 0.5
    values = [float(abs(o.value)) for o in members if o.value]
    if len({o.indicator for o in members}) == 1 and len(values) > 1:
        gap = min(math.log2(max(values) / min(values)), 3.0)
    gap = max([gap if members else 0.0, *(apart(one) for one in sums)])
    settings, units = book.collection.settings, book.collection.reference("units")
    concerned = list(ends)
    kinds = [units.get(book.collection.indicators[o.indicator].unit) for o in concerned]
    part = 1.0
    part += any(o.indicator in settings.headlines for o in concerned)
    part += any(row is not None and row["kind"] == "currency" for row in kinds) / 2
    part += any(o.ref_area == book.collection.country for o in concerned) / 2
    return round(gap * part, 4)


def apart(outcome: Outcome) -> float:
    """Say how far a printed result lies from what it is set against, in doublings, three at most.

    Lengths of time and dates count little: a day more or less is no matter of size.
    """
    if outcome.verdict != "contradicts" or outcome.reconciliation.kind in TIMES:
        return 0.25
    against = [outcome.computed] if outcome.computed else [t.interval for t in outcome.operands]
    return max((_doublings(outcome.result.interval, span) for span in against), default=0.25)


def _doublings(one: Interval, other: Interval) -> float:
    for low, high in ((one.low, other.high), (other.low, one.high)):
        if low is not None and high is not None and low > high:
            return min(math.log2(float(low / high)), 3.0) if high > 0 else 3.0
    return 0.25


def public(book: Book, members: Iterable[Observation]) -> tuple[str, str]:
    """Return since when all prints are public, and how many days that is, both in words.

    Counted to the day of the record's newest change; nothing where a day is not known.
    """
    dates = published(book.collection)
    days = [dates.get(o.source, "") for o in members]
    try:
        ends = [date.fromisoformat(day) for day in (max(days, default=""), book.as_of)]
    except ValueError:
        return "", ""
    if not all(days) or ends[1] <= ends[0]:
        return "", ""
    passed = Decimal((ends[1] - ends[0]).days)
    return book.words.date(max(days)), book.words.number(passed)


def requests(
    book: Book, item: Discrepancy, members: Sequence[Observation]
) -> tuple[tuple[str, str], ...]:
    """Write a request for information about a case in each language that the site has one in.

    The text is the site's own, `pages/LANGUAGE/request.txt`: whom one may ask, and by which law,
    differs from country to country.
    """
    made = []
    for code in book.collection.languages:
        try:
            template = book.environment.get_template(f"{code}/request.txt")
        except TemplateNotFound:
            continue
        prints = [_print(book, o, code) for o in members[:SIDES]]
        if prints:
            whom, name = _whom(book, members, code), item.names.get(code, item.id)
            made.append((code, template.render(whom=whom, name=name, prints=prints).strip()))
    return tuple(made)


def _print(book: Book, o: Observation, code: str) -> Mapping[str, str]:
    source = book.collection.sources[o.source]
    return {
        "printed": o.as_printed,
        "publisher": source.publisher.name(code),
        "title": source.title,
        "date": source.date,
        "url": source.address,
    }


def _whom(book: Book, members: Sequence[Observation], code: str) -> str:
    """Name who can answer: the body that is named as the one who says so, else who prints it."""
    named = book.collection.reference("institutions")
    for o in members:
        if row := named.get(o.institution):
            return row[f"name_{code}"]
    publishers = [book.collection.sources[o.source].publisher for o in members]
    first = next((p for p in publishers if p.kind not in PRESS), publishers[0])
    return first.name(code)


def answers(book: Book, case: str) -> tuple[Mapping[str, str], ...]:
    """Return the answers that the site has recorded on a case, in `pages/answers.csv`."""
    try:
        text, _, _ = book.environment.loader.get_source(  # type: ignore[union-attr]
            book.environment, "answers.csv"
        )
    except TemplateNotFound:
        return ()
    return tuple(row for row in csv.DictReader(text.splitlines()) if row["case"] == case)
