"""What governs a figure from outside: its period, area and status."""

from __future__ import annotations

import re

from civdata.claims.page import DATED, Page
from civdata.claims.sentences import Stretch
from civdata.claims.times import Time

_REPORT = 20  # paragraphs of a text that is no news item
_SHORT = 400  # characters of a text whose last words may name its place


def periods(
    page: Page, stretch: Stretch, sentence: Stretch, multiple: bool = False
) -> tuple[str, ...]:
    """Return the periods that a figure may be of, in order of preference.

    The nearest in its stretch goes first, then those in its sentence, then what the paragraph goes
    by; a new paragraph of a text with a day is of its year, but a report goes on where a news item
    begins anew. A `multiple` compares two times: without both, it has no period.
    """
    paragraph = page.paragraph(sentence.start)
    if multiple:
        return _compared(page, sentence)
    own = [t for t in page.times if stretch.holds(t.start)]
    inside = [t for t in page.times if sentence.holds(t.start)]
    left = [t for t in inside if t.start < stretch.start]
    right = [t for t in inside if t.start >= stretch.end]
    before = [t for t in page.times if paragraph <= t.start < sentence.start]
    steady = [t for t in before if not t.aside]
    year = [Time(0, 0, page.published[:4])] if page.published else []
    report = page.text.count("\n") > _REPORT
    back = page.paragraph(max(0, paragraph - 2)) if report else paragraph
    back = page.paragraph(max(0, back - 2)) if report and back == paragraph - 1 else back
    previous = [t for t in page.times if back <= t.start < paragraph and not t.aside]
    far = [t for t in page.times if t.start < paragraph and not t.aside]
    ordered: list[str] = []
    for group in (
        own[::-1],
        left[::-1],
        right,
        steady[::-1],
        previous[::-1],
        year,
        before[::-1],
        far[::-1],
    ):
        ordered += [t.period for t in group]
        if ordered:
            break
    if not ordered and page.times:
        ordered.append(page.times[0].period)
    years = [p for p in ordered if re.fullmatch(r"\d{4}", p)]
    if len(years) == 2:
        ordered.append("/".join(sorted(years)))
    ordered += [p[:4] for p in ordered if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", p)]
    return tuple(dict.fromkeys(ordered))


def _compared(page: Page, sentence: Stretch) -> tuple[str, ...]:
    """Return the two ends of a growth, as far as its sentence and the day of the text say them."""
    inside = [t.period for t in page.times if sentence.holds(t.start)]
    whole = [period for period in inside if "/" in period]
    years = sorted({period[:4] for period in inside if "/" not in period})
    if not whole and len(years) == 1 and years[0] < page.published[:4]:
        years.append(page.published[:4])
    return tuple(whole) or (("/".join((years[0], years[-1])),) if len(years) > 1 else ())


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


def status(page: Page, stretch: Stretch, sentence: Stretch) -> str:
    """Return what the words beside a figure say, plan or fact, else those before it."""
    for part in (stretch, Stretch(sentence.start, stretch.start)):
        if any(part.holds(start) for start, _ in page.planned):
            return "planned"
        if any(part.holds(start) for start, _ in page.done):
            return "actual"
    return ""
