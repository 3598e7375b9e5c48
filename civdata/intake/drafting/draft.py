"""Drafts observations from a text: one for each of its figures, or a reason why not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from civdata.claims import lexical, linking, mentions, verdicts
from civdata.claims.detect import language_of
from civdata.claims.words import Token
from civdata.errors import CivdataError, UnknownName
from civdata.figures import Figure
from civdata.intake.drafting.dating import dating
from civdata.intake.drafting.drafted import COLUMNS, NEW, NOT_DATA, PROPOSED, Drafted
from civdata.intake.drafting.quoting import fragment
from civdata.languages import read_codes
from civdata.model import Collection

LIKELY, APART, WEAK = 0.05, 0.25, -20.0
"""How much of an indicator's name the text must say, beside the figure or apart from it, and how
well it must do all in all, to be proposed first; else the figure is of a new one. An editor refuses
a wrong proposal faster than he finds the right indicator."""
SERIES = 0.3
_NEAR = 60
_SURE = 0.45


# complex: what is not given is taken from the source, its id or the text
def draft(
    collection: Collection,
    text: str,
    source: str,
    lang: str | None = None,
    published: str | None = None,
) -> tuple[Drafted, ...]:
    """Return a row for each figure of a text, in order; the same text gives the same rows.

    `source` is the id of the text's source, known or new; a known one brings its language and day.
    Without any day, the year in the id counts, then the date that the text itself bears.
    """
    known = collection.sources.get(source)
    day = published or (known.date if known else "") or _year_in(source)
    code = lang or (known.language if known else "")
    codes = read_codes()
    if code and code not in codes:
        raise UnknownName.among("language with a reader", code, codes)
    if day and not _is_day(day):
        raise CivdataError(f"published must be a day such as 2024-02-14 or a year, got {day!r}")
    if not code:
        code = language_of(text, [lexical.lexicon(collection, c).words for c in codes])
    lexicon = lexical.lexicon(collection, code)
    found = mentions.mentions(text, lexicon, day)
    if not day:
        day = _day_of_page(found)
        found = mentions.mentions(text, lexicon, day) if re.match(r"\d{4}", day) else found
    return _named(tuple(_rows(found, lexicon, text, source, day[:4])), collection)


def _is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, a month or a year.

    >>> _is_day("2024-02-29"), _is_day("2024"), _is_day("2024-02-30")
    (True, True, False)
    """
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text, re.ASCII):
        return False
    try:
        return bool(date.fromisoformat(f"{text}-01-01"[:10]))
    except ValueError:
        return False


def _year_in(source: str) -> str:
    """Return the year in the id of a source, or an empty text."""
    named = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", source)
    return named[0] if named else ""


def _day_of_page(found: Sequence[mentions.Mention]) -> str:
    """Return the date that a text itself bears, or an empty text."""
    return next((m.figure.period or "" for m in found if m.reference == "page"), "")


# complex: one loop over figures, each of which leans on the one before
def _rows(
    found: Sequence[mentions.Mention],
    lexicon: lexical.Lexicon,
    text: str,
    source: str,
    now: str,
) -> list[Drafted]:
    rows: list[Drafted] = []
    last = ""
    before: mentions.Mention | None = None
    tokens = lexicon.words.tokens(text)
    dated = dating(text, tokens, found, lexicon, now)
    for position, mention in enumerate(found, 1):
        row = _blank(mention.figure, position, text, source)
        reason = _reason(mention, found, text, lexicon)
        if reason:
            rows.append(replace(row, account=NOT_DATA, reason=reason))
            continue
        ranked = linking.candidates(mention, lexicon, last, SERIES)
        named = bool(mention.noun) or _goes_on(mention, before, text)
        row = _proposed(row, mention, ranked, lexicon, text, tokens, named)
        before = mention
        topic = lexicon.topics.get(row.indicator)
        kind = topic.kind if topic is not None and row.obs_status == "actual" else ""
        row = replace(row, time_period=dated.period(mention, kind, row.unit))
        if mention.figure.unit == "ordinal" and row.indicator == NEW:
            row = replace(_blank(mention.figure, position, text, source), account=NOT_DATA)
            digits = any(letter.isdigit() for letter in row.printed)
            rows.append(replace(row, reason="part_of_name" if digits else "figure_of_speech"))
            continue
        last = row.indicator if row.indicator != NEW else ""
        rows.append(row)
    return rows


def _goes_on(mention: mentions.Mention, before: mentions.Mention | None, text: str) -> bool:
    """Return whether a figure counts what the one before it in the sentence counts."""
    if before is None or before.units != mention.units:
        return False
    return not re.search(r"[.!?]\s|\n", text[before.figure.end : mention.figure.start])


def _blank(figure: Figure, position: int, text: str, source: str) -> Drafted:
    before = text[: figure.start].splitlines() or [""]
    paragraph = f"¶{sum(bool(line.strip()) for line in before[:-1]) + 1}"
    given = {"position", "paragraph", "printed", "as_printed", "source", "start", "end"}
    blank = {name: "" for name in COLUMNS if name not in given}
    printed = " ".join(figure.text.split())
    return Drafted(
        position=position,
        paragraph=paragraph,
        printed=printed,
        as_printed=printed,
        source=source,
        start=figure.start,
        end=figure.end,
        **blank,
    )


