"""The real record against texts of our own: what a check must reach in each language.

The texts lie in `claims/texts.txt`; they were written on other figures than those that the
mechanisms were made with, so that they measure how general these are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import civdata
from civdata.claims import Claim
from civdata.claims.words import Words
from civdata.pages.checking import MEASURES

TEXTS = Path(__file__).parent / "claims" / "texts.txt"
LABEL = re.compile(r"\[([^|\]]*)\|([^|\]]*)\|([^|\]]*)\]")
FLOORS = {"differs": 0.9, "agrees": 0.95, "link": 0.78, "abstention": 0.9, "not_a_claim": 0.9}
"""What each language must reach; how much it does reach stands in the documentation."""


@dataclass(frozen=True)
class Labelled:
    """A figure of a text with what should be said of it, and what is."""

    lang: str
    verdict: str
    about: str
    claim: Claim | None


@cache
def labelled() -> tuple[Labelled, ...]:
    """Check all texts once."""
    found = []
    for line in TEXTS.read_text("utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        lang, day, marked = line.split("|", 2)
        text, places, end = "", [], 0
        for match in LABEL.finditer(marked):
            text += marked[end : match.start()]
            places.append((len(text), match))
            text += match[1]
            end = match.end()
        checked = civdata.check(text + marked[end:], None, day or None)
        for start, match in places:
            here = [c for c in checked.figures if c.start < start + len(match[1]) and start < c.end]
            found.append(Labelled(lang, match[2], match[3], here[0] if here else None))
    return tuple(found)


@pytest.mark.parametrize("lang", ["en", "kk", "ru"])
def test_check_holds_its_floors(lang: str) -> None:
    """Alarms are right, links are right, and what is not in the record is left alone."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for item in (item for item in labelled() if item.lang == lang):
        said = item.claim.verdict if item.claim else "not_a_claim"
        for verdict in ("differs", "agrees"):
            of[verdict] += said == verdict
            right[verdict] += said == verdict == item.verdict
        if item.verdict in ("differs", "agrees", "contested"):
            about = item.about.split("@")
            claim = item.claim
            got = [claim.indicator, claim.period, claim.area, claim.status] if claim else []
            of["link"] += 1
            right["link"] += got == about
        elif item.verdict == "not_in_record":
            of["abstention"] += 1
            right["abstention"] += said not in ("agrees", "differs")
        else:
            of["not_a_claim"] += 1
            right["not_a_claim"] += said == "not_a_claim"
    shares = {name: right[name] / of[name] for name in FLOORS}
    assert all(shares[name] >= floor for name, floor in FLOORS.items()), shares


def test_labels_are_of_the_record() -> None:
    """Every label that names a figure of the record names one that it holds, no other does."""
    held = defaultdict(list)
    for package in civdata.packages():
        for o in package.observations:
            held["@".join((o.indicator, o.time_period, o.ref_area, o.obs_status))].append(o.id)
    for item in labelled():
        known = item.verdict in ("agrees", "differs", "contested")
        assert known == (item.about in held), item.about


def test_observations_of_a_verdict_are_of_the_record() -> None:
    """Every observation that a verdict leads to exists and is about what the claim is about."""
    for item in labelled():
        for id in item.claim.observations if item.claim else ():
            o = civdata.evidence(id).observation
            claim = item.claim
            assert claim
            about = (claim.indicator, claim.period, claim.area, claim.status)
            assert (o.indicator, o.time_period, o.ref_area, o.obs_status) == about


@pytest.mark.parametrize("lang", ["en", "kk", "ru"])
def test_docs_and_page_tell_the_same_measures(lang: str) -> None:
    """The table of the docs and the page's numbers are one; both are written by one command."""
    docs = Path(__file__).parents[2] / "docs" / "explanation" / "claims.md"
    rows = [line.strip("|").split("|") for line in docs.read_text("utf-8").splitlines()]
    first = next(n for n, row in enumerate(rows) if row[-1].strip() == "other texts")
    at = [cell.strip() for cell in rows[first]].index(lang)
    told = [re.search(r"\((.*)\)", row[at]) for row in rows[first + 2 : first + 2 + len(MEASURES)]]
    kept = Words(lang).table["measured"]
    assert [m[1] for m in told if m] == [kept[name] for name in MEASURES]
