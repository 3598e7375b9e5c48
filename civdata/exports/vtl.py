"""Relations in VTL 2.1, the Validation and Transformation Language of statistics offices.

A foreign engine can then check our arithmetic. Terms are intervals, scaled to whole numbers so
that doubles keep them; a relation that does not fit, or has a negative end, is left out.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from civdata.figures import Interval
from civdata.model import Collection
from civdata.record.reconcile import Outcome, outcomes

KINDS = ("sum", "part_sum", "difference", "share", "bound")
BIG = 4 * 10**15
"""Stands for an end without a bound; everything else stays below a quarter of it."""

SCRIPT = """\
/* Intervals are [low, high]; low_open and high_open are 1 where the end itself is left out. */
TOTAL := TERMS [aggr c_low := sum(low), c_high := sum(high), c_low_open := max(low_open),
  c_high_open := max(high_open) group by relation];
BOTH := inner_join(TOTAL, RESULTS);
LIMITED := BOTH [calc d_low := if c_low < -3000000000000000.0 then -4000000000000000.0 else c_low,
  d_high := if c_high > 3000000000000000.0 then 4000000000000000.0 else c_high];
VERDICTS <- LIMITED [calc
  contradicts := if at_most = 1
    then d_low > high or (d_low = high and (c_low_open = 1 or high_open = 1))
    else d_low > high or (d_low = high and (c_low_open = 1 or high_open = 1))
      or d_high < low or (d_high = low and (c_high_open = 1 or low_open = 1)),
  holds := if at_most = 1
    then d_high <= low and d_high < 3000000000000000.0 and low > -3000000000000000.0
    else (d_low > low or (d_low = low and c_low_open >= low_open))
      and (d_high < high or (d_high = high and c_high_open >= high_open))];
"""
ENDS = ("low", "high", "low_open", "high_open")

Line = tuple[str | int, ...]


def as_vtl(collection: Collection) -> dict[str, bytes]:
    """Return the script, the structures of its data sets, and their rows as CSV."""
    terms, results = rows(outcomes(collection))
    return {
        "vtl/relations.vtl": SCRIPT.encode(),
        "vtl/structures.json": (json.dumps(structures(), indent=1) + "\n").encode(),
        "vtl/terms.csv": _csv(("relation", "number", *ENDS), terms),
        "vtl/results.csv": _csv(("relation", *ENDS, "at_most"), results),
    }


def structures() -> dict[str, object]:
    """Return the structures of the two data sets."""
    ends = [(name, "Number", "Measure") for name in ENDS]
    relation = ("relation", "String", "Identifier")
    return {
        "datasets": [
            _set("TERMS", [relation, ("number", "Integer", "Identifier"), *ends]),
            _set("RESULTS", [relation, *ends, ("at_most", "Integer", "Measure")]),
        ]
    }


def _set(name: str, columns: Iterable[tuple[str, str, str]]) -> dict[str, object]:
    return {
        "name": name,
        "DataStructure": [
            {"name": c, "type": kind, "role": role, "nullable": role != "Identifier"}
            for c, kind, role in columns
        ],
    }


def rows(found: Iterable[Outcome]) -> tuple[list[Line], list[Line]]:
    """Return the terms and results of the relations that the script can compute."""
    terms: list[Line] = []
    results: list[Line] = []
    for outcome in found:
        item = outcome.reconciliation
        if item.kind not in KINDS or any(t.is_date for t in (outcome.result, *outcome.operands)):
            continue
        spans = [term.interval for term in outcome.operands]
        for name, operands, stated, at_most in _parts(
            item.id, item.kind, spans, outcome.result.interval
        ):
            scaled = _scaled([*operands, stated])
            if scaled:
                *own, last = scaled
                terms += [(name, n, *ends) for n, ends in enumerate(own, 1)]
                results.append((name, *last, int(at_most)))
    return terms, results


def _parts(
    name: str, kind: str, spans: Sequence[Interval], stated: Interval
) -> Iterator[tuple[str, list[Interval], Interval, bool]]:
    """Yield a relation as sums: what is added up, and what it is compared with."""
    if kind == "bound":  # each operand stands alone against the result
        for number, span in enumerate(spans, 1):
            yield f"{name}#{number}", [span], stated, True
    elif kind == "difference":
        yield name, [spans[0], -spans[1]], stated, False
    elif kind == "share":
        # a in percent of b is r: a times 100 against r times b, exact where a division is not
        part, all_of = spans
        if not all_of.contains(Decimal(0)) and stated.low is not None and stated.low >= 0:
            yield from _share(name, part, all_of, stated)
    else:
        yield name, list(spans), stated, kind == "part_sum"


def _share(
    name: str, part: Interval, all_of: Interval, stated: Interval
) -> Iterator[tuple[str, list[Interval], Interval, bool]]:
    """Yield a share whose whole is one number: only then is the product the same question."""
    if all_of.low == all_of.high and all_of.low is not None and all_of.low > 0:
        hundred = Interval.point(Decimal(100))
        yield name, [part * hundred], stated * all_of, False


# complex: ends of intervals may be open, on either side
def _scaled(spans: Sequence[Interval]) -> list[Line]:
    """Return the ends of intervals as whole numbers of one scale; nothing where they do not fit."""
    ends = [end for span in spans for end in (span.low, span.high) if end is not None]
    places = max((-int(end.normalize().as_tuple().exponent) for end in ends), default=0)
    whole = [int(end.scaleb(max(places, 0))) for end in ends]
    free = sum(span.low is None or span.high is None for span in spans[:-1])
    if free > 1 or sum(map(abs, whole)) >= BIG // 4:
        return []
    made: list[Line] = []
    for span in spans:
        low = -BIG if span.low is None else int(span.low.scaleb(max(places, 0)))
        high = BIG if span.high is None else int(span.high.scaleb(max(places, 0)))
        made.append((low, high, int(span.low_open), int(span.high_open)))
    return made


def _csv(head: Sequence[str], lines: Iterable[Line]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(lines)
    return out.getvalue().encode()
