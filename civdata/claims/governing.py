"""What governs a figure from outside: its period, area and status."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civdata.claims.page import DATED, Page
from civdata.claims.sentences import Stretch
from civdata.claims.times import Time
from civdata.figures import Figure

_REPORT = 20  # paragraphs of a text that is no news item
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
    inside = [t for t in page.times if sentence.holds(t.start)]
    if figure.unit == "times":
        return _compared(page, inside), True, _OWN
    groups = _by_nearness(page, stretch, sentence, inside)
    number = next((n for n, group in enumerate(groups) if group), len(groups))
    found = [t.period for t in (groups[number] if number < len(groups) else page.times[:1])]
    if not found or not found[0]:
        return (), True, number  # nothing is named, or now without a day
    named = len({t.period for t in inside})
    sure = number in (_OWN, _LEFT, STEADY) or (number == _RIGHT and named == 1)
    if page.changes.get(figure.start) and named != 2:
        sure = False
    return _widened(found), sure, number


def _by_nearness(
    page: Page, stretch: Stretch, sentence: Stretch, inside: Sequence[Time]
) -> list[list[Time]]:
    """Return the times of a text by where they stand, the nearest place first."""
    paragraph = page.paragraph(sentence.start)
    before = [t for t in page.times if paragraph <= t.start < sentence.start]
    far = [t for t in page.times if t.start < paragraph and not t.aside]
    return [
        [t for t in inside if stretch.holds(t.start)][::-1],
        [t for t in inside if t.start < stretch.start][::-1],
        [t for t in inside if t.start >= stretch.end],
        [t for t in before if not t.aside][::-1],
        _previous(page, paragraph)[::-1],
        [Time(0, 0, page.published[:4])] if page.published else [],
        before[::-1],
        far[::-1],
    ]


def _widened(found: list[str]) -> tuple[str, ...]:
    """Add the span between two years, and the years of months and days."""
    years = [p for p in found if re.fullmatch(r"\d{4}", p)]
    span = ["/".join(sorted(years))] if len(years) == 2 else []
    whole = [p[:4] for p in found if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", p)]
    return tuple(dict.fromkeys(p for p in (*found, *span, *whole) if p))


def is_report(text: str) -> bool:
    """Return whether a text has more paragraphs than a news item."""
    return text.count("\n") > _REPORT


def _previous(page: Page, paragraph: int) -> list[Time]:
    """Return the periods of the paragraph before, in a text long enough to be a report."""
    if not is_report(page.text):
        return []
    back = page.paragraph(max(0, paragraph - 2))
    if back == paragraph - 1:  # a blank line
        back = page.paragraph(max(0, back - 2))
    return [t for t in page.times if back <= t.start < paragraph and not t.aside]


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
        [p for p in page.places if stretch.holds(p.start)],
        [p for p in page.places if sentence.start <= p.start < stretch.start],
        [p for p in page.places if paragraph <= p.start < sentence.start],
    )
    for number, group in enumerate(groups):
        if group:
            return _chosen(number, [p.area for p in group], country)
    first = page.text.find("\n", len(page.text) - len(page.text.lstrip()))
    top = [p for p in page.places if p.start < min(first, paragraph)]
    return top[0].area if top else _last_words(page, sentence) or country


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
        named = {p.area for p in page.places if part.holds(p.start)} - {country}
        if len(named) > 1:
            return tuple(sorted(named))
    return ()


def status(page: Page, stretch: Stretch, sentence: Stretch) -> str:
    """Return what the words beside a figure say, plan or fact, else those before it."""
    for part in (stretch, Stretch(sentence.start, stretch.start)):
        if any(part.holds(start) for start, _ in page.planned):
            return "planned"
        if any(part.holds(start) for start, _ in page.done):
            return "actual"
    return ""