# complex: one row of guards, a reason each
def _reason(
    mention: mentions.Mention,
    found: Sequence[mentions.Mention],
    text: str,
    lexicon: lexical.Lexicon,
) -> str:
    """Return why a figure is no observation: an id of `reference/reasons`, `period`, `date` or
    `record`; an empty text for one that may be an observation."""
    figure = mention.figure
    if mention.reference == "page":
        return "date_of_page"
    legal = _is_of_law(figure, text, lexicon)
    if mention.reference == "date":
        if legal and figure.unit == "date":
            return "record"
        return "period" if _dates(figure, found) else "date"
    if re.fullmatch("[IVXLC]+", figure.text) and not legal:
        return "part_of_name"
    if mention.reference == "number":
        return "record" if legal else "numbering"
    if mention.reference == "part":
        return "office_hours" if re.match(r":\d\d", text[figure.end :]) else "telephone"
    if mention.reference == "age":
        return "background"
    return "figure_of_speech" if _is_of_speech(figure, lexicon) else ""


def _is_of_law(figure: Figure, text: str, lexicon: lexical.Lexicon) -> bool:
    """Return whether a word for a law or another act stands near a figure."""
    table = lexicon.words.table.get("reference", {})
    acts = {lexicon.words.stem(word) for word in str(table.get("acts", "")).split()}
    near = text[max(0, figure.start - _NEAR) : figure.start]
    near += text[figure.end : figure.end + _NEAR].partition(".")[0]
    return any(token.stem in acts for token in lexicon.words.tokens(near))


def _is_of_speech(figure: Figure, lexicon: lexical.Lexicon) -> bool:
    """Return whether a figure is the word one that counts nothing of the record."""
    digits = any(letter.isdigit() for letter in figure.text)
    return not digits and figure.value == 1 and figure.unit not in lexicon.unit_kinds


def _dates(figure: Figure, found: Sequence[mentions.Mention]) -> bool:
    """Return whether a date gives the period of another figure."""
    period = figure.period or ""
    year = period[:4]
    return any(
        other.periods[:1] and (other.periods[0] == period or year in other.periods[0])
        for other in found
        if not other.reference
    )


# complex: one row, a cell a line
def _proposed(
    row: Drafted,
    mention: mentions.Mention,
    ranked: Sequence[linking.Candidate],
    lexicon: lexical.Lexicon,
    text: str,
    tokens: Sequence[Token],
    named: bool,
) -> Drafted:
    figure = mention.figure

    def order(c: linking.Candidate) -> tuple[bool, bool, float, str]:
        return not _counts(c.topic, mention, named, lexicon), not c.anchored, -c.score, c.topic.id

    ordered = sorted(ranked[:12], key=order)
    fitting = [c for c in ordered[:3] if c.share >= LIKELY / 2]
    first = fitting[0] if fitting and _is_likely(fitting[0]) else None
    ids = [c.topic.id for c in fitting]
    ids = ([] if first else [NEW]) + ids
    ids += [""] * (3 - len(ids))
    area, status = mention.area, mention.status or "actual"
    kept, against = _held(figure, fitting[0] if first else None, lexicon)
    return replace(
        row,
        account=PROPOSED,
        as_printed=fragment(text, figure, lexicon, tokens),
        value=f"{figure.value:f}",
        value_max="" if figure.value_max is None else f"{figure.value_max:f}",
        unit=_unit(mention, first, named, lexicon),
        qualifier=figure.qualifier,
        ref_area=area,
        obs_status=status,
        indicator=ids[0],
        second=ids[1],
        third=ids[2],
        why="; ".join(_why(c) for c in fitting),
        corroborates=" ".join(kept),
        contradicts=" ".join(against),
    )


def _is_likely(candidate: linking.Candidate) -> bool:
    said = candidate.share >= (LIKELY if candidate.anchored else APART)
    return said and candidate.score >= WEAK


def _why(candidate: linking.Candidate) -> str:
    said = f"{100 * candidate.share:.0f}% of its name is said"
    held = ", held for this period and area" if candidate.held else ""
    return f"{candidate.topic.id}: {said}{held}"


def _held(
    figure: Figure, candidate: linking.Candidate | None, lexicon: lexical.Lexicon
) -> tuple[list[str], list[str]]:
    """Return the observations that a figure would corroborate, and those it would contradict."""
    if candidate is None or not candidate.held:
        return [], []
    span = verdicts.interval(figure, candidate.topic.unit)
    known = lexicon.known[candidate.key]
    kept = [k.id for k in known if k.interval.meets(span)]
    return kept, [k.id for k in known if not k.interval.meets(span)]


def _unit(
    mention: mentions.Mention,
    first: linking.Candidate | None,
    named: bool,
    lexicon: lexical.Lexicon,
) -> str:
    """Return the unit that the words name; where they can mean several, that of the indicator."""
    if first and _counts(first.topic, mention, named, lexicon):
        return first.topic.unit
    return mention.units[0] if mention.units else ""


def _counts(
    topic: lexical.Topic, mention: mentions.Mention, named: bool, lexicon: lexical.Lexicon
) -> bool:
    """Return whether an indicator may count what is `named` behind a figure, or the one before it.

    Indicators of people count each other's nouns: trained volunteers are people.
    """
    own = mention.units or ()
    if not named or not own or topic.unit in own:
        return True
    people = str(lexicon.words.table.get("people", "")).split()
    return topic.unit in people and own[0] in people


def _named(rows: Sequence[Drafted], collection: Collection) -> tuple[Drafted, ...]:
    """Give each proposed row an id that is not taken."""
    taken = set(collection.observations)
    named = []
    for row in rows:
        if row.account == PROPOSED and row.indicator != NEW:
            words = re.findall(r"[a-z0-9]+", f"{row.time_period or 'undated'} {row.source}".lower())
            stem = "-".join([row.indicator, *words])
            numbers = range(1, len(rows) + len(taken) + 2)
            tries = (stem if n == 1 else f"{stem}-{n}" for n in numbers)
            row = replace(row, id=next(one for one in tries if one not in taken))
            taken.add(row.id)
        named.append(row)
    return tuple(named)
