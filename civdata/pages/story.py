"""What a chart tells, in words: for readers who hear it, and for pictures without colours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from civdata.model import Indicator, Observation
from civdata.pages.book import Book
from civdata.record.standing import rivals

NEAR = Decimal("0.8")
"""From which part of the highest on "more than" may well be more than the highest."""

RIVALS = 3
"""How many other prints a sentence names."""

MOST = 14
"""A story of more figures than these names the telling ones and leaves the rest to the table."""


def tell(book: Book, unit: str, found: Sequence[Observation], joined: Sequence[str]) -> str:
    """Tell a series: how many figures, first and latest, the change, plans, contested ones.

    `joined` are the ids of the figures that a line joins, oldest first.
    """
    say, words = book.words.say, book.words
    parts = [say("chart.unit", unit=words.unit(unit)) + "."]
    parts.append(say("story.count", n=words.number(Decimal(len(found)))))
    known = book.collection.observations
    if len(joined) >= 2:
        first, last = known[joined[0]], known[joined[-1]]
        parts.append(say("story.first", figure=_figure(book, first)))
        parts.append(say("story.last", figure=_figure(book, last)))
        parts.append(change(book, first, last, unit))
    ranked = sorted(found, key=lambda o: o.value)
    parts.append(say("story.range", low=_figure(book, ranked[0]), high=_figure(book, ranked[-1])))
    parts += _denied(book, found)
    parts.append(_all(book, found))
    parts.append(say("story.table"))
    return " ".join(part for part in parts if part)


def sentence(book: Book, indicator: Indicator, joined: Sequence[str]) -> str:
    """Say in plain words what is known: the latest, who says so, the change, the highest, rivals.

    `joined` are the ids of the yearly figures that a line joins, oldest first.
    """
    say, known = book.words.say, book.collection.observations
    latest = book.facts.latest(indicator)
    if latest is None:
        return ""
    shown = book.show(latest)
    parts = [
        say("say.latest", when=shown.when, figure=shown.value, publisher=shown.publisher),
        *_over_years(book, indicator, latest, [known[name] for name in joined]),
        _rivals(book, latest),
        say("say.open") if shown.case else "",
        f"{say('region.nocountry')}." if shown.region else "",
    ]
    return " ".join(part for part in parts if part)


# complex: one row of guards, a way to tell no story each
def _over_years(
    book: Book, indicator: Indicator, latest: Observation, years: Sequence[Observation]
) -> Iterator[str]:
    """Say how the yearly figures changed, and which is the highest, of ranks the best.

    Of what is numbered in a row, or happens so often, nothing of that is worth saying.
    """
    if len(years) < 2 or book.words.form(indicator) not in ("", "rank"):
        return
    rank = book.words.is_rank(indicator)
    if latest.ref_area == years[0].ref_area and not rank:
        yield _since(book, years[0], latest, indicator.unit)
    if rank or _is_certain(book, years):
        best = (min if rank else max)(years, key=lambda o: o.value)
        when = ", ".join(o.time_period for o in years if o.value == best.value)
        key = "say.best" if rank else "say.highest"
        yield book.words.say(key, period=when, figure=book.show(best).value)


def _rivals(book: Book, latest: Observation) -> str:
    """Say what others print of the same thing."""
    own = book.show(latest).publisher
    others = [book.show(o) for o in rivals(book.collection, latest)]
    others = [o for o in others if o.case or o.publisher != own]
    sides = "; ".join(f"{o.value} ({o.publisher})" for o in others[:RIVALS])
    return book.words.say("say.others", sides=sides) if sides else ""


def _is_certain(book: Book, years: Sequence[Observation]) -> bool:
    """Whether no year's print leaves room above the highest: "more than" a little less does."""
    spans = book.facts.intervals
    best = max(o.value for o in years)
    near = [o for o in years if best * NEAR < o.value < best]
    highs = [spans[o.id].high for o in near]
    return all(high is not None and high <= best for high in highs)


def _since(book: Book, first: Observation, last: Observation, unit: str) -> str:
    """Say how far the latest figure lies from the first year's, as our own calculation."""
    if first.time_period == last.time_period:
        return ""
    told = {"period": first.time_period, "figure": book.show(first).value}
    return _apart(book, first, last, unit, "say", told)


def tell_places(book: Book, unit: str, found: Sequence[Observation]) -> str:
    """Tell figures of regions or bars, from the highest down."""
    say, words = book.words.say, book.words
    ranked = sorted(found, key=lambda o: -o.value)
    names = [_place(book, o) for o in ranked]
    listed = "; ".join(
        f"{name}: {book.show(o).value}" for name, o in zip(names, ranked, strict=True)
    )
    parts = [say("chart.unit", unit=words.unit(unit)) + "."]
    parts.append(say("story.count", n=words.number(Decimal(len(found)))))
    parts.append(say("story.ranked", figures=listed))
    parts += _denied(book, found)
    return " ".join([*parts, say("story.table")])


def _place(book: Book, o: Observation) -> str:
    return book.name_of(o)


def change(book: Book, first: Observation, last: Observation, unit: str) -> str:
    """Say how far the latest figure lies from the first, rounded, as our own calculation."""
    return _apart(book, first, last, unit, "story", {})


def _apart(
    book: Book,
    first: Observation,
    last: Observation,
    unit: str,
    stem: str,
    told: Mapping[str, str],
) -> str:
    """Say how far two figures lie apart, in the messages of a stem: points, times or percent."""
    say, words = book.words.say, book.words
    if unit == "percent":
        points = last.value - first.value
        sign = "+" if points > 0 else "\N{MINUS SIGN}" if points < 0 else ""
        return say(f"{stem}.points", n=f"{sign}{words.number(abs(points))}", **told)
    if first.value <= 0 or last.value <= 0:
        return ""
    part = last.value / first.value
    if part >= 2:
        times = round(part, 1)
        number = words.number(times.normalize() if times % 1 else times.to_integral_value())
        noun = words.noun("times", times, False, False)
        return say(f"{stem}.times", n=number, times=noun, **told)
    percent = round(abs(part - 1) * 100)
    if not percent:
        return say(f"{stem}.same", **told)
    key = f"{stem}.more" if part > 1 else f"{stem}.less"
    return say(key, n=words.number(Decimal(percent)), **told)


def _figure(book: Book, o: Observation) -> str:
    shown = book.show(o)
    return f"{shown.when}: {shown.value}"


def _denied(book: Book, found: Sequence[Observation]) -> list[str]:
    """Name the figures about one thing that cannot all be true, with who printed each."""
    told, parts = set(), []
    for o in found:
        against = book.show(o).against
        if not against or o.id in told:
            continue
        members = sorted((o, *against), key=lambda one: one.value)
        told |= {one.id for one in members}
        sides = "; ".join(
            f"{book.show(m).value} ({book.show(m).source.publisher.name(book.language)})"
            for m in members
        )
        parts.append(book.words.say("story.contested", period=book.show(o).when, sides=sides))
    return parts


def _all(book: Book, found: Sequence[Observation]) -> str:
    plans = [o for o in found if o.obs_status == "planned"]
    if len(found) <= MOST:
        return book.words.say("story.all", figures="; ".join(_figure(book, o) for o in found))
    if plans:
        listed = "; ".join(_figure(book, o) for o in plans[:MOST])
        return book.words.say("story.planned", figures=listed)
    return ""
