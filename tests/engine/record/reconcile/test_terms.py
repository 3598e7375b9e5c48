"""Terms: what a result or an operand of a reconciliation leads to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from civdata.record.reconcile import BadReference, outcomes, term
from tests.engine.record.reconcile.given import FIGURES, INDICATORS, RECORDS, outcome
from tests.small import collection, printed, relation


def test_a_percentage_of_a_figure_is_an_operand() -> None:
    """50% of 10 is 4.95 to 5.05, and both observations take part."""
    found = outcome("part_sum", "ten", "half%ten six")
    assert str(found.computed) == "[10.95, 11.05]"
    assert found.verdict == "contradicts"
    assert found.observations == ("ten", "half", "six")


@pytest.mark.parametrize(
    ("kind", "result", "operands"),
    [
        ("sum", "nothing", "six four"),
        ("sum", "ten", "six nothing"),
        ("sum", "ten", ""),
        ("difference", "ten", "six"),
        ("difference", "six", "ten three one"),
        ("ratio", "twice", "six three one"),
        ("share", "half", "two four one"),
        ("count", "two", "p/records?kind=plan one"),
        ("duration", "three", "days.period law.period"),
        ("equality", "six", "six six"),
        ("ratio", "twice", "six up"),
        ("before", "law.date", "plan.date plan.date"),
        ("wish", "ten", "six four"),
        ("count", "two", "p/nowhere"),
        ("count", "two", "p/records?colour=red"),
        ("count", "two", "P/records"),
        ("sum", "ten", "law.date"),
        ("sum", "law.date", "six"),
        ("within", "ten", "six"),
        ("before", "ten", "six"),
        ("equality", "ten", "law.date"),
        ("order", "law.date", "ten"),
        ("order", "ten", "six law.date"),
        ("duration", "law.date", "days.period"),
        ("duration", "three", "four"),
        ("duration", "three", "uneven.period"),
        ("bound", "ten", "law.date"),
        ("difference", "one", "ten law.date"),
        ("difference", "one", "law.date ten"),
        ("difference", "law.date", "plan.date law.date"),
        ("difference", "one", "law.period plan.date"),
        ("equality", "ten", "law.kind"),
        ("equality", "ten", "law.colour"),
        ("equality", "ten", "words.year"),
        ("equality", "ten", "six.value"),
        ("equality", "ten", "law.size.start"),
        ("equality", "law.date", "law.date.middle"),
        ("equality", "law.date", "words.period"),
        ("part_sum", "ten", "half%law.date"),
        ("part_sum", "ten", "law.date%half"),
    ],
)
def test_a_term_that_leads_nowhere_is_refused(kind: str, result: str, operands: str) -> None:
    """Wrong ids, columns, counts of operands and mixtures of dates and numbers are named."""
    with pytest.raises(BadReference):
        outcome(kind, result, operands)


@pytest.mark.parametrize("ref", ["ten.value", "nothing.time_period", "nothing", "law.kind.start"])
def test_only_filled_cells_and_periods_are_terms(ref: str) -> None:
    """Of an observation only its period can be named, and only of one that exists."""
    what = collection(FIGURES, (), (), RECORDS, INDICATORS)
    with pytest.raises(BadReference, match="is no observation, no filled cell"):
        term(what, ref)


def test_an_observation_without_source_or_indicator_is_no_term() -> None:
    """Dangling keys, which gate `shape` names, do not break the computation of others."""
    stray = {**printed("stray", "5 projects"), "source": "gone"}
    what = collection(
        [stray, printed("six", "6 projects")],
        [relation("equality", "six", "stray"), relation("equality", "six", "six", identity="self")],
    )
    with pytest.raises(BadReference):
        term(what, "stray")
    assert [found.reconciliation.id for found in outcomes(what)] == ["self"]


def test_a_quarter_is_a_period() -> None:
    """2021-Q1 counts from 1 January to 31 March, and has no length of its own precision."""
    what = collection(records=RECORDS)
    quarter = term(what, "quarter.period")
    assert quarter.is_date
    assert (quarter.interval.low, quarter.interval.high) == (Decimal(2021), Decimal("2021.2432"))
    with pytest.raises(BadReference):
        outcome("duration", "three", "quarter.period")
