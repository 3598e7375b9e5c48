"""Reconciliations: declared relations between printed figures and dates, and what they come to.

A reconciliation names a result and operands; its verdict is computed from the intervals that the
print allows, never typed in:

* `holds`: every value that the operands allow is a value that the printed result allows;
* `holds_within_rounding`: some are, and what the operands allow has both bounds;
* `undecided`: some are, but an operand has an open bound ("more than"), or the sources do not
  state the period or scope, so that figures which differ may still both be true;
* `contradicts`: none is.

Kinds that compute: `sum`, `difference` (of two years: calendar years), `product`, `share` (first
operand in percent of the second), `ratio`, `count` (of records), `duration` (days, months or years
of a period, by its own precision, both ends counted) and `equality`, which holds both ways: the
same interval on both sides. Kinds that compare: `bound` (each operand is at most the result),
`part_sum` (all operands together are), `order` (result, then operands, never falling, or one not
after the other), `before` (the result's period is over when the operand's begins: the same printed
year contradicts) and `within` (each operand's period lies inside the result's).

An operand is an observation id; `ID.COLUMN`, a number or date of a record, or the `time_period` of
an observation; `ID.COLUMN.start` and `ID.COLUMN.end`, the ends of such a period; `A%B`, A percent
of B; or `PACKAGE/TABLE?COLUMN=VALUE&…`, how many records there are.
"""

from civdata.record.reconcile.relations import (
    KINDS,
    Outcome,
    Reconciliation,
    compute,
    declared,
    outcomes,
)
from civdata.record.reconcile.terms import BadReference, Term, term
from civdata.record.reconcile.verdicts import VERDICTS, Verdict

__all__ = [
    "KINDS",
    "VERDICTS",
    "BadReference",
    "Outcome",
    "Reconciliation",
    "Term",
    "Verdict",
    "compute",
    "declared",
    "outcomes",
    "term",
]
