"""Figures and records that the tests of reconciliations relate to each other."""

from __future__ import annotations

from civdata.record.reconcile import Outcome, compute, declared
from tests.small import collection, printed, relation

RECORDS = (
    {"id": "law", "date": "2020-08-27", "period": "2020/2030", "size": "3", "kind": "law"},
    {"id": "plan", "date": "2020-12-29", "period": "2021/2025", "size": "4", "kind": "plan"},
    {"id": "other", "year": "2020", "period": "2026/2030", "kind": "plan"},
    {"id": "open", "period": "../2030"},
    {"id": "days", "period": "2021-11-22/2021-11-24"},
    {"id": "months", "period": "2021-11/2022-02"},
    {"id": "quarter", "period": "2021-Q1"},
    {"id": "uneven", "period": "2021/2022-05"},
    {"id": "words", "kind": "many", "period": "soon"},
)
FIGURES = (
    printed("ten", "10 projects"),
    printed("six", "6 projects"),
    printed("four", "4 projects"),
    printed("three", "3 projects"),
    printed("two", "2 projects"),
    printed("one", "1 project"),
    printed("about", "about 10 projects"),
    printed("almost", "almost 10 projects"),
    printed("above", "more than 10 projects"),
    printed("above-six", "more than 6 projects"),
    printed("up", "up to 10 projects"),
    printed("up-five", "up to 5 projects"),
    printed("half", "50%", "share"),
    printed("all", "about 100%", "share"),
    printed("twice", "2 times", "ratio"),
    printed("thrice", "almost three times", "ratio"),
    printed("bn", "1.9 billion tenge", "money"),
    printed("mn", "1,900 million tenge", "money"),
)
INDICATORS = {
    "share": ("percent", "ratio"),
    "ratio": ("times", "ratio"),
    "money": ("KZT", "flow"),
}


def outcome(kind: str, result: str, operands: str, scope: str = "stated") -> Outcome:
    """Compute one relation among the figures and records above."""
    what = collection(FIGURES, [relation(kind, result, operands, scope)], (), RECORDS, INDICATORS)
    (item,) = declared(what)
    return compute(what, item)
