"""Checks a text against the record, figure by figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from civdata import languages
from civdata.claims.detect import language_of
from civdata.claims.lexical import Key, Known, Lexicon, lexicon, words_of
from civdata.claims.linking import Candidate, candidates
from civdata.claims.mentions import Mention, mentions
from civdata.claims.types import DIFFERS, NOT_A_CLAIM, NOT_IN_RECORD, Checked, Claim
from civdata.claims.verdicts import interval, judge
from civdata.errors import UnknownName
from civdata.model import Collection, checked_day

SHARE, SCORE, MARGIN = 0.42, 0.0, 0.3
"""How much of an indicator's name a text must say, how well it must do all in all, and by how much
it must lead over the next, for a figure to be linked to it."""
DOUBT = 2.5
"""How near another indicator must come for its figures to hold back a denial."""


def check(
    collection: Collection, text: str, lang: str | None = None, published: str | None = None
) -> Checked:
    """Check every figure of a text against a record; nothing of it is kept.

    Without `lang` the language is found; `published` is the day of the text, `2024-02-14`, which
    "this year" and "last month" count from. Raises `CivdataError` for a language without a reader
    and for a day that is none.
    """
    day = checked_day("published", published or "")
    known = languages.read_codes()
    if lang is not None and lang not in known:
        raise UnknownName.among("language with a reader", lang, known)
    if lang is None:
        lang = language_of(text, [words_of(collection, code) for code in known])
    return against(lexicon(collection, lang), text, day)


def against(lexical: Lexicon, text: str, published: str = "") -> Checked:
    """Check every figure of a text by what linking needs of a record, in one language."""
    return Checked(lexical.words.lang, published, tuple(each(lexical, text, published)))


def each(lexical: Lexicon, text: str, published: str) -> Iterator[Claim]:
    """Yield the figures of a text with their verdicts, one after the other."""
    last = ""
    for mention in mentions(text, lexical, published):
        claim = _claim(mention, lexical, published, last)
        last = claim.indicator or last
        yield claim


def _claim(mention: Mention, lexical: Lexicon, published: str, last: str = "") -> Claim:
    """Return the verdict on a figure: first what it is about, then what the record holds."""
    figure = mention.figure
    place = (figure.start, figure.end, figure.text, figure.value)
    if mention.reference:
        told = Claim(*place, NOT_A_CLAIM, (), _SAYS[mention.reference])
        return replace(told, why=mention.reference)
    ranked = candidates(mention, lexical, last, least=SHARE)
    likely = [candidate for candidate in ranked if _likely(candidate)]
    unknown = Claim(*place, NOT_IN_RECORD)
    if not likely:
        if any(lexical.unit_kinds.get(unit) == "duration" for unit in mention.units or ()):
            return replace(Claim(*place, NOT_A_CLAIM, (), _SAYS["time"]), why="time")
        return _unknown(unknown, "unlinked", "the words lead to no indicator of the record")
    if _decided(likely) is None:
        return _between(unknown, tuple(c.topic.id for c in likely[:3]), ", ")
    return _judged(unknown, mention, lexical, published, likely)


def _judged(
    claim: Claim,
    mention: Mention,
    lexical: Lexicon,
    published: str,
    likely: Sequence[Candidate],
) -> Claim:
    """Return the verdict on a figure whose indicator is found: the first of the likely ones.

    A denial needs more than an agreement: words that say plainly what is counted and when, no
    other indicator that the figure fits, and something printed by the day of the text.
    """
    best, value = likely[0], mention.figure.value
    about = best.key
    linked = replace(claim, indicator=about[0], period=about[1], area=about[2], status=about[3])
    known = lexical.known.get(about, ())
    said = " ".join((about[0], about[1] or "no period", about[2], about[3]))
    if not known:
        reason = f"the record holds nothing for {said}{_nearest(about, lexical)}"
        return _unknown(linked, "missing", reason)
    span = interval(mention.figure, best.topic.unit)
    verdict, telling = judge(span, known)
    printed = "; ".join(dict.fromkeys(str(k.interval) for k in telling))
    reason = f"{said}: the record prints {printed}"
    if verdict == DIFFERS:
        if not (mention.dated and best.fits):
            reason = f"{said}: the words do not say so plainly; the record prints {printed}"
            return _unknown(linked, "plainly", reason)
        other = _other(likely, best, mention, lexical)
        if other:
            return _between(claim, (about[0], other), " and ")
        if _later(known, about, published):
            reason = f"{said}: only figures printed later differ ({printed})"
            return _unknown(linked, "later", reason)
        reason += f", the text {span}{_by_how_much(value, telling[0])}"
    ids = tuple(k.id for k in telling)
    return replace(linked, verdict=verdict, observations=ids, reason=reason)


def _unknown(claim: Claim, why: str, reason: str) -> Claim:
    """Return a claim that the record neither confirms nor denies."""
    return replace(claim, reason=reason, why=why)


def _between(claim: Claim, near: tuple[str, ...], joined: str) -> Claim:
    """Return a claim whose words do not decide between indicators."""
    reason = f"the words do not decide between {joined.join(near)}"
    return replace(claim, reason=reason, near=near, why="between")


def _other(ranked: Sequence[Candidate], best: Candidate, mention: Mention, lexical: Lexicon) -> str:
    """Return another indicator that the words nearly lead to and that the figure fits, if any.

    A value never leads to an indicator, but it may hold back a denial.
    """
    for candidate in ranked[1:]:
        if candidate.score < best.score - DOUBT or not candidate.held:
            continue
        span = interval(mention.figure, candidate.topic.unit)
        if any(k.interval.meets(span) for k in lexical.known[candidate.key]):
            return candidate.topic.id
    return ""


def _nearest(about: Key, lexical: Lexicon) -> str:
    """Say for what else the record holds the indicator: the same area first, then near years."""
    indicator, period, area, status = about
    year = int(period[:4]) if period[:4].isdigit() else 0

    def distance(key: Key) -> tuple[bool, bool, int, Key]:
        other = int(key[1][:4]) if key[1][:4].isdigit() else 0
        return (key[2] != area, key[3] != status, abs(other - year), key)

    held = lexical.held.get(indicator, ())
    if not held:
        return ""
    _, near, where, how = min(held, key=distance)
    return f"; nearest: {near or 'no period'} {where} {how}"


def _by_how_much(value: Decimal, known: Known) -> str:
    """Say by how many percent a figure is off, where the record prints one number."""
    one, other = known.interval.low, known.interval.high
    if not one or one != other:
        return ""
    off = 100 * (value - one) / one
    return f" ({off:+.0f}%)" if abs(off) >= 1 else f" ({off:+.1g}%)"


_SAYS = {
    "page": "the date of the text itself",
    "date": "a date or year",
    "number": "a number of a law, list or place",
    "part": "a part of a time, telephone or other number",
    "age": "an age",
    "time": "a length of time or an age",
}


def _likely(candidate: Candidate) -> bool:
    return candidate.share >= SHARE and candidate.score >= SCORE and candidate.anchored


def _decided(ranked: Sequence[Candidate]) -> Candidate | None:
    """Return the indicator that leads clearly, or None."""
    best = ranked[0]
    if len(ranked) > 1 and best.score - ranked[1].score < MARGIN:
        return None
    return best


def _later(known: Sequence[Known], key: Key, published: str) -> bool:
    """Return whether all was printed after the day of a text about a period not over by then.

    The last month of a period counts as its end.
    """
    if not published or not key[1]:
        return False
    end = key[1].rpartition("/")[2]
    day = date.fromisoformat(published) + timedelta(days=31)
    running = re.sub(r"\D", "", end)[:8].ljust(8, "9") > f"{day:%Y%m%d}"
    return running and all(k.date > published for k in known)
