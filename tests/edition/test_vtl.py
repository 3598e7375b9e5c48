"""A foreign engine does our sums again: vtlengine, on the relations exported in VTL.

vtlengine needs older versions of other packages than civdata's tests do, so it may be missing;
`pip install civdata[interop]` in an environment of its own brings it.
"""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from civdata.exports import vtl
from civdata.figures import Interval
from civdata.record.reconcile import Outcome, Term, outcomes
from civdata.record.reconcile.relations import _COMPUTED, _verdict
from tests.own import OWN

pytestmark = pytest.mark.filterwarnings("default")  # of vtlengine about pandas

SEED = 12
WRONG = 1000


def judged(found: Iterable[Outcome]) -> dict[str, str]:
    """Return what vtlengine says of relations: `holds`, `contradicts` or neither."""
    import pandas
    import vtlengine as engine

    terms, results = vtl.rows(found)
    columns = ("relation", "number", *vtl.ENDS), ("relation", *vtl.ENDS, "at_most")
    made: Any = engine.run(
        vtl.SCRIPT,
        vtl.structures(),
        {
            "TERMS": pandas.DataFrame(terms, columns=list(columns[0])),
            "RESULTS": pandas.DataFrame(results, columns=list(columns[1])),
        },
    )["VERDICTS"].data
    return {
        str(row.relation): "contradicts" if row.contradicts else "holds" if row.holds else "neither"
        for row in made.itertuples()
    }


def ours(outcome: Outcome) -> str:
    """Return our verdict in the same words, before what the scope of a relation excuses."""
    kind = outcome.reconciliation.kind
    computed = _COMPUTED[kind](outcome.operands) if kind in _COMPUTED else None
    verdict = _verdict(kind, outcome.result, outcome.operands, computed)
    return verdict if verdict in ("holds", "contradicts") else "neither"


def worst(judged: dict[str, str], name: str) -> str:
    """Return the gravest verdict on a relation; a bound has one for each operand."""
    found = {v for key, v in judged.items() if key.partition("#")[0] == name}
    return next(v for v in ("contradicts", "neither", "holds") if v in found)


def expressed(judged: dict[str, str]) -> set[str]:
    """Return the relations that were judged."""
    return {key.partition("#")[0] for key in judged}


def test_the_foreign_engine_comes_to_the_same_verdicts() -> None:
    """On every sum, share, difference and bound that VTL can express, both engines agree."""
    found = outcomes(OWN.collection)
    verdicts = judged(found)
    known = {o.reconciliation.id: ours(o) for o in found}
    assert len(expressed(verdicts)) > 60
    for name in expressed(verdicts):
        assert worst(verdicts, name) == known[name], name


def test_both_engines_agree_on_a_thousand_wrong_digits() -> None:
    """One digit of one term changed, a thousand times: both say the same of each."""
    chosen = random.Random(SEED)
    names = expressed(judged(outcomes(OWN.collection)))
    pool = [o for o in outcomes(OWN.collection) if o.reconciliation.id in names]
    broken = [_broken(chosen.choice(pool), number, chosen) for number in range(WRONG)]
    verdicts = judged(broken)
    compared = [o for o in broken if o.reconciliation.id in expressed(verdicts)]
    assert len(compared) > 0.95 * WRONG
    for outcome in compared:
        name = outcome.reconciliation.id
        assert worst(verdicts, name) == ours(outcome), name
    assert sum(ours(o) == "contradicts" for o in compared) > WRONG / 3


def _broken(outcome: Outcome, number: int, chosen: random.Random) -> Outcome:
    terms = [outcome.result, *outcome.operands]
    at = chosen.randrange(len(terms))
    terms[at] = _moved(terms[at], chosen)
    item = replace(outcome.reconciliation, id=f"r{number}")
    return replace(outcome, reconciliation=item, result=terms[0], operands=tuple(terms[1:]))


def _moved(term: Term, chosen: random.Random) -> Term:
    """Return a term with one digit changed: its interval moves by as much."""
    low, high = term.interval.low, term.interval.high
    value = low if low is not None else high
    assert value is not None
    digits = list(f"{abs(value):f}")
    at = chosen.choice([n for n, digit in enumerate(digits) if digit.isdigit()])
    digits[at] = chosen.choice([d for d in "0123456789" if d != digits[at]])
    by = Decimal("".join(digits)) - abs(value)
    span = Interval(
        None if low is None else low + by,
        None if high is None else high + by,
        term.interval.low_open,
        term.interval.high_open,
    )
    return replace(term, interval=span)


def test_the_published_files_are_what_the_script_asks_for() -> None:
    """The CSV files have the columns of the structures, whole numbers, and no relation twice."""
    files = vtl.as_vtl(OWN.collection)
    told = json.loads(files["vtl/structures.json"])["datasets"]
    for name, dataset in zip(("terms", "results"), told, strict=True):
        rows = list(csv.DictReader(io.StringIO(files[f"vtl/{name}.csv"].decode())))
        assert list(rows[0]) == [c["name"] for c in dataset["DataStructure"]]
        keys = [(row["relation"], row.get("number")) for row in rows]
        assert len(keys) == len(set(keys))
        assert all(int(row["low"]) <= int(row["high"]) for row in rows)
