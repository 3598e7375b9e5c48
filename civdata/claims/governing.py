"""What governs a figure from outside: its period, area and status."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civdata.claims.page import DATED, LONGEST, Page
from civdata.claims.sentences import Stretch
from civdata.claims.times import Time
from civdata.figures import Figure

_FAR = 100  # periods before a paragraph that are looked at
_SHORT = 400  # characters of a text whose last words may name its place
_OWN, _LEFT, _RIGHT, STEADY, PREVIOUS, OF_TEXT = range(6)  # places where a period may stand
_BESIDE, _PARAGRAPH = 0, 2  # of the places where an area may stand


def periods(
    page: Page, stretch: Stretch, sentence: Stretch, figure: Figure
) -> tuple[tuple[str, ...], bool, int]:
    """Return the periods that a figure may be of, the likeliest first, whether that is sure, and
    how far away the first one stands: one of the places of `_by_nearness`.

    The nearest in its stretch goes first, then those in its sentence, then what the paragraph goes
    by; a new paragraph of a text with a day is of its year, but a report goes on where a news item
    begins anew. What only follows from other paragraphs, or stands beside another figure, is not
    sure, nor are the ends of a change. A multiple compares two times: without both, it has none.
    """
    inside = page.times_in(sentence.start, sentence.end)
    if figure.unit == "times":
        return _compared(page, inside), True, _OWN
    told = _end(page, stretch, inside, figure) or _sum(page, inside, figure)
    if told:
        return (told,), True, _OWN
    return _nearest(page, stretch, sentence, figure, inside)


# complex: what is found and how sure it is follow from one number
def _nearest(
    page: Page, stretch: Stretch, sentence: Stretch, figure: Figure, within: Sequence[Time]
) -> tuple[tuple[str, ...], bool, int]:
    """Return the same by the nearest place in which a period stands; some are of other figures."""
    inside = [t for t in within if not _of_others(page, t, figure)]
    groups = [*_by_nearness(page, stretch, sentence, inside), page.times[:1]]
    number = next((n for n, group in enumerate(groups) if group), len(groups) - 1)
    found = [t.period for t in groups[number]]
    if not found or not found[0]:
        return (), True, number  # nothing is named, or now without a day
    named = len({t.period for t in inside})
    sure = number in (_OWN, _LEFT, STEADY) or (number == _RIGHT and named == 1)
    open_end = figure.start in page.changes and named != 2
    elsewhere = number == _LEFT and _elsewhere(page, groups[number][0], figure)
    return _widened(found), sure and not open_end and not elsewhere, number


def _elsewhere(page: Page, time: Time, figure: Figure) -> bool:
    """Return whether a clause on another place begins between a time and a figure: where it has."""
    places = str(page.lexicon.words.table.get("clauses_of_place", "")).split()
    return any(token.text in places for token in page.words(time.end, figure.start))


def _end(page: Page, stretch: Stretch, inside: Sequence[Time], figure: Figure) -> str:
    """Return the time of an end of a change: between 2019 and 2022 it grew from 50 to 200.

    A change since a year goes on to the day of the text. One end that bears a time says it for
    itself, and a change within one year has one period.
    """
    first = page.changes.get(figure.start)
    if first is None or any(stretch.holds(t.start) and t.start > figure.start for t in inside):
        return ""
    years = _years_before(page, inside, figure)
    return "" if len(years) < 2 else years[0] if first else years[-1]


def _years_before(page: Page, inside: Sequence[Time], figure: Figure) -> list[str]:
    """Return the years named before a figure, and that of the text behind a word like since."""
    years = sorted({y for t in inside if t.start < figure.start for y in _years(t.period)})
    if len(years) != 1 or page.published[:4] <= years[0]:
        return years
    since = any(_since(page, t) for t in inside if t.period == years[0])
    return [*years, page.published[:4]] if since else years


def _years(period: str) -> list[str]:
    return period.split("/") if re.fullmatch(r"\d{4}(/\d{4})?", period) else []


def _since(page: Page, time: Time) -> bool:
    """Return whether the word before or behind a time says that something goes on since then."""
    table = page.lexicon.words.table
    before = page.before(time.start, 1)
    behind = page.behind(time.end, 1)
    return (bool(before) and before[0].text in str(table.get("since", "")).split()) or (
        bool(behind) and behind[0].text in str(table.get("since_behind", "")).split()
    )


def _sum(page: Page, inside: Sequence[Time], figure: Figure) -> str:
    """Return the span of the years that brackets behind a figure part it into, if they do."""
    opened = page.text.find("(", figure.end, figure.end + LONGEST)
    closed = page.text.find(")", opened, opened + LONGEST)
    years = sorted({y for t in inside if opened < t.start < closed for y in _years(t.period)})
    if len(years) < 3 or opened < 0:
        return ""
    numbers = page.figures_in(figure.end, opened)
    parts = [f for f in page.figures_in(opened + 1, closed) if f.unit not in DATED]
    told = not numbers and len(parts) == len(years)
    return f"{years[0]}/{years[-1]}" if told else ""


def _of_others(page: Page, time: Time, figure: Figure) -> bool:
    """Return whether a time stands in brackets behind a figure, beside a figure of its own."""
    between = page.text[figure.end : time.start]
    if time.start < figure.end or between.count("(") <= between.count(")"):
        return False
    opened = page.text.rfind("(", figure.end, time.start)
    closed = page.text.find(")", time.end, time.end + LONGEST)
    return any(f.unit not in DATED for f in page.figures_in(opened + 1, closed))


def _by_nearness(
    page: Page, stretch: Stretch, sentence: Stretch, inside: Sequence[Time]
) -> list[list[Time]]:
    """Return the times of a text by where they stand, the nearest place first."""
    paragraph, end = page.paragraph(sentence.start), len(page.text) + 1
    before = page.times_in(paragraph, sentence.start)
    surely = before if page.is_long else []
    return [
        _times_between(inside, stretch.start, stretch.end)[::-1],
        _times_between(inside, 0, stretch.start)[::-1],
        _times_between(inside, stretch.end, end),
        (surely or [t for t in before if not t.aside])[::-1],
        _previous(page, paragraph)[::-1],
        [Time(0, 0, page.published[:4])] if page.published else [],
        before[::-1],
        [t for t in page.times_in(0, paragraph)[-_FAR:] if not t.aside][::-1],
    ]


def _times_between(times: Sequence[Time], start: int, end: int) -> list[Time]:
    """Return the times that begin in a part of a text."""
    return [t for t in times if start <= t.start < end]


def _widened(found: list[str]) -> tuple[str, ...]:
    """Add the span between two years, and the years of months and days."""
    years = [p for p in found if re.fullmatch(r"\d{4}", p)]
    span = ["/".join(sorted(years))] if len(years) == 2 else []
    whole = [p[:4] for p in found if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", p)]
    return tuple(dict.fromkeys(p for p in (*found, *span, *whole) if p))


def _previous(page: Page, paragraph: int) -> list[Time]:
    """Return the periods of the paragraph before, in a text long enough to be a report."""
    if not page.is_long:
        return []
    back = page.paragraph(max(0, paragraph - 2))
    if back == paragraph - 1:  # a blank line
        back = page.paragraph(max(0, back - 2))
    return [t for t in page.times_in(back, paragraph) if not t.aside]


# complex: one row of guards over what a growth names of its two ends
def _compared(page: Page, inside: Sequence[Time]) -> tuple[str, ...]:
    """Return the two ends of a growth, as far as its sentence and the day of the text say them."""
    named = [t.period for t in inside if t.period]
    whole = [period for period in named if "/" in period]
    years = sorted({period[:4] for period in named if "/" not in period})
    if not whole and len(years) == 1 and years[0] < page.published[:4]:
        years.append(page.published[:4])
    if whole or len(years) < 2:
        return tuple(whole) or tuple(years)
    return (f"{years[0]}/{years[-1]}",)


def area(page: Page, stretch: Stretch, sentence: Stretch) -> str:
    """Return the area that governs: beside the figure, in its sentence, in its paragraph.

    A paragraph that names none is of the area that the first lines name.
    """
    country = page.lexicon.places.country
    paragraph = page.paragraph(sentence.start)
    groups = (
        _areas_between(page, stretch.start, stretch.end),
        _areas_between(page, sentence.start, stretch.start),
        _areas_between(page, paragraph, sentence.start),
    )
    for number, group in enumerate(groups):
        if group:
            return _chosen(number, group, country)
    top = _areas_between(page, 0, min(page.first, paragraph))
    return top[0] if top else _last_words(page, sentence) or country


def _areas_between(page: Page, start: int, end: int) -> list[str]:
    """Return the areas of the places that begin in a part of a text."""
    return [p.area for p in page.places_in(start, end)]


def _chosen(number: int, areas: Sequence[str], country: str) -> str:
    """Return the area of those named at a place; a list of places is none of them."""
    named = [one for one in areas if one != country]
    listed = len(set(named)) > (1 if number == _BESIDE else 2)
    if listed or not named or (number == _PARAGRAPH and areas[-1] == country):
        return country
    return named[-1] if number == _PARAGRAPH else named[0]


def _last_words(page: Page, sentence: Stretch) -> str:
    """Return the area that a short text names after its figures, or nothing."""
    if len(page.text) >= _SHORT:
        return ""
    counted = [f.start for f in page.figures if f.unit not in DATED]
    later = (p for p in page.places if p.start >= sentence.end)
    return next((p.area for p in later if not any(start > p.end for start in counted)), "")


def several(page: Page, stretch: Stretch, sentence: Stretch) -> tuple[str, ...]:
    """Return the areas that a sentence lists, in order of their codes; none where it names one."""
    country = page.lexicon.places.country
    for part in (stretch, sentence):
        named = {p.area for p in page.places_in(part.start, part.end)} - {country}
        if len(named) > 1:
            return tuple(sorted(named))
    return ()


def status(page: Page, stretch: Stretch, sentence: Stretch) -> str:
    """Return what the words beside a figure say, plan or fact, else those before it."""
    for part in (stretch, Stretch(sentence.start, stretch.start)):
        if page.is_planned(part.start, part.end):
            return "planned"
        if page.is_done(part.start, part.end):
            return "actual"
    return ""
