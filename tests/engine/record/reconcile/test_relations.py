"""Reconciliations: what declared relations between printed figures come to."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civdata import storage
from civdata.record.reconcile import KINDS, BadReference, declared, outcomes
from tests.engine.record.reconcile.given import FIGURES, INDICATORS, RECORDS, outcome
from tests.own import LANGUAGES, OWN
from tests.small import collection, printed, relation


@pytest.mark.parametrize(
    ("kind", "result", "operands", "verdict"),
    [
        ("sum", "ten", "six four", "holds"),
        ("sum", "ten", "six three", "contradicts"),
        ("sum", "about", "six four", "holds"),
        ("sum", "ten", "about", "holds_within_rounding"),
        ("sum", "ten", "four above-six", "contradicts"),
        ("sum", "above", "four above-six", "holds"),
        ("sum", "ten", "three above-six", "undecided"),
        ("sum", "almost", "six four", "contradicts"),
        ("part_sum", "ten", "six three", "holds"),
        ("part_sum", "ten", "six four one", "contradicts"),
        ("part_sum", "above", "six four", "holds"),
        ("part_sum", "about", "six four", "holds_within_rounding"),
        ("part_sum", "ten", "three above-six", "undecided"),
        ("difference", "six", "ten four", "holds"),
        ("difference", "six", "ten three", "contradicts"),
        ("difference", "above-six", "ten four", "contradicts"),
        ("product", "six", "two three", "holds"),
        ("product", "six", "two four", "contradicts"),
        ("share", "half", "two four", "holds"),
        ("share", "half", "three four", "contradicts"),
        ("ratio", "twice", "six three", "holds"),
        ("ratio", "thrice", "ten three", "contradicts"),
        ("ratio", "thrice", "about four", "holds_within_rounding"),
        ("count", "two", "p/records?kind=plan", "holds"),
        ("count", "three", "p/records?kind=plan", "contradicts"),
        ("count", "one", "p/records?kind=plan&year=2020", "holds"),
        ("equality", "six", "six", "holds"),
        ("equality", "six", "four", "contradicts"),
        ("equality", "ten", "about", "holds_within_rounding"),
        ("equality", "about", "ten", "holds_within_rounding"),
        ("equality", "about", "almost", "holds_within_rounding"),
        ("equality", "above", "above-six", "undecided"),
        ("equality", "above-six", "above", "undecided"),
        ("equality", "above-six", "above-six", "holds"),
        ("equality", "bn", "mn", "holds_within_rounding"),
        ("equality", "three", "law.size", "holds"),
        ("bound", "ten", "six four", "holds"),
        ("bound", "ten", "ten", "holds"),
        ("bound", "six", "four ten", "contradicts"),
        ("bound", "ten", "above-six", "undecided"),
        ("bound", "almost", "ten", "contradicts"),
        ("bound", "ten", "above", "contradicts"),
        ("bound", "about", "ten", "holds_within_rounding"),
        ("bound", "four", "up", "holds_within_rounding"),
        ("bound", "up-five", "about", "holds_within_rounding"),
        ("order", "four", "six ten", "holds"),
        ("order", "four", "ten six", "contradicts"),
        ("order", "four", "above-six ten", "undecided"),
    ],
)
def test_a_verdict_follows_from_what_the_print_allows(
    kind: str, result: str, operands: str, verdict: str
) -> None:
    """Each kind holds, contradicts or stays undecided by the intervals of its terms."""
    assert outcome(kind, result, operands).verdict == verdict


@pytest.mark.parametrize(
    ("kind", "result", "operands", "verdict"),
    [
        ("order", "law.date", "plan.date", "holds"),
        ("order", "plan.date", "law.date", "contradicts"),
        ("order", "law.date", "law.date", "holds"),
        ("order", "plan.date", "plan.period", "holds"),
        ("order", "law.date", "law.period", "holds_within_rounding"),
        ("order", "law.date", "other.year", "holds_within_rounding"),
        ("order", "plan.period", "other.period", "holds"),
        ("order", "other.period", "plan.period", "contradicts"),
        ("order", "plan.period", "law.period", "contradicts"),
        ("bound", "law.date", "days.period", "contradicts"),
        ("before", "other.year", "plan.period", "holds"),
        ("before", "other.year", "other.year", "contradicts"),
        ("before", "other.year", "law.date", "holds_within_rounding"),
        ("before", "law.date", "other.year", "contradicts"),
        ("before", "days.period", "law.date", "contradicts"),
        ("before", "law.date", "law.date", "contradicts"),
        ("before", "law.date", "open.period", "undecided"),
        ("within", "law.period", "plan.period", "holds"),
        ("within", "plan.period", "law.period", "contradicts"),
        ("within", "law.period", "law.date plan.date", "holds"),
        ("within", "plan.period", "law.date", "contradicts"),
        ("within", "days.period", "other.year", "contradicts"),
        ("within", "law.date", "other.year", "holds_within_rounding"),
        ("within", "open.period", "law.period", "holds"),
        ("equality", "law.period.end", "other.period.end", "holds"),
        ("equality", "law.period.start", "other.year", "holds"),
        ("equality", "law.period.start", "plan.period.start", "contradicts"),
        ("equality", "law.date", "other.year", "holds_within_rounding"),
        ("equality", "law.period", "plan.period", "contradicts"),
        ("equality", "law.period", "other.year", "contradicts"),
        ("equality", "other.year", "ten.time_period", "contradicts"),
        ("equality", "open.period.end", "other.period.end", "holds"),
        ("difference", "one", "plan.period.start law.date", "holds"),
        ("difference", "one", "days.period plan.date", "holds"),
        ("difference", "two", "days.period plan.date", "contradicts"),
        ("duration", "three", "days.period", "holds"),
        ("duration", "two", "days.period", "contradicts"),
        ("duration", "four", "months.period", "holds"),
        ("duration", "six", "months.period", "contradicts"),
        ("duration", "ten", "law.period", "contradicts"),
        ("duration", "one", "other.year", "holds"),
        ("duration", "four", "plan.period", "contradicts"),
    ],
)
def test_dates_are_compared_by_their_printed_precision(
    kind: str, result: str, operands: str, verdict: str
) -> None:
    """Days, months, years and periods meet in one scale; a year stays as wide as it is printed."""
    assert outcome(kind, result, operands).verdict == verdict


def test_what_the_sources_do_not_state_is_undecided() -> None:
    """With period or scope unstated figures that differ may both be true; the reason is kept."""
    found = outcome("sum", "ten", "six three", "period_not_stated")
    assert (found.verdict, found.reason) == ("undecided", "period_not_stated")
    rounded = outcome("equality", "ten", "about", "scope_not_stated")
    assert (rounded.verdict, rounded.reason) == ("undecided", "scope_not_stated")
    assert outcome("sum", "ten", "six four", "scope_not_stated").verdict == "holds"
    assert outcome("bound", "ten", "above-six").reason == "open_bound"
    assert outcome("sum", "ten", "six four").reason == ""


@pytest.mark.parametrize(
    ("kind", "result", "operands", "message"),
    [
        ("sum", "ten", "", "sum takes 1 operands, not 0"),
        ("difference", "ten", "six", "difference takes 2 operands, not 1"),
        ("sum", "ten", "six law.date", "computed with numbers"),
        ("sum", "law.date", "six", "computed with numbers"),
        ("part_sum", "ten", "law.date", "computed with numbers"),
        ("product", "ten", "law.date", "computed with numbers"),
        ("share", "half", "six law.date", "computed with numbers"),
        ("ratio", "twice", "six law.date", "computed with numbers"),
        ("count", "law.date", "p/records", "computed with numbers"),
        ("within", "law.date", "six law.date", "compares dates"),
        ("within", "six", "law.date", "compares dates"),
        ("order", "ten", "six law.date", "cannot be compared with a number"),
        ("ratio", "twice", "six up", "it holds zero"),
    ],
)
def test_the_reason_is_told(kind: str, result: str, operands: str, message: str) -> None:
    """A wrong number of operands is told apart from terms of the wrong sort."""
    with pytest.raises(BadReference, match=message):
        outcome(kind, result, operands)


def test_a_relation_keeps_its_place_names_and_notes() -> None:
    """What is declared is taken over from its row."""
    what = collection(FIGURES, [relation("sum", "ten", "six four")], (), RECORDS, INDICATORS)
    package = what.package("p")
    assert package is not None
    table = package.table("reconciliations")
    assert table is not None
    cells = {**table.rows[0].cells, "name_en": "a name", "note_kk": "белгі"}
    changed = replace(table, rows=(replace(table.rows[0], cells=cells),))
    tables = tuple(changed if t is table else t for t in package.tables)
    (item,) = declared(replace(what, packages=(replace(package, tables=tables),)))
    assert item.names == {"en": "a name"}
    assert item.notes == {"kk": "белгі"}
    assert (item.id, item.package, item.file, item.line) == (
        "relation",
        "p",
        "p/data/reconciliations.csv",
        2,
    )


def test_the_schema_knows_every_kind() -> None:
    """The closed list in the schema of reconciliations is the kinds that can be computed."""
    fields = storage.standard_schemas(LANGUAGES)["reconciliations"]["fields"]
    (enum,) = (field["constraints"]["enum"] for field in fields if field["name"] == "kind")
    assert sorted(enum) == sorted(KINDS)


def test_the_documents_and_pages_are_reconciled() -> None:
    """All declared relations compute; each contradiction is explained, the known are among them."""
    what = OWN.collection
    found = {one.reconciliation.id: one for one in outcomes(what)}
    assert len(found) == len(list(declared(what))) > 180
    against = {identity for identity, one in found.items() if one.verdict == "contradicts"}
    assert against <= set(what.discrepancy_members)
    assert against >= {
        "councils-parts-drafts",
        "councils-share-renewed",
        "grants-bound-order-west-kazakhstan-2015",
        "grants-order-state-order-2017-2020-2022",
        "grants-ratio-2016-2020-report",
        "grants-sum-2023-projects",
        "ngos-before-academy-start",
        "ngos-order-registered-2023-2024",
        "ngos-share-enquiries-2021",
        "participation-interval-forums-9-10",
        "programmes-difference-radical-groups",
        "volunteering-ratio-organisations",
    }
    assert found["grants-sum-2023-amount"].verdict == "holds"
    assert found["participation-equal-recommendations"].verdict == "undecided"


def _rounded(value: int, step: int) -> int:
    """Round half up to a multiple of `step`."""
    return (value + step // 2) // step * step


def _money(value: int, step: int) -> str:
    """Print tenge in millions with as many decimals as the step asks for."""
    places = {1_000_000: 0, 100_000: 1, 10_000: 2}[step]
    return f"{Decimal(value) / 1_000_000:.{places}f} million tenge"


@given(
    st.lists(st.integers(10_000, 10**11), min_size=1, max_size=6),
    st.lists(st.sampled_from([10_000, 100_000, 1_000_000]), min_size=7, max_size=7),
)
def test_exact_parts_printed_rounded_never_contradict(parts: list[int], steps: list[int]) -> None:
    """Whatever the rounding of each figure, a true sum, bound and order is never refused."""
    names = [f"part-{i}" for i in range(len(parts))]
    figures = [
        printed(name, _money(_rounded(part, step), step), "money")
        for name, part, step in zip(names, parts, steps, strict=False)
    ]
    whole = printed("whole", _money(_rounded(sum(parts), steps[-1]), steps[-1]), "money")
    ordered = [name for _, name in sorted(zip(parts, names, strict=True))]
    what = collection(
        [*figures, whole],
        [
            relation("sum", "whole", " ".join(names), identity="sum"),
            relation("part_sum", "whole", " ".join(names), identity="part-sum"),
            relation("bound", "whole", " ".join(names), identity="bound"),
            relation("order", ordered[0], " ".join([*ordered[1:], "whole"]), identity="order"),
        ],
        indicators=INDICATORS,
    )
    verdicts = {found.reconciliation.id: found.verdict for found in outcomes(what)}
    assert len(verdicts) == 4
    assert set(verdicts.values()) <= {"holds", "holds_within_rounding"}
