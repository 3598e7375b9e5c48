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


def periods(
    page: Page, stretch: Stretch, sentence: Stretch, figure: Figure
) -> tuple[tuple[str, ...], bool]:
    """Return the periods that a figure may be of, the likeliest first, and whether that is sure.

    The nearest in its stretch goes first, then those in its sentence, then what the paragraph goes
    by; a new paragraph of a text with a day is of its year, but a report goes on where a news item
    begins anew. What only follows from other paragraphs, or stands beside another figure, is not
    sure, nor are the ends of a change. A multiple compares two times: without both, it has none.
    """
    paragraph = page.paragraph(sentence.start)
    inside = [t for t in page.times if sentence.holds(t.start)]
    if figure.unit == "times":
        return _compared(page, inside), True
    own = [t for t in inside if stretch.holds(t.start)]
    left = [t for t in inside if t.start < stretch.start]
    right = [t for t in inside if t.start >= stretch.end]
    before = [t for t in page.times if paragraph <= t.start < sentence.start]
    steady = [t for t in before if not t.aside]
    year = [Time(0, 0, page.published[:4])] if page.published else []
    far = [t for t in page.times if t.start < paragraph and not t.aside]
    nearest = [own[::-1], left[::-1], right, steady[::-1]]
    groups = [*nearest, _previous(page, paragraph)[::-1], year, before[::-1], far[::-1]]
    number = next((n for n, group in enumerate(groups) if group), len(groups))
    found = [t.period for t in groups[number]] if number < len(groups) else []
    if not found and page.times:
        found = [page.times[0].period]
    if not found or not found[0]:
        return (), True  # nothing is named, or now without a day
    named = {t.period for t in inside}
    sure = number in (0, 1, 3) or (number == 2 and len(named) == 1)
    if page.changes.get(figure.start) and len(named) != 2:
        sure = False
    years = [p for p in found if re.fullmatch(r"\d{4}", p)]
    if len(years) == 2:
        found.append("/".join(sorted(years)))
    found += [p[:4] for p in found if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", p)]
    return tuple(dict.fromkeys(p for p in found if p)), sure


def _previous(page: Page, paragraph: int) -> list[Time]:
    """Return the periods of the paragraph before, in a text long enough to be a report."""
    if page.text.count("\n") <= _REPORT:
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
        named = [p for p in group if p.area != country]
        if len({p.area for p in named}) > (1 if number == 0 else 2):
            return country  # a list of places is none of them
        if named and (number != 2 or group[-1].area != country):
            return named[0].area if number < 2 else named[-1].area
        if group:
            return country
    first = page.text.find("\n", len(page.text) - len(page.text.lstrip()))
    top = [p for p in page.places if p.start < min(first, paragraph)]
    if top:
        return top[0].area
    later = [p for p in page.places if p.start >= sentence.end]
    counted = [f.start for f in page.figures if f.unit not in DATED]
    alone = [p for p in later if not any(start > p.end for start in counted)]
    return alone[0].area if alone and len(page.text) < _SHORT else country


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
